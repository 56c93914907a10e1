//! `itunes-title-redundant`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// `itunes:title` repeats the title.
    ///
    /// ## Why it matters
    /// It is there for a title without show name and number; the same text twice must be kept up twice. Feeds that a program
    /// writes, such as those of `podwright build`, may repeat it: feed-rs drops the duration of an episode without it.
    ///
    /// ## Example
    /// `<title>Rye</title><itunes:title>Rye</itunes:title>`
    "itunes-title-redundant", Item, Info, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <itunes:title>"],
    profiles: [Apple]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let Some(own) = item.element.child(Ns::Itunes, "title") else { continue };
        if !item.title.is_empty() && own.text() == item.title {
            found.push(feed.found(&RULE, own.text_span(), "itunes:title is the title again"));
        }
    }
}
