//! `title-season-differs`

use super::title_number::season_in;
use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The season in the title is not that of `itunes:season`.
    ///
    /// ## Why it matters
    /// Listeners see two seasons and do not know which one is meant.
    ///
    /// ## Example
    /// `<title>S02E07: Rye</title>` and `<itunes:season>3</itunes:season>`
    "title-season-differs", Item, Warning, fix: None, check: Feed(check),
    sources: ["practice: faults of real feeds"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        if let (Some(titled), Some(season)) = (season_in(&item.title), item.season)
            && titled != season
        {
            let message = format!("the title says season {titled}, itunes:season says {season}");
            let place = feed.document.place(item.place_in(Ns::Itunes, "season"));
            found.push(feed.found(&RULE, item.place_of("title"), message).related(place, "the season"));
        }
    }
}
