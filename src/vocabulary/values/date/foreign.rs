//! Reads dates that RFC 822 does not allow though everybody understands them.

use std::borrow::Cow;
use std::sync::LazyLock;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::Tz;
use regex::Regex;

use super::names::month_in_any_language;
use super::read::{month, time, weekday};
use super::zone::{self, Zone};
use super::{FeedDate, Form};

/// Names of days and months in full, no comma, parts without two digits, an offset with a colon, no zone.
#[rustfmt::skip]
static LOOSE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(
    r"(?xi-u)^\s*
    (?: (?<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?|r)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?) (?<comma>\s*[,.]?)\s* )?
    (?<day>\d{1,2})(?:st|nd|rd|th)? [\s,-]+
    (?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? [\s,-]+
    (?<year>\d{4})
    (?: [\s,]+ (?<hour>\d{1,2}) : (?<minute>\d{1,2}) (?: : (?<second>\d{1,2}) (?:\.\d+)? )? (?: \s*(?<half>[ap]m) )? )?
    (?: \s* (?<zone>(?:GMT|UTC)?[+-]\d{2}:?\d{2}|[a-z]{1,5}) )?
    \s*$").ok());

/// The same with the month first, as in `February 5, 2018 10:00 AM`.
#[rustfmt::skip]
static MONTH_FIRST: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(
    r"(?xi-u)^\s*
    (?: (?<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?|r)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?) (?<comma>\s*[,.]?)\s* )?
    (?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? \s+
    (?<day>\d{1,2})(?:st|nd|rd|th)? \s* , \s*
    (?<year>\d{4})
    (?: [\s,]+ (?:at\s+)? (?<hour>\d{1,2}) : (?<minute>\d{1,2}) (?: : (?<second>\d{1,2}) )? (?: \s*(?<half>[ap]m) )? )?
    (?: \s* (?<zone>(?:GMT|UTC)?[+-]\d{2}:?\d{2}|[a-z]{1,5}) )?
    \s*$").ok());

/// ISO 8601, also with a space for the `T` and a zone behind the offset, as some programs print it.
#[rustfmt::skip]
static ISO: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(
    r"(?xi-u)^\s* (?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})
    (?: [T\s]+ (?<hour>\d{1,2}) : (?<minute>\d{2}) (?: : (?<second>\d{2}) (?:[.,]\d+)? )? \s* (?<zone>[+-]\d{2}:?\d{2}|[a-z]{1,5})? (?:\s+[a-z]{1,5})? )?
    \s*$").ok());

pub(super) fn read(text: &str) -> Option<FeedDate> {
    iso(text).or_else(|| loose(text)).or_else(|| in_english(text))
}

/// The longest text that is looked through for names in other languages, in bytes.
const LONGEST: usize = 100;

/// Names of days and months in other languages, and zones by the names of their places (`Europe/Berlin`).
fn in_english(text: &str) -> Option<FeedDate> {
    if text.len() > LONGEST {
        return None;
    }
    let mut words: Vec<Cow<'_, str>> = text.split_whitespace().map(Cow::Borrowed).collect();
    // What a day of the week is called, the rest says as well.
    let is_name = |word: &str| {
        word.ends_with([',', '.'])
            && word.chars().any(char::is_alphabetic)
            && !word.contains(|c: char| c.is_ascii_digit())
    };
    let weekday = words.first().is_some_and(|word| is_name(word));
    if weekday {
        words.remove(0);
    }
    let place: Option<Tz> = words.last().filter(|word| word.contains('/')).and_then(|word| word.parse().ok());
    if place.is_some() {
        words.pop();
    }
    let named = words.iter().enumerate().find_map(|(at, word)| Some((at, month_in_any_language(word)?)));
    let (at, month) = named.filter(|(at, _)| *at < 2)?;
    let is_foreign = words.get(at).is_some_and(|word| super::read::month(word) != Some(month));
    if let Some(word) = words.get_mut(at) {
        *word = Cow::Borrowed(super::read::MONTHS.get(month as usize - 1)?);
    }
    let plain = words.join(" ");
    let date = super::read::rfc822(&plain).or_else(|| loose(&plain))?;
    let Some(place) = place.filter(|_| date.zone == Zone::Missing) else {
        let why = "the names of days and months are those of English";
        return (weekday || is_foreign).then_some(FeedDate { form: Form::Foreign(why), weekday: None, ..date });
    };
    let at = place.from_local_datetime(&date.at.naive_utc()).earliest()?.fixed_offset();
    let why = "a zone is an offset, such as `+0200`";
    Some(FeedDate { at, weekday: None, form: Form::Foreign(why), zone: Zone::Offset })
}

fn iso(text: &str) -> Option<FeedDate> {
    let parts = ISO.as_ref()?.captures(text)?;
    let number = |name: &str| parts.name(name).and_then(|part| part.as_str().parse::<u32>().ok());
    let day = NaiveDate::from_ymd_opt(i32::try_from(number("year")?).ok()?, number("month")?, number("day")?)?;
    let clock = match number("hour") {
        Some(hour) => time(hour, number("minute")?, number("second").unwrap_or(0))?,
        None => NaiveTime::MIN,
    };
    let (at, zone) = moment(day.and_time(clock), parts.name("zone").map(|zone| zone.as_str()))?;
    Some(FeedDate { at, weekday: None, form: Form::Foreign("it is written as in ISO 8601"), zone })
}

fn loose(text: &str) -> Option<FeedDate> {
    let parts = LOOSE.as_ref()?.captures(text).or_else(|| MONTH_FIRST.as_ref()?.captures(text))?;
    let part = |name: &str| parts.name(name).map(|part| part.as_str());
    let number = |name: &str| part(name).and_then(|digits| digits.parse::<u32>().ok());
    let day = NaiveDate::from_ymd_opt(part("year")?.parse().ok()?, month(part("month")?)?, number("day")?)?;
    let hour = twenty_four(number("hour").unwrap_or(0), part("half"))?;
    let clock = time(hour, number("minute").unwrap_or(0), number("second").unwrap_or(0))?;
    let (at, zone) = moment(day.and_time(clock), part("zone"))?;
    let named = part("weekday").and_then(|name| weekday(name.get(..3)?));
    Some(FeedDate { at, weekday: named, form: Form::Foreign(why(&parts)), zone })
}

/// What first keeps the date from being one of RFC 822.
fn why(parts: &regex::Captures<'_>) -> &'static str {
    let part = |name: &str| parts.name(name).map_or("", |part| part.as_str());
    let short = |name: &str| part(name).len() <= 3;
    let one_digit = |name: &str| part(name).len() == 1;
    if !short("weekday") || !short("month") {
        "names of days and months have three letters"
    } else if !part("weekday").is_empty() && part("comma").trim() != "," {
        "a comma belongs behind the weekday"
    } else if part("hour").is_empty() {
        "the time is missing"
    } else if !part("half").is_empty() {
        "hours go from 00 to 23"
    } else if one_digit("hour") || one_digit("minute") || one_digit("second") {
        "hours, minutes and seconds have two digits"
    } else if part("zone").contains(':') {
        "an offset has no colon"
    } else {
        "its parts are not those of `Wed, 01 May 2024 10:00:00 +0200`"
    }
}

fn twenty_four(hour: u32, half: Option<&str>) -> Option<u32> {
    match half.map(str::to_ascii_lowercase).as_deref() {
        None => Some(hour),
        Some(_) if !(1..=12).contains(&hour) => None,
        Some("am") => Some(hour % 12),
        Some(_) => Some(hour % 12 + 12),
    }
}

/// The moment; the second part is how the zone is named, an offset with a colon counting as an offset.
fn moment(local: NaiveDateTime, name: Option<&str>) -> Option<(DateTime<FixedOffset>, Zone)> {
    let (offset, zone) = match name {
        None => (FixedOffset::east_opt(0)?, Zone::Missing),
        Some(name) => {
            let number = name.trim_start_matches(|c: char| c.is_ascii_alphabetic()).replace(':', "");
            zone::zone(if number.is_empty() { name } else { &number })?
        }
    };
    Some((offset.from_local_datetime(&local).single()?, zone))
}
