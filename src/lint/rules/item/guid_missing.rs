//! `guid-missing`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// An episode has no guid.
    ///
    /// ## Why it matters
    /// Apps then know it by its title or its address, and show it a second time when one of them changes.
    ///
    /// ## Example
    /// `<item><title>Rye</title></item>` without `<guid>`.
    "guid-missing", Item, Error, fix: None, check: Feed(check),
    sources: ["Apple, Podcast RSS feed requirements; PSP-1"],
    profiles: [Apple, Spotify, Psp1],
    w3c: ["MissingGuid"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    if !feed.is_podcast() {
        return;
    }
    for item in &feed.episodes {
        if item.element.child(Ns::Rss, "guid").is_none() {
            found.push(
                feed.found(&RULE, item.place(), "this episode has no guid").help("add a <guid> that will never change"),
            );
        }
    }
}
