//! `transcript-json-invalid`

use crate::lint::rule::rule;

rule! {
    /// A JSON transcript is no JSON, or has no `segments`.
    ///
    /// ## What it does
    /// Reads the file as Podcasting 2.0 JSON and names the place at which that fails.
    ///
    /// ## Why it matters
    /// No app can read any of it.
    ///
    /// ## Example
    /// ```json
    /// {"version": "1.0.0", "segments": [,]}
    /// ```
    /// Use instead:
    /// ```json
    /// {"version": "1.0.0", "segments": [{"startTime": 0.5, "body": "Rye."}]}
    /// ```
    "transcript-json-invalid", Transcript, Error, fix: None, check: Reading,
    sources: ["podcast-namespace transcripts.md, JSON"]
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn it_is_reported() {
        let text = "{\"version\": \"1.0.0\", \"segments\": [,]}\n";
        insta::assert_snapshot!(findings("transcript-json-invalid", &[("transcripts/001.json", text)]), @"
        transcripts/001.json:1:35: error: no JSON transcript: expected value [transcript-json-invalid]
          help: a JSON transcript is an object with `version` and a list of `segments`
        ");
    }
}
