//! `explicit-items-unannounced`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::vocabulary::values::flag;

rule! {
    /// The show says that it is not explicit, but some of its episodes are.
    ///
    /// ## Why it matters
    /// Spotify asks to mark the show as well; Apple lets single episodes be explicit.
    ///
    /// ## Example
    /// `<itunes:explicit>false</itunes:explicit>` in the channel and `true` in an item.
    "explicit-items-unannounced", Feed, Info, fix: None, check: Feed(check),
    sources: ["Spotify Podcast Delivery Specification, 5.9 (as quoted)"],
    profiles: [Spotify],
    levels: [Spotify: Warning]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(stated) = feed.channel.and_then(|channel| channel.child(Ns::Itunes, "explicit")) else { return };
    if flag::is_explicit(&stated.text()) != Some(false) {
        return;
    }
    let explicit = feed.episodes.iter().filter_map(|item| item.element.child(Ns::Itunes, "explicit"));
    let mut explicit = explicit.filter(|own| flag::is_explicit(&own.text()) == Some(true));
    if let Some(first) = explicit.next() {
        let message = match explicit.count() {
            0 => "one episode is explicit, the show says that it is not".to_owned(),
            more => format!("{} episodes are explicit, the show says that it is not", more + 1),
        };
        let place = feed.document.place(first.text_span());
        found.push(feed.found(&RULE, stated.text_span(), message).related(place, "the first that is"));
    }
}
