//! `date-changed`

use crate::diagnostic::Diagnostics;
use crate::feed::compare::Fate;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// An episode has another date than subscribers know.
    ///
    /// ## Why it matters
    /// Apps sort by date: an old episode with a new date comes up as the latest one, and some announce it again.
    ///
    /// ## Example
    /// `<pubDate>` was 1 May and is 8 May for the same guid.
    ///
    /// Keep the first date; corrections of the text need no new one.
    "date-changed", Ledger, Warning, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <pubDate>"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(against) = &feed.against else { return };
    for kept in against.kept.iter().filter(|kept| kept.fate == Fate::Known) {
        let Some(change) = kept.changes.iter().find(|change| change.field == "pubDate") else { continue };
        let (Some(old), Some(new)) = (against.old.get(kept.old), against.new.get(kept.new)) else { continue };
        let told = |value: &Option<String>| value.clone().unwrap_or_else(|| "none".into());
        let message = format!("the date was {} and is {}", told(&change.old), told(&change.new));
        found.push(
            feed.found(&RULE, new.place_of("pubDate"), message)
                .help("keep the date of the first publication: apps sort by it")
                .related(old.element.document().place(old.place_of("pubDate")), "the date that subscribers know"),
        );
    }
}
