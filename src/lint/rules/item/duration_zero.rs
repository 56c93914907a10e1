//! `duration-zero`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The duration of an episode is zero.
    ///
    /// ## Why it matters
    /// Apps show an episode of no length, and some cannot jump in it.
    ///
    /// ## Example
    /// `<itunes:duration>00:00:00</itunes:duration>`
    "duration-zero", Item, Warning, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <itunes:duration>"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        if item.seconds == Some(0) {
            let place = item.place_in(Ns::Itunes, "duration");
            found.push(feed.found(&RULE, place, "the duration is zero").help("write seconds, or leave it out"));
        }
    }
}
