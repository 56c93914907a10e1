//! `guid-empty`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// A guid is empty.
    ///
    /// ## Why it matters
    /// An empty name is no name, or the same one for several episodes.
    ///
    /// ## Example
    /// `<guid></guid>`
    "guid-empty", Item, Error, fix: None, check: Feed(check),
    sources: ["RSS 2.0, <guid>"],
    w3c: ["InvalidHttpGUID", "NotBlank"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for guid in feed.guids().filter(|guid| guid.text().is_empty()) {
        found.push(feed.found(&RULE, guid.span(), "the guid is empty").help("write a name that will never change"));
    }
}
