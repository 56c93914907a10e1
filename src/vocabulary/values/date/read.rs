//! Reads what RFC 822 allows, and tells where that is more than RFC 2822 writes.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Weekday};

use super::zone::{self, Zone};
use super::{FeedDate, Form};
use crate::vocabulary::values::number::is_digits;

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// In the order of the calendar.
pub(super) const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A date in a form of RFC 822; none when it is in none, or when the calendar or the clock does not have it.
pub(super) fn rfc822(text: &str) -> Option<FeedDate> {
    let bare = without_comments(text);
    let parts = Parts::of(&bare)?;
    let day = NaiveDate::from_ymd_opt(year(parts.year)?, month(parts.month)?, parts.day.parse().ok()?)?;
    let (offset, zone) = zone::zone(parts.zone)?;
    let at = offset.from_local_datetime(&NaiveDateTime::new(day, parts.time()?)).single()?;
    let form = if parts.are_plain(text) && zone != Zone::Letter { Form::Rfc2822 } else { Form::Rfc822 };
    Some(FeedDate { at, weekday: weekday(parts.weekday), form, zone })
}

/// The parts as they are written; those that may be left out are empty then.
struct Parts<'t> {
    weekday: &'t str,
    day: &'t str,
    month: &'t str,
    year: &'t str,
    hour: &'t str,
    minute: &'t str,
    second: &'t str,
    zone: &'t str,
}

impl<'t> Parts<'t> {
    /// White space, case and numbers of digits are taken as people and programs vary them.
    fn of(text: &'t str) -> Option<Self> {
        let (weekday, rest) = text.split_once(',').map_or(("", text), |(weekday, rest)| (weekday.trim_ascii(), rest));
        let mut words = rest.split_ascii_whitespace();
        let [day, month, year, time, zone] = [(); 5].map(|()| words.next().unwrap_or_default());
        let mut clock = time.split(':');
        let [hour, minute, second] = [(); 3].map(|()| clock.next().unwrap_or_default());
        let is_number = |word: &str, digits: &[usize]| digits.contains(&word.len()) && is_digits(word);
        let is_one_of = |word: &str, names: &[&str]| names.iter().any(|name| word.eq_ignore_ascii_case(name));
        let is_zone = match zone.strip_prefix(['+', '-']) {
            Some(offset) => is_number(offset, &[4]),
            None => (1..=5).contains(&zone.len()) && zone.bytes().all(|byte| byte.is_ascii_alphabetic()),
        };
        let is_day = is_number(day, &[1, 2]) && is_one_of(month, &MONTHS) && is_number(year, &[2, 4]);
        let is_clock = is_number(hour, &[2]) && is_number(minute, &[2]) && clock.next().is_none();
        let is_whole = words.next().is_none() && (!text.contains(',') || is_one_of(weekday, &WEEKDAYS));
        let is_second = if time.matches(':').count() == 2 { is_number(second, &[2]) } else { second.is_empty() };
        let parts = Self { weekday, day, month, year, hour, minute, second, zone };
        (is_zone && is_day && is_clock && is_second && is_whole).then_some(parts)
    }

    fn time(&self) -> Option<NaiveTime> {
        time(self.hour.parse().ok()?, self.minute.parse().ok()?, self.second.parse().unwrap_or(0))
    }

    /// Is `text` the one spelling of RFC 2822?
    fn are_plain(&self, text: &str) -> bool {
        let is_title = |word: &str| {
            let small = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
            word.len() - small.len() == 1 && small.bytes().all(|byte| byte.is_ascii_lowercase())
        };
        let comma = if self.weekday.is_empty() { "" } else { ", " };
        let colon = if self.second.is_empty() { "" } else { ":" };
        let date = [self.weekday, comma, self.day, " ", self.month, " ", self.year, " "];
        let time = [self.hour, ":", self.minute, colon, self.second, " ", self.zone];
        let rest = date.into_iter().chain(time).try_fold(text, |rest, part| rest.strip_prefix(part));
        rest == Some("")
            && (self.weekday.is_empty() || is_title(self.weekday))
            && is_title(self.month)
            && self.year.len() == 4
            && !self.zone.bytes().any(|byte| byte.is_ascii_lowercase())
    }
}

/// `text` without comments in parentheses, which may be nested and hold escaped parentheses.
fn without_comments(text: &str) -> Cow<'_, str> {
    if !text.contains('(') {
        return Cow::Borrowed(text);
    }
    let (mut out, mut depth, mut letters) = (String::with_capacity(text.len()), 0usize, text.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => drop(letters.next()),
            '(' => depth += 1,
            ')' if depth > 0 => {
                depth -= 1;
                out.push(' ');
            }
            other if depth == 0 => out.push(other),
            _ => {}
        }
    }
    Cow::Owned(out)
}

/// Two digits mean 2000 to 2049 or 1950 to 1999 (RFC 2822, section 4.3).
fn year(digits: &str) -> Option<i32> {
    let year: i32 = digits.parse().ok()?;
    Some(match (digits.len(), year) {
        (2, 0..=49) => year + 2000,
        (2, _) => year + 1900,
        _ => year,
    })
}

pub(super) fn month(name: &str) -> Option<u32> {
    let start = name.get(..3)?.to_ascii_lowercase();
    MONTHS.iter().position(|month| *month == start).and_then(|index| u32::try_from(index + 1).ok())
}

pub(super) fn weekday(name: &str) -> Option<Weekday> {
    name.parse().ok()
}

/// A leap second is the last one of its minute.
pub(super) fn time(hour: u32, minute: u32, second: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour, minute, if second == 60 { 59 } else { second })
}

/// What keeps a text from being a date, where that can be told.
pub(super) fn why(text: &str) -> &'static str {
    let bare = without_comments(text);
    let Some(parts) = Parts::of(&bare) else { return "" };
    if parts.time().is_none() {
        return ": no clock shows that time";
    }
    match zone::zone(parts.zone) {
        Some(_) => ": the calendar has no such day",
        None => ": nobody knows that time zone",
    }
}
