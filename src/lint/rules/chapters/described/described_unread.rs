//! `described-unread`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::feed_item::Item;
use crate::lint::rule::rule;

rule! {
    /// An episode has chapters, but not in a form that Spotify reads.
    ///
    /// ## Why it matters
    /// Spotify is said to read Podlove chapters and times in the notes, no JSON.
    ///
    /// ## Example
    /// `<podcast:chapters …/>`, and no list such as `00:00 Rye` in the description.
    "described-unread", Chapters, Info, fix: None, check: Family("described-begin-late"),
    sources: ["James Cridland, 2025: which chapters Spotify reads (reported)"],
    profiles: [Spotify]
}

/// Judges an item whose notes list no chapters.
pub(super) fn check(feed: &FeedContext<'_>, item: &Item<'_>, found: &mut Diagnostics) {
    let Some(json) = item.element.child(Ns::Podcast, "chapters") else { return };
    if item.element.child(Ns::Psc, "chapters").is_none() {
        let message = "Spotify does not read these chapters";
        found.push(feed.found(&RULE, json.tag(), message).help("list them in the description, or as <psc:chapters>"));
    }
}
