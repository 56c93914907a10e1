//! `new-feed-url-self`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// `itunes:new-feed-url` is not the address that the feed calls its own.
    ///
    /// ## Why it matters
    /// At the new place both are the same; otherwise the feed sends its readers somewhere else.
    ///
    /// ## Example
    /// `itunes:new-feed-url` `https://new.example/` and `rel="self"` `https://old.example/`.
    "new-feed-url-self", Feed, Info, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <itunes:new-feed-url>"],
    profiles: [Apple, Psp1]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(new) = feed.channel.and_then(|channel| channel.child(Ns::Itunes, "new-feed-url")) else { return };
    let own = feed.links("self").find_map(|link| link.attribute("href"));
    if let Some(own) = own.filter(|own| own.value().trim() != new.text()) {
        found.push(
            feed.found(&RULE, new.text_span(), format!("subscribers are sent to {}", new.text()))
                .related(feed.document.place(own.value_span()), "the feed's own address"),
        );
    }
}
