//! `enclosure-several`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// An item has more than one enclosure.
    ///
    /// ## Why it matters
    /// Most apps play the first one, some the last one. Other forms of the same episode belong into `podcast:alternateEnclosure`.
    ///
    /// ## Example
    /// `<enclosure url="7.mp3" …/><enclosure url="7.ogg" …/>`
    "enclosure-several", Item, Warning, fix: None, check: Feed(check),
    sources: ["RSS Best Practices Profile, enclosure"],
    w3c: ["DuplicateEnclosure"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        for other in item.element.children_named(Ns::Rss, "enclosure").skip(1) {
            let message = "this item has an enclosure already";
            found.push(feed.found(&RULE, other.span(), message).help("use podcast:alternateEnclosure for other forms"));
        }
    }
}
