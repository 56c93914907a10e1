//! `item-fact-twice`

use super::channel_fact_twice::twice;
use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// Two elements of an item say the same.
    ///
    /// ## Why it matters
    /// Readers take the one or the other; when only one is changed, they contradict each other.
    ///
    /// ## Example
    /// `<pubDate>` and `<dc:date>`
    "item-fact-twice", Item, Info, fix: None, check: Feed(check),
    sources: ["RSS Best Practices Profile"],
    w3c: ["DuplicateItemSemantics"]
}

const SAME: &[(Ns, &str, Ns, &str)] = &[
    (Ns::Rss, "pubDate", Ns::Dc, "date"),
    (Ns::Rss, "pubDate", Ns::Atom, "published"),
    (Ns::Rss, "author", Ns::Dc, "creator"),
    (Ns::Rss, "category", Ns::Dc, "subject"),
    (Ns::Rss, "source", Ns::Dc, "source"),
    (Ns::Rss, "title", Ns::Dc, "title"),
    (Ns::CreativeCommons, "license", Ns::Cc, "license"),
];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        twice(feed, &RULE, item.element, SAME, found);
    }
}
