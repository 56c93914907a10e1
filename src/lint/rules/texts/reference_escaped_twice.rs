//! `reference-escaped-twice`

use memchr::memmem;

use crate::diagnostic::{Applicability, Diagnostics, Edit, Fix};
use crate::lint::feed::FeedContext;
use crate::lint::html_tags::names::Elements;
use crate::lint::rule::rule;
use crate::source::Span;

rule! {
    /// A reference in the HTML of a text is escaped twice.
    ///
    /// ## What it does
    /// Finds `&amp;amp;`, `&amp;nbsp;`, `&amp;rsquo;`, `&amp;#39;` and the like in HTML; `&amp;lt;` and what stands in
    /// code is meant.
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

/// The rest of a reference whose `&` is escaped once more, `rsquo;`. That of `<` and `>` is what notes about HTML mean.
fn doubled(rest: &str) -> Option<&str> {
    /// `#x1F35E;`
    const LONGEST: usize = 8;
    let end = rest.bytes().take(LONGEST).position(|byte| byte == b';')? + 1;
    let name = rest.get(..end - 1)?;
    // `?a=1&amp;q=&amp;w=2` has parameters, not references.
    if !name.strip_prefix('#').unwrap_or(name).bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let written = format!("&{}", rest.get(..end)?);
    let read = html_escape::decode_html_entities(&written);
    (read != written && !matches!(&*read, "<" | ">")).then_some(rest.get(..end)?)
}

/// What shows references on purpose.
const CODE: Elements = Elements::of(&["code", "pre", "kbd", "samp"]);

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for text in feed.texts.html.iter().filter(|text| !text.has(CODE)) {
        let places = memmem::find_iter(text.value.as_bytes(), AMP).filter_map(|at| {
            let rest = text.value.get(at + AMP.len()..)?;
            let doubled = doubled(rest)?;
            Some((text.span_at(at..at + AMP.len() + doubled.len()), doubled))
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
