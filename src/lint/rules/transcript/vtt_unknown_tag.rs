//! `vtt-unknown-tag`

use crate::lint::rule::rule;

rule! {
    /// A cue of a WebVTT file holds a tag that WebVTT does not know.
    ///
    /// ## What it does
    /// Known are `c`, `i`, `b`, `u`, `v`, `lang`, `ruby`, `rt` and time stamps. Each kind of tag is reported once a file.
    ///
    /// ## Why it matters
    /// Players drop the tag; if it is a part of what was said (`Vec<T>`), they drop words.
    ///
    /// ## Example
    /// ```text
    /// 00:01.000 --> 00:02.000
    /// A <font color=brown>loaf</font>.
    /// ```
    /// Use instead:
    /// ```text
    /// 00:01.000 --> 00:02.000
    /// A <c.brown>loaf</c>.
    /// ```
    "vtt-unknown-tag", Transcript, Warning, fix: None, check: Reading,
    sources: ["W3C WebVTT, cue components"]
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn it_is_reported() {
        let text = "WEBVTT\n\n00:01.000 --> 00:02.000\nA <font color=brown>loaf</font> <i>of</i> rye.\n";
        insta::assert_snapshot!(findings("vtt-unknown-tag", &[("transcripts/001.vtt", text)]), @"
        transcripts/001.vtt:4:3: warning: WebVTT has no tag `<font color=brown>` [vtt-unknown-tag]
          help: players drop it; write `&lt;` where the bracket is spoken
        ");
    }
}
