//! `enclosure-url-entity`

use crate::diagnostic::Diagnostics;
use crate::diagnostic::Fix;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The address of an enclosure holds a reference that was escaped twice.
    ///
    /// ## Why it matters
    /// `&amp;amp;` in the file is `&amp;` in the address, which no server understands as `&`.
    ///
    /// ## Example
    /// `url="https://a.example/7.mp3?x=1&amp;amp;y=2"`
    "enclosure-url-entity", Item, Warning, fix: Safe, check: Feed(check),
    sources: ["XML 1.0, section 2.4"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let Some(url) = item.enclosure.and_then(|enclosure| enclosure.attribute("url")) else { continue };
        if url.value().contains("&amp;") {
            let written = feed.document.file().slice(url.value_span()).replace("&amp;amp;", "&amp;");
            found.push(
                feed.found(&RULE, url.value_span(), "`&` is escaped twice in this address")
                    .fix(Fix::safe(url.value_span(), written)),
            );
        }
    }
}
