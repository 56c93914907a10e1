//! `webvtt-time-form`

use crate::lint::rule::rule;

rule! {
    /// A time in a WebVTT file is written in another form.
    ///
    /// ## What it does
    /// WebVTT times are `HH:MM:SS.mmm` or `MM:SS.mmm`, with a full stop and three decimals.
    ///
    /// ## Why it matters
    /// Players drop the cue.
    ///
    /// ## Example
    /// ```text
    /// 00:00:01,5 --> 00:00:03,000
    /// ```
    /// Use instead:
    /// ```text
    /// 00:00:01.500 --> 00:00:03.000
    /// ```
    "webvtt-time-form", Transcript, Warning, fix: None, check: Reading,
    sources: ["W3C WebVTT, timestamp"]
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn it_is_reported() {
        let text = "WEBVTT\n\n00:00:01,5 --> 00:00:03.000\nHello.\n";
        insta::assert_snapshot!(findings("webvtt-time-form", &[("transcripts/001.vtt", text)]), @"
        transcripts/001.vtt:3:1: warning: the time is written in another form [webvtt-time-form]
          help: WebVTT writes times as `HH:MM:SS.mmm`: a full stop and three decimals
        ");
    }
}
