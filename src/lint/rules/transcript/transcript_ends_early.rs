//! `transcript-ends-early`

use super::length;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::source::Span;
use crate::times::clock;

rule! {
    /// A transcript ends long before the audio does.
    ///
    /// ## What it does
    /// Compares the end of the last cue with the length of the audio. Two minutes, or a tenth of the episode where that is
    /// more, may be left for music.
    ///
    /// ## Why it matters
    /// The end of the episode cannot be read or searched, and chapters there cannot be placed. The transcript was cut off, or
    /// made from another version of the audio.
    ///
    /// ## Example
    /// The last cue ends at 0:05:00; the audio lasts an hour. Transcribe the rest.
    "transcript-ends-early", Transcript, Warning, fix: None, check: Episode(check),
    sources: ["podwright: transcript-coverage"]
}

/// Seconds that music and silence may take.
const LEAST: f64 = 120.0;

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some(length) = length::of_audio(episode) else { return };
    for (file, transcript) in episode.transcripts() {
        let (Some(end), Some(last)) = (transcript.end(), transcript.cues.last()) else { continue };
        if length - end > LEAST.max(length / 10.0) {
            let message = format!("the transcript ends at {}, the audio at {}", clock(end), clock(length));
            let place = file.place(Span::new(last.span.start, last.span.end));
            diagnostics
                .push(RULE.at(place, message).help("transcribe the rest, or check that it belongs to this audio"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    const NOTES: &str = "---\nduration: 01:00:00\n---\n# Bread Basket 1\n";

    fn lint(text: &str) -> String {
        findings("transcript-ends-early", &[("show_notes/001.md", NOTES), ("transcripts/001.txt", text)])
    }

    #[test]
    fn half_an_hour_is_missing() {
        insta::assert_snapshot!(lint("00:00:00 Hello.\n\n00:30:00 Back in a minute.\n"), @"
        transcripts/001.txt:3:1: warning: the transcript ends at 0:30:00, the audio at 1:00:00 [transcript-ends-early]
          help: transcribe the rest, or check that it belongs to this audio
        ");
    }

    #[test]
    fn music_at_the_end() {
        assert_eq!(lint("00:00:00 Hello.\n\n00:56:00 Bye.\n"), "");
    }
}
