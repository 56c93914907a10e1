//! `webvtt-header-missing`

use crate::lint::rule::rule;

rule! {
    /// A WebVTT file does not begin with the line WEBVTT.
    ///
    /// ## What it does
    /// Looks at the first line of files that are named `.vtt` or hold WebVTT cues.
    ///
    /// ## Why it matters
    /// Browsers and most apps refuse the file.
    ///
    /// ## Example
    /// ```text
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
    "webvtt-header-missing", Transcript, Warning, fix: None, check: Reading,
    sources: ["W3C WebVTT, file structure"]
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn it_is_reported() {
        let text = "00:01.000 --> 00:02.000\nHello.\n";
        insta::assert_snapshot!(findings("webvtt-header-missing", &[("transcripts/001.vtt", text)]), @"
        transcripts/001.vtt:1:1: warning: a WebVTT file begins with the line WEBVTT [webvtt-header-missing]
          help: put `WEBVTT` and an empty line before the first cue
        ");
    }
}
