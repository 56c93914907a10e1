//! `described-times`

use super::Described;
use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::feed_item::Item;
use crate::lint::rule::rule;

rule! {
    /// The times of the chapters in the notes run backwards, or lie behind the end.
    ///
    /// ## Why it matters
    /// Apps drop the whole list, or jump to a moment that is not there.
    ///
    /// ## Example
    /// `10:00 Rye` and below it `05:00 Oats`.
    "described-times", Chapters, Warning, fix: None, check: Family("described-begin-late"),
    sources: ["derived from Apple, Chapters on Apple Podcasts (support/5482)"]
}

/// Durations are rounded, in seconds.
const TOLERANCE: f64 = 5.0;

pub(super) fn check(feed: &FeedContext<'_>, item: &Item<'_>, list: &Described, found: &mut Diagnostics) {
    if list.starts.windows(2).any(|pair| pair.is_sorted_by(|before, after| before > after)) {
        found.push(feed.found(&RULE, list.span, "the times of the chapters in the notes run backwards"));
    }
    let last = list.starts.iter().copied().reduce(f64::max).unwrap_or_default();
    let end = item.seconds.filter(|end| *end > 0).map(|end| end as f64);
    if let Some(end) = end.filter(|end| last > end + TOLERANCE) {
        let message = format!("a chapter in the notes begins at {last} s, but the episode ends at {end} s");
        found.push(feed.found(&RULE, list.span, message));
    }
}
