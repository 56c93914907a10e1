//! `guid-is-enclosure`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The guid of an episode is the address of its audio.
    ///
    /// ## Why it matters
    /// When the file moves, whoever writes the feed must remember to leave the guid alone.
    ///
    /// ## Example
    /// `<guid>https://a.example/7.mp3</guid>` beside `url="https://a.example/7.mp3"`
    "guid-is-enclosure", Item, Warning, fix: None, check: Feed(check),
    sources: ["podcast-namespace, other-recommendations.md, Episode GUID"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        if item.guid.as_deref().is_some_and(|guid| !guid.is_empty() && guid == item.url()) {
            let message = "the guid is the address of the audio: it must stay when the file moves";
            found.push(feed.found(&RULE, item.place_of("guid"), message));
        }
    }
}
