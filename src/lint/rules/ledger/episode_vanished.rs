//! `episode-vanished`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// An episode that subscribers know is not in the feed any more.
    ///
    /// ## Why it matters
    /// Apps take it from those who have not downloaded it, links to it break, and it counts as deleted in the directories.
    /// Episodes that drop off the end of a feed of the latest ones are not meant.
    ///
    /// ## Example
    /// The old feed has 12, 11 and 10, the new one 12 and 10.
    ///
    /// Put it back, or waive the finding where it was withdrawn on purpose.
    "episode-vanished", Ledger, Warning, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <guid>"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let (Some(against), Some(channel)) = (&feed.against, feed.channel) else { return };
    for gone in against.gone.iter().filter(|gone| !gone.dropped_off) {
        let Some(old) = against.old.get(gone.old) else { continue };
        let message = format!("\"{}\" is not in the feed any more", old.name());
        found.push(
            feed.found(&RULE, channel.tag(), message)
                .help("put the episode back with its guid, or waive this where it was withdrawn")
                .related(old.element.document().place(old.place()), "the episode that subscribers know"),
        );
    }
}
