//! `chapter-title-html`

use super::ChapterFile;
use crate::diagnostic::Diagnostics;
use crate::lint::rule::rule;

rule! {
    /// A chapter title holds HTML.
    ///
    /// ## Why it matters
    /// Titles are plain text: apps show the tags as they are written.
    ///
    /// ## Example
    /// `"title": "<b>Rye</b>"` should be `"title": "Rye"`.
    "chapter-title-html", Chapters, Warning, fix: None, check: Opened,
    sources: ["Podlove Simple Chapters 1.2, psc:chapter title"]
}

pub(super) fn check(chapters: &ChapterFile<'_>, found: &mut Diagnostics) {
    for entry in &chapters.entries {
        let Some((title, span)) = entry.text("title") else { continue };
        let is_tag = |rest: &str| rest.starts_with('/') || rest.starts_with(|c: char| c.is_ascii_alphabetic());
        let mut after = title.split('<').skip(1);
        if after.any(|rest| is_tag(rest) && rest.contains('>')) {
            found.push(chapters.found(&RULE, span, "the title holds HTML").help("write plain text"));
        }
    }
}
