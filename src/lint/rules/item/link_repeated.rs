//! `item-link-repeated`

use std::collections::HashMap;

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The link of an episode is that of another one, or of the show.
    ///
    /// ## Why it matters
    /// It is the page of this episode; apps offer it to share the episode.
    ///
    /// ## Example
    /// `<link>https://a.example/</link>` in the channel and in every item.
    "item-link-repeated", Item, Info, fix: None, check: Feed(check),
    sources: ["derived from RSS 2.0, <link> of an item"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let of_channel = feed.channel.and_then(|channel| channel.child(Ns::Rss, "link"));
    let mut seen = HashMap::new();
    if let Some(link) = of_channel {
        seen.insert(link.text(), (link.text_span(), "the show"));
    }
    for link in feed.episodes.iter().filter_map(|item| item.element.child(Ns::Rss, "link")) {
        let address = link.text();
        if address.is_empty() {
            continue;
        }
        match seen.get(&address) {
            Some((first, whose)) => found.push(
                feed.found(&RULE, link.text_span(), format!("this is the link of {whose}, too"))
                    .related(feed.document.place(*first), "here"),
            ),
            None => drop(seen.insert(address, (link.text_span(), "another episode"))),
        }
    }
}
