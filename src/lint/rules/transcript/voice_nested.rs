//! `voice-nested`

use super::capped::Capped;
use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::source::{SourceFile, Span};
use crate::transcript::{Cue, Format};

rule! {
    /// A voice tag stands in the middle of a timed paragraph.
    ///
    /// ## What it does
    /// Finds voice tags (`<v Ada>`) after the first words of a paragraph in plain text. In WebVTT a cue may hold several
    /// voices. Where the tag names the voice that speaks already, the fix removes it.
    ///
    /// ## Why it matters
    /// The answer gets the time of the question. It is the trace of short cues that were merged without looking at who
    /// speaks.
    ///
    /// ## Example
    /// ```text
    /// 00:01:00 <v Ada>Is it rye? <v Bob>It is.
    /// ```
    /// Use instead:
    /// ```text
    /// 00:01:00 <v Ada>Is it rye?
    ///
    /// 00:01:02 <v Bob>It is.
    /// ```
    "voice-nested", Transcript, Warning, fix: Safe, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    for (file, transcript) in episode.transcripts().filter(|(_, transcript)| transcript.format == Format::Text) {
        let mut found = Capped::new(&RULE, file, diagnostics);
        for cue in &transcript.cues {
            if goes_on(file, cue) {
                found.push(|| {
                    let voice = cue.speaker.as_deref().unwrap_or("somebody else");
                    RULE.at(file.place(cue.span), format!("{voice} speaks in the middle of a paragraph"))
                        .help("begin a paragraph with its own time where the voice changes")
                });
            }
            for tag in repeated_tags(file, cue) {
                found.push(|| {
                    let repeated = RULE
                        .at(file.place(tag), "a voice tag repeats the voice that speaks already")
                        .help("one tag at the head of the paragraph is enough");
                    if hides_a_time(file, tag) { repeated } else { repeated.fix(Fix::safe(tag, "")) }
                });
            }
        }
        found.finish();
    }
}

/// A cue without a time stamp of its own, behind a voice tag.
fn goes_on(file: &SourceFile, cue: &Cue) -> bool {
    cue.span == cue.text_span
        && file.text().get(..cue.span.start).is_some_and(|before| before.trim_end_matches(' ').ends_with('>'))
}

/// Would what follows the tag be read as a time stamp without it?
fn hides_a_time(file: &SourceFile, tag: Span) -> bool {
    let text = file.text();
    let begins_line = text.get(..tag.start).is_some_and(|before| before.trim_end_matches(' ').ends_with('\n'));
    begins_line
        && text.get(tag.end..).is_some_and(|behind| behind.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}

/// The voice tags within the words of one voice: the reader drops them.
fn repeated_tags(file: &SourceFile, cue: &Cue) -> Vec<Span> {
    let written = file.slice(cue.text_span);
    let tags = written.match_indices("<v ").filter_map(|(at, _)| {
        let length = written.get(at..)?.find('>')? + 1;
        Some(Span::new(at, at + length).shifted(cue.text_span.start))
    });
    tags.collect()
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn two_voices_in_one_paragraph() {
        let text = "00:01:00 <v Ada>Is it rye? <v Bob>It is.\n\n00:01:05 <v Ada>Good.\n";
        insta::assert_snapshot!(findings("voice-nested", &[("transcripts/001.txt", text)]), @"
        transcripts/001.txt:1:35: warning: Bob speaks in the middle of a paragraph [voice-nested]
          help: begin a paragraph with its own time where the voice changes
        ");
    }

    #[test]
    fn one_voice_tagged_twice() {
        let text = "00:01:00 <v Ada>Is it rye? <v Ada>I think so.\n";
        insta::assert_snapshot!(findings("voice-nested", &[("transcripts/001.txt", text)]), @"
        transcripts/001.txt:1:28: warning: a voice tag repeats the voice that speaks already [voice-nested]
          help: one tag at the head of the paragraph is enough
          transcripts/001.txt - 00:01:00 <v Ada>Is it rye? <v Ada>I think so.
          transcripts/001.txt + 00:01:00 <v Ada>Is it rye? I think so.
        ");
    }

    #[test]
    fn one_voice_and_webvtt() {
        let vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Rye?</v> <v Bob>Yes.</v>\n";
        let text = "00:01:00 <v Ada>Is it rye?\n\n00:01:01 <v Ada>I think so.\n";
        assert_eq!(findings("voice-nested", &[("transcripts/001.txt", text), ("transcripts/001.vtt", vtt)]), "");
    }
}
