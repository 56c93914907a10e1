//! `history-link-in-item`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// A link to another part of the feed stands in an item.
    ///
    /// ## Why it matters
    /// `first`, `next`, `prev` and `last` belong into the channel.
    ///
    /// ## Example
    /// `<item><atom:link rel="next" …/></item>`
    "history-link-in-item", Feed, Warning, fix: None, check: Feed(check),
    sources: ["RFC 5005, section 3"],
    w3c: ["FeedHistoryRelInEntry"]
}

const HISTORY: [&str; 7] = ["first", "next", "prev", "previous", "last", "current", "prev-archive"];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        for link in item.element.children_named(Ns::Atom, "link") {
            let is_history = |rel: &&str| HISTORY.iter().any(|history| history.eq_ignore_ascii_case(rel));
            if let Some(rel) = link.relation().filter(is_history) {
                let message = format!("`{rel}` is a link of the feed, not of an episode");
                found.push(feed.found(&RULE, link.span(), message));
            }
        }
    }
}
