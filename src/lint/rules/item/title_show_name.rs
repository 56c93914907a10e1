//! `title-show-name`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The title of an episode repeats the title of the show.
    ///
    /// ## Why it matters
    /// Apps show both one below the other; on small screens nothing else is left.
    ///
    /// ## Example
    /// `<title>Bread Basket – Rye</title>` in *Bread Basket*.
    "title-show-name", Item, Info, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <title>"],
    levels: [Apple: Warning]
}

/// Shorter titles of shows are ordinary words.
const SHORTEST: usize = 5;

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(show) = feed.channel.and_then(|channel| channel.child(Ns::Rss, "title")) else { return };
    let show = show.text().to_lowercase();
    if show.chars().count() < SHORTEST {
        return;
    }
    for item in feed.episodes.iter().filter(|item| item.title.to_lowercase().contains(&show)) {
        found.push(feed.found(&RULE, item.place_of("title"), "the title repeats the title of the show"));
    }
}
