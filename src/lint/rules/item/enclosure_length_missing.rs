//! `enclosure-length-missing`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// An enclosure has no `length`.
    ///
    /// ## Why it matters
    /// Apps show it as the size of the download, and Apple asks for it. It is the number of bytes.
    ///
    /// ## Example
    /// `<enclosure url="https://…/7.mp3"/>`
    "enclosure-length-missing", Item, Error, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <enclosure>"],
    w3c: ["MissingAttribute"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let Some(enclosure) = item.enclosure else { continue };
        let value = enclosure.attribute("length");
        if value.is_none_or(|value| value.value().trim().is_empty()) {
            let span = value.map_or(enclosure.tag(), |value| value.span());
            found.push(feed.found(&RULE, span, "the enclosure has no length"));
        }
    }
}
