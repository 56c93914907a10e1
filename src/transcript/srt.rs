//! Reads SubRip: a counter, a line of times, lines of text, an empty line. There is no specification, so every
//! part but the times may be missing.

use super::captions::{self, Dialect};
use super::faults::Faults;
use super::lines::without_bom;
use super::words::Markup;
use super::{Format, Transcript};
use crate::source::SourceFile;

const DIALECT: Dialect = Dialect {
    markup: Markup::SubRip,
    has_comments: false,
    time_rule: "srt-time-form",
    time_help: "SubRip writes times as `HH:MM:SS,mmm`: a comma and three decimals",
    time_form: |time| {
        time.fields == 3 && time.leading_digits == 2 && time.fraction_mark == Some(',') && time.fraction_digits == 3
    },
};

/// Reads `file` as SubRip. A `Name:` label stands where a new speaker begins (podcast-namespace `transcripts.md`, SRT)
/// and holds until the next label.
pub(super) fn read(file: &SourceFile, faults: &mut Faults<'_>) -> Transcript {
    let (_, start) = without_bom(file.text());
    let mut cues = captions::read(file, start, &DIALECT, faults);
    captions::name_speakers(file, &mut cues, true);
    let mut speaking = None;
    for cue in &mut cues {
        match &cue.speaker {
            Some(speaker) => speaking = Some(speaker.clone()),
            None => cue.speaker.clone_from(&speaking),
        }
    }
    Transcript { format: Format::Srt, cues, ..Transcript::default() }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{cues, rules};

    #[test]
    fn labels_hold_until_the_next() {
        let text = "1\n00:00:00,780 --> 00:00:06,210\nAda Byron: The year\n1843\n\n2\n00:00:06,210 --> 00:00:12,990\n\
                    and <i>so</i> on\n\n3\n00:00:13,000 --> 00:00:14,000\nBo Diddley: Yes: no.\n";
        assert_eq!(rules("a.srt", text), Vec::<&str>::new());
        let found: Vec<_> =
            cues("a.srt", text).into_iter().map(|cue| (cue.start, cue.speaker.unwrap(), cue.text)).collect();
        assert_eq!(
            found,
            [
                (0.78, "Ada Byron".into(), "The year 1843".into()),
                (6.21, "Ada Byron".into(), "and so on".into()),
                (13.0, "Bo Diddley".into(), "Yes: no.".to_owned())
            ]
        );
    }

    #[test]
    fn counters_empty_lines_and_commas_may_be_missing() {
        let text = "00:00:00.000 --> 00:00:01.000\nOne.\n2\n00:00:01,000 --> 00:00:02,000\n{\\an8}Two.\n";
        assert_eq!(rules("a.srt", text), ["srt-time-form", "srt-time-form"]);
        let texts: Vec<_> = cues("a.srt", text).into_iter().map(|cue| cue.text).collect();
        assert_eq!(texts, ["One.", "Two."]);
    }

    #[test]
    fn the_span_of_the_text_leaves_the_label_out() {
        let text = "1\n00:00:00,000 --> 00:00:01,000\nADA: One.\n";
        let cue = &cues("a.srt", text)[0];
        assert_eq!(&text[cue.text_span.start..cue.text_span.end], "One.");
    }
}
