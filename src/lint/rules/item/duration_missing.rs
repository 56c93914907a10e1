//! `duration-missing`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// An episode does not say how long it is.
    ///
    /// ## Why it matters
    /// Apps cannot show it before the file is loaded.
    ///
    /// ## Example
    /// `<item>` without `<itunes:duration>`.
    "duration-missing", Item, Info, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <itunes:duration>"],
    profiles: [Apple, Psp1],
    levels: [Apple: Warning, Psp1: Warning]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    if !feed.is_podcast() {
        return;
    }
    for item in &feed.episodes {
        if item.enclosure.is_some() && item.element.child(Ns::Itunes, "duration").is_none() {
            found.push(feed.found(&RULE, item.place(), "this episode has no itunes:duration"));
        }
    }
}
