//! `vtt-late-style`

use crate::lint::rule::rule;

rule! {
    /// A STYLE or REGION block stands after the first cue of a WebVTT file.
    ///
    /// ## What it does
    /// Looks at where such blocks begin.
    ///
    /// ## Why it matters
    /// Players ignore it there.
    ///
    /// ## Example
    /// ```text
    /// 00:01.000 --> 00:02.000
    /// Hello.
    ///
    /// STYLE
    /// ::cue { color: brown }
    /// ```
    /// Use instead:
    /// ```text
    /// STYLE
    /// ::cue { color: brown }
    ///
    /// 00:01.000 --> 00:02.000
    /// Hello.
    /// ```
    "vtt-late-style", Transcript, Warning, fix: None, check: Reading,
    sources: ["W3C WebVTT, file body"]
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn it_is_reported() {
        let text = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n\nSTYLE\n::cue { color: brown }\n\n00:02.000 --> 00:03.000\nBye.\n";
        insta::assert_snapshot!(findings("vtt-late-style", &[("transcripts/001.vtt", text)]), @"
        transcripts/001.vtt:6:1: warning: the block stands after the first cue, where players ignore it [vtt-late-style]
          help: move it above the first cue
        ");
    }
}
