//! `self-link-missing`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The feed does not say its own address.
    ///
    /// ## Why it matters
    /// Readers that got it from somewhere else, or through a redirect, cannot find the real one; PSP-1 asks for it.
    ///
    /// ## Example
    /// `<atom:link rel="self" type="application/rss+xml" href="https://…/feed.xml"/>`
    "self-link-missing", Feed, Warning, fix: None, check: Feed(check),
    sources: ["PSP-1, Required channel elements; RSS Best Practices Profile"],
    profiles: [Psp1, Rss],
    levels: [Psp1: Error],
    w3c: ["MissingAtomSelfLink"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(channel) = feed.channel else { return };
    if feed.links("self").next().is_none() {
        let help = "add <atom:link rel=\"self\" type=\"application/rss+xml\" href=\"…\"/>";
        found.push(feed.found(&RULE, channel.tag(), "the feed does not say its own address").help(help));
    }
}
