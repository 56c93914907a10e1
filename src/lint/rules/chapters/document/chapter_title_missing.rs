//! `chapter-title-missing`

use super::ChapterFile;
use crate::diagnostic::Diagnostics;
use crate::lint::rule::rule;

rule! {
    /// A visible chapter has no title.
    ///
    /// ## Why it matters
    /// It is a line without words in the list of chapters.
    ///
    /// ## Example
    /// `{"startTime": 90}` should have a `title`, or `"toc": false` when it only changes the picture.
    "chapter-title-missing", Chapters, Warning, fix: None, check: Opened,
    sources: ["podcast-namespace, examples/chapters/jsonChapters.md"]
}

pub(super) fn check(chapters: &ChapterFile<'_>, found: &mut Diagnostics) {
    for entry in chapters.entries.iter().filter(|entry| entry.is_visible()) {
        if entry.text("title").is_none_or(|(title, _)| title.trim().is_empty()) {
            found.push(
                chapters
                    .found(&RULE, entry.span(), "this chapter has no title")
                    .help("add a title, or \"toc\": false when it only changes the picture"),
            );
        }
    }
}
