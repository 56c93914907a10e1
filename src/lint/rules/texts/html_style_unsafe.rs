//! `html-style-unsafe`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::html_tags::attributes::Attribute;
use crate::lint::rule::rule;

rule! {
    /// A style in the notes reaches beyond its element.
    ///
    /// ## Why it matters
    /// A text that places itself over the whole screen, or fetches pictures, is removed by careful apps.
    ///
    /// ## Example
    /// `style="position: absolute; top: 0"`
    "html-style-unsafe", Item, Warning, fix: None, check: Feed(check),
    sources: ["W3C feed validator"],
    w3c: ["DangerousStyleAttr"]
}

const UNSAFE: [&str; 7] = ["position:", "url(", "expression(", "@import", "javascript:", "behavior:", "z-index:"];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for text in &feed.texts.html {
        for Attribute { tag, value, .. } in text.notable(|one| one.is_called(&["style"])) {
            let folded: String = value.to_ascii_lowercase().split_whitespace().collect();
            if let Some(what) = UNSAFE.iter().find(|unsafe_| folded.contains(**unsafe_)) {
                found.push(feed.found(
                    &RULE,
                    text.span_of(&tag),
                    format!("a style with `{what}` is removed by careful apps"),
                ));
            }
        }
    }
}
