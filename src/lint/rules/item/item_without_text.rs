//! `item-without-text`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// An item has neither title nor description.
    ///
    /// ## Why it matters
    /// Apps have nothing to show, and RSS asks for one of the two.
    ///
    /// ## Example
    /// `<item><enclosure …/></item>`
    "item-without-text", Item, Error, fix: None, check: Feed(check),
    sources: ["RSS 2.0, Elements of <item>"],
    w3c: ["ItemMustContainTitleOrDescription"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let is_silent = |ns, name| {
            item.element
                .child(ns, name)
                .is_none_or(|child| child.text().is_empty() && child.children().next().is_none())
        };
        if is_silent(Ns::Rss, "title") && is_silent(Ns::Rss, "description") {
            let message = "this item has neither a title nor a description";
            found.push(feed.found(&RULE, item.element.tag(), message).help("add a <title>"));
        }
    }
}
