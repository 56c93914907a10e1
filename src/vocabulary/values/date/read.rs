//! Reads what RFC 822 allows, and tells where that is more than RFC 2822 writes.

use std::borrow::Cow;
use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Weekday};
use regex::Regex;

use super::zone::{self, Zone};
use super::{FeedDate, Form};

/// RFC 822 with white space, case and digits as people and programs vary them.
#[rustfmt::skip]
static LENIENT: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(
    r"(?xi-u)^\s*
    (?: (?<weekday>mon|tue|wed|thu|fri|sat|sun) \s* , \s* )?
    (?<day>\d{1,2}) \s+ (?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) \s+ (?<year>\d{4}|\d{2}) \s+
    (?<hour>\d{2}) : (?<minute>\d{2}) (?: : (?<second>\d{2}) )? \s+
    (?<zone>[+-]\d{4}|[a-z]{1,5})
    \s*$").ok());

/// Months and weekdays in the order of the calendar.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A date in a form of RFC 822; none when it is in none, or when the calendar or the clock does not have it.
pub(super) fn rfc822(text: &str) -> Option<FeedDate> {
    let bare = without_comments(text);
    let parts = LENIENT.as_ref()?.captures(&bare)?;
    let part = |name: &str| parts.name(name).map(|part| part.as_str());
    let number = |name: &str| part(name).and_then(|digits| digits.parse::<u32>().ok());
    let day = NaiveDate::from_ymd_opt(year(part("year")?)?, month(part("month")?)?, number("day")?)?;
    let time = time(number("hour")?, number("minute")?, number("second").unwrap_or(0))?;
    let (offset, zone) = zone::zone(part("zone")?)?;
    let at = offset.from_local_datetime(&NaiveDateTime::new(day, time)).single()?;
    let weekday = part("weekday").and_then(weekday);
    let form = if text == plain(&parts) && zone != Zone::Letter { Form::Rfc2822 } else { Form::Rfc822 };
    Some(FeedDate { at, weekday, form, zone })
}

/// The parts in the one spelling of RFC 2822.
fn plain(parts: &regex::Captures<'_>) -> String {
    let part = |name: &str| parts.name(name).map_or("", |part| part.as_str());
    let title = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_ascii_uppercase().to_string() + &letters.as_str().to_ascii_lowercase())
    };
    let mut out = String::new();
    if let Some(weekday) = title(part("weekday")) {
        out.push_str(&format!("{weekday}, "));
    }
    let month = title(part("month")).unwrap_or_default();
    let year = part("year");
    let year = if year.len() == 4 { year } else { "" };
    out.push_str(&format!("{} {month} {year} {}:{}", part("day"), part("hour"), part("minute")));
    if let Some(second) = parts.name("second") {
        out.push_str(&format!(":{}", second.as_str()));
    }
    out.push_str(&format!(" {}", part("zone").to_ascii_uppercase()));
    out
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
    let Some(parts) = LENIENT.as_ref().and_then(|lenient| lenient.captures(&bare)) else { return "" };
    let number = |name: &str| parts.name(name).and_then(|part| part.as_str().parse::<u32>().ok()).unwrap_or(0);
    if time(number("hour"), number("minute"), number("second")).is_none() {
        return ": no clock shows that time";
    }
    match zone::zone(parts.name("zone").map_or("", |part| part.as_str())) {
        Some(_) => ": the calendar has no such day",
        None => ": nobody knows that time zone",
    }
}
