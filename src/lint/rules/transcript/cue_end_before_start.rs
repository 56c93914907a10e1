//! `cue-end-before-start`

use crate::lint::rule::rule;

rule! {
    /// A cue ends before it starts.
    ///
    /// ## What it does
    /// Compares the two times of every cue.
    ///
    /// ## Why it matters
    /// Players skip the cue or show it forever. One of its times is mistyped.
    ///
    /// ## Example
    /// ```text
    /// 00:00:05.000 --> 00:00:02.000
    /// Rye is back.
    /// ```
    /// Use instead:
    /// ```text
    /// 00:00:05.000 --> 00:00:08.000
    /// Rye is back.
    /// ```
    "cue-end-before-start", Transcript, Warning, fix: None, check: Reading,
    sources: ["W3C WebVTT, cue timings"]
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn it_is_reported() {
        let text = "WEBVTT\n\n00:00:05.000 --> 00:00:02.000\nRye is back.\n";
        insta::assert_snapshot!(findings("cue-end-before-start", &[("transcripts/001.vtt", text)]), @"
        transcripts/001.vtt:3:1: warning: the cue ends at 00:00:02.000 but starts at 00:00:05.000 [cue-end-before-start]
          help: the end must be later than the start
        ");
    }
}
