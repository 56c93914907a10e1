//! `guid-permalink-scheme`

use super::guid_not_an_address::not_a_link;
use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// A guid is a `tag:` or `urn:` name, and does not say that it is no link.
    ///
    /// ## Why it matters
    /// Such a name leads nowhere; readers that believe `isPermaLink` open it.
    ///
    /// ## Example
    /// `<guid>urn:uuid:1225c695-…</guid>` should have `isPermaLink="false"`.
    "guid-permalink-scheme", Item, Warning, fix: Safe, check: Feed(check),
    sources: ["RSS 2.0, <guid>"],
    w3c: ["InvalidPermalink"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for element in feed.permalinks() {
        let guid = element.text();
        let scheme = ["tag:", "urn:"]
            .into_iter()
            .find(|scheme| guid.get(..4).is_some_and(|head| head.eq_ignore_ascii_case(scheme)));
        if let Some(scheme) = scheme {
            let message = format!("a guid that begins with {scheme} is no link");
            found.push(feed.found(&RULE, element.text_span(), message).fix(not_a_link(element)));
        }
    }
}
