//! `self-link-relative`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::vocabulary::values::url::is_web;

rule! {
    /// The own address of the feed is no whole address.
    ///
    /// ## Why it matters
    /// It is read far from its site.
    ///
    /// ## Example
    /// `href="/feed.xml"`
    "self-link-relative", Feed, Warning, fix: None, check: Feed(check),
    sources: ["RSS Best Practices Profile"],
    w3c: ["RelativeSelf"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for href in feed.links("self").filter_map(|link| link.attribute("href")) {
        if !href.value().trim().is_empty() && !is_web(href.value().trim()) {
            found.push(feed.found(&RULE, href.value_span(), format!("`{}` is no whole address", href.value())));
        }
    }
}
