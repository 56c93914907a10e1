//! `html-invalid`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::html_tags::nesting::Flaw;
use crate::lint::rule::rule;

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

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for text in &feed.texts.html {
        let Some(flaw) = text.flaw() else { continue };
        // Markup between pieces of text is XML's own, and judged by the reader.
        if text.element.texts().count() > 1 || text.element.children().next().is_some() {
            continue;
        }
        let (tag, message) = match flaw {
            Flaw::Unknown(tag) => (tag, format!("HTML has no <{}>", tag.name)),
            Flaw::Unopened(tag) => (tag, format!("</{}> ends what nobody opened", tag.name)),
            Flaw::Overlapping(tag, end) => (tag, format!("<{}> is not closed before </{}>", tag.name, end.name)),
            Flaw::Unclosed(tag) => (tag, format!("<{}> is never closed", tag.name)),
        };
        found.push(feed.found(&RULE, text.span_of(tag), message));
    }
}
