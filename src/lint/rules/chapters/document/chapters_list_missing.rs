//! `chapters-list-missing`

use super::ChapterFile;
use crate::diagnostic::Diagnostics;
use crate::lint::rule::rule;

rule! {
    /// A JSON chapters file has no list `chapters`.
    ///
    /// ## Why it matters
    /// Without the list there is nothing to show: apps drop the file.
    ///
    /// ## Example
    /// `{"version": "1.2.0", "items": []}` should be `{"version": "1.2.0", "chapters": []}`.
    "chapters-list-missing", Chapters, Error, fix: None, check: Opened,
    sources: ["podcast-namespace, examples/chapters/jsonChapters.md"]
}

pub(super) fn check(chapters: &ChapterFile<'_>, found: &mut Diagnostics) {
    if !chapters.has_list() {
        found.push(
            chapters
                .found(&RULE, chapters.head(), "there is no list `chapters`")
                .help("write an object with \"version\" and a list \"chapters\""),
        );
    }
}
