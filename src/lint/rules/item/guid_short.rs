//! `guid-short`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// A guid is a short number.
    ///
    /// ## Why it matters
    /// Another show, or this one after a move to another host, may use the same one.
    ///
    /// ## Example
    /// `<guid>7</guid>`
    "guid-short", Item, Info, fix: None, check: Feed(check),
    sources: ["podcast-namespace, other-recommendations.md, Episode GUID"],
    w3c: ["NotSufficientlyUnique"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        if let Some(guid) = item.guid.as_deref()
            && guid.len() < 9
            && guid.chars().all(|c| c.is_ascii_digit())
        {
            let message = format!("the guid `{guid}` may not be the only one of its kind");
            found.push(
                feed.found(&RULE, item.place_of("guid"), message).help("new episodes are better off with a UUID"),
            );
        }
    }
}
