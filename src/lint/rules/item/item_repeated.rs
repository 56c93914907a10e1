//! `item-repeated`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use std::collections::HashMap;

rule! {
    /// An episode stands in the feed twice.
    ///
    /// ## Why it matters
    /// Under two guids it appears twice in every app.
    ///
    /// ## Example
    /// Two items with the same title, length and date.
    "item-repeated", Item, Warning, fix: None, check: Feed(check),
    sources: ["practice: faults of 195 real feeds"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let mut seen = HashMap::new();
    for item in feed.episodes.iter().filter(|item| !item.title.is_empty()) {
        let length = item.enclosure.and_then(|enclosure| enclosure.attribute("length")).map(|length| length.value());
        let Some(length) = length.filter(|length| length.trim().len() > 3) else { continue };
        match seen.get(&(item.title.as_ref(), length)) {
            Some((first, guid)) if *guid != item.guid.as_deref() => found.push(
                feed.found(&RULE, item.place(), "an episode of this title and length is there already")
                    .related(feed.document.place(*first), "under another guid"),
            ),
            Some(_) => {}
            None => drop(seen.insert((item.title.as_ref(), length), (item.place(), item.guid.as_deref()))),
        }
    }
}
