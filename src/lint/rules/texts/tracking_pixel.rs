//! `tracking-pixel`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::html_tags::names::Elements;
use crate::lint::rule::rule;

rule! {
    /// The notes hold a picture of one pixel.
    ///
    /// ## Why it matters
    /// It counts who opens the notes; apps that protect their listeners remove it.
    ///
    /// ## Example
    /// `<img src="https://tracker.example/1.gif" width="1" height="1">`
    "tracking-pixel", Item, Info, fix: None, check: Feed(check),
    sources: ["practice: faults of 195 real feeds"]
}

const PICTURE: Elements = Elements::of(&["img"]);

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for text in &feed.texts.html {
        for tag in text.starts_of(PICTURE) {
            let tiny = |side: &str| {
                tag.attribute(side).is_some_and(|value| matches!(value.trim().trim_end_matches("px"), "0" | "1"))
            };
            if tiny("width") && tiny("height") {
                found.push(feed.found(&RULE, text.span_of(&tag), "this picture only counts readers"));
            }
        }
    }
}
