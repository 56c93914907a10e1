//! `number-gap`

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::source::Span;

rule! {
    /// A number between those of two episodes is missing.
    ///
    /// ## Why it matters
    /// An episode was forgotten or unpublished, or a number mistyped: listeners look for the one that is not there.
    ///
    /// ## Example
    /// Episodes 5, 6 and 8 of a season.
    "number-gap", Item, Info, fix: None, check: Feed(check),
    sources: ["derived from Apple, A Podcaster's Guide to RSS, <itunes:episode>"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let mut seasons: BTreeMap<Option<u32>, BTreeMap<u32, Span>> = BTreeMap::new();
    for item in &feed.episodes {
        if let Some(number) = item.number {
            let place = item.place_in(Ns::Itunes, "episode");
            seasons.entry(item.season).or_default().entry(number).or_insert(place);
        }
    }
    for numbers in seasons.values() {
        for ((before, first), (after, place)) in numbers.iter().zip(numbers.iter().skip(1)) {
            let message = match after - before {
                0 | 1 => continue,
                2 => format!("there is no episode {}", before + 1),
                _ => format!("there are no episodes {} to {}", before + 1, after - 1),
            };
            let first = feed.document.place(*first);
            found.push(feed.found(&RULE, *place, message).related(first, "the one before"));
        }
    }
}
