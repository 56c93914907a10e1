//! `description-behind-content`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// `description` stands behind `content:encoded`, or is missing beside it.
    ///
    /// ## Why it matters
    /// Some readers keep the last of the two: the long notes are lost.
    ///
    /// ## Example
    /// `<content:encoded>…</content:encoded><description>…</description>`
    "description-behind-content", Item, Info, fix: None, check: Feed(check),
    sources: ["RSS Best Practices Profile, content:encoded"],
    w3c: ["NeedDescriptionBeforeContent"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let Some(content) = item.element.child(Ns::Content, "encoded") else { continue };
        let message = match item.element.child(Ns::Rss, "description") {
            Some(description) if description.id() < content.id() => continue,
            Some(_) => "the description should stand before content:encoded",
            None => "content:encoded has no description beside it",
        };
        found.push(feed.found(&RULE, content.tag(), message));
    }
}
