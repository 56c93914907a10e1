//! `transcript-past-end`

use super::length;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::times::clock;

rule! {
    /// A cue begins after the end of the audio.
    ///
    /// ## What it does
    /// Compares the start of every cue with the length of the audio; five seconds are left to rounding. Only the first such
    /// cue is reported.
    ///
    /// ## Why it matters
    /// A time is mistyped, or the transcript belongs to another version of the audio: then all its times are wrong.
    ///
    /// ## Example
    /// A cue at 1:10:00 in audio of 1:00:00.
    "transcript-past-end", Transcript, Error, fix: None, check: Episode(check),
    sources: ["podwright: transcript-within-duration"]
}

/// Seconds.
const TOLERANCE: f64 = 5.0;

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some(length) = length::of_audio(episode) else { return };
    for (file, transcript) in episode.transcripts() {
        if let Some(cue) = transcript.cues.iter().find(|cue| cue.start > length + TOLERANCE) {
            let message = format!("the cue begins at {}, but the audio ends at {}", clock(cue.start), clock(length));
            diagnostics.push(
                RULE.at(file.place(cue.span), message).help("correct the time, or check that it belongs to this audio"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    const NOTES: &str = "---\nduration: 01:00:00\n---\n# Bread Basket 1\n";

    fn lint(text: &str) -> String {
        findings("transcript-past-end", &[("show_notes/001.md", NOTES), ("transcripts/001.txt", text)])
    }

    #[test]
    fn a_cue_behind_the_audio() {
        insta::assert_snapshot!(lint("00:00:00 Hello.\n\n01:10:00 Bye.\n\n01:10:05 Bye.\n"), @"
        transcripts/001.txt:3:1: error: the cue begins at 1:10:00, but the audio ends at 1:00:00 [transcript-past-end]
          help: correct the time, or check that it belongs to this audio
        ");
    }

    #[test]
    fn a_cue_within_it() {
        assert_eq!(lint("00:00:00 Hello.\n\n01:00:02 Bye.\n"), "");
    }
}
