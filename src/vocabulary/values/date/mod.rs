//! Dates as RSS writes them, `Wed, 01 May 2024 10:00:00 +0200`: RFC 822, with the years of RFC 2822.

mod foreign;
pub mod iso;
mod names;
mod read;
#[cfg(test)]
mod tests;
mod zone;

use chrono::{DateTime, Datelike, FixedOffset, Weekday};

use super::{Fault, Kind};
pub(crate) use names::month_in_any_language;
pub use zone::Zone;

/// A date that could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedDate {
    /// The moment.
    pub at: DateTime<FixedOffset>,
    /// The weekday that it names.
    pub weekday: Option<Weekday>,
    /// How well it is written.
    pub form: Form,
    /// How it names its zone.
    pub zone: Zone,
}

/// How well a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As RFC 2822 writes it.
    Rfc2822,
    /// As RFC 822 allows it: two digits for the year, comments, single letters for zones, other white space or case.
    Rfc822,
    /// In a form of its own that is clear all the same (ISO 8601, whole names of months); what it lacks is said.
    Foreign(&'static str),
}

/// Reads a date in any form that is clear; none when nobody can say which moment is meant.
pub fn read(text: &str) -> Option<FeedDate> {
    read::rfc822(text).or_else(|| foreign::read(text))
}

/// The date in the form that RSS asks for.
pub fn written(at: &DateTime<FixedOffset>) -> String {
    at.format("%a, %d %b %Y %H:%M:%S %z").to_string()
}

impl FeedDate {
    /// Does it name the weekday of another date?
    pub fn weekday_is_wrong(&self) -> bool {
        self.weekday.is_some_and(|weekday| weekday != self.at.weekday())
    }

    /// The same date in the form that RSS asks for; a wrong weekday is set right.
    pub fn mended(&self) -> String {
        written(&self.at)
    }
}

const HELP: &str = "write it like `Wed, 01 May 2024 10:00:00 +0200`";

/// What is wrong with a date: no date at all, the weekday of another day, a form or a zone that some readers do not
/// know. A date may have several faults; all of them have the same better value.
pub fn check(text: &str) -> Vec<Fault> {
    let Some(date) = read(text) else {
        return vec![Fault::new(Kind::Date, format!("is no date{}", read::why(text))).help(HELP)];
    };
    // Nobody knows for certain which moment a date without a known zone means.
    let sure = match &date.zone {
        Zone::Offset | Zone::Obsolete(_) => true,
        Zone::Unknown(name) => name.eq_ignore_ascii_case("UTC"),
        Zone::Letter | Zone::Odd | Zone::Missing => false,
    };
    let fault = |kind, message: String| {
        let better = date.mended();
        let fault = Fault::new(kind, message).help(format!("write `{better}`"));
        if sure { fault.better(&better) } else { fault.perhaps(&better) }
    };
    let mut faults = Vec::new();
    if date.weekday_is_wrong() {
        let said = date.weekday.map(long).unwrap_or_default();
        let day = date.at.format("%-d %B %Y");
        faults.push(fault(Kind::Weekday, format!("calls {day} a {said}, it is a {}", long(date.at.weekday()))));
    }
    match (date.form, &date.zone) {
        (_, Zone::Missing) => faults.push(fault(Kind::Date, "is no RFC 2822 date: it names no time zone".into())),
        (Form::Foreign(why), _) => faults.push(fault(Kind::Date, format!("is no RFC 2822 date: {why}"))),
        (Form::Rfc822, _) => {
            faults.push(fault(Kind::DateForm, "is written in a form that some readers do not know".into()));
        }
        (Form::Rfc2822, _) => {}
    }
    match &date.zone {
        Zone::Unknown(name) => {
            let message = format!("has the time zone `{name}`, which RFC 822 does not know");
            faults.push(fault(Kind::ZoneUnknown, message));
        }
        Zone::Obsolete(name) => {
            faults.push(fault(Kind::ZoneObsolete, format!("has the time zone by its old name `{name}`")));
        }
        Zone::Odd => faults.push(Fault::new(Kind::DateForm, "has an offset that no clock on earth has").help(HELP)),
        Zone::Offset | Zone::Letter | Zone::Missing => {}
    }
    if date.weekday.is_none() && !matches!(date.form, Form::Foreign(_)) {
        faults.push(fault(Kind::WeekdayMissing, "names no weekday".into()));
    }
    faults
}

fn long(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}
