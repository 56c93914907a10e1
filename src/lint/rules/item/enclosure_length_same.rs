//! `enclosure-length-same`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use std::collections::HashMap;

rule! {
    /// Several enclosures have the same length.
    ///
    /// ## Why it matters
    /// Two recordings are never equally long to the byte: the number was copied, or made up.
    ///
    /// ## Example
    /// `length="4986357"` in six items.
    "enclosure-length-same", Item, Warning, fix: None, check: Feed(check),
    sources: ["practice: faults of 195 real feeds"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let mut seen = HashMap::new();
    for item in &feed.episodes {
        let Some(length) = item.enclosure.and_then(|enclosure| enclosure.attribute("length")) else { continue };
        let Some(bytes) = length.value().trim().parse().ok().filter(|bytes: &u64| *bytes > 0) else { continue };
        match seen.get(&bytes) {
            // The same file twice has a rule of its own.
            Some((first, url)) if *url != item.url() => found.push(
                feed.found(&RULE, length.value_span(), format!("another episode has {bytes} bytes, too"))
                    .related(feed.document.place(*first), "the first of them"),
            ),
            Some(_) => {}
            None => drop(seen.insert(bytes, (length.value_span(), item.url()))),
        }
    }
}
