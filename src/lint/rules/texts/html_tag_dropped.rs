//! `html-tag-dropped`

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
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
const DROPPED: [&str; 21] = [
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
];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for text in &feed.texts.html {
        let mut dropped = text.starts_of(&DROPPED);
        let Some(first) = dropped.next() else { continue };
        let mut names = vec![first.name];
        names.extend(dropped.map(|tag| tag.name));
        names.dedup();
        let names: BTreeSet<String> =
            names.into_iter().map(|name| format!("<{}>", name.to_ascii_lowercase())).collect();
        let names: Vec<String> = names.into_iter().collect();
        found.push(feed.found(&RULE, text.span_of(&first), format!("many apps drop {}", names.join(", "))));
    }
}
