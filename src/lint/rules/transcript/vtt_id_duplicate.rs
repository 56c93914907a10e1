//! `vtt-id-duplicate`

use crate::lint::rule::rule;

rule! {
    /// Two cues of a WebVTT file have the same identifier.
    ///
    /// ## What it does
    /// Compares the lines above the times.
    ///
    /// ## Why it matters
    /// Styles and scripts that name the cue meet the wrong one. Mostly a cue was copied.
    ///
    /// ## Example
    /// ```text
    /// intro
    /// 00:01.000 --> 00:02.000
    /// Hello.
    ///
    /// intro
    /// 00:02.000 --> 00:03.000
    /// Rye is back.
    /// ```
    /// Use instead:
    /// ```text
    /// intro
    /// 00:01.000 --> 00:02.000
    /// Hello.
    ///
    /// rye
    /// 00:02.000 --> 00:03.000
    /// Rye is back.
    /// ```
    "vtt-id-duplicate", Transcript, Warning, fix: None, check: Reading,
    sources: ["W3C WebVTT, cue identifier"]
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn it_is_reported() {
        let text = "WEBVTT\n\nintro\n00:01.000 --> 00:02.000\nHello.\n\nintro\n00:02.000 --> 00:03.000\nRye is back.\n";
        insta::assert_snapshot!(findings("vtt-id-duplicate", &[("transcripts/001.vtt", text)]), @"
        transcripts/001.vtt:7:1: warning: two cues are called `intro` [vtt-id-duplicate]
          transcripts/001.vtt:3: the first cue of that name
          help: give every cue a name of its own, or none
        ");
    }
}
