//! `weekday-date`

use chrono::{Datelike, NaiveDate, Weekday};

use crate::diagnostic::{Diagnostics, Severity};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::normalize::INFERRED;
use crate::record::Fact;

rule! {
    /// A day of the week and the date beside it do not fit.
    ///
    /// ## What it does
    /// Reads the day of the week that is written or said with the date of recording, and looks into the calendar. Where no
    /// year is said, that of the neighbouring episodes counts, and the finding is a warning.
    ///
    /// ## Why it matters
    /// One of the two is wrong, in January most often the year.
    ///
    /// ## Example
    /// `Tuesday, January 17th, 2016` was a Sunday; the 17th of January 2017 was a Tuesday.
    "weekday-date", Episode, Error, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    for reading in episode.evidence(Fact::Recorded) {
        let Some(date) = reading.value.as_str().and_then(|value| value.parse::<NaiveDate>().ok()) else { continue };
        let Some(said) = episode.words_of(reading) else { continue };
        let first = said.split([' ', ',']).next().unwrap_or_default();
        let Ok(weekday) = first.parse::<Weekday>() else { continue };
        if date.weekday() == weekday {
            continue;
        }
        // The year that the neighbours give is one in which day and date fit, where there is any.
        let is_whole = said.contains(&date.year().to_string());
        if !is_whole && reading.how != INFERRED {
            continue;
        }
        let right = [date.year() + 1, date.year() - 1].into_iter().find(|year| {
            NaiveDate::from_ymd_opt(*year, date.month(), date.day()).is_some_and(|date| date.weekday() == weekday)
        });
        let message = format!("{} was a {}, not a {first}", date.format("%Y-%m-%d"), date.format("%A"));
        let mut found = RULE.at(episode.place_of(reading), message);
        if !is_whole {
            found.severity = Severity::Warning;
        }
        diagnostics.push(match right.filter(|_| is_whole) {
            Some(year) => found.help(format!("it is a {first} in {year}")),
            None => found.help("correct the day or the date"),
        });
    }
}
