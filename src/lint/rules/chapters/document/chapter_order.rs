//! `chapter-order`

use super::ChapterFile;
use crate::diagnostic::Diagnostics;
use crate::lint::rule::rule;

rule! {
    /// A chapter starts before the one above it.
    ///
    /// ## Why it matters
    /// The list should be in the order of time; some apps show it as it stands, and jump backwards.
    ///
    /// ## Example
    /// `startTime` 90 and below it 60.
    "chapter-order", Chapters, Warning, fix: None, check: Opened,
    sources: ["podcast-namespace, examples/chapters/jsonChapters.md"]
}

pub(super) fn check(chapters: &ChapterFile<'_>, found: &mut Diagnostics) {
    for (before, after) in chapters.neighbours() {
        if after.start < before.start {
            let message =
                format!("this chapter starts at {} s, before the one above it at {} s", after.start, before.start);
            found.push(chapters.found(&RULE, after.span, message).help("put the chapters in the order of time"));
        }
    }
}
