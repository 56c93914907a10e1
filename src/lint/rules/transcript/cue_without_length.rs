//! `cue-without-length`

use crate::lint::rule::rule;

rule! {
    /// A cue ends at the very moment at which it starts.
    ///
    /// ## What it does
    /// Finds cues whose two times are equal.
    ///
    /// ## Why it matters
    /// No player shows it. It is the trace of a cue that was cut or merged by hand.
    ///
    /// ## Example
    /// ```text
    /// 00:00:05.000 --> 00:00:05.000
    /// Rye is back.
    /// ```
    /// Use instead:
    /// ```text
    /// 00:00:05.000 --> 00:00:06.500
    /// Rye is back.
    /// ```
    "cue-without-length", Transcript, Warning, fix: None, check: Reading,
    sources: ["W3C WebVTT, cue timings"]
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn it_is_reported() {
        let text = "WEBVTT\n\n00:00:05.000 --> 00:00:05.000\nRye is back.\n";
        insta::assert_snapshot!(findings("cue-without-length", &[("transcripts/001.vtt", text)]), @"
        transcripts/001.vtt:3:1: warning: the cue ends when it starts [cue-without-length]
          help: the end must be later than the start
        ");
    }
}
