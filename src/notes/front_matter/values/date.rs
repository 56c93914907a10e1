//! Dates in the forms that shows write.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use chrono_tz::Tz;

use super::super::keys::named;
use super::super::{Field, Node, Value};
use super::slashed::Slashed;
use super::{fault, spelled};
use crate::config::SlashedDates;
use crate::diagnostic::Diagnostic;
use crate::source::SourceFile;

/// Numbers up to here are no seconds: they lie before March 1973. `20240501` is a day.
const SMALLEST_EPOCH: i64 = 100_000_000;

/// Numbers from here on are milliseconds: as seconds they lie beyond the year 5138.
const SMALLEST_MILLISECONDS: i64 = 100_000_000_000;

/// Days whose parts nobody can mistake: `2024-05-01`, `2024/05/01`, `May 1, 2024`, `1 May 2024`.
const DAYS: [&str; 6] = ["%Y-%m-%d", "%Y/%m/%d", "%b %d %Y", "%b %d, %Y", "%d %b %Y", "%d. %m. %Y"];

/// What is wrong with a date that may be two.
const UNDECIDED: &str = "begins with a day or a month, and no date of the series tells which";

const UNDECIDED_HELP: &str =
    "write `2024-05-01`, or say for all of them in podwright.toml: `slashed_dates = \"day-first\"` in [sources]";

/// Years that dates of a feed can have (RFC 2822).
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=9999;

/// A point in time, and how exactly it was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The point in time; midnight for a day.
    pub at: DateTime<FixedOffset>,
    /// Was only the day given?
    pub day_only: bool,
}

/// A date: RFC 3339, the same with a blank for the `T` or before the offset or without seconds, RFC 2822, a day, with the
/// name of its month in one of several languages or without or in eight digits, or epoch seconds or milliseconds. `zone` is the time zone for
/// dates that name none; `slashed` is asked what stands first in `3/4/2024`, where the date itself does not tell.
///
/// # Errors
/// `date-invalid` for anything else, days that the calendar does not have and years beyond [`YEARS`] included.
pub fn date(
    file: &SourceFile,
    node: &Node,
    zone: Tz,
    slashed: impl FnOnce() -> Option<SlashedDates>,
) -> Result<Moment, Diagnostic> {
    let help = "write `2024-05-01T08:00:00+02:00`, or `2024-05-01` for that day in the time zone of the show";
    let moment = match &node.value {
        // `date: {created: 2024-05-01, updated: 2024-06-01}`
        Value::Map(fields) if let Some(day) = of_table(fields) => return date(file, day, zone, slashed),
        Value::Integer(number) => epoch(*number, zone),
        Value::Text(text) => match Slashed::read(text.trim()) {
            None => parse(text.trim(), zone),
            Some(date) => match date.order().or_else(slashed) {
                Some(order) => parse(&date.ordered(order), zone),
                None => return Err(fault("date-invalid", UNDECIDED, UNDECIDED_HELP, file, node)),
            },
        },
        _ => None,
    };
    match moment {
        Some(moment) if YEARS.contains(&moment.at.year()) => Ok(moment),
        Some(_) => Err(fault("date-invalid", "is in a year that no feed can name", help, file, node)),
        None => Err(fault("date-invalid", "is no date", help, file, node)),
    }
}

/// When the page was published, of a table with several dates.
fn of_table(fields: &[Field]) -> Option<&Node> {
    const NAMES: [&str; 6] = ["published", "publish", "released", "posted", "created", "date"];
    let field = NAMES.iter().find_map(|name| named(fields, name))?;
    (!matches!(field.node.value, Value::Map(_))).then_some(&field.node)
}

/// Is this a date, whatever stands first in it?
pub(crate) fn is_date(file: &SourceFile, node: &Node) -> bool {
    date(file, node, Tz::UTC, || Some(SlashedDates::DayFirst)).is_ok()
}

fn parse(text: &str, zone: Tz) -> Option<Moment> {
    let exact = |at| Some(Moment { at, day_only: false });
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return exact(at);
    }
    if let Some(day) = DAYS.iter().find_map(|format| NaiveDate::parse_from_str(text, format).ok()) {
        return Some(Moment { at: midnight(day, zone)?, day_only: true });
    }
    if let Ok(number) = text.parse() {
        return epoch(number, zone);
    }
    let spaced = spaced(text);
    for format in ["%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M", "%Y%m%dT%H%M%S"] {
        if let Ok(at) = DateTime::parse_from_str(&spaced, &format!("{format} %#z")) {
            return exact(at);
        }
        if let Ok(at) = NaiveDateTime::parse_from_str(&spaced, format) {
            return exact(local(at, zone)?);
        }
    }
    DateTime::parse_from_rfc2822(text).ok().and_then(exact).or_else(|| {
        let (at, offset, day_only) = spelled::read(text)?;
        let at = match offset {
            Some(offset) => at.and_local_timezone(offset).single()?,
            None => local(at, zone)?,
        };
        Some(Moment { at, day_only })
    })
}

/// `text` with a blank for the `T` between day and time, and `UTC` as an offset.
fn spaced(text: &str) -> String {
    let text = match (text.get(..10), text.get(10..11), text.get(11..)) {
        (Some(day), Some("T" | "t"), Some(time)) => format!("{day} {time}"),
        _ => text.to_owned(),
    };
    match text.strip_suffix("UTC").or_else(|| text.strip_suffix("GMT")) {
        Some(rest) => format!("{rest}+00:00"),
        None => text,
    }
}

fn epoch(number: i64, zone: Tz) -> Option<Moment> {
    if let Some(day) = compact_day(number) {
        return Some(Moment { at: midnight(day, zone)?, day_only: true });
    }
    let milliseconds = match number {
        SMALLEST_MILLISECONDS.. => number,
        SMALLEST_EPOCH.. => number * 1000,
        _ => return None,
    };
    let at = DateTime::from_timestamp_millis(milliseconds)?.with_timezone(&zone).fixed_offset();
    Some(Moment { at, day_only: false })
}

/// `20240501`
fn compact_day(number: i64) -> Option<NaiveDate> {
    let number = u32::try_from(number).ok().filter(|number| (19_000_101..=99_991_231).contains(number))?;
    NaiveDate::from_ymd_opt(i32::try_from(number / 10_000).ok()?, number / 100 % 100, number % 100)
}

/// The moment at which `day` begins in `zone`; none where the calendar ends.
pub fn midnight(day: NaiveDate, zone: Tz) -> Option<DateTime<FixedOffset>> {
    local(day.and_time(NaiveTime::MIN), zone)
}

/// The moment at which clocks in `zone` show `time`: the first of two, or the next that exists when clocks skip it.
fn local(time: NaiveDateTime, zone: Tz) -> Option<DateTime<FixedOffset>> {
    // Clocks have skipped up to a whole day (Samoa, 2011).
    let halves = (0..=48).map(|half_hours| TimeDelta::minutes(30 * half_hours));
    halves
        .filter_map(|skipped| time.checked_add_signed(skipped)?.and_local_timezone(zone).earliest())
        .map(|moment| moment.fixed_offset())
        .next()
}
