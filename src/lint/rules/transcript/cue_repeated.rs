//! `cue-repeated`

use crate::diagnostic::{Diagnostics, Severity};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::source::Span;
use crate::transcript::Cue;

rule! {
    /// The same cue is repeated five times or more in a row.
    ///
    /// ## What it does
    /// Finds runs of five or more cues with the same words. Short words that people do repeat (*yeah*, *bye*) are only an
    /// info.
    ///
    /// ## Why it matters
    /// Speech recognition gets stuck on a noise or a pause. What was really said in that stretch is missing.
    ///
    /// ## Example
    /// ```text
    /// 00:12:01 I don't think that's enough flour.
    ///
    /// 00:12:03 I don't think that's enough flour.
    ///
    /// 00:12:05 I don't think that's enough flour.
    /// ```
    /// … and so on: transcribe the stretch again, or write what is said.
    "cue-repeated", Transcript, Error, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

const LEAST_IN_A_ROW: usize = 5;

/// Longer texts are not said five times in a row.
const SHORT: usize = 12;

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    for (file, transcript) in episode.transcripts() {
        for run in transcript.cues.chunk_by(says_the_same) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            if run.len() < LEAST_IN_A_ROW || first.text.is_empty() {
                continue;
            }
            let place = file.place(Span::new(first.span.start, last.span.end));
            let mut found = RULE.at(place, format!("the same words stand in {} cues in a row", run.len()));
            if first.text.chars().count() <= SHORT {
                found.severity = Severity::Info;
            }
            diagnostics.push(found.help("transcribe this stretch again, or keep one cue if it was said once"));
        }
    }
}

fn says_the_same(a: &Cue, b: &Cue) -> bool {
    let words = |cue: &Cue| cue.text.trim_end_matches(['.', ',', '!', '?', ' ']).len();
    let (a_words, b_words) = (a.text.get(..words(a)), b.text.get(..words(b)));
    matches!((a_words, b_words), (Some(a), Some(b)) if a.eq_ignore_ascii_case(b))
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    fn lint(words: &str, count: usize) -> String {
        let cues: Vec<String> = (0..count).map(|second| format!("00:00:{second:02} {words}\n")).collect();
        findings("cue-repeated", &[("transcripts/001.txt", &cues.join("\n"))])
    }

    #[test]
    fn a_loop() {
        insta::assert_snapshot!(lint("That is not enough flour.", 6), @"
        transcripts/001.txt:1:1: error: the same words stand in 6 cues in a row [cue-repeated]
          help: transcribe this stretch again, or keep one cue if it was said once
        ");
        insta::assert_snapshot!(lint("Yeah.", 5), @"
        transcripts/001.txt:1:1: info: the same words stand in 5 cues in a row [cue-repeated]
          help: transcribe this stretch again, or keep one cue if it was said once
        ");
    }

    #[test]
    fn four_times_is_emphasis() {
        assert_eq!(lint("That is not enough flour.", 4), "");
    }
}
