//! `item-number-missing`

use crate::diagnostic::Diagnostics;
use crate::feed::read::{Element, Ns};
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// An episode has no number, though it has a season or nearly all others have one.
    ///
    /// ## What it does
    /// Finds full episodes without `itunes:episode` that state a season, or stand among nine of ten that have a number.
    /// Serial shows have a stricter rule of their own.
    ///
    /// ## Why it matters
    /// Apps put it at the wrong place of the season.
    ///
    /// ## Example
    /// `<itunes:season>2</itunes:season>` in an item without `itunes:episode`.
    "item-number-missing", Item, Info, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <itunes:season> and <itunes:episode>"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let kind = feed.channel.and_then(|channel| channel.child(Ns::Itunes, "type"));
    if kind.is_some_and(|kind| kind.text().eq_ignore_ascii_case("serial")) {
        return;
    }
    let has = |item: &Element<'_>, name| [Ns::Itunes, Ns::Podcast].iter().any(|ns| item.child(*ns, name).is_some());
    let full: Vec<_> = feed.episodes.iter().filter(|item| item.is_full()).collect();
    let numbered = full.iter().filter(|item| has(&item.element, "episode")).count();
    let nearly_all = 10 * numbered >= 9 * full.len();
    for item in full.iter().filter(|item| !has(&item.element, "episode")) {
        let message = match item.season {
            Some(season) => format!("this episode of season {season} has no number"),
            None if nearly_all => "this episode has no number, nearly all others have one".to_owned(),
            None => continue,
        };
        let help = "add <itunes:episode>, or say by <itunes:episodeType> that it is a trailer or a bonus";
        found.push(feed.found(&RULE, item.place(), message).help(help));
    }
}
