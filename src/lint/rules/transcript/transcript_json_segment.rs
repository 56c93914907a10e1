//! `transcript-json-segment`

use crate::lint::rule::rule;

rule! {
    /// A segment of a JSON transcript lacks its words, or holds something else.
    ///
    /// ## What it does
    /// Every segment needs `body` (text) and `startTime` (a number); `speaker`, where it is given, is text.
    ///
    /// ## Why it matters
    /// The segment is left out.
    ///
    /// ## Example
    /// ```json
    /// {"startTime": 0.5}
    /// ```
    /// Use instead:
    /// ```json
    /// {"startTime": 0.5, "body": "Rye is back."}
    /// ```
    "transcript-json-segment", Transcript, Warning, fix: None, check: Reading,
    sources: ["podcast-namespace transcripts.md, JSON"]
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    #[test]
    fn it_is_reported() {
        let text =
            "{\"version\": \"1.0.0\", \"segments\": [{\"startTime\": 0.5}, {\"startTime\": 1, \"body\": \"Rye.\"}]}\n";
        insta::assert_snapshot!(findings("transcript-json-segment", &[("transcripts/001.json", text)]), @"
        transcripts/001.json:1:35: warning: the segment has no `body` [transcript-json-segment]
          help: a segment is an object with `startTime` (a number of seconds) and `body` (text)
        ");
    }
}
