//! `item-image-repeated`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The picture of an episode is the cover of the show.
    ///
    /// ## Why it matters
    /// Apps show the cover where an episode has no picture; naming it again only makes the feed longer.
    ///
    /// ## Example
    /// The same `itunes:image` in the channel and in an item.
    "item-image-repeated", Item, Info, fix: None, check: Feed(check),
    sources: ["derived from Apple, A Podcaster's Guide to RSS, <itunes:image>"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let picture = |parent: crate::feed::read::Element<'_>| {
        let href = parent.child(Ns::Itunes, "image")?.attribute("href")?;
        Some((href.value().trim().to_owned(), href.value_span())).filter(|(href, _)| !href.is_empty())
    };
    let Some((cover, place)) = feed.channel.and_then(picture) else { return };
    for (own, span) in feed.episodes.iter().filter_map(|item| picture(item.element)) {
        if own == cover {
            let place = feed.document.place(place);
            found.push(feed.found(&RULE, span, "this is the cover of the show").related(place, "the cover"));
        }
    }
}
