//! `show-blocked`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The whole show is hidden from Apple Podcasts.
    ///
    /// ## Why it matters
    /// `itunes:block` with `Yes` in the channel takes it out of the directory.
    ///
    /// ## Example
    /// `<channel>…<itunes:block>Yes</itunes:block>`
    "show-blocked", Feed, Warning, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <itunes:block>"],
    profiles: [Apple, Psp1]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(block) = feed.channel.and_then(|channel| channel.child(Ns::Itunes, "block")) else { return };
    if block.text().eq_ignore_ascii_case("yes") {
        found.push(feed.found(&RULE, block.span(), "this hides the show from Apple Podcasts"));
    }
}
