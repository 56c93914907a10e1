//! `enclosure-url-missing`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// An enclosure has no `url`.
    ///
    /// ## Why it matters
    /// Apps do not know what to play.
    ///
    /// ## Example
    /// `<enclosure length="1000" type="audio/mpeg"/>`
    "enclosure-url-missing", Item, Error, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <enclosure>"],
    w3c: ["MissingAttribute"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let Some(enclosure) = item.enclosure else { continue };
        let value = enclosure.attribute("url");
        if value.is_none_or(|value| value.value().trim().is_empty()) {
            let span = value.map_or(enclosure.tag(), |value| value.span());
            found.push(feed.found(&RULE, span, "the enclosure has no url"));
        }
    }
}
