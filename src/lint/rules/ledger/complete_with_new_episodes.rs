//! `complete-with-new-episodes`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The show says that it has ended, and yet there is a new episode.
    ///
    /// ## Why it matters
    /// `itunes:complete` with `Yes` tells apps to stop asking: subscribers may never see the episode.
    ///
    /// ## Example
    /// `<itunes:complete>Yes</itunes:complete>` stands in the channel since last year, and an item was added today.
    "complete-with-new-episodes", Ledger, Warning, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <itunes:complete>"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let (Some(against), Some(channel)) = (&feed.against, feed.channel) else { return };
    let Some(complete) = channel.child(Ns::Itunes, "complete") else { return };
    let changed = against.channel.iter().any(|change| change.field == "itunes:complete");
    if changed || against.added.is_empty() || !complete.text().eq_ignore_ascii_case("yes") {
        return;
    }
    let message = "the show is marked as complete, so apps may not look for its new episodes";
    found.push(feed.found(&RULE, complete.span(), message).help("remove itunes:complete while episodes are added"));
}
