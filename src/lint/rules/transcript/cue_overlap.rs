//! `cue-overlap`

use super::capped::Capped;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::times::clock;

rule! {
    /// A cue begins before the one above it ends.
    ///
    /// ## What it does
    /// Finds cues that overlap by more than half a second. Voices within one cue, and cues with the very same times, are
    /// left alone.
    ///
    /// ## Why it matters
    /// Players show two cues at once, or swap their order. Two people who speak at the same time are the only good reason.
    ///
    /// ## Example
    /// ```text
    /// 00:01.000 --> 00:05.000
    /// Rye is back.
    ///
    /// 00:03.000 --> 00:06.000
    /// And so are we.
    /// ```
    /// End the first cue at `00:03.000`.
    "cue-overlap", Transcript, Info, fix: None, check: Episode(check),
    sources: ["W3C WebVTT, cue timings"]
}

/// Seconds: less is the play of rounding.
const TOLERANCE: f64 = 0.5;

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    for (file, transcript) in episode.transcripts() {
        let mut found = Capped::new(&RULE, file, diagnostics);
        for pair in transcript.cues.windows(2) {
            let [before, cue] = pair else { continue };
            let Some(end) = before.end else { continue };
            if cue.start > before.start && end - cue.start > TOLERANCE {
                found.push(|| {
                    RULE.at(
                        file.place(cue.span),
                        format!("the cue begins before the one above it ends at {}", clock(end)),
                    )
                    .help("end the cue above where this one begins")
                    .related(file.place(before.span), "this cue still runs")
                });
            }
        }
        found.finish();
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn cues_over_each_other() {
        let vtt = "WEBVTT\n\n00:01.000 --> 00:05.000\nRye.\n\n00:03.000 --> 00:06.000\nOats.\n\n00:06.000 --> 00:07.000\nBran.\n";
        insta::assert_snapshot!(findings("cue-overlap", &[("transcripts/001.vtt", vtt)]), @"
        transcripts/001.vtt:6:1: info: the cue begins before the one above it ends at 0:00:05 [cue-overlap]
          transcripts/001.vtt:3: this cue still runs
          help: end the cue above where this one begins
        ");
    }
}
