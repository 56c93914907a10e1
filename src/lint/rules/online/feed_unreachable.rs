//! `feed-unreachable`

use super::{Asked, What};
use crate::diagnostic::Diagnostic;
use crate::lint::rule::rule;

rule! {
    /// The server does not send the feed under the address that the feed calls its own. With `--online`.
    ///
    /// ## Why it matters
    /// Apps go to that address once they have read it, and find nothing.
    ///
    /// ## Example
    /// `<atom:link rel="self" href="https://a.example/feed.xml"/>`, which answers with 401.
    "feed-unreachable", Feed, Error, fix: None, check: Opened,
    sources: ["Apple, Podcast RSS feed requirements (support/823)"],
    w3c: ["HttpError"]
}

pub(super) fn check(asked: &Asked<'_>) -> Option<Diagnostic> {
    if asked.what != What::Feed || asked.is_told_elsewhere() || asked.answer.is_there() {
        return None;
    }
    Some(asked.found(&RULE, format!("the feed cannot be had: {}", asked.why_not())))
}
