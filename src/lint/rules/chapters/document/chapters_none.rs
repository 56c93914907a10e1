//! `chapters-none`

use super::ChapterFile;
use crate::diagnostic::Diagnostics;
use crate::lint::rule::rule;

rule! {
    /// The list of chapters is empty.
    ///
    /// ## Why it matters
    /// The feed promises chapters and apps open an empty list.
    ///
    /// ## Example
    /// `"chapters": []`: leave the file and `podcast:chapters` out, or add the chapters.
    "chapters-none", Chapters, Warning, fix: None, check: Opened,
    sources: ["podcast-namespace, examples/chapters/jsonChapters.md"]
}

pub(super) fn check(chapters: &ChapterFile<'_>, found: &mut Diagnostics) {
    if chapters.has_list() && chapters.entries.is_empty() {
        found.push(chapters.found(&RULE, chapters.head(), "the list of chapters is empty"));
    }
}
