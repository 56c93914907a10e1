//! `transcript-json-version`

use crate::lint::rule::rule;

rule! {
    /// A JSON transcript does not say its version.
    ///
    /// ## What it does
    /// Looks for the text `version` beside `segments`.
    ///
    /// ## Why it matters
    /// Readers have to guess the form. All that we know guess right.
    ///
    /// ## Example
    /// ```json
    /// {"segments": []}
    /// ```
    /// Use instead:
    /// ```json
    /// {"version": "1.0.0", "segments": []}
    /// ```
    "transcript-json-version", Transcript, Info, fix: None, check: Reading,
    sources: ["podcast-namespace transcripts.md, JSON"]
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn it_is_reported() {
        let text = "{\"segments\": [{\"startTime\": 1, \"body\": \"Rye.\"}]}\n";
        insta::assert_snapshot!(findings("transcript-json-version", &[("transcripts/001.json", text)]), @r#"
        transcripts/001.json:1:1: info: the JSON transcript does not say its version [transcript-json-version]
          help: put `"version": "1.0.0"` beside `segments`
        "#);
    }
}
