//! `feed-type-served`

use super::{Asked, What};
use crate::diagnostic::Diagnostic;
use crate::lint::rule::rule;

rule! {
    /// The feed is not served as a feed. With `--online`.
    ///
    /// ## Why it matters
    /// `application/rss+xml` says what it is; `text/html` makes apps take it for a page.
    ///
    /// ## Example
    /// `Content-Type: text/plain`
    "feed-type-served", Feed, Warning, fix: None, check: Opened,
    sources: ["RFC 7303; the practice of W3C's validator"],
    w3c: ["UnexpectedContentType", "NonSpecificMediaType"]
}

pub(super) fn check(asked: &Asked<'_>) -> Option<Diagnostic> {
    let served = asked.answer.plain_type().filter(|_| asked.what == What::Feed && asked.answer.is_there())?;
    let is_feed = matches!(served.as_str(), "application/rss+xml" | "application/xml" | "text/xml");
    (!is_feed)
        .then(|| asked.found(&RULE, format!("the feed is served as {served}")).help("serve it as application/rss+xml"))
}
