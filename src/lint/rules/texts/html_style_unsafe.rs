//! `html-style-unsafe`

use memchr::memmem;

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
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
    let may_hold =
        |text: &str| ["tyle", "TYLE"].iter().any(|end| memmem::find(text.as_bytes(), end.as_bytes()).is_some());
    for text in feed.texts.html.iter().filter(|text| may_hold(text.value)) {
        for tag in text.start_tags() {
            let style = tag.attributes().find(|(name, _)| name.eq_ignore_ascii_case("style"));
            let Some((_, style)) = style else { continue };
            let folded: String = style.to_ascii_lowercase().split_whitespace().collect();
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
