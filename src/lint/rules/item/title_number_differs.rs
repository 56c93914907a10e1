//! `title-number-differs`

use super::title_number::{number_at_end, number_in};
use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The number in the title is not that of `itunes:episode`.
    ///
    /// ## Why it matters
    /// Listeners see two numbers and do not know which one is meant.
    ///
    /// ## Example
    /// `<title>Ep. 7: Rye</title>` and `<itunes:episode>8</itunes:episode>`
    "title-number-differs", Item, Warning, fix: None, check: Feed(check),
    sources: ["practice: faults of 195 real feeds"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        if let (Some(titled), Some(number)) =
            (number_in(&item.title).or_else(|| number_at_end(&item.title)), item.number)
            && titled != number
        {
            let message = format!("the title says {titled}, itunes:episode says {number}");
            let place = feed.document.place(item.place_in(Ns::Itunes, "episode"));
            found.push(feed.found(&RULE, item.place_of("title"), message).related(place, "the number"));
        }
    }
}
