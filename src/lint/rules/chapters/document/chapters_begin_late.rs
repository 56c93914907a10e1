//! `chapters-begin-late`

use super::ChapterFile;
use crate::diagnostic::Diagnostics;
use crate::lint::rule::rule;

rule! {
    /// The first chapter does not start at the beginning.
    ///
    /// ## Why it matters
    /// What stands before it belongs to no chapter; Apple and YouTube want the first one at zero.
    ///
    /// ## Example
    /// The first `startTime` is 37: add a chapter `Intro` at 0.
    "chapters-begin-late", Chapters, Warning, fix: None, check: Opened,
    sources: ["Apple, Chapters on Apple Podcasts (support/5482)"]
}

pub(super) fn check(chapters: &ChapterFile<'_>, found: &mut Diagnostics) {
    let first =
        chapters.entries.iter().filter_map(|entry| Some((entry.start()?, entry))).min_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((start, entry)) = first
        && start >= 1.0
    {
        let message = format!("the first chapter starts at {start} s, so the beginning belongs to none");
        found.push(chapters.found(&RULE, entry.span(), message).help("add a chapter at 0"));
    }
}
