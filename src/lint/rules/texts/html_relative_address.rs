//! `html-relative-address`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::html_tags::attributes::Attribute;
use crate::lint::rule::rule;

rule! {
    /// A link or picture in the notes has no whole address.
    ///
    /// ## Why it matters
    /// Notes are read far from their site: the link leads nowhere, the picture is missing.
    ///
    /// ## Example
    /// `<img src="/images/rye.jpg">`
    "html-relative-address", Item, Warning, fix: None, check: Feed(check),
    sources: ["RSS Best Practices Profile; W3C feed validator"],
    w3c: ["ContainsRelRef"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for text in &feed.texts.html {
        for Attribute { tag, value, .. } in text.odd_addresses() {
            let address = value.trim();
            // `#part` stays on the page; whatever has a scheme is whole.
            let has_scheme = address.split(['/', '?', '#']).next().is_some_and(|head| head.contains(':'));
            if !address.is_empty() && !address.starts_with('#') && !has_scheme {
                let message = format!("`{address}` is no whole address");
                found.push(feed.found(&RULE, text.span_of(&tag), message).help("write it with https:// and its host"));
            }
        }
    }
}
