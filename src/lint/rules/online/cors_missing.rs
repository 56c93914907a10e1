//! `cors-missing`

use super::{Asked, What};
use crate::diagnostic::Diagnostic;
use crate::lint::rule::rule;

rule! {
    /// Players in browsers may not read the feed, chapters or a transcript. With `--online`.
    ///
    /// ## What it does
    /// Asks as a page of another site does, and looks for `Access-Control-Allow-Origin: *`.
    ///
    /// ## Why it matters
    /// Without the header browsers keep the file from web players, which then show no chapters and no transcript.
    ///
    /// ## Example
    /// A transcript without the header.
    "cors-missing", Feed, Info, fix: None, check: Opened,
    sources: ["podcast-namespace docs/examples/transcripts/transcripts.md"]
}

pub(super) fn check(asked: &Asked<'_>) -> Option<Diagnostic> {
    let is_read = matches!(asked.what, What::Feed | What::Chapters | What::Transcript);
    if !is_read || !asked.answer.is_there() || asked.answer.cors.is_some() {
        return None;
    }
    Some(
        asked
            .found(&RULE, "the server does not allow players in browsers to read this")
            .help("send `Access-Control-Allow-Origin: *`"),
    )
}
