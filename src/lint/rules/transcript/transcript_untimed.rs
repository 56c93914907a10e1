//! `transcript-untimed`

use crate::lint::rule::rule;

rule! {
    /// A transcript has words and no times.
    ///
    /// ## What it does
    /// Finds transcripts without a single time stamp.
    ///
    /// ## Why it matters
    /// It can be read, but not shown along with the audio, and chapters cannot be placed by it.
    ///
    /// ## Example
    /// ```text
    /// Ada: Rye is back.
    /// ```
    /// Use instead:
    /// ```text
    /// 00:00:05 Ada: Rye is back.
    /// ```
    "transcript-untimed", Transcript, Info, fix: None, check: Reading,
    sources: ["podcast-namespace tags/transcript.md, rel"]
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn it_is_reported() {
        let text = "ADA: Rye is back.\n\nBOB: It is.\n";
        insta::assert_snapshot!(findings("transcript-untimed", &[("transcripts/001.txt", text)]), @"
        transcripts/001.txt:1:1: info: the transcript has no time stamps [transcript-untimed]
          help: with `HH:MM:SS` before its paragraphs it could place chapters
        ");
    }
}
