//! `item-link-missing`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// An episode has no link to its page.
    ///
    /// ## Why it matters
    /// Apps show it as the place for notes and comments.
    ///
    /// ## Example
    /// `<item>` without `<link>`.
    "item-link-missing", Item, Info, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <link>"],
    profiles: [Apple, Psp1]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    if !feed.is_podcast() {
        return;
    }
    for item in &feed.episodes {
        if item.element.child(Ns::Rss, "link").is_none() {
            found.push(feed.found(&RULE, item.place(), "this episode has no link to its page"));
        }
    }
}
