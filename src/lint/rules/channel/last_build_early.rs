//! `last-build-early`

use chrono::TimeDelta;

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::vocabulary::values::date;

rule! {
    /// The feed was built before its newest episode was published.
    ///
    /// ## Why it matters
    /// `lastBuildDate` is the last time that the content changed: readers that believe it do not look for the episode.
    ///
    /// ## Example
    /// `<lastBuildDate>` of May 1st, an episode of May 8th.
    "last-build-early", Feed, Info, fix: None, check: Feed(check),
    sources: ["RSS 2.0, <lastBuildDate>"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(built) = feed.channel.and_then(|channel| channel.child(Ns::Rss, "lastBuildDate")) else { return };
    let Some(date) = date::read(&built.text()) else { return };
    let newest = feed.episodes.iter().filter_map(|item| item.published).filter(|date| date.to_utc() <= feed.now).max();
    if let Some(newest) = newest.filter(|newest| *newest > date.at + TimeDelta::days(1)) {
        let message = format!("the newest episode is of {}", newest.format("%Y-%m-%d"));
        found.push(feed.found(&RULE, built.text_span(), message));
    }
}
