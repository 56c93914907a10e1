//! What one episode leaves open and its neighbours know: the year of a date, the surname of a guest.

use std::collections::HashSet;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, TimeDelta};
use regex::Regex;

use super::Compiled;
use super::dates::SaidDate;
use super::people::{complete_name, full_names_of};
use super::read::Depth;
use crate::record::{Evidence, Fact, Person};

/// How an inferred value says so.
pub(crate) const INFERRED: &str = "inferred from neighbouring episodes";

/// How a number of a title says so.
const NUMBER_OF_TITLE: &str = "number at the head of the title";

/// Fewer numbers may be an accident.
const FEWEST_NUMBERS: usize = 3;

/// Dates this far from where the neighbours put them are a slip of the tongue in the year, in days.
const SLIP_DAYS: i64 = 150;
/// A corrected year must put the date this near, in days.
const NEAR_DAYS: i64 = 60;
/// How many neighbours on each side are asked.
const NEIGHBOURS: usize = 4;

/// Completes dates said without a year, and puts right a year that contradicts the neighbours on both sides.
pub(super) fn years(episodes: &mut [Compiled]) {
    let stated: Vec<Option<(f64, NaiveDate)>> = episodes.iter().map(stated).collect();
    for (index, episode) in episodes.iter_mut().enumerate() {
        let Some(said) = episode.said_date else { continue };
        let Some(position) = position(episode) else { continue };
        let Some(expected) = expected(&stated, index, position) else { continue };
        if let Some(date) = decide(&said, expected, episode.record.recorded) {
            set(episode, date);
        }
    }
}

/// The number of an episode with its whole date, if it states one whose weekday is not wrong.
fn stated(episode: &Compiled) -> Option<(f64, NaiveDate)> {
    let date = episode.record.recorded?;
    if episode.said_date.is_some_and(|said| !said.weekday_fits(date)) {
        return None;
    }
    Some((position(episode)?, date))
}

fn position(episode: &Compiled) -> Option<f64> {
    episode.record.number.map(f64::from)
}

/// The date at which the neighbours put an episode, and whether they stand on both sides of it.
#[derive(Clone, Copy)]
struct Expected {
    date: NaiveDate,
    between: bool,
}

fn expected(stated: &[Option<(f64, NaiveDate)>], index: usize, position: f64) -> Option<Expected> {
    let (before, after) = stated.split_at_checked(index)?;
    let before: Vec<_> = before.iter().rev().flatten().take(NEIGHBOURS).copied().collect();
    let after: Vec<_> = after.iter().skip(1).flatten().take(NEIGHBOURS).copied().collect();
    let middle = |side: &[(f64, NaiveDate)]| {
        // The median neighbour: one slip beside another must not decide.
        let mut side = side.to_vec();
        side.sort_by_key(|(_, date)| *date);
        side.get(side.len() / 2).copied()
    };
    match (middle(&before), middle(&after)) {
        (Some((from, first)), Some((until, last))) if until > from => {
            let share = (position - from) / (until - from);
            let days = (last - first).num_days() as f64 * share;
            Some(Expected { date: later(first, days.round() as i64)?, between: true })
        }
        (Some((at, date)), _) | (None, Some((at, date))) => {
            // Beyond the last known date a week an episode is as good a guess as any; the year is all it is for.
            let weeks = ((position - at).clamp(-100.0, 100.0)) as i64;
            Some(Expected { date: later(date, weeks * 7)?, between: false })
        }
        (None, None) => None,
    }
}

/// `days` after `date`; none where the calendar ends, as it may for numbers that are far from those of the neighbours.
fn later(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    date.checked_add_signed(TimeDelta::try_days(days)?)
}

fn decide(said: &SaidDate, expected: Expected, recorded: Option<NaiveDate>) -> Option<NaiveDate> {
    let distance = |date: NaiveDate| (date - expected.date).num_days().abs();
    let year = expected.date.year();
    let nearest = (year - 1..=year + 1)
        .filter_map(|year| said.in_year(year))
        .min_by_key(|date| (distance(*date) > SLIP_DAYS, !said.weekday_fits(*date), distance(*date)))?;
    match recorded {
        None => Some(nearest),
        Some(stated) => {
            let slip = distance(stated) > SLIP_DAYS && distance(nearest) < NEAR_DAYS && expected.between;
            let weekday = !said.weekday_fits(stated) && said.weekday_fits(nearest) && distance(nearest) < SLIP_DAYS;
            (slip || weekday).then_some(nearest).filter(|date| *date != stated)
        }
    }
}

fn set(episode: &mut Compiled, date: NaiveDate) {
    let evidence = episode.record.evidence.entry(Fact::Recorded).or_default();
    if let Some(read) = evidence.first().cloned() {
        evidence.insert(0, Evidence { value: date.to_string().into(), how: INFERRED.into(), ..read });
    }
    episode.record.recorded = Some(date);
}

/// Reads numbers at the head of titles: `#33 - Rye`, `Episode 33: Rye`.
pub(super) fn numbers(episodes: &mut [Compiled]) {
    let has_none = |episode: &Compiled| episode.record.number.is_none() && episode.record.number_between.is_none();
    let numbers = numbers_of_titles(episodes);
    for (episode, number) in episodes.iter_mut().zip(numbers).filter(|(episode, _)| has_none(episode)) {
        let Some(number) = number else { continue };
        let title = episode.record.evidence.get(&Fact::Title).and_then(|evidence| evidence.first()).cloned();
        let evidence = title.map(|title| Evidence { value: number.into(), how: NUMBER_OF_TITLE.into(), ..title });
        episode.record.evidence.entry(Fact::Number).or_default().extend(evidence);
        episode.record.number = Some(number);
    }
}

