//! `channel-after-items`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// Elements of the channel stand below the first item.
    ///
    /// ## Why it matters
    /// Readers that stop after the first items never see them.
    ///
    /// ## Example
    /// `<item>…</item><title>Bread Basket</title>`
    "channel-after-items", Feed, Warning, fix: None, check: Feed(check),
    sources: ["RSS Best Practices Profile"],
    w3c: ["MisplacedItem"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(channel) = feed.channel else { return };
    let below =
        channel.children().skip_while(|child| !child.is(Ns::Rss, "item")).filter(|child| !child.is(Ns::Rss, "item"));
    for child in below.filter(|child| !child.is(Ns::Podcast, "liveItem")) {
        let message = format!("<{}> stands below the first item", child.qualified());
        found.push(feed.found(&RULE, child.tag(), message).help("put the items last"));
    }
}
