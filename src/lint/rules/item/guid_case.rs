//! `guid-case`

use std::collections::HashMap;

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::source::Span;

rule! {
    /// Two guids differ in nothing but capital letters.
    ///
    /// ## Why it matters
    /// Guids are compared letter by letter, so these are two episodes; whoever wrote them meant one, or will mix them up.
    ///
    /// ## Example
    /// `<guid>Rye</guid>` and `<guid>rye</guid>`
    "guid-case", Item, Warning, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <guid>"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let mut seen: HashMap<String, (&str, Span)> = HashMap::new();
    for item in &feed.episodes {
        let Some(guid) = item.guid.as_deref() else { continue };
        match seen.get(&guid.to_lowercase()) {
            Some((first, span)) if *first != guid => found.push(
                feed.found(
                    &RULE,
                    item.place_of("guid"),
                    format!("`{guid}` and `{first}` differ in capital letters only"),
                )
                .related(feed.document.place(*span), "the other guid"),
            ),
            Some(_) => {}
            None => drop(seen.insert(guid.to_lowercase(), (guid, item.place_of("guid")))),
        }
    }
}
