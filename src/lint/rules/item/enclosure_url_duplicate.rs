//! `enclosure-url-duplicate`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use std::collections::HashMap;

rule! {
    /// Two episodes have the same audio.
    ///
    /// ## Why it matters
    /// Apple leaves the second one out, and listeners hear one of them twice.
    ///
    /// ## Example
    /// The same `url` in the enclosures of two items.
    "enclosure-url-duplicate", Item, Warning, fix: None, check: Feed(check),
    sources: ["Apple, Podcast RSS feed requirements"],
    levels: [Apple: Error]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let mut seen = HashMap::new();
    for item in &feed.episodes {
        let Some(url) = item.enclosure.and_then(|enclosure| enclosure.attribute("url")) else { continue };
        let address = url.value().trim();
        if address.is_empty() {
            continue;
        }
        match seen.get(address) {
            Some(first) => found.push(
                feed.found(&RULE, url.value_span(), format!("another episode plays {address}, too"))
                    .related(feed.document.place(*first), "the first of them"),
            ),
            None => drop(seen.insert(address, url.value_span())),
        }
    }
}
