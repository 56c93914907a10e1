//! `trailer-numbered`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// A trailer has the number of an episode.
    ///
    /// ## Why it matters
    /// Apple shows the trailer of a show without numbers, that of a season with the season alone.
    ///
    /// ## Example
    /// `<itunes:episodeType>trailer</itunes:episodeType>` beside `<itunes:episode>1</itunes:episode>`
    "trailer-numbered", Item, Info, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <itunes:episodeType>"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let kind = item.element.child(Ns::Itunes, "episodeType");
        if kind.is_some_and(|kind| kind.text().eq_ignore_ascii_case("trailer")) && item.number.is_some() {
            let place = item.place_in(Ns::Itunes, "episode");
            found.push(feed.found(&RULE, place, "a trailer has no episode number"));
        }
    }
}
