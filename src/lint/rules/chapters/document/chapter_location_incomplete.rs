//! `chapter-location-incomplete`

use super::{ChapterFile, Value};
use crate::diagnostic::Diagnostics;
use crate::lint::rule::rule;

rule! {
    /// The location of a chapter lacks `name` or `geo`.
    ///
    /// ## Why it matters
    /// Both are required: the name for people, the `geo:` address for maps.
    ///
    /// ## Example
    /// `"location": {"name": "Leeds"}` should also have `"geo": "geo:53.8,-1.55"`.
    "chapter-location-incomplete", Chapters, Error, fix: None, check: Opened,
    sources: ["podcast-namespace, examples/chapters/jsonChapters.md"]
}

pub(super) fn check(chapters: &ChapterFile<'_>, found: &mut Diagnostics) {
    for entry in &chapters.entries {
        let Some(location) = entry.field("location") else { continue };
        let Value::Map(fields) = &location.value else {
            found.push(
                chapters.found(&RULE, location.span, "the location is no object").help("give it \"name\" and \"geo\""),
            );
            continue;
        };
        let text =
            |key: &str| fields.iter().find(|field| field.key == key).is_some_and(|field| is_text(&field.node.value));
        for key in ["name", "geo"].into_iter().filter(|key| !text(key)) {
            let message = format!("the location has no {key}");
            found.push(
                chapters.found(&RULE, location.span, message).help("a location has \"name\" and \"geo\": \"geo:…\""),
            );
        }
    }
}

fn is_text(value: &Value) -> bool {
    matches!(value, Value::Text(text) if !text.trim().is_empty())
}
