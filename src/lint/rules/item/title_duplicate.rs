//! `title-duplicate`

use std::collections::HashMap;

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::source::Span;

rule! {
    /// Two episodes have the same title.
    ///
    /// ## Why it matters
    /// Nobody can tell them apart in a list; most often one was copied and not changed.
    ///
    /// ## Example
    /// Two items called *Rye*.
    "title-duplicate", Item, Info, fix: None, check: Feed(check),
    sources: ["practice: faults of 195 real feeds"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let mut seen: HashMap<&str, Span> = HashMap::new();
    for item in feed.episodes.iter().filter(|item| !item.title.is_empty()) {
        match seen.get(item.title.as_ref()) {
            Some(first) => found.push(
                feed.found(&RULE, item.place_of("title"), format!("another episode is called \"{}\", too", item.title))
                    .related(feed.document.place(*first), "the first of them"),
            ),
            None => drop(seen.insert(&item.title, item.place_of("title"))),
        }
    }
}
