//! `enclosure-type-missing`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// An enclosure has no `type`.
    ///
    /// ## Why it matters
    /// Apps choose their player by it.
    ///
    /// ## Example
    /// `<enclosure url="https://…/7.mp3"/>`
    "enclosure-type-missing", Item, Error, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <enclosure>"],
    w3c: ["MissingAttribute"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let Some(enclosure) = item.enclosure else { continue };
        match enclosure.attribute("type") {
            None => found.push(feed.found(&RULE, enclosure.tag(), "the enclosure has no type")),
            Some(media) if media.value().trim().is_empty() => {
                found.push(feed.found(&RULE, media.span(), "the type of the enclosure is empty"));
            }
            Some(_) => {}
        }
    }
}
