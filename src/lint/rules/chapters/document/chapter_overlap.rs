//! `chapter-overlap`

use super::ChapterFile;
use crate::diagnostic::Diagnostics;
use crate::lint::rule::rule;

rule! {
    /// A chapter ends after the next one has begun.
    ///
    /// ## Why it matters
    /// Apps that use `endTime` show two chapters at once, or the wrong one.
    ///
    /// ## Example
    /// `endTime` 100, and the next chapter has `startTime` 90.
    "chapter-overlap", Chapters, Info, fix: None, check: Opened,
    sources: ["podcast-namespace, examples/chapters/jsonChapters.md"]
}

pub(super) fn check(chapters: &ChapterFile<'_>, found: &mut Diagnostics) {
    for (before, after) in chapters.neighbours() {
        if let Some(end) = before.end
            && end > after.start
            && after.start > before.start
        {
            let message = format!("this chapter ends at {end} s, and the next one begins at {} s", after.start);
            found.push(chapters.found(&RULE, before.span, message));
        }
    }
}
