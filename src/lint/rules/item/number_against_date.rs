//! `number-against-date`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// An episode has a lower number than an older one.
    ///
    /// ## Why it matters
    /// Lists sorted by number and lists sorted by date contradict each other.
    ///
    /// ## Example
    /// Episode 8 of May 1st, episode 7 of May 8th.
    "number-against-date", Item, Info, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <itunes:type>"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let mut numbered: Vec<_> = feed
        .episodes
        .iter()
        .filter(|item| item.is_full())
        .filter_map(|item| Some((item.season, item.published?, item.number?, item)))
        .collect();
    numbered.sort_by_key(|(season, date, ..)| (*season, *date));
    for pair in numbered.windows(2) {
        if let [(season, earlier, before, _), (other, date, number, item)] = pair
            && season == other
            && number < before
            && date > earlier
        {
            let message = format!("episode {number} is younger than episode {before}");
            found.push(feed.found(&RULE, item.place_of("pubDate"), message));
        }
    }
}
