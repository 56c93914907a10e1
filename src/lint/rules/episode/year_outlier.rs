//! `year-outlier`

use chrono::{Datelike, NaiveDate};

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::record::Fact;

rule! {
    /// The year of a date of recording is not that of the episodes around it.
    ///
    /// ## What it does
    /// Compares every year that is written or said with the one at which the neighbouring episodes put the episode.
    ///
    /// ## Why it matters
    /// The year is said wrong every January, and sorts the episode years away from where it belongs.
    ///
    /// ## Example
    /// Episode 364 is `recorded December 12th, 2021` between two of December 2023.
    "year-outlier", Episode, Error, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some(recorded) = episode.record().recorded else { return };
    for reading in episode.evidence(Fact::Recorded) {
        let Some(date) = reading.value.as_str().and_then(|value| value.parse::<NaiveDate>().ok()) else { continue };
        let same_day = (date.month(), date.day()) == (recorded.month(), recorded.day());
        if same_day && date.year() != recorded.year() {
            let message = format!("the year {} does not fit the episodes around this one", date.year());
            diagnostics.push(RULE.at(episode.place_of(reading), message).help(format!("it was {}", recorded.year())));
        }
    }
}
