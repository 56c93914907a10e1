//! `chapter-behind-end`

use super::ChapterFile;
use crate::diagnostic::Diagnostics;
use crate::lint::rule::rule;

rule! {
    /// A chapter starts after the episode has ended.
    ///
    /// ## Why it matters
    /// Nobody can reach it, and players may show a broken time line. The end is that of the audio, or of `itunes:duration`.
    ///
    /// ## Example
    /// A chapter at 3700 s in an episode of an hour.
    "chapter-behind-end", Chapters, Error, fix: None, check: Opened,
    sources: ["derived from all chapter formats"]
}

pub(super) fn check(chapters: &ChapterFile<'_>, found: &mut Diagnostics) {
    let Some(end) = chapters.end else { return };
    for entry in &chapters.entries {
        if let Some(start) = entry.start().filter(|start| *start >= end) {
            let span = entry.field("startTime").map_or(entry.span(), |node| node.span);
            let message = format!("the chapter starts at {start} s, but the episode ends at {end:.0} s");
            found.push(chapters.found(&RULE, span, message));
        }
    }
}
