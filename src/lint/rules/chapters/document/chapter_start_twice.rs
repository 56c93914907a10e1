//! `chapter-start-twice`

use super::ChapterFile;
use crate::diagnostic::Diagnostics;
use crate::lint::rule::rule;

rule! {
    /// Two visible chapters start at the same time.
    ///
    /// ## Why it matters
    /// Only one of them can be reached.
    ///
    /// ## Example
    /// Two entries with `"startTime": 90`.
    "chapter-start-twice", Chapters, Warning, fix: None, check: Opened,
    sources: ["podcast-namespace, examples/chapters/jsonChapters.md"]
}

pub(super) fn check(chapters: &ChapterFile<'_>, found: &mut Diagnostics) {
    for (before, after) in chapters.neighbours() {
        if after.start == before.start {
            let message = format!("the chapter above starts at {} s, too", after.start);
            found.push(
                chapters
                    .found(&RULE, after.span, message)
                    .related(chapters.file.place(before.span), "the other chapter"),
            );
        }
    }
}
