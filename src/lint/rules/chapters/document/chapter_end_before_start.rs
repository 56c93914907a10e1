//! `chapter-end-before-start`

use super::ChapterFile;
use crate::diagnostic::Diagnostics;
use crate::lint::rule::rule;

rule! {
    /// A chapter ends before it starts, or its `endTime` is no number.
    ///
    /// ## Why it matters
    /// `endTime` must be a number of seconds after `startTime`; apps that use it show nothing or stop there.
    ///
    /// ## Example
    /// `"startTime": 90, "endTime": 60`.
    "chapter-end-before-start", Chapters, Error, fix: None, check: Opened,
    sources: ["podcast-namespace, examples/chapters/jsonChapters.md"]
}

pub(super) fn check(chapters: &ChapterFile<'_>, found: &mut Diagnostics) {
    for entry in &chapters.entries {
        let Some(node) = entry.field("endTime") else { continue };
        let message = match (entry.end(), entry.start()) {
            (None, _) => "endTime is no number of seconds".to_owned(),
            (Some(end), Some(start)) if end <= start => format!("the chapter ends at {end} s and starts at {start} s"),
            _ => continue,
        };
        found.push(
            chapters.found(&RULE, node.span, message).help("leave endTime out: a chapter ends where the next begins"),
        );
    }
}
