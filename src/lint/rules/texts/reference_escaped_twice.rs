//! `reference-escaped-twice`

use crate::diagnostic::{Applicability, Diagnostics, Edit, Fix};
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::source::Span;

rule! {
    /// A reference in the HTML of a text is escaped twice.
    ///
    /// ## What it does
    /// Finds `&amp;amp;`, `&amp;nbsp;`, `&amp;quot;` and `&amp;#39;` in HTML; in code they are meant.
    ///
    /// ## Why it matters
    /// Readers see `&amp;` and `&nbsp;`, and links with them lead elsewhere.
    ///
    /// ## Example
    /// `<![CDATA[<p>Rye &amp;amp; oats</p>]]>`
    "reference-escaped-twice", Item, Warning, fix: Unsafe, check: Feed(check),
    sources: ["RSS 2.0, <description>; practice: faults of 195 real feeds"]
}

/// What nobody writes about in notes.
const DOUBLED: [&str; 6] = ["&amp;amp;", "&amp;nbsp;", "&amp;quot;", "&amp;#39;", "&amp;#039;", "&amp;apos;"];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for text in feed.texts.html.iter().filter(|text| text.value.contains("&amp;")) {
        if text.has(&["code", "pre", "kbd", "samp"]) {
            continue;
        }
        let places = DOUBLED.iter().flat_map(|doubled| text.value.match_indices(doubled));
        let mut places: Vec<(Span, &str)> =
            places.map(|(at, doubled)| (text.span_at(at..at + doubled.len()), doubled)).collect();
        places.sort_by_key(|(span, _)| span.start);
        let Some((first, doubled)) = places.first() else { continue };
        let message = format!("readers see `{}`", doubled.replacen("&amp;", "&", 1));
        let told = feed.found(&RULE, *first, message);
        let edits: Option<Vec<Edit>> =
            places.iter().map(|(span, _)| without_amp(*span, feed.document.file().slice(*span))).collect();
        found.push(match edits {
            Some(edits) => told.fix(Fix { applicability: Applicability::Unsafe, edits }),
            None => told,
        });
    }
}

/// Takes out the `amp;` that is too many, where the reference is written as people write it.
fn without_amp(span: Span, written: &str) -> Option<Edit> {
    let start = span.start + "&".len();
    let edit = Edit { start, end: start + "amp;".len(), text: String::new() };
    written.strip_prefix("&amp;").filter(|rest| !rest.is_empty()).map(|_| edit)
}
