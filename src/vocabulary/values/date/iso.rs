//! Dates of ISO 8601 in the W3C's profile (NOTE-datetime): a year, a month, a day, or a moment with its zone.

use std::sync::LazyLock;

use chrono::{DateTime, FixedOffset, NaiveDate};
use regex::Regex;

use super::super::{Fault, Kind};

#[rustfmt::skip]
static FORM: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(
    r"(?x-u)^(?<year>\d{4}) (?: -(?<month>\d{2}) (?: -(?<day>\d{2})
    (?<moment> T(?<hour>\d{2}):(?<minute>\d{2}) (?: :(?<second>\d{2}) (?:\.\d+)? )? (?<zone>Z|[+-]\d{2}:\d{2})? )? )? )?$").ok());

/// A date as exact as one likes; a time of day needs its zone.
pub fn date(text: &str) -> Option<Fault> {
    let fault = |message: &str| {
        Some(offer(
            Fault::new(Kind::IsoDate, message).help("write it like `2024-05-01T10:00:00+02:00` or `2024-05-01`"),
            text,
        ))
    };
    let Some(parts) = FORM.as_ref().and_then(|form| form.captures(text)) else {
        return fault("is no date of ISO 8601");
    };
    let number = |name: &str| parts.name(name).map_or(Some(1), |part| part.as_str().parse::<u32>().ok());
    let day = NaiveDate::from_ymd_opt(
        number("year").and_then(|year| i32::try_from(year).ok())?,
        number("month")?,
        number("day")?,
    );
    let clock =
        parts.name("moment").is_none() || number("hour")? < 24 && number("minute")? < 60 && number("second")? <= 60;
    match (day, clock) {
        (None, _) => fault("is a day that the calendar does not have"),
        (_, false) => fault("is a time that no clock shows"),
        _ if parts.name("moment").is_some() && parts.name("zone").is_none() => fault("names no time zone"),
        _ => None,
    }
}

/// A moment: day, time and zone.
pub fn time(text: &str) -> Option<Fault> {
    if read(text).is_some() {
        return None;
    }
    let help = "write it like `2024-05-01T10:00:00+02:00`";
    date(text)
        .map(|fault| fault.help(help))
        .or_else(|| Some(Fault::new(Kind::IsoDate, "names no time of day").help(help)))
}

/// The moment that `text` names.
pub fn read(text: &str) -> Option<DateTime<FixedOffset>> {
    // Minutes without seconds and offsets without a colon are ISO 8601 too.
    ["%Y-%m-%dT%H:%M:%S%.f%#z", "%Y-%m-%dT%H:%M%#z"].iter().find_map(|form| DateTime::parse_from_str(text, form).ok())
}

/// An RFC 2822 date can be rewritten.
fn offer(fault: Fault, text: &str) -> Fault {
    match super::read(text) {
        Some(date) if date.zone == super::Zone::Offset => fault.better(date.at.to_rfc3339()),
        _ => fault,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_of_the_w3c() {
        for good in ["2002", "2002-12", "2002-12-31", "2002-12-31T01:15Z", "2002-12-31T01:15:07.45-05:00"] {
            assert_eq!(date(good), None, "{good}");
        }
        for bad in [
            "",
            "Mon, 31 Dec 2002 14:20:20 GMT",
            "2002-13",
            "2002-02-30",
            "2002-12-31T01:15:07",
            "2002-12-31T25:00Z",
            "20021231",
        ] {
            assert!(date(bad).is_some(), "{bad}");
        }
        let better = date("Tue, 31 Dec 2002 14:20:20 GMT").unwrap().better.unwrap();
        assert_eq!(better.value, "2002-12-31T14:20:20+00:00");
    }

    #[test]
    fn moments_need_everything() {
        for good in ["2021-09-26T07:30:00.000-0600", "2021-09-26T07:30:00Z", "2021-09-26T07:30+02:00"] {
            assert_eq!(time(good), None, "{good}");
        }
        assert_eq!(time("2021-09-26").unwrap().message, "names no time of day");
        assert_eq!(time("2021-09-26T07:30:00").unwrap().message, "names no time zone");
        assert!(time("soon").is_some());
    }
}
