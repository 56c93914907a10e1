//! `chapter-start-missing`

use super::ChapterFile;
use crate::diagnostic::Diagnostics;
use crate::lint::rule::rule;

rule! {
    /// A chapter has no `startTime`, or one that is no number of seconds.
    ///
    /// ## Why it matters
    /// `startTime` is the one key that every chapter must have; a time in quotes or as `1:30` is no number and apps skip it.
    ///
    /// ## Example
    /// `"startTime": "00:01:30"` should be `"startTime": 90`.
    "chapter-start-missing", Chapters, Error, fix: None, check: Opened,
    sources: ["podcast-namespace, examples/chapters/jsonChapters.md"]
}

pub(super) fn check(chapters: &ChapterFile<'_>, found: &mut Diagnostics) {
    for entry in &chapters.entries {
        let message = match (entry.field("startTime"), entry.start()) {
            (None, _) => "this chapter has no startTime",
            (Some(_), None) => "startTime is no number of seconds",
            (Some(_), Some(start)) if start < 0.0 => "startTime lies before the beginning",
            _ => continue,
        };
        let span = entry.field("startTime").map_or(entry.span(), |node| node.span);
        found.push(
            chapters.found(&RULE, span, message).help("write seconds from the beginning as a number, such as 90.5"),
        );
    }
}
