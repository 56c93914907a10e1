//! `pubdate-future`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use chrono::TimeDelta;

rule! {
    /// An episode is dated in the future.
    ///
    /// ## Why it matters
    /// Some apps show it at once, some on that day, some never.
    ///
    /// ## Example
    /// `<pubDate>` of next week.
    "pubdate-future", Item, Warning, fix: None, check: Feed(check),
    sources: ["RSS Best Practices Profile"],
    w3c: ["ImplausibleDate"]
}

/// Clocks differ, in minutes.
const TOLERANCE: i64 = 10;

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let latest = feed.now + TimeDelta::minutes(TOLERANCE);
    for (date, span) in feed.dates().filter(|(date, _)| date.to_utc() > latest) {
        let message = format!("{} lies in the future", date.format("%Y-%m-%d"));
        found.push(feed.found(&RULE, span, message).help("leave the episode out until then"));
    }
}
