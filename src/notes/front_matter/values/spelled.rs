//! Dates as people spell them, in the languages of shows: `Tuesday, May 1st, 2024 8:30 PM`, `1. Mai 2024`, `01.05.2024`,
//! `2024年5月1日`.

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use crate::vocabulary::values::date::month_in_any_language;
use crate::words::folded;

/// The days of the week, from Monday, folded.
const DAYS: [&str; 7] = [
    "mon monday montag lundi lunes",
    "tue tues tuesday dienstag mardi martes",
    "wed wednesday mittwoch mercredi miercoles",
    "thu thur thurs thursday donnerstag jeudi jueves",
    "fri friday freitag vendredi viernes",
    "sat saturday samstag samedi sabado",
    "sun sunday sonntag dimanche domingo",
];

/// Words that say nothing about the time.
const FILLERS: [&str; 15] =
    ["of", "the", "at", "de", "del", "du", "le", "den", "der", "am", "um", "uhr", "a", "las", "alle"];

/// Parts of a date as they were found.
#[derive(Default)]
struct Parts {
    weekday: Option<Weekday>,
    day: Option<u32>,
    month: Option<u32>,
    year: Option<i32>,
    time: Option<NaiveTime>,
    offset: Option<FixedOffset>,
}

/// The time that `text` spells, and its offset where it states one. Without a time of day it is midnight, and the last
/// value is true.
pub(super) fn read(text: &str) -> Option<(NaiveDateTime, Option<FixedOffset>, bool)> {
    let text = text.split('(').next()?.replace("년 ", "년").replace("월 ", "월");
    let text = text.replace(['年', '月', '년', '월'], "-").replace(['日', '일'], " ");
    let mut parts = Parts::default();
    for word in text.split([' ', ',', '\t']).filter(|word| !word.is_empty()) {
        parts.take(word)?;
    }
    let date = NaiveDate::from_ymd_opt(parts.year?, parts.month?, parts.day?)?;
    let fits = parts.weekday.is_none_or(|weekday| weekday == chrono::Datelike::weekday(&date));
    fits.then(|| (date.and_time(parts.time.unwrap_or_default()), parts.offset, parts.time.is_none()))
}

impl Parts {
    /// Takes a word in; none when it is no part of a date, or a second one of its kind.
    fn take(&mut self, word: &str) -> Option<()> {
        if let Some((day, month, year)) = numeric(word) {
            return (put(&mut self.day, day) && put(&mut self.month, month) && put(&mut self.year, year)).then_some(());
        }
        if let Some(time) = time(word) {
            return put(&mut self.time, time).then_some(());
        }
        if let Some(offset) = offset(word) {
            return put(&mut self.offset, offset).then_some(());
        }
        let plain = folded(word);
        let place = |names: &[&str]| names.iter().position(|names| names.split(' ').any(|name| name == plain));
        if let Some(month) = month_in_any_language(word) {
            return put(&mut self.month, month).then_some(());
        }
        if let Some(weekday) = place(&DAYS).and_then(|at| u8::try_from(at).ok()).and_then(|at| at.try_into().ok()) {
            return put(&mut self.weekday, weekday).then_some(());
        }
        match (plain.as_str(), self.time) {
            ("pm", Some(time)) => self.time = afternoon(time),
            ("am", Some(time)) => self.time = morning(time),
            (filler, _) if FILLERS.contains(&filler) => {}
            _ => return self.number(&plain),
        }
        Some(())
    }

    /// `1`, `1st`, `1er`, `2024`.
    fn number(&mut self, plain: &str) -> Option<()> {
        let digits = plain.trim_end_matches(|c: char| c.is_alphabetic());
        let ordinal = ["", "st", "nd", "rd", "th", "er", "o", "º"].contains(&plain.get(digits.len()..)?);
        match digits.len() {
            1 | 2 if ordinal => put(&mut self.day, digits.parse().ok()?).then_some(()),
            4 if digits.len() == plain.len() => put(&mut self.year, digits.parse().ok()?).then_some(()),
            _ => None,
        }
    }
}

fn put<T>(slot: &mut Option<T>, value: T) -> bool {
    let is_free = slot.is_none();
    *slot = Some(value);
    is_free
}

