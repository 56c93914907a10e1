//! `items-oldest-first`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The oldest episode stands first.
    ///
    /// ## Why it matters
    /// Feeds begin with the newest one: apps that read only the first items never see it.
    ///
    /// ## Example
    /// Items from January to May.
    "items-oldest-first", Item, Info, fix: None, check: Feed(check),
    sources: ["practice: faults of 195 real feeds"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let dated: Vec<_> = feed.episodes.iter().filter_map(|item| Some((item, item.published?))).collect();
    let (Some((first, start)), Some((_, end))) = (dated.first(), dated.last()) else { return };
    let is_rising = dated.windows(2).all(|pair| matches!(pair, [(_, a), (_, b)] if a <= b));
    if is_rising && start < end {
        let message = "the items begin with the oldest one";
        found.push(feed.found(&RULE, first.place_of("pubDate"), message).help("put the newest episode first"));
    }
}
