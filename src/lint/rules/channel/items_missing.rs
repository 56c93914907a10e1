//! `items-missing`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The feed has no episode.
    ///
    /// ## Why it matters
    /// Directories take a show only with its first episode, be it a trailer.
    ///
    /// ## Example
    /// `<channel><title>Bread Basket</title></channel>`
    "items-missing", Feed, Warning, fix: None, check: Feed(check),
    sources: ["Spotify, Show Metadata Requirements"],
    profiles: [Apple, Spotify],
    levels: [Apple: Error, Spotify: Error]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(channel) = feed.channel else { return };
    let is_publisher = channel
        .child(Ns::Podcast, "medium")
        .is_some_and(|medium| medium.text() == "publisher" || medium.text().ends_with('L'));
    if feed.items.is_empty() && !is_publisher {
        found.push(feed.found(&RULE, channel.tag(), "the feed has no episode"));
    }
}
