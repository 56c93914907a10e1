//! `html-unsafe`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::html_tags::names::Elements;
use crate::lint::rule::rule;

rule! {
    /// Notes hold HTML that readers throw away, or that could harm them.
    ///
    /// ## Why it matters
    /// Scripts, frames, forms, styles and what belongs to a whole page are removed by every careful app; careless ones run them.
    ///
    /// ## Example
    /// `<script src="…"></script>` in the description.
    "html-unsafe", Item, Warning, fix: None, check: Feed(check),
    sources: ["RSS Best Practices Profile; W3C feed validator"],
    w3c: ["SecurityRisk"]
}

/// What no notes need.
const NAMES: [&str; 17] = [
    "script", "iframe", "frame", "object", "embed", "applet", "style", "link", "meta", "base", "form", "input",
    "button", "select", "textarea", "?import", "noscript",
];

/// The same, to look for.
pub(in crate::lint::rules) const UNSAFE: Elements = Elements::of(&NAMES);

/// What only whole pages have, and what browsers of former times ran.
const OF_PAGES: Elements = Elements::of(&[
    "html",
    "head",
    "body",
    "frameset",
    "noframes",
    "basefont",
    "bgsound",
    "blink",
    "marquee",
    "plaintext",
    "param",
]);

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for text in &feed.texts.html {
        // One tag of a page is enough to tell that it is one.
        for tag in text.starts_of(UNSAFE).chain(text.starts_of(OF_PAGES).take(1)) {
            let message = format!("<{}> is removed by apps that are careful", tag.name);
            found.push(feed.found(&RULE, text.span_of(&tag), message).help("take it out"));
        }
    }
    let of_xhtml = feed.document.elements().filter(|element| element.ns() == Ns::Xhtml);
    for element in of_xhtml.filter(|element| NAMES.contains(&element.local())) {
        let message = format!("<{}> is removed by apps that are careful", element.local());
        found.push(feed.found(&RULE, element.tag(), message).help("take it out"));
    }
}
