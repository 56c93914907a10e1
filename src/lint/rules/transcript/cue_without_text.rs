//! `cue-without-text`

use crate::lint::rule::rule;

rule! {
    /// A cue has a time and no words.
    ///
    /// ## What it does
    /// Finds cues without text.
    ///
    /// ## Why it matters
    /// Words are missing, or an empty cue was left behind.
    ///
    /// ## Example
    /// ```text
    /// 00:00:05.000 --> 00:00:06.000
    /// ```
    /// Use instead:
    /// ```text
    /// 00:00:05.000 --> 00:00:06.000
    /// Rye is back.
    /// ```
    "cue-without-text", Transcript, Warning, fix: None, check: Reading,
    sources: ["podwright: transcript-empty-cue"]
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn it_is_reported() {
        let text = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHello.\n\n00:00:05.000 --> 00:00:06.000\n";
        insta::assert_snapshot!(findings("cue-without-text", &[("transcripts/001.vtt", text)]), @"
        transcripts/001.vtt:6:1: warning: the cue has no text [cue-without-text]
          help: write what is said, or remove the cue
        ");
    }
}
