//! `summary-copied`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// `itunes:summary` is a copy of the description.
    ///
    /// ## Why it matters
    /// It is meant for one or two sentences; a copy makes the feed longer and says nothing.
    ///
    /// ## Example
    /// The same text in `<description>` and `<itunes:summary>`.
    "summary-copied", Item, Info, fix: None, check: Feed(check),
    sources: ["podcast-namespace, other-recommendations.md, Episode Description and Summary"],
    profiles: [Podcasting20]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let Some(summary) = item.element.child(Ns::Itunes, "summary") else { continue };
        let text = summary.text();
        let longs = [(Ns::Rss, "description"), (Ns::Content, "encoded")];
        let mut longs = longs.into_iter().filter_map(|(ns, name)| item.element.child(ns, name));
        if let Some(other) = longs.find(|other| !text.is_empty() && other.text() == text) {
            let message = format!("itunes:summary is <{}> again", other.qualified());
            found.push(feed.found(&RULE, summary.text_span(), message));
        }
    }
}
