//! `transcript-absent`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::feed_item::Item;
use crate::lint::rule::rule;

rule! {
    /// No episode of the feed has a transcript.
    ///
    /// ## Why it matters
    /// People who cannot hear, and those who search, need one; PSP-1 asks for it.
    ///
    /// ## Example
    /// `<podcast:transcript url="…/7.vtt" type="text/vtt"/>`
    "transcript-absent", Item, Info, fix: None, check: Feed(check),
    sources: ["PSP-1, Recommended item elements"],
    profiles: [Psp1, Podcasting20]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    if !feed.is_podcast() {
        return;
    }
    let with = |item: &Item<'_>| item.element.child(Ns::Podcast, "transcript").is_some();
    if let Some(first) = feed.episodes.first()
        && !feed.episodes.iter().any(with)
    {
        found.push(feed.found(&RULE, first.place(), "no episode has a podcast:transcript"));
    }
}
