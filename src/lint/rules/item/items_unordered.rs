//! `items-unordered`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The items are not in the order of their dates.
    ///
    /// ## Why it matters
    /// Feeds begin with the newest episode; apps that read only the first items miss what stands below.
    ///
    /// ## Example
    /// An episode of May between two of March.
    "items-unordered", Item, Info, fix: None, check: Feed(check),
    sources: ["practice: faults of 195 real feeds"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let dated: Vec<_> = feed.episodes.iter().filter_map(|item| Some((item, item.published?))).collect();
    let rises = dated.windows(2).filter(|pair| matches!(pair, [(_, a), (_, b)] if a < b)).count();
    let falls = dated.windows(2).filter(|pair| matches!(pair, [(_, a), (_, b)] if a > b)).count();
    if rises == 0 || falls == 0 {
        return;
    }
    for pair in dated.windows(2) {
        if let [(_, before), (item, date)] = pair
            && (if falls >= rises { date > before } else { date < before })
        {
            let message = format!("{} stands below {}", date.format("%Y-%m-%d"), before.format("%Y-%m-%d"));
            found.push(feed.found(&RULE, item.place_of("pubDate"), message).help("put the newest episode first"));
        }
    }
}
