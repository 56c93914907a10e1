//! `chapter-flag-invalid`

use super::{ChapterFile, Value};
use crate::diagnostic::Diagnostics;
use crate::lint::rule::rule;

rule! {
    /// `toc` or `waypoints` is neither `true` nor `false`.
    ///
    /// ## Why it matters
    /// Both are booleans; a text such as `"false"` counts as true in many readers.
    ///
    /// ## Example
    /// `"toc": "no"` should be `"toc": false`.
    "chapter-flag-invalid", Chapters, Error, fix: None, check: Opened,
    sources: ["podcast-namespace, examples/chapters/jsonChapters.md"]
}

pub(super) fn check(chapters: &ChapterFile<'_>, found: &mut Diagnostics) {
    let flags = chapters.entries.iter().filter_map(|entry| entry.field("toc")).chain(chapters.root_field("waypoints"));
    for node in flags.filter(|node| !matches!(node.value, Value::Bool(_))) {
        found.push(
            chapters
                .found(&RULE, node.span, "this is neither true nor false")
                .help("write true or false, without quotes"),
        );
    }
}
