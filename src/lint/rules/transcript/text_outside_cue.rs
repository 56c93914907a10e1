//! `text-outside-cue`

use crate::lint::rule::rule;

rule! {
    /// Words stand outside of any cue.
    ///
    /// ## What it does
    /// Finds text after an empty line, without a line of times before it.
    ///
    /// ## Why it matters
    /// Players drop it. Mostly an empty line slipped into a cue.
    ///
    /// ## Example
    /// ```text
    /// 00:00:01.000 --> 00:00:03.000
    /// Rye
    ///
    /// is back.
    /// ```
    /// Use instead:
    /// ```text
    /// 00:00:01.000 --> 00:00:03.000
    /// Rye
    /// is back.
    /// ```
    "text-outside-cue", Transcript, Warning, fix: None, check: Reading,
    sources: ["W3C WebVTT, file body"]
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn it_is_reported() {
        let text = "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nRye\n\nis back.\n";
        insta::assert_snapshot!(findings("text-outside-cue", &[("transcripts/001.vtt", text)]), @"
        transcripts/001.vtt:6:1: warning: the text belongs to no cue [text-outside-cue]
          help: a line of times goes before it, and no empty line within a cue
        ");
    }
}
