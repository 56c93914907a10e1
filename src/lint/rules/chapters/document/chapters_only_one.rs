//! `chapters-only-one`

use super::ChapterFile;
use crate::diagnostic::Diagnostics;
use crate::lint::rule::rule;

rule! {
    /// There is only one chapter.
    ///
    /// ## Why it matters
    /// A list of one leads nowhere: apps show it and nobody can jump.
    ///
    /// ## Example
    /// A file with nothing but `{"startTime": 0, "title": "Episode"}`.
    "chapters-only-one", Chapters, Info, fix: None, check: Opened,
    sources: ["podcast-namespace, examples/chapters/jsonChapters.md"]
}

pub(super) fn check(chapters: &ChapterFile<'_>, found: &mut Diagnostics) {
    if let [only] = chapters.entries.as_slice() {
        found.push(chapters.found(&RULE, only.span(), "this is the only chapter, so there is nowhere to jump to"));
    }
}