/// Do titles number the episodes: nothing else does, and nearly all titles begin with a number of their own?
pub(crate) fn titles_number(episodes: &[Compiled]) -> bool {
    let numbers: Vec<u32> = numbers_of_titles(episodes).into_iter().flatten().collect();
    let distinct: HashSet<u32> = numbers.iter().copied().collect();
    episodes.iter().all(|episode| episode.record.number.is_none())
        && numbers.len() >= FEWEST_NUMBERS
        && distinct.len() == numbers.len()
        && numbers.len() * 5 >= episodes.len() * 4
}

fn number_of_title(title: &str) -> Option<u32> {
    static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:(?:episode|épisode|episodio|episódio|ep|folge|aflevering|odcinek|avsnitt|afsnit|jakso|puntata|capítulo|bölüm|выпуск|díl|nr|no)\b\.?\s*)?#?\s*([0-9]{1,4})\s*(?:[:.–—|-]\s|$)|^#([0-9]{1,4})\s|^第\s*([0-9]{1,4})\s*[期集回话話]|^([0-9]{1,4})\s*[화회](?:[\s.:]|$)").ok()
    });
    let found = NUMBER.as_ref()?.captures(title)?;
    (1..=4).find_map(|group| found.get(group))?.as_str().parse().ok()
}

/// The letters that stand for the show at the head of a title, and the number behind them: `NK001 Rye`, `LT 17 – Oats`.
fn coded_number(title: &str) -> Option<(&str, u32)> {
    static CODE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"^(?P<code>[A-Z]{2,5})[ -]?#?(?P<number>[0-9]{1,4})(?:\s*[:.–—|-]\s|[\s|\x{FF5C}:\x{FF1A}]|$)").ok()
    });
    let found = CODE.as_ref()?.captures(title)?;
    Some((found.name("code")?.as_str(), found.name("number")?.as_str().parse().ok()?))
}

/// The number at the head of each title, where all have the same letters before it.
fn numbers_of_titles(episodes: &[Compiled]) -> Vec<Option<u32>> {
    let titles = || episodes.iter().map(|episode| episode.record.title.as_deref());
    let codes: HashSet<&str> = titles().filter_map(|title| Some(coded_number(title?)?.0)).collect();
    let is_code = codes.len() == 1;
    let coded = |title: &str| coded_number(title).map(|(_, number)| number).filter(|_| is_code);
    titles().map(|title| title.and_then(|title| number_of_title(title).or_else(|| coded(title)))).collect()
}

/// Might episodes that are not read know what wanted ones leave open?
pub(super) fn asks_for_more(episodes: &[Compiled]) -> bool {
    let wanted = (0..).zip(episodes).filter(|(_, episode)| episode.depth == Depth::Whole);
    wanted.into_iter().any(|(index, episode)| {
        let has_date = |at: &usize| episodes.get(*at).is_some_and(|episode| episode.said_date.is_some());
        // Its date is held against those of the two it lies between, or inferred from them.
        let before = (0..index).rev().find(has_date);
        let after = (index + 1..episodes.len()).find(has_date);
        let dated = before.into_iter().chain(after).chain(has_date(&index).then_some(index));
        let is_unknown = |guest: &Person| !guest.name.contains(' ');
        episode.record.guests.iter().any(is_unknown) || dated.into_iter().any(|at| lacks_dates(episodes, at))
    })
}

/// Does one that is not read lie among those nearest that are asked for the date of the episode at `index`?
fn lacks_dates(episodes: &[Compiled], index: usize) -> bool {
    fn on_side<'a>(side: impl Iterator<Item = &'a Compiled>) -> bool {
        let dates = side.map(|episode| (stated(episode).is_some(), episode.is_read()));
        dates.filter(|(is_dated, is_read)| *is_dated || !is_read).take(NEIGHBOURS).any(|(is_dated, _)| !is_dated)
    }
    let (before, after) = episodes.split_at_checked(index).unwrap_or_default();
    on_side(before.iter().rev()) || on_side(after.iter().skip(1))
}

/// Completes guests known by a given name only, where exactly one guest of the show bears it.
pub(super) fn guests(episodes: &mut [Compiled]) {
    let known = full_names_of(episodes.iter().flat_map(|episode| &episode.record.guests));
    for episode in episodes {
        let record = &mut episode.record;
        for guest in &mut record.guests {
            let Some(full) = complete_name(guest, &known) else { continue };
            for topic in record.topics.iter_mut().filter(|topic| topic.presenter.as_ref() == Some(&guest.name)) {
                topic.presenter = Some(full.name.clone());
            }
            let evidence = record.evidence.entry(Fact::Guests).or_default();
            let read = evidence.iter().find(|read| read.value.as_str() == Some(&guest.name)).cloned();
            if let Some(read) = read {
                evidence.insert(0, Evidence { value: full.name.clone().into(), how: INFERRED.into(), ..read });
            }
            *guest = full.clone();
        }
    }
}
