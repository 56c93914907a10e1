//! `chapters-version-unknown`

use super::ChapterFile;
use crate::diagnostic::Diagnostics;
use crate::lint::rule::rule;

rule! {
    /// A JSON chapters file has a version that the format never had.
    ///
    /// ## Why it matters
    /// The versions are 1.0.0, 1.1.0 and 1.2.0; readers that look at it cannot know what another one means.
    ///
    /// ## Example
    /// `"version": "2"` should be `"version": "1.2.0"`.
    "chapters-version-unknown", Chapters, Info, fix: None, check: Opened,
    sources: ["podcast-namespace, examples/chapters/jsonChapters.md"]
}

const KNOWN: [&str; 3] = ["1.0.0", "1.1.0", "1.2.0"];

pub(super) fn check(chapters: &ChapterFile<'_>, found: &mut Diagnostics) {
    let Some((version, span)) = chapters.text_of_root("version") else { return };
    if !KNOWN.contains(&version) {
        let message = format!("there is no version {version} of JSON chapters");
        found.push(chapters.found(&RULE, span, message).help("write \"1.2.0\""));
    }
}
