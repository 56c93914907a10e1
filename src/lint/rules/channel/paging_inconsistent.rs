//! `paging-inconsistent`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The links between the pages of the feed contradict each other.
    ///
    /// ## Why it matters
    /// The first page has no page before it, the last none behind it; a complete feed has no pages.
    ///
    /// ## Example
    /// `rel="last"` and `rel="next"` on the last page.
    "paging-inconsistent", Feed, Warning, fix: None, check: Feed(check),
    sources: ["RFC 5005, section 3"],
    w3c: ["LinkPastEnd", "FeedRelInCompleteFeed", "CurrentNotSelfInCompleteFeed"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let href = |rel| feed.links(rel).find_map(|link| link.attribute("href")).map(|href| href.value().trim());
    let own = href("self");
    let is_complete = feed.channel.is_some_and(|channel| channel.child(Ns::FeedHistory, "complete").is_some());
    for (rel, end, message) in [
        ("next", "last", "this is the last page, so there is no next one"),
        ("prev", "first", "this is the first page, so there is none before it"),
        ("previous", "first", "this is the first page, so there is none before it"),
    ] {
        let at_end = own.is_some() && own == href(end);
        if let Some(link) = feed.links(rel).next().filter(|_| at_end) {
            found.push(feed.found(&RULE, link.span(), message));
        }
    }
    for rel in ["prev-archive", "next-archive", "next", "prev", "previous"] {
        if let Some(link) = feed.links(rel).next().filter(|_| is_complete) {
            found.push(feed.found(&RULE, link.span(), "a feed that is complete has no other pages"));
        }
    }
    if let Some(link) = feed.links("current").next().filter(|_| is_complete && href("current") != own && own.is_some())
    {
        found.push(feed.found(&RULE, link.span(), "a feed that is complete is its own current one"));
    }
}
