//! `guid-similar`

use std::collections::HashMap;

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::source::Span;

rule! {
    /// Two guids are one address, written in two ways.
    ///
    /// ## What it does
    /// Finds guids that are the same but for `http:` and `https:`, `www.` and a slash at the end.
    ///
    /// ## Why it matters
    /// Guids are compared letter by letter: one episode stands in the feed twice, or two will be taken for one.
    ///
    /// ## Example
    /// `<guid>http://a.example/7</guid>` and `<guid>https://www.a.example/7/</guid>`
    "guid-similar", Item, Warning, fix: None, check: Feed(check),
    sources: ["RSS 2.0, <guid>"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let mut seen: HashMap<&str, (&str, Span)> = HashMap::new();
    for item in &feed.episodes {
        let Some(guid) = item.guid.as_deref() else { continue };
        let Some(bare) = bare(guid) else { continue };
        match seen.get(bare) {
            Some((first, span)) if *first != guid => found.push(
                feed.found(&RULE, item.place_of("guid"), format!("`{guid}` and `{first}` are one address"))
                    .related(feed.document.place(*span), "the other guid"),
            ),
            Some(_) => {}
            None => drop(seen.insert(bare, (guid, item.place_of("guid")))),
        }
    }
}

/// An address without what does not tell pages apart.
fn bare(guid: &str) -> Option<&str> {
    let rest = guid.strip_prefix("https://").or_else(|| guid.strip_prefix("http://"))?;
    Some(rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/'))
}
