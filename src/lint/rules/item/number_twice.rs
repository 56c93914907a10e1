//! `number-twice`

use std::collections::HashMap;

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// Two episodes of one season have the same number.
    ///
    /// ## Why it matters
    /// Apps that sort by number show one of them, or both at one place.
    ///
    /// ## Example
    /// `<itunes:episode>7</itunes:episode>` in two items.
    "number-twice", Item, Warning, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <itunes:episode>"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let mut seen = HashMap::new();
    for item in feed.episodes.iter().filter(|item| item.is_full()) {
        let Some(number) = item.number else { continue };
        let place = item.place_in(Ns::Itunes, "episode");
        match seen.get(&(item.season, number)) {
            Some(first) => found.push(
                feed.found(&RULE, place, format!("another episode has the number {number}, too"))
                    .related(feed.document.place(*first), "the first of them"),
            ),
            None => drop(seen.insert((item.season, number), place)),
        }
    }
}
