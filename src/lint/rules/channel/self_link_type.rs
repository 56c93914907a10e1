//! `self-link-type`

use crate::diagnostic::Diagnostics;
use crate::diagnostic::Fix;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The own address of the feed has another type than RSS.
    ///
    /// ## Why it matters
    /// PSP-1 asks for `application/rss+xml`.
    ///
    /// ## Example
    /// `type="text/xml"`
    "self-link-type", Feed, Info, fix: Safe, check: Feed(check),
    sources: ["PSP-1, atom:link"],
    levels: [Psp1: Warning],
    w3c: ["SelfNotAtom"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for link in feed.links("self") {
        let Some(media) = link.attribute("type") else { continue };
        if media.value().trim() != "application/rss+xml" {
            found.push(
                feed.found(
                    &RULE,
                    media.value_span(),
                    format!("the type of this feed is application/rss+xml, not {}", media.value()),
                )
                .fix(Fix::safe(media.value_span(), "application/rss+xml")),
            );
        }
    }
}
