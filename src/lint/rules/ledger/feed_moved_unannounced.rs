//! `feed-moved-unannounced`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The feed calls another address its own than before, and no `itunes:new-feed-url` says so.
    ///
    /// ## Why it matters
    /// Apple and others follow a show to its new address only by `itunes:new-feed-url` or a permanent redirect.
    ///
    /// ## Example
    /// `atom:link rel="self"` was `https://old.example/feed.xml` and is `https://new.example/feed.xml`.
    "feed-moved-unannounced", Ledger, Info, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <itunes:new-feed-url>"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let (Some(against), Some(channel)) = (&feed.against, feed.channel) else { return };
    let moved = against.channel.iter().find(|change| change.field == "atom:link[self]");
    let Some((old, new)) = moved.and_then(|change| change.old.as_ref().zip(change.new.as_ref())) else { return };
    if channel.child(Ns::Itunes, "new-feed-url").is_some() {
        return;
    }
    found.push(
        feed.found(&RULE, channel.tag(), format!("the feed has moved from {old} to {new}"))
            .help("say so in the feed at both addresses: <itunes:new-feed-url>, and redirect the old one (301)"),
    );
}
