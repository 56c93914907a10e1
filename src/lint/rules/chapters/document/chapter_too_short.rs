//! `chapter-too-short`

use super::ChapterFile;
use crate::diagnostic::Diagnostics;
use crate::lint::rule::rule;

rule! {
    /// A chapter is shorter than ten seconds.
    ///
    /// ## Why it matters
    /// Hardly anybody can hit it, and YouTube leaves out all chapters of an episode that has one.
    ///
    /// ## Example
    /// Chapters at 90 s and 95 s.
    "chapter-too-short", Chapters, Info, fix: None, check: Opened,
    sources: ["YouTube Help, video chapters"]
}

/// In seconds.
const SHORTEST: f64 = 10.0;

pub(super) fn check(chapters: &ChapterFile<'_>, found: &mut Diagnostics) {
    for (before, after) in chapters.neighbours() {
        let length = after.start - before.start;
        if length > 0.0 && length < SHORTEST {
            found.push(chapters.found(&RULE, before.span, format!("this chapter lasts {length:.0} s")));
        }
    }
}
