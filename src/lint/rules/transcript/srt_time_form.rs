//! `srt-time-form`

use crate::lint::rule::rule;

rule! {
    /// A time in a SubRip file is written in another form.
    ///
    /// ## What it does
    /// SubRip times are `HH:MM:SS,mmm`, with a comma and three decimals.
    ///
    /// ## Why it matters
    /// Strict players refuse the file.
    ///
    /// ## Example
    /// ```text
    /// 00:00:01.500 --> 00:00:03.000
    /// ```
    /// Use instead:
    /// ```text
    /// 00:00:01,500 --> 00:00:03,000
    /// ```
    "srt-time-form", Transcript, Warning, fix: None, check: Reading,
    sources: ["podcast-namespace transcripts.md, SRT"]
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn it_is_reported() {
        let text = "1\n00:00:01.500 --> 00:00:03,000\nRye is back.\n";
        insta::assert_snapshot!(findings("srt-time-form", &[("transcripts/001.srt", text)]), @"
        transcripts/001.srt:2:1: warning: the time is written in another form [srt-time-form]
          help: SubRip writes times as `HH:MM:SS,mmm`: a comma and three decimals
        ");
    }
}
