//! `reference-escaped-twice`

use memchr::memmem;

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

const AMP: &[u8] = b"&amp;";

/// What nobody writes about in notes, after `&amp;`.
const DOUBLED: [&str; 6] = ["amp;", "nbsp;", "quot;", "#39;", "#039;", "apos;"];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for text in feed.texts.html.iter().filter(|text| text.value.contains("&amp;")) {
        if text.has(&["code", "pre", "kbd", "samp"]) {
            continue;
        }
        let places = memmem::find_iter(text.value.as_bytes(), AMP).filter_map(|at| {
            let rest = text.value.get(at + AMP.len()..)?;
            let doubled = DOUBLED.iter().find(|doubled| rest.starts_with(**doubled))?;
            Some((text.span_at(at..at + AMP.len() + doubled.len()), *doubled))
        });
        let places: Vec<(Span, &str)> = places.collect();
        let Some((first, doubled)) = places.first() else { continue };
        let message = format!("readers see `&{doubled}`");
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
