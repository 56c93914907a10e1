//! `summary-alone`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The text of an episode is in `itunes:summary` alone.
    ///
    /// ## Why it matters
    /// Spotify and most apps read `<description>` or `<content:encoded>`; they show nothing.
    ///
    /// ## Example
    /// `<itunes:summary>About rye.</itunes:summary>` and no `<description>`.
    "summary-alone", Item, Warning, fix: None, check: Feed(check),
    sources: ["Spotify Podcast Delivery Specification 1.10 (as tabulated)"],
    profiles: [Spotify]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let says = |ns, name| {
            let child = item.element.child(ns, name);
            child.is_some_and(|child| !child.text().is_empty() || child.children().next().is_some())
        };
        let elsewhere =
            [(Ns::Rss, "description"), (Ns::Content, "encoded"), (Ns::Media, "description"), (Ns::Atom, "content")];
        if says(Ns::Itunes, "summary") && !elsewhere.into_iter().any(|(ns, name)| says(ns, name)) {
            let span = item.place_in(Ns::Itunes, "summary");
            let message = "most apps do not read itunes:summary, and there is no other text";
            found.push(feed.found(&RULE, span, message).help("put it into <description>"));
        }
    }
}
