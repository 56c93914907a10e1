//! `feed-uncompressed`

use super::{Asked, What};
use crate::diagnostic::Diagnostic;
use crate::lint::rule::rule;

rule! {
    /// The server does not compress the feed. With `--online`.
    ///
    /// ## Why it matters
    /// XML shrinks to a tenth, and every app loads it every hour.
    ///
    /// ## Example
    /// A feed of 2 MB without `Content-Encoding: gzip`, though the question allows it.
    "feed-uncompressed", Feed, Info, fix: None, check: Opened,
    sources: ["RFC 9110, section 8.4"]
}

/// In bytes.
const SMALL: u64 = 16_000;

pub(super) fn check(asked: &Asked<'_>) -> Option<Diagnostic> {
    // What is small is not worth it.
    let is_large = asked.answer.length.unwrap_or(asked.answer.head.len() as u64) > SMALL;
    let lacks = asked.what == What::Feed && asked.answer.is_there() && asked.answer.encoding.is_none() && is_large;
    lacks.then(|| asked.found(&RULE, "the server sends the feed uncompressed, though it may compress it"))
}
