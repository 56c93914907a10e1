//! `webvtt-header-unseparated`

use crate::lint::rule::rule;

rule! {
    /// There is no empty line between the header of a WebVTT file and its first cue.
    ///
    /// ## What it does
    /// Looks for a line of times before the first empty line.
    ///
    /// ## Why it matters
    /// The first cue counts as a part of the header and is lost.
    ///
    /// ## Example
    /// ```text
    /// WEBVTT
    /// 00:01.000 --> 00:02.000
    /// Hello.
    /// ```
    /// Use instead:
    /// ```text
    /// WEBVTT
    ///
    /// 00:01.000 --> 00:02.000
    /// Hello.
    /// ```
    "webvtt-header-unseparated", Transcript, Warning, fix: None, check: Reading,
    sources: ["W3C WebVTT, file structure"]
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn it_is_reported() {
        let text = "WEBVTT\n00:01.000 --> 00:02.000\nHello.\n";
        insta::assert_snapshot!(findings("webvtt-header-unseparated", &[("transcripts/001.vtt", text)]), @"
        transcripts/001.vtt:1:1: warning: there is no empty line between the header and the first cue [webvtt-header-unseparated]
          help: put an empty line after the WEBVTT header
        ");
    }
}
