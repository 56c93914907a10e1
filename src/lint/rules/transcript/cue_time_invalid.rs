//! `cue-time-invalid`

use crate::lint::rule::rule;

rule! {
    /// Something stands where a time belongs, and cannot be read as one.
    ///
    /// ## What it does
    /// Finds times with letters, missing fields, or minutes and seconds above 59. The words are kept with the time of the
    /// cue before.
    ///
    /// ## Why it matters
    /// The words cannot be shown when they are said, and chapters cannot be placed there.
    ///
    /// ## Example
    /// ```text
    /// 00:0l:15 Rye is back.
    /// ```
    /// Use instead:
    /// ```text
    /// 00:01:15 Rye is back.
    /// ```
    "cue-time-invalid", Transcript, Warning, fix: None, check: Reading,
    sources: ["W3C WebVTT, timestamp", "podcast-namespace transcripts.md"]
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn it_is_reported() {
        let text = "00:00:00 Hello.\n\n00:0l:15 Rye is back.\n";
        insta::assert_snapshot!(findings("cue-time-invalid", &[("transcripts/001.txt", text)]), @"
        transcripts/001.txt:3:1: warning: this looks like a time, but is none [cue-time-invalid]
          help: times are written as `HH:MM:SS`, in digits
        ");
    }
}
