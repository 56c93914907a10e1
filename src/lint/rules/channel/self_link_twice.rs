//! `self-link-twice`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The feed calls two addresses its own.
    ///
    /// ## Why it matters
    /// Nobody can tell which one is meant.
    ///
    /// ## Example
    /// Two `atom:link` with `rel="self"`.
    "self-link-twice", Feed, Warning, fix: None, check: Feed(check),
    sources: ["PSP-1, atom:link"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for link in feed.links("self").skip(1) {
        found.push(feed.found(&RULE, link.span(), "the feed says its own address already"));
    }
}
