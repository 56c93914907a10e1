//! Dates as people write and say them: `January 30th, 2017`, `Tuesday, April the 3rd`, `25 May 2018`, `may 3 2022`.

use std::cell::LazyCell;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, Weekday};
use regex::Regex;

use crate::source::Span;

/// A date, perhaps without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SaidDate {
    /// Year, where it is said.
    pub year: Option<i32>,
    /// Month, 1 to 12.
    pub month: u32,
    /// Day of the month.
    pub day: u32,
    /// Day of the week, where it is said.
    pub weekday: Option<Weekday>,
    /// The bytes of the date in the text.
    pub span: Span,
    /// How much around it says that it is a date of recording.
    pub score: u32,
}

impl SaidDate {
    /// The whole date, when the year is known and the day exists.
    pub fn date(&self) -> Option<NaiveDate> {
        self.in_year(self.year?)
    }

    /// The date in `year`, when the day exists there.
    pub fn in_year(&self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
    }

    /// Does the day of the week fit `date`? Where none is said, it does.
    pub fn weekday_fits(&self, date: NaiveDate) -> bool {
        self.weekday.is_none_or(|weekday| weekday == date.weekday())
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

// All patterns are for text in lower case: one that takes either case has thousands of beginnings to compile.

static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let month = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?\
                 |oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
    let weekday = |n| format!("(?:(?P<weekday{n}>mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?)?");
    let day = |n| format!(r"(?P<day{n}>[0-9]{{1,2}})(?:st|nd|rd|th)?");
    let year = |n| format!(r"(?:,? (?:of )?(?P<year{n}>20[0-9][0-9])\b)?");
    let month_first = format!(r"{}(?P<month1>{month})\.?,? (?:the )?{}\b{}", weekday(1), day(1), year(1));
    let day_first = format!(r"{}(?:the )?{} (?:of )?(?P<month2>{month})\b\.?{}", weekday(2), day(2), year(2));
    let iso = r"(?P<year3>20[0-9][0-9])-(?P<month3>[0-9][0-9])-(?P<day3>[0-9][0-9])\b";
    Regex::new(&format!(r"(?-u)\b(?:{month_first}|{day_first}|{iso})")).ok()
});

static LATE_YEAR: LazyLock<Option<regex_lite::Regex>> =
    LazyLock::new(|| regex_lite::Regex::new(r"\b(20[0-9][0-9])\b").ok());

/// Words that say a recording is meant; recognisers hear *recorded* as *reported* or *according to*.
static RECORDED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?-u)\b(?:recorded|recording|reported|according to|headlines for)\b").ok());
static TODAY: LazyLock<Option<regex_lite::Regex>> =
    LazyLock::new(|| regex_lite::Regex::new(r"\b(?:it's|it is|today is|this is|episode \S+,?) *$").ok());

/// How far from the word *recorded* a date may stand, in bytes.
const NEAR_RECORDED: usize = 80;

/// How far back words such as *it's* are looked for, in bytes.
const LEAD_BYTES: usize = 60;

/// All dates of `text`, each with a score of how likely it is the date of recording: 0 is a date as any other.
pub fn find(text: &str) -> Vec<SaidDate> {
    // Every date has a day in digits; most lines have none.
    let has_digits = text.bytes().any(|byte| byte.is_ascii_digit());
    let Some(pattern) = DATE.as_ref().filter(|_| has_digits) else { return Vec::new() };
    let text = text.to_ascii_lowercase();
    let text = text.as_str();
    let recorded: LazyCell<Vec<usize>, _> = LazyCell::new(|| {
        RECORDED.iter().flat_map(|pattern| pattern.find_iter(text)).map(|found| found.end()).collect()
    });
    let mut dates: Vec<SaidDate> = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| pattern.captures(rest)) {
        let Some(whole) = found.get(0) else { break };
        let span = Span::from(whole.range()).shifted(at);
        if let Some(mut date) = read(&found, span) {
            let before = text.get(..span.start).unwrap_or_default();
            date.score = score(&date, before, &recorded);
            if date.score > 0 && date.year.is_none() {
                date.year = late_year(text, span.end);
            }
            dates.push(date);
        }
        at = span.end.max(at + 1);
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    dates
}

/// The likeliest date of recording, the first of the best.
pub fn recorded(text: &str) -> Option<SaidDate> {
    let mut best: Option<SaidDate> = None;
    for date in find(text).into_iter().filter(|date| date.score >= 2) {
        if best.is_none_or(|best| date.score > best.score) {
            best = Some(date);
        }
    }
    best
}

