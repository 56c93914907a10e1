//! `cdata-left`

use memchr::memmem;

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::html_tags::names::Elements;
use crate::lint::rule::rule;

rule! {
    /// A text shows the brackets of a CDATA section.
    ///
    /// ## What it does
    /// Finds `<![CDATA[` in what is left of titles, notes and names when XML has been read: inside of another section, or
    /// escaped. Scripts, in which it is usual, are left out.
    ///
    /// ## Why it matters
    /// The text was packed twice. Apps show the brackets, or swallow what follows up to the next `>`.
    ///
    /// ## Example
    /// ```xml
    /// <title>&lt;![CDATA[Rye]]&gt;</title>
    /// ```
    /// Use instead:
    /// ```xml
    /// <title>Rye</title>
    /// ```
    "cdata-left", Item, Warning, fix: None, check: Feed(check),
    sources: ["derived from XML 1.0, section 2.7"]
}

const BEGIN: &str = "<![CDATA[";

/// What may hold sections of its own.
const CODE: Elements = Elements::of(&["script", "style"]);

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for text in feed.texts.html.iter().chain(&feed.texts.plain).filter(|text| text.has_bracket) {
        let Some(at) = memmem::find(text.value.as_bytes(), BEGIN.as_bytes()) else { continue };
        if !text.has(CODE) {
            let message = format!("<{}> shows `{BEGIN}` as it is", text.name());
            found.push(feed.found(&RULE, text.span_at(at..at + BEGIN.len()), message).help("take the inner one out"));
        }
    }
}