/// `01.05.2024`, `2024-05-01`, `2024/5/1`. With slashes nobody can tell the day from the month at the head.
fn numeric(word: &str) -> Option<(u32, u32, i32)> {
    let (parts, day_first): (Vec<&str>, bool) = match word {
        word if word.contains('.') => (word.split('.').collect(), true),
        word if word.contains('/') => (word.split('/').collect(), false),
        word => (word.split('-').collect(), false),
    };
    let [first, month, last] = parts.as_slice() else { return None };
    let (day, year) = if day_first { (first, last) } else { (last, first) };
    let all_digits = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    (all_digits && year.len() == 4).then_some((day.parse().ok()?, month.parse().ok()?, year.parse().ok()?))
}

/// `8:30`, `08:30:15`, `8:30pm`
fn time(word: &str) -> Option<NaiveTime> {
    let small = word.to_lowercase();
    let (clock, half) = match (small.strip_suffix("pm"), small.strip_suffix("am")) {
        (Some(clock), _) => (clock, afternoon as fn(NaiveTime) -> Option<NaiveTime>),
        (_, Some(clock)) => (clock, morning as fn(NaiveTime) -> Option<NaiveTime>),
        _ => (small.as_str(), Some as fn(NaiveTime) -> Option<NaiveTime>),
    };
    // `10am`
    let hour = || NaiveTime::from_hms_opt(clock.parse().ok().filter(|_| clock.len() < small.len())?, 0, 0);
    // `18h30`
    let parted = clock.split_once('h').filter(|(hour, rest)| {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        (1..=2).contains(&hour.len()) && digits(hour) && digits(rest) && (rest.is_empty() || rest.len() == 2)
    });
    if let Some((hour, minute)) = parted {
        return NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().unwrap_or_default(), 0);
    }
    let read = |form| NaiveTime::parse_from_str(clock, form).ok();
    let time = ["%H:%M:%S", "%H:%M"].into_iter().find_map(read).filter(|_| clock.contains(':') && !clock.contains('+'));
    half(time.or_else(hour)?)
}

fn afternoon(time: NaiveTime) -> Option<NaiveTime> {
    let hour = chrono::Timelike::hour(&time);
    if hour < 12 { chrono::Timelike::with_hour(&time, hour + 12) } else { Some(time) }
}

fn morning(time: NaiveTime) -> Option<NaiveTime> {
    if chrono::Timelike::hour(&time) == 12 { chrono::Timelike::with_hour(&time, 0) } else { Some(time) }
}

/// Zones as clocks on the wall are called, with their hours ahead of UTC: those of RFC 822, of Europe and of the Pacific that
/// mean one thing only.
const ZONES: [(&str, i32); 21] = [
    ("EST", -5),
    ("EDT", -4),
    ("CST", -6),
    ("CDT", -5),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
    ("WET", 0),
    ("WEST", 1),
    ("CET", 1),
    ("CEST", 2),
    ("MEZ", 1),
    ("MESZ", 2),
    ("EET", 2),
    ("EEST", 3),
    ("JST", 9),
    ("AEST", 10),
    ("AEDT", 11),
    ("NZST", 12),
    ("NZDT", 13),
];

/// `+2`, `-05`
fn whole_hours(text: &str) -> Option<FixedOffset> {
    let hours: i32 = text.parse().ok().filter(|_| text.len() < 4)?;
    FixedOffset::east_opt(hours * 3600)
}

/// `Z`, `UTC`, `+02:00`, `GMT+0200`, `GMT+2`, `EST`
fn offset(word: &str) -> Option<FixedOffset> {
    let bare = word.strip_prefix("GMT").or_else(|| word.strip_prefix("UTC")).unwrap_or(word);
    match bare {
        "" | "Z" => FixedOffset::east_opt(0),
        _ if bare.starts_with(['+', '-']) => bare.parse().ok().or_else(|| whole_hours(bare)),
        name => ZONES.iter().find(|(zone, _)| *zone == name).and_then(|(_, hours)| FixedOffset::east_opt(hours * 3600)),
    }
}
