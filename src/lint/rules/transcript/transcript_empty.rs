//! `transcript-empty`

use crate::lint::rule::rule;

rule! {
    /// A transcript holds no words.
    ///
    /// ## What it does
    /// Finds transcript files without a single cue.
    ///
    /// ## Why it matters
    /// The feed would promise a transcript and deliver nothing.
    ///
    /// ## Example
    /// ```text
    /// WEBVTT
    /// ```
    /// Use instead:
    /// ```text
    /// WEBVTT
    ///
    /// 00:00:01.000 --> 00:00:03.000
    /// Rye is back.
    /// ```
    "transcript-empty", Transcript, Warning, fix: None, check: Reading,
    sources: ["podcast-namespace tags/transcript.md"]
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn it_is_reported() {
        let text = "WEBVTT\n";
        insta::assert_snapshot!(findings("transcript-empty", &[("transcripts/001.vtt", text)]), @"
        transcripts/001.vtt:1:1: warning: the transcript has no cue [transcript-empty]
          help: write what is said as `HH:MM:SS text` paragraphs, or export WebVTT
        ");
    }
}
