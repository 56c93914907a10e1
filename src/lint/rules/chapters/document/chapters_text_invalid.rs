//! `chapters-text-invalid`

use super::{ChapterFile, Value};
use crate::diagnostic::Diagnostics;
use crate::lint::rule::rule;

rule! {
    /// A key that holds text in the format holds something else.
    ///
    /// ## Why it matters
    /// `title`, `img` and `url` of a chapter, and `author`, `title`, `podcastName`, `description` and `fileName` of the file,
    /// are texts; readers with types refuse the whole file for a number or a list.
    ///
    /// ## Example
    /// `"author": ["Ada", "Bob"]` should be `"author": "Ada and Bob"`.
    "chapters-text-invalid", Chapters, Warning, fix: None, check: Opened,
    sources: ["podcast-namespace, examples/chapters/jsonChapters.md"]
}

const OF_FILE: [&str; 5] = ["author", "title", "podcastName", "description", "fileName"];
const OF_CHAPTER: [&str; 3] = ["title", "img", "url"];

pub(super) fn check(chapters: &ChapterFile<'_>, found: &mut Diagnostics) {
    let of_file = OF_FILE.into_iter().filter_map(|key| Some((key, chapters.root_field(key)?)));
    let of_chapters = chapters
        .entries
        .iter()
        .flat_map(|entry| OF_CHAPTER.into_iter().filter_map(|key| Some((key, entry.field(key)?))));
    for (key, node) in of_file.chain(of_chapters) {
        if !matches!(node.value, Value::Text(_)) {
            found.push(chapters.found(&RULE, node.span, format!("{key} is no text")).help("write a text in quotes"));
        }
    }
}
