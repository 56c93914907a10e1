//! `chapter-url-relative`

use super::{ChapterFile, Url};
use crate::diagnostic::Diagnostics;
use crate::lint::rule::rule;

rule! {
    /// The link or picture of a chapter is no complete web address.
    ///
    /// ## Why it matters
    /// The file is read far from its site: an address without `https://…` leads nowhere.
    ///
    /// ## Example
    /// `"img": "img/rye.jpg"` should be `"img": "https://crumbs.example/img/rye.jpg"`.
    "chapter-url-relative", Chapters, Error, fix: None, check: Opened,
    sources: ["podcast-namespace, examples/chapters/jsonChapters.md"]
}

pub(super) fn check(chapters: &ChapterFile<'_>, found: &mut Diagnostics) {
    for entry in &chapters.entries {
        for key in ["url", "img"] {
            let Some((address, span)) = entry.text(key) else { continue };
            let is_complete = Url::parse(address.trim()).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
            if !is_complete {
                let message = format!("`{address}` is no complete web address");
                found.push(chapters.found(&RULE, span, message).help("write it with https:// and its host"));
            }
        }
    }
}
