//! `episode-file-shared`

use std::collections::HashMap;

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::feed_item::Item;
use crate::lint::rule::rule;
use crate::source::Span;

rule! {
    /// Two episodes name the same chapters or the same transcript.
    ///
    /// ## What it does
    /// Compares the addresses in `podcast:chapters` and `podcast:transcript` of all items. Items with the same audio are left
    /// out: that they are one episode is told elsewhere.
    ///
    /// ## Why it matters
    /// One of them shows what is said in the other one: the address was copied with the item and not changed.
    ///
    /// ## Example
    /// ```xml
    /// <item><guid>2</guid><podcast:chapters url="https://bread.example/1.json" type="application/json+chapters"/></item>
    /// <item><guid>1</guid><podcast:chapters url="https://bread.example/1.json" type="application/json+chapters"/></item>
    /// ```
    "episode-file-shared", Item, Warning, fix: None, check: Feed(check),
    sources: ["derived from podcast-namespace docs/tags/chapters.md and transcript.md: files of one episode"]
}

const FILES: [&str; 2] = ["chapters", "transcript"];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let mut seen: HashMap<&str, (&Item<'_>, Span)> = HashMap::new();
    for item in &feed.episodes {
        let files = FILES.iter().flat_map(|name| item.element.children_named(Ns::Podcast, name));
        for url in files.filter_map(|file| file.attribute("url")) {
            let address = url.value().trim();
            match seen.get(address) {
                Some((first, span)) if first.element.id() != item.element.id() && first.url() != item.url() => found
                    .push(
                        feed.found(&RULE, url.value_span(), format!("another episode has `{address}`, too"))
                            .help("give each episode its own file")
                            .related(feed.document.place(*span), "the other episode"),
                    ),
                None if !address.is_empty() => drop(seen.insert(address, (item, url.value_span()))),
                _ => {}
            }
        }
    }
}
