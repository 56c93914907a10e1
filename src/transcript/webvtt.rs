//! Reads WebVTT (<https://www.w3.org/TR/webvtt1/>), and what calls itself so.

use super::captions::{self, Dialect};
use super::faults::Faults;
use super::lines::{lines, without_bom};
use super::words::Markup;
use super::{Format, Transcript, detect};
use crate::source::{SourceFile, Span};

const DIALECT: Dialect = Dialect {
    markup: Markup::WebVtt,
    has_comments: true,
    time_rule: "webvtt-time-form",
    time_help: "WebVTT writes times as `HH:MM:SS.mmm`: a full stop and three decimals",
    time_form: |time| {
        let whole = if time.fields == 3 { time.leading_digits >= 2 } else { time.leading_digits == 2 };
        whole && time.fraction_mark == Some('.') && time.fraction_digits == 3
    },
};

/// Reads `file` as WebVTT. Labels in the words count only where there are no voice tags.
pub(super) fn read(file: &SourceFile, faults: &mut Faults<'_>) -> Transcript {
    let (text, start) = without_bom(file.text());
    let body = after_header(text, start, faults);
    let mut cues = captions::read(file, body, &DIALECT, faults);
    if cues.iter().all(|cue| cue.speaker.is_none()) {
        captions::name_speakers(file, &mut cues, false);
    }
    Transcript { format: Format::WebVtt, cues, ..Transcript::default() }
}

/// Byte offset in the file at which the cues begin: after the signature and the lines that belong to it.
fn after_header(text: &str, start: usize, faults: &mut Faults<'_>) -> usize {
    let signature = lines(text, start).next().map_or(Span::default(), |line| Span::new(line.start, line.end()));
    if text.trim().is_empty() {
        // That there is nothing at all is told once.
        return start;
    }
    if !detect::is_webvtt(text) {
        faults.warn(
            "webvtt-header-missing",
            signature,
            "a WebVTT file begins with the line WEBVTT",
            "put `WEBVTT` and an empty line before the first cue",
        );
        return start;
    }
    for line in lines(text, start).skip(1) {
        if line.is_blank() {
            return line.end();
        }
        if captions::timing_mark(line.text).is_some() {
            faults.warn(
                "webvtt-header-unseparated",
                signature,
                "there is no empty line between the header and the first cue",
                "put an empty line after the WEBVTT header",
            );
            return line.start;
        }
    }
    start + text.len()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{cues, rules};

    #[test]
    fn the_whole_grammar() {
        let text = "\u{feff}WEBVTT - a show\r\nKind: captions\r\n\r\nNOTE\r\nnot spoken\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\n\
                    one\r\n00:01.000 --> 00:02.500 align:start\r\n<v Ada Byron>Hello &amp;\r\n<i>welcome</i>.\r\n\r\n\
                    01:00:00.000 --> 01:00:01.000\r\nBye.\r\n";
        assert_eq!(rules("a.vtt", text), Vec::<&str>::new());
        let cues = cues("a.vtt", text);
        assert_eq!(cues.len(), 2);
        assert_eq!((cues[0].start, cues[0].end), (1.0, Some(2.5)));
        assert_eq!((cues[0].speaker.as_deref(), cues[0].text.as_str()), (Some("Ada Byron"), "Hello & welcome."));
        assert!(text[cues[0].span.start..cues[0].span.end].starts_with("00:01.000"));
        assert_eq!(&text[cues[0].text_span.start..cues[0].text_span.end], "Hello &amp;\r\n<i>welcome</i>.");
        assert_eq!((cues[1].start, cues[1].speaker.as_deref()), (3600.0, None));
    }

    #[test]
    fn broken_files_are_read_and_reported() {
        let text = "00:00:01,0 --> 00:00:02.000\nOne.\n00:00:03.000 --> 00:00:02.000\nTwo.\n\nStray.\n\n\
                    00:0x:04.000 --> 00:00:05.000\nThree.\n\n00:00:06.000 --> 00:00:06.000\n";
        assert_eq!(
            rules("a.vtt", text),
            [
                "webvtt-header-missing",
                "webvtt-time-form",
                "text-outside-cue",
                "cue-time-invalid",
                "cue-end-before-start",
                "cue-without-text",
                "cue-without-length"
            ]
        );
        let found: Vec<_> = cues("a.vtt", text).into_iter().map(|cue| (cue.start, cue.text)).collect();
        let said = |start: f64, text: &str| (start, text.to_owned());
        assert_eq!(
            found,
            [said(1.0, "One."), said(3.0, "Two."), said(3.0, "Stray."), said(3.0, "Three."), said(6.0, "")]
        );
    }

    #[test]
    fn a_header_without_an_empty_line() {
        let text = "WEBVTT\n00:00.000 --> 00:01.000\nHi.\n";
        assert_eq!(rules("a.vtt", text), ["webvtt-header-unseparated"]);
        assert_eq!(cues("a.vtt", text).len(), 1);
    }

    #[test]
    fn labels_name_speakers_where_there_are_no_voices() {
        let cue = &cues("a.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nALEX LANGSHUR: Hi.\n")[0];
        assert_eq!((cue.speaker.as_deref(), cue.text.as_str()), (Some("ALEX LANGSHUR"), "Hi."));
    }
}
