//! `pubdate-missing`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// An episode has no date.
    ///
    /// ## Why it matters
    /// Apps sort by it; Spotify does not take an episode without one.
    ///
    /// ## Example
    /// `<item>` without `<pubDate>`.
    "pubdate-missing", Item, Warning, fix: None, check: Feed(check),
    sources: ["Spotify, Show Metadata Requirements"],
    profiles: [Apple, Spotify, Psp1],
    levels: [Spotify: Error]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    if !feed.is_podcast() {
        return;
    }
    for item in &feed.episodes {
        if item.element.child(Ns::Rss, "pubDate").is_none() && item.element.child(Ns::Dc, "date").is_none() {
            found.push(feed.found(&RULE, item.place(), "this episode has no pubDate"));
        }
    }
}
