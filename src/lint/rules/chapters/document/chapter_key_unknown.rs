//! `chapter-key-unknown`

use super::{ChapterFile, nearest};
use crate::diagnostic::Diagnostics;
use crate::lint::rule::rule;

rule! {
    /// A chapter or the file has a key that the format does not know.
    ///
    /// ## Why it matters
    /// Nobody reads it; most often it is a typing error of a key that matters.
    ///
    /// ## Example
    /// `"starttime": 90` should be `"startTime": 90`.
    "chapter-key-unknown", Chapters, Info, fix: None, check: Opened,
    sources: ["podcast-namespace, examples/chapters/jsonChapters.md"]
}

const OF_FILE: [&str; 8] =
    ["version", "chapters", "author", "title", "podcastName", "description", "fileName", "waypoints"];
const OF_CHAPTER: [&str; 8] = ["startTime", "endTime", "title", "img", "url", "toc", "location", "value"];

pub(super) fn check(chapters: &ChapterFile<'_>, found: &mut Diagnostics) {
    let of_file = chapters.root_fields().iter().map(|field| (field, &OF_FILE));
    let of_chapters = chapters.entries.iter().flat_map(|entry| entry.fields()).map(|field| (field, &OF_CHAPTER));
    for (field, known) in of_file.chain(of_chapters) {
        if known.contains(&field.key.as_str()) {
            continue;
        }
        let told = chapters.found(&RULE, field.key_span, format!("JSON chapters have no key `{}`", field.key));
        found.push(match nearest(&field.key, *known) {
            Some(nearest) => told.help(format!("did you mean `{nearest}`?")),
            None => told,
        });
    }
}
