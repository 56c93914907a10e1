//! `html-tag-dropped`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::html_tags::names::Elements;
use crate::lint::rule::rule;

rule! {
    /// Notes hold HTML that many apps drop.
    ///
    /// ## What it does
    /// Names the elements that change what is shown, such as tables, headings and pictures; those around text, such
    /// as `div` and `span`, lose nothing when they are dropped.
    ///
    /// ## Why it matters
    /// Apple renders `p`, `ol`, `ul`, `li` and `a`, PSP-1 adds `b`, `i`, `strong` and `em`. What is told by a
    /// table or picture alone is not told to everybody.
    ///
    /// ## Example
    /// `<table><tr><td>Rye</td><td>400 g</td></tr></table>`
    "html-tag-dropped", Item, Info, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <description>; PSP-1, item description"],
    profiles: [Apple, Psp1]
}

/// What is shown otherwise, or not at all, when its tags are dropped.
const DROPPED: Elements = Elements::of(&[
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "img",
    "picture",
    "video",
    "audio",
    "figure",
    "svg",
    "pre",
    "code",
    "blockquote",
    "hr",
    "dl",
    "details",
    "sub",
    "sup",
]);

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for text in &feed.texts.html {
        let Some(first) = text.starts_of(DROPPED).next() else { continue };
        let mut names: Vec<String> = text.begun_of(DROPPED).names().map(|name| format!("<{name}>")).collect();
        names.sort_unstable();
        found.push(feed.found(&RULE, text.span_of(&first), format!("many apps drop {}", names.join(", "))));
    }
}
