//! `enclosure-missing`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// An item has no enclosure.
    ///
    /// ## Why it matters
    /// Without one there is nothing to play: podcast apps leave the item out.
    ///
    /// ## Example
    /// An announcement among the episodes, or an episode whose `enclosure` was forgotten.
    "enclosure-missing", Item, Warning, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <enclosure>"],
    profiles: [Apple, Spotify, Psp1, Youtube],
    levels: [Apple: Error, Spotify: Error, Psp1: Error, Youtube: Error]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    if !feed.is_podcast() {
        return;
    }
    for item in &feed.episodes {
        if item.enclosure.is_none() {
            found.push(feed.found(&RULE, item.place(), "this item has no enclosure, so there is nothing to play"));
        }
    }
}
