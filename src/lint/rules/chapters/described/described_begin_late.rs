//! `described-begin-late`

use super::Described;
use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The list of chapters in the notes does not begin at zero.
    ///
    /// ## Why it matters
    /// Apple and YouTube read such a list only when its first time is 00:00.
    ///
    /// ## Example
    /// `00:30 Rye` as the first line of the list: put `00:00 Intro` above it.
    "described-begin-late", Chapters, Warning, fix: None, check: Feed(super::check),
    sources: ["Apple, Chapters on Apple Podcasts (support/5482)"],
    profiles: [Apple, Youtube]
}

pub(super) fn check(feed: &FeedContext<'_>, list: &Described, found: &mut Diagnostics) {
    if list.first >= 1.0 {
        let message = format!("the list of chapters in the notes begins at {} s", list.first);
        found.push(feed.found(&RULE, list.span, message).help("put `00:00 Intro` above it"));
    }
}
