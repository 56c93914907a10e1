//! `item-title-missing`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// An episode has no title.
    ///
    /// ## Why it matters
    /// The title is what people see in every list; Apple, Spotify and PSP-1 ask for it.
    ///
    /// ## Example
    /// `<item><title></title></item>`
    "item-title-missing", Item, Error, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, episode tags"],
    profiles: [Apple, Spotify, Psp1],
    w3c: ["MissingTitle"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    if !feed.is_podcast() {
        return;
    }
    for item in &feed.episodes {
        let has_text = item.element.child(Ns::Rss, "description").is_some_and(|text| !text.text().is_empty());
        if item.title.is_empty() && has_text {
            found.push(feed.found(&RULE, item.element.tag(), "this episode has no title").help("add a <title>"));
        }
    }
}
