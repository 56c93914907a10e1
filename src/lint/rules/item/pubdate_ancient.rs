//! `pubdate-ancient`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use chrono::Datelike;

rule! {
    /// A date lies before the time of feeds.
    ///
    /// ## Why it matters
    /// Nothing was published in a feed before 1990: the date is a default, or mistyped.
    ///
    /// ## Example
    /// `Thu, 01 Jan 1970 00:00:00 GMT`
    "pubdate-ancient", Item, Warning, fix: None, check: Feed(check),
    sources: ["RSS Best Practices Profile"],
    w3c: ["ImplausibleDate"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for (date, span) in feed.dates().filter(|(date, _)| date.year() < 1990) {
        found.push(feed.found(&RULE, span, format!("nothing was published in a feed in {}", date.year())));
    }
}
