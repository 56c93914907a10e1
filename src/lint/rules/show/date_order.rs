//! `date-order`

use chrono::NaiveDate;

use crate::diagnostic::Diagnostics;
use crate::lint::context::{EpisodeContext, ShowContext};
use crate::lint::habit::{self, NEIGHBOURS};
use crate::lint::rule::rule;
use crate::record::{Evidence, Fact};

rule! {
    /// An episode is dated before the one with the number below it.
    ///
    /// ## What it does
    /// Compares the dates as they are written or said, in the order of the numbers, and tells the fewest episodes without
    /// which those around are in order.
    ///
    /// ## Why it matters
    /// Either the date is wrong, or the number.
    ///
    /// ## Example
    /// Episode 363 is of December 5th, 2023, episode 364 of December 12th, 2021.
    "date-order", Show, Warning, fix: None, check: Show(check),
    sources: ["practice: faults of real shows"]
}

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let mut dated: Vec<Dated<'_>> =
        habit::episodes(show).filter(|episode| episode.record().number.is_some()).filter_map(stated).collect();
    // Files need not be called by their numbers.
    dated.sort_by_key(|one| (one.episode.record().season, one.episode.record().number));
    for season in dated.chunk_by(|a, b| a.episode.record().season == b.episode.record().season) {
        for (index, one) in season.iter().enumerate().filter(|(_, one)| show.is_asked(one.episode.compiled)) {
            // Of episodes that are farther away in the show the dates are not read.
            let is_near = |other: &&Dated<'_>| other.episode.index.abs_diff(one.episode.index) <= NEIGHBOURS;
            let around = index.saturating_sub(NEIGHBOURS)..season.len().min(index + NEIGHBOURS + 1);
            let around: Vec<&Dated<'_>> = season.get(around).unwrap_or_default().iter().filter(is_near).collect();
            let Some(other) = contradicted(&around, one) else { continue };
            let (id, other_id) = (&one.episode.record().id, &other.episode.record().id);
            let message = format!("episode {id} is of {}, episode {other_id} of {}", one.date, other.date);
            diagnostics.push(
                RULE.at(one.episode.place_of(one.reading), message)
                    .related(other.episode.place_of(other.reading), "the other date")
                    .help("correct the date, or the number"),
            );
        }
    }
}

/// An episode with the date that it states.
struct Dated<'a> {
    episode: EpisodeContext<'a>,
    reading: &'a Evidence,
    date: NaiveDate,
}

/// The neighbour that `one` of those `around` contradicts: the nearest one that is in order, if it is not.
fn contradicted<'a, 'b>(around: &[&'b Dated<'a>], one: &Dated<'a>) -> Option<&'b Dated<'a>> {
    let at = around.iter().position(|other| other.episode.index == one.episode.index)?;
    let in_order = longest_order(around);
    if in_order.contains(&at) {
        return None;
    }
    let before = in_order.iter().rev().find(|other| **other < at).and_then(|other| around.get(*other));
    let after = in_order.iter().find(|other| **other > at).and_then(|other| around.get(*other));
    before.filter(|before| before.date > one.date).or(after).copied()
}

/// The most episodes whose dates are in order, by their index: whoever is not among them is wrong.
fn longest_order(dated: &[&Dated<'_>]) -> Vec<usize> {
    // The last episode of the best row of each length, and who stands before each episode in its row.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::new();
    for (at, one) in dated.iter().enumerate() {
        let length = ends.partition_point(|end| dated.get(*end).is_some_and(|end| end.date <= one.date));
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut row: Vec<usize> =
        std::iter::successors(ends.last().copied(), |at| before.get(*at).copied().flatten()).collect();
    row.reverse();
    row
}

/// The whole date that an episode states, without help from others.
fn stated(episode: EpisodeContext<'_>) -> Option<Dated<'_>> {
    let readings = [Fact::Recorded, Fact::Published].into_iter().flat_map(|fact| episode.evidence(fact));
    let date = |reading: &Evidence| reading.value.as_str()?.get(..10)?.parse().ok();
    let (reading, date) = readings
        .filter(|reading| !reading.how.starts_with("inferred"))
        .find_map(|reading| Some((reading, date(reading)?)))?;
    Some(Dated { episode, reading, date })
}
