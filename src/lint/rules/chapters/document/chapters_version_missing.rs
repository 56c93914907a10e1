//! `chapters-version-missing`

use super::ChapterFile;
use crate::diagnostic::Diagnostics;
use crate::lint::rule::rule;

rule! {
    /// A JSON chapters file does not say its version.
    ///
    /// ## Why it matters
    /// `version` is one of the two keys that the format requires; readers may refuse a file without it.
    ///
    /// ## Example
    /// `{"chapters": []}` lacks what `{"version": "1.2.0", "chapters": []}` has.
    "chapters-version-missing", Chapters, Error, fix: None, check: Opened,
    sources: ["podcast-namespace, examples/chapters/jsonChapters.md"]
}

pub(super) fn check(chapters: &ChapterFile<'_>, found: &mut Diagnostics) {
    if chapters.is_object() && chapters.text_of_root("version").is_none() {
        found.push(
            chapters
                .found(&RULE, chapters.head(), "the file does not say its version")
                .help("add \"version\": \"1.2.0\""),
        );
    }
}
