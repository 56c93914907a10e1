//! `transcript-format-mismatch`

use crate::lint::rule::rule;

rule! {
    /// The name of a transcript promises another format than its content has.
    ///
    /// ## What it does
    /// Compares the extension of the file with its content.
    ///
    /// ## Why it matters
    /// The file is served with the wrong type, and apps cannot read it.
    ///
    /// ## Example
    /// ```text
    /// 1.srt:
    /// WEBVTT
    /// ```
    /// Use instead:
    /// ```text
    /// 1.vtt:
    /// WEBVTT
    /// ```
    "transcript-format-mismatch", Transcript, Warning, fix: None, check: Reading,
    sources: ["podcast-namespace tags/transcript.md, type"]
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn it_is_reported() {
        let text = "WEBVTT\n\n00:00.000 --> 00:01.000\nRye.\n";
        insta::assert_snapshot!(findings("transcript-format-mismatch", &[("transcripts/001.srt", text)]), @"
        transcripts/001.srt:1:1: warning: the name says SubRip, but the content is WebVTT [transcript-format-mismatch]
          help: rename the file, so that it is served with the right type
        ");
    }
}
