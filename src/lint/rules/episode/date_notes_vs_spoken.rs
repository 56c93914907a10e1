//! `date-notes-vs-spoken`

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::record::Fact;

rule! {
    /// The notes and the greeting give different dates of recording.
    ///
    /// ## Why it matters
    /// One of them is wrong, and podwright has to choose.
    ///
    /// ## Example
    /// The notes say `recorded February 6th, 2017`, the greeting says `February 6th, 2016`.
    "date-notes-vs-spoken", Episode, Warning, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let readings = episode.evidence(Fact::Recorded);
    let read = |how: &str| {
        let mut of_kind = readings.iter().filter(|reading| reading.how == how);
        of_kind.find_map(|reading| Some((reading, reading.value.as_str()?)))
    };
    let (Some((written, notes)), Some((said, speech))) = (read("notes"), read("greeting")) else { return };
    // `--05-25` is a date without its year.
    let (year_a, year_b) = (!notes.starts_with("--"), !speech.starts_with("--"));
    let same = if year_a && year_b { notes == speech } else { month_and_day(notes) == month_and_day(speech) };
    if !same {
        let message = format!("the notes say {notes}, the greeting says {speech}");
        let found = RULE.at(episode.place_of(written), message).related(episode.place_of(said), "the greeting");
        diagnostics.push(found);
    }
}

fn month_and_day(date: &str) -> Option<&str> {
    date.get(date.len().checked_sub(5)?..)
}