fn score(date: &SaidDate, before: &str, recorded: &[usize]) -> u32 {
    // `recorded` is in order: the last one before the date is the nearest.
    let nearest = recorded.partition_point(|at| *at <= date.span.start).checked_sub(1);
    let distance = nearest.and_then(|index| recorded.get(index)).map(|at| date.span.start - at);
    let said_recorded = distance.is_some_and(|distance| distance <= NEAR_RECORDED);
    let lead = before.get(before.ceil_char_boundary(before.len().saturating_sub(LEAD_BYTES))..).unwrap_or_default();
    let said_today = TODAY.as_ref().is_some_and(|pattern| pattern.is_match(lead));
    let whole = u32::from(date.year.is_some() || date.weekday.is_some());
    match (said_recorded, said_today) {
        (true, _) => 4 + whole,
        (false, true) => 1 + whole,
        (false, false) => 0,
    }
}

/// A year that follows after a remark: `April 28th. Is that right? Yeah. 2021`.
fn late_year(text: &str, end: usize) -> Option<i32> {
    let mut until = (end + 60).min(text.len());
    while !text.is_char_boundary(until) {
        until -= 1;
    }
    let rest = text.get(end..until)?;
    let found = LATE_YEAR.as_ref()?.find(rest)?;
    found.as_str().parse().ok()
}

fn read(found: &regex::Captures<'_>, span: Span) -> Option<SaidDate> {
    // Three forms, one set of group names each; a form that did not match has no groups.
    let group = |name: &str| (1..=3).find_map(|form| found.name(&format!("{name}{form}"))).map(|group| group.as_str());
    let month = group("month")?;
    let month = match month.parse::<u32>() {
        Ok(number) => number,
        Err(_) => month_number(month)?,
    };
    let day: u32 = group("day")?.parse().ok()?;
    let year = group("year").and_then(|year| year.parse().ok());
    let weekday = group("weekday").and_then(|day| format!("{day}day").parse().ok());
    // Leap years have every day that a date without a year can have.
    NaiveDate::from_ymd_opt(2024, month, day)?;
    Some(SaidDate { year, month, day, weekday, span, score: 0 })
}

fn month_number(name: &str) -> Option<u32> {
    let index = MONTHS.iter().position(|month| month.starts_with(name.get(..3).unwrap_or(name)))?;
    u32::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> (Option<i32>, u32, u32) {
        let date = recorded(text).expect(text);
        (date.year, date.month, date.day)
    }

    #[test]
    fn the_forms_people_say() {
        for (text, expected) in [
            ("This is episode 81, recorded May 25th, 2018.", (Some(2018), 5, 25)),
            ("This is episode 282. Recorded may 3 2022. I'm", (Some(2022), 5, 3)),
            ("episode 105, recorded November 21st on Turkey Eve.", (None, 11, 21)),
            ("episode 9, recorded on Tuesday, January 17th, 2017.", (Some(2017), 1, 17)),
            ("It's Monday, March 13th, 2017. And", (Some(2017), 3, 13)),
            ("recorded April 28th. Is that right? Yeah. 2021", (Some(2021), 4, 28)),
            ("episode 112, according to January 4th, 2019", (Some(2019), 1, 4)),
            ("recorded March, March 17th, 2021", (Some(2021), 3, 17)),
            ("episode 300, I can't believe it. Recorded the 5th of September 2022", (Some(2022), 9, 5)),
            ("recorded Tuesday, June 23rd. I'm", (None, 6, 23)),
            ("recorded 2026-03-12", (Some(2026), 3, 12)),
            ("the headlines for November 14th, 2016. I'm", (Some(2016), 11, 14)),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
    }

    #[test]
    fn other_dates_are_no_dates_of_recording() {
        assert_eq!(recorded("PEP 1 came out on July 5th, 2000. Python 3.14 on October 7th."), None);
        assert_eq!(recorded("recorded in May"), None);
        assert_eq!(recorded("recorded February 31st, 2020"), None);
    }

    #[test]
    fn the_weekday_is_kept() {
        let date = recorded("recorded Wednesday, January 4th.").unwrap();
        assert_eq!(date.weekday, Some(Weekday::Wed));
        assert!(date.weekday_fits(date.in_year(2017).unwrap()));
    }
}
