//! `serial-number-missing`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// An episode of a serial show has no number.
    ///
    /// ## Why it matters
    /// Apple sorts serial shows by season and number; Apple asks for both there.
    ///
    /// ## Example
    /// `<itunes:type>serial</itunes:type>` and an item without `itunes:episode`.
    "serial-number-missing", Item, Warning, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <itunes:episode>"],
    profiles: [Apple, Psp1],
    levels: [Apple: Error, Psp1: Error]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let kind = feed.channel.and_then(|channel| channel.child(Ns::Itunes, "type"));
    if !kind.is_some_and(|kind| kind.text().eq_ignore_ascii_case("serial")) {
        return;
    }
    for item in feed.episodes.iter().filter(|item| item.is_full()) {
        if item.element.child(Ns::Itunes, "episode").is_none() {
            let message = "an episode of a serial show needs a number";
            found.push(feed.found(&RULE, item.place(), message).help("add <itunes:episode>"));
        }
    }
}
