//! `item-guid-duplicate`

use std::collections::HashMap;

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::source::Span;

rule! {
    /// Two episodes have the same guid.
    ///
    /// ## Why it matters
    /// Apps take them for one: the second is never shown.
    ///
    /// ## Example
    /// `<guid>7</guid>` in two items.
    "item-guid-duplicate", Item, Error, fix: None, check: Feed(check),
    sources: ["RSS 2.0, <guid>; Apple, Podcast RSS feed requirements"],
    w3c: ["DuplicateValue"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for item in &feed.episodes {
        let Some(guid) = item.guid.as_ref() else { continue };
        match seen.get(guid.as_ref()) {
            Some(first) => found.push(
                feed.found(&RULE, item.place_of("guid"), format!("another episode has the guid `{guid}`, too"))
                    .related(feed.document.place(*first), "the first of them")
                    .help("give every episode a guid of its own"),
            ),
            None => drop(seen.insert(guid, item.place_of("guid"))),
        }
    }
}
