//! `duration-implausible`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// An episode would last for days.
    ///
    /// ## Why it matters
    /// The duration is a number of seconds. What is found here is often milliseconds, or the size of the file.
    ///
    /// ## Example
    /// `<itunes:duration>3723000</itunes:duration>` for an episode of an hour.
    "duration-implausible", Item, Warning, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <itunes:duration>"]
}

/// Nothing that people record lasts longer, in hours.
const LONGEST: u64 = 100;

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let Some(hours) = item.seconds.map(|seconds| seconds / 3600).filter(|hours| *hours >= LONGEST) else {
            continue;
        };
        let message = format!("the episode would last for {hours} hours");
        let place = item.place_in(Ns::Itunes, "duration");
        found.push(feed.found(&RULE, place, message).help("write the seconds, such as `3723`, or `1:02:03`"));
    }
}
