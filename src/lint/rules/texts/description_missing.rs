//! `description-missing`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// An episode has no notes.
    ///
    /// ## Why it matters
    /// People decide by them what to hear; search finds nothing else.
    ///
    /// ## Example
    /// `<item>` without `<description>`, or with an empty one.
    "description-missing", Item, Warning, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <description>"],
    profiles: [Apple, Spotify, Psp1]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    if !feed.is_podcast() {
        return;
    }
    for item in &feed.episodes {
        let has = |ns, name| {
            item.element.child(ns, name).is_some_and(|text| !text.text().is_empty() || text.children().next().is_some())
        };
        let is_there = [(Ns::Rss, "description"), (Ns::Content, "encoded"), (Ns::Itunes, "summary")];
        if !is_there.into_iter().any(|(ns, name)| has(ns, name)) && !item.title.is_empty() {
            found.push(feed.found(&RULE, item.place(), "this episode has no description"));
        }
    }
}
