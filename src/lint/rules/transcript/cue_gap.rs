//! `cue-gap`

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::source::SourceFile;
use crate::times::clock;
use crate::transcript::{Cue, Transcript};

rule! {
    /// A cue lasts over a minute, or nothing is written for over twenty seconds.
    ///
    /// ## What it does
    /// Looks at the ends of cues: none should last longer than 60 seconds, and between two cues there should be no hole of
    /// more than 20 seconds. In transcripts without ends, it finds cues after which nothing comes for over a minute though
    /// they hold few words.
    ///
    /// ## Why it matters
    /// Words are missing, or one cue stays on the screen while others are spoken; chapters that begin there are placed
    /// badly.
    ///
    /// ## Example
    /// ```text
    /// 00:10:00.000 --> 00:10:04.000
    /// So I took the loaf …
    ///
    /// 00:11:30.000 --> 00:11:33.000
    /// … and that is why.
    /// ```
    /// Transcribe the stretch in between, or write `[music]` where nobody speaks.
    "cue-gap", Transcript, Warning, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

/// Seconds.
const LONGEST_CUE: f64 = 60.0;

/// Seconds.
const LONGEST_HOLE: f64 = 20.0;

/// Nobody speaks slower, in bytes a second.
const SLOWEST: f64 = 4.0;

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    for (file, transcript) in episode.transcripts() {
        if transcript.cues.iter().any(|cue| cue.end.is_some()) {
            long_cues(file, transcript, diagnostics);
            holes(file, transcript, diagnostics);
        } else {
            silences(file, transcript, diagnostics);
        }
    }
}

fn long_cues(file: &SourceFile, transcript: &Transcript, diagnostics: &mut Diagnostics) {
    // Voices within one cue share its times; the first of them speaks for all.
    let mut before = None;
    for cue in &transcript.cues {
        let times = (cue.start, cue.end);
        let length = cue.end.map_or(0.0, |end| end - cue.start);
        if length > LONGEST_CUE && before != Some(times) {
            let found = RULE.at(file.place(cue.span), format!("the cue lasts {length:.0} seconds"));
            diagnostics.push(found.help("cut it where a sentence ends; a cue lasts a few seconds"));
        }
        before = Some(times);
    }
}

fn holes(file: &SourceFile, transcript: &Transcript, diagnostics: &mut Diagnostics) {
    let mut end = None;
    for cue in &transcript.cues {
        if let Some(end) = end.filter(|end| cue.start - end > LONGEST_HOLE) {
            let message = format!("nothing is written from {} to {}", clock(end), clock(cue.start));
            diagnostics.push(RULE.at(file.place(cue.span), message).help("transcribe what is said in between"));
        }
        end = Some(cue.end.unwrap_or(cue.start).max(end.unwrap_or_default()));
    }
}

fn silences(file: &SourceFile, transcript: &Transcript, diagnostics: &mut Diagnostics) {
    let mut said = 0;
    for pair in transcript.cues.windows(2) {
        let [cue, next] = pair else { continue };
        said += cue.text.len();
        let length = next.start - cue.start;
        if length > LONGEST_CUE && bytes_a_second(said, length) < SLOWEST {
            diagnostics.push(silence(file, cue, next));
        }
        if next.start > cue.start {
            said = 0;
        }
    }
}

fn silence(file: &SourceFile, cue: &Cue, next: &Cue) -> crate::diagnostic::Diagnostic {
    let message = format!("few words are written from {} to {}", clock(cue.start), clock(next.start));
    RULE.at(file.place(cue.span), message).help("transcribe what is said in between, or correct the times")
}

#[expect(clippy::cast_precision_loss, reason = "a cue has less than 2^52 bytes")]
fn bytes_a_second(bytes: usize, seconds: f64) -> f64 {
    bytes as f64 / seconds
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn long_cues_and_holes() {
        let vtt = "WEBVTT\n\n00:00.000 --> 01:10.000\nSo I took the loaf\n\n01:40.000 --> 01:42.000\nand left.\n";
        insta::assert_snapshot!(findings("cue-gap", &[("transcripts/001.vtt", vtt)]), @"
        transcripts/001.vtt:3:1: warning: the cue lasts 70 seconds [cue-gap]
          help: cut it where a sentence ends; a cue lasts a few seconds
        transcripts/001.vtt:6:1: warning: nothing is written from 0:01:10 to 0:01:40 [cue-gap]
          help: transcribe what is said in between
        ");
        insta::assert_snapshot!(findings("cue-gap", &[("transcripts/001.txt", "00:00:00 So\n\n00:02:00 I left.\n")]), @"
        transcripts/001.txt:1:1: warning: few words are written from 0:00:00 to 0:02:00 [cue-gap]
          help: transcribe what is said in between, or correct the times
        ");
    }

    #[test]
    fn long_paragraphs_are_no_holes() {
        let text = format!("00:00:00 {}\n\n00:02:00 Bye.\n", "So I took the loaf. ".repeat(60));
        assert_eq!(findings("cue-gap", &[("transcripts/001.txt", &text)]), "");
    }
}
