//! `cue-times-backwards`

use crate::lint::rule::rule;

rule! {
    /// A cue starts before the one above it.
    ///
    /// ## What it does
    /// Compares the start of every cue with the cue before it in the file.
    ///
    /// ## Why it matters
    /// One of the two times is wrong: captions jump, and the words in between are lost.
    ///
    /// ## Example
    /// ```text
    /// 00:10:00 Rye is back.
    ///
    /// 00:01:05 And so are we.
    /// ```
    /// Use instead:
    /// ```text
    /// 00:10:00 Rye is back.
    ///
    /// 00:10:05 And so are we.
    /// ```
    "cue-times-backwards", Transcript, Warning, fix: None, check: Reading,
    sources: ["W3C WebVTT, cue timings"]
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn it_is_reported() {
        let text = "00:10:00 Rye is back.\n\n00:01:05 And so are we.\n";
        insta::assert_snapshot!(findings("cue-times-backwards", &[("transcripts/001.txt", text)]), @"
        transcripts/001.txt:3:1: warning: the cue starts at 00:01:05.000, before the cue above it [cue-times-backwards]
          transcripts/001.txt:1: the cue above starts at 00:10:00.000
          help: one of the two times is wrong: cues follow each other in order of time
        ");
    }
}
