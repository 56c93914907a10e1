//! `pubdate-same`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use std::collections::HashMap;

rule! {
    /// Several episodes have the same date and time.
    ///
    /// ## Why it matters
    /// Apps sort by it: these have no order.
    ///
    /// ## Example
    /// Two items of `Mon, 04 May 2026 00:00:00 +0000`.
    "pubdate-same", Item, Info, fix: None, check: Feed(check),
    sources: ["practice: faults of 195 real feeds"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let mut seen = HashMap::new();
    for item in &feed.episodes {
        let Some(date) = item.published else { continue };
        match seen.get(&date.to_utc()) {
            Some(first) => found.push(
                feed.found(&RULE, item.place_of("pubDate"), "another episode has the same date and time")
                    .related(feed.document.place(*first), "the first of them"),
            ),
            None => drop(seen.insert(date.to_utc(), item.place_of("pubDate"))),
        }
    }
}
