//! `voice-nested`

use super::capped::Capped;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::source::SourceFile;
use crate::transcript::{Cue, Format};

rule! {
    /// The voice changes in the middle of a timed paragraph.
    ///
    /// ## What it does
    /// Finds voice tags (`<v Ada>`) after the first words of a paragraph in plain text. In WebVTT a cue may hold several
    /// voices.
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
    "voice-nested", Transcript, Warning, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    for (file, transcript) in episode.transcripts().filter(|(_, transcript)| transcript.format == Format::Text) {
        let mut found = Capped::new(&RULE, file, diagnostics);
        for cue in transcript.cues.iter().filter(|cue| goes_on(file, cue)) {
            found.push(|| {
                let voice = cue.speaker.as_deref().unwrap_or("somebody else");
                RULE.at(file.place(cue.span), format!("{voice} speaks in the middle of a paragraph"))
                    .help("begin a paragraph with its own time where the voice changes")
            });
        }
        found.finish();
    }
}

/// A cue without a time stamp of its own, behind a voice tag.
fn goes_on(file: &SourceFile, cue: &Cue) -> bool {
    cue.span == cue.text_span
        && file.text().get(..cue.span.start).is_some_and(|before| before.trim_end_matches(' ').ends_with('>'))
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
    fn one_voice_and_webvtt() {
        let vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Rye?</v> <v Bob>Yes.</v>\n";
        let text = "00:01:00 <v Ada>Is it rye? <v Ada>I think so.\n";
        assert_eq!(findings("voice-nested", &[("transcripts/001.txt", text), ("transcripts/001.vtt", vtt)]), "");
    }
}
