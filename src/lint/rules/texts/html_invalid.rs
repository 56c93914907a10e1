//! `html-invalid`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::feed_text::FeedText;
use crate::lint::html_tags::{Ending, Tag};
use crate::lint::rule::rule;
use crate::source::Span;

rule! {
    /// The HTML of a text is not whole.
    ///
    /// ## What it does
    /// Finds elements that nobody closes, end tags of elements that nobody opened, and elements that HTML does not
    /// have. `<p>`, `<li>` and others may end where their parent ends: HTML allows it.
    ///
    /// ## Why it matters
    /// A bold that never ends makes the rest of the page bold; what stands in an unknown tag is not shown at all.
    ///
    /// ## Example
    /// `<p>Rye and <b>oats</p>`
    "html-invalid", Item, Warning, fix: None, check: Feed(check),
    sources: ["W3C feed validator; HTML Living Standard, syntax"],
    w3c: ["NotHtml"]
}

/// Elements that are seldom seen in notes.
#[rustfmt::skip]
const RARE: [&str; 34] = [
    "bdi", "bdo", "canvas", "data", "datalist", "dialog", "frameset", "hgroup", "listing", "math", "meter", "nobr",
    "noembed", "noframes", "optgroup", "output", "path", "plaintext", "progress", "rb", "rp", "rt", "rtc", "ruby",
    "search", "slot", "template", "time", "xmp", "g", "rect", "circle", "use", "bgsound",
];

/// The same, without content.
const RARE_VOID: [&str; 3] = ["basefont", "track", "wbr"];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    // Markup between pieces of text is XML's own, and judged by the reader.
    for text in feed
        .texts
        .html
        .iter()
        .filter(|text| text.element.texts().count() == 1 && text.element.children().next().is_none())
    {
        if let Some((span, message)) = first_fault(text) {
            found.push(feed.found(&RULE, span, message));
        }
    }
}

/// The first thing that is wrong: what follows is most often its echo.
fn first_fault(text: &FeedText<'_>) -> Option<(Span, String)> {
    let mut open: Vec<Tag<'_>> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for tag in text.tags().filter(|tag| !tag.name.starts_with('?')) {
        match tag.ending {
            Some(Ending::Void) => continue,
            Some(_) => {}
            // Prefixes and hyphens: parts of editors and web components, which are dropped without harm.
            None if tag.name.contains([':', '-']) || tag.is(&RARE_VOID) => continue,
            None if tag.is(&RARE) => {}
            None => return Some((text.span_of(&tag), format!("HTML has no <{}>", tag.name))),
        }
        if !tag.is_end {
            // In HTML `<div/>` opens; people write it for an empty element all the same.
            if !tag.is_self_closed() {
                if tag.ending == Some(Ending::Open) && !tag.is(&seen) {
                    seen.push(tag.name);
                }
                open.push(tag);
            }
            continue;
        }
        let Some(at) = open.iter().rposition(|own| own.is(&[tag.name])) else {
            // What ends by itself may have been ended already, as `<p>` by the list behind it.
            if tag.ending == Some(Ending::Open) && tag.is(&seen) {
                continue;
            }
            return Some((text.span_of(&tag), format!("</{}> ends what nobody opened", tag.name)));
        };
        if let Some(left) = open.get(at + 1..).into_iter().flatten().find(|own| own.ending != Some(Ending::Open)) {
            return Some((text.span_of(left), format!("<{}> is not closed before </{}>", left.name, tag.name)));
        }
        open.truncate(at);
    }
    let left = open.iter().find(|own| own.ending != Some(Ending::Open))?;
    Some((text.span_of(left), format!("<{}> is never closed", left.name)))
}
