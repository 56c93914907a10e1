//! Lengths of time.

use super::super::{Node, Value};
use super::fault;
use crate::diagnostic::Diagnostic;
use crate::source::SourceFile;

/// A length of time in seconds, above 0: seconds, `M:SS` (minutes may go beyond 59), `H:MM:SS`; seconds may have a
/// fraction. These are the forms of `itunes:duration`; `PT1H2M3S` (ISO 8601) is what sites write for search engines, and
/// `1 h 2 min` and `31分01秒` what people write. Whole numbers that would be days are milliseconds.
///
/// # Errors
/// `duration-invalid` for anything else.
pub fn duration(file: &SourceFile, node: &Node) -> Result<f64, Diagnostic> {
    let seconds = match &node.value {
        Value::Integer(number) => Some(counted(*number)),
        Value::Float(seconds) => Some(*seconds),
        Value::Text(text) => read(text.trim()),
        _ => None,
    };
    let help = "write `H:MM:SS`, `MM:SS` or the number of seconds, such as `1:02:03`";
    seconds
        .filter(|seconds| seconds.is_finite() && *seconds > 0.0)
        .ok_or_else(|| fault("duration-invalid", "is no duration", help, file, node))
}

fn read(text: &str) -> Option<f64> {
    match text.parse() {
        Ok(number) if text.bytes().all(|byte| byte.is_ascii_digit()) => Some(counted(number)),
        _ => parse(text).or_else(|| iso(text)).or_else(|| spelled(text)),
    }
}

/// Seconds of a whole number of them, or of milliseconds.
fn counted(number: i64) -> f64 {
    /// As seconds more than a day, as milliseconds less than two minutes.
    const SMALLEST_MILLISECONDS: i64 = 100_000;
    if number < SMALLEST_MILLISECONDS { number as f64 } else { number as f64 / 1000.0 }
}

/// Seconds of a text such as `1:02:03`, above 0.
pub(super) fn clock(text: &str) -> Option<f64> {
    parse(text).filter(|seconds| *seconds > 0.0)
}

/// Seconds of a text such as `1:02:03`; none when it is no clock.
fn parse(text: &str) -> Option<f64> {
    let mut parts = text.rsplit(':');
    let last = parts.next()?;
    let minutes = parts.next();
    let hours = parts.next();
    if parts.next().is_some() {
        return None;
    }
    let seconds = decimal(last)?;
    let Some(minutes) = minutes else { return Some(seconds) };
    let two_digits = last.split('.').next().is_some_and(|whole| whole.len() == 2);
    let clock = two_digits && seconds < 60.0 && hours.is_none_or(|_| minutes.len() == 2 && minutes < "60");
    let hours = hours.map_or(Some(0.0), whole)?;
    clock.then_some(())?;
    Some(hours * 3600.0 + whole(minutes)? * 60.0 + seconds)
}

/// Seconds of a text such as `PT1H2M3S`.
fn iso(text: &str) -> Option<f64> {
    let mut rest = text.strip_prefix("PT").or_else(|| text.strip_prefix("P0DT"))?;
    let mut take = |unit: char| match rest.split_once(unit) {
        Some((number, after)) => {
            rest = after;
            decimal(number)
        }
        None => Some(0.0),
    };
    let seconds = take('H')? * 3600.0 + take('M')? * 60.0 + take('S')?;
    rest.is_empty().then_some(seconds)
}

/// Units as people write them, and their seconds.
const UNITS: [(&str, f64); 3] = [
    (
        "h hr hrs hour hours std stunde stunden heure heures hora horas ore ora uur ч час 小时 小時 时 時 時間 시간",
        3600.0,
    ),
    ("m min mins minute minutes minuten minuto minutos minuti minuut мин 分 分钟 分鐘 분", 60.0),
    (
        "s sec secs second seconds sek sekunde sekunden seconde secondes segundo segundos secondi сек 秒 秒钟 秒鐘 초",
        1.0,
    ),
];

/// Seconds of a text such as `1 h 2 min` or `54m33s`: numbers, each with its unit, the greater units first.
fn spelled(text: &str) -> Option<f64> {
    let mut rest = text;
    let (mut sum, mut smallest) = (0.0, f64::INFINITY);
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let (number, after) = rest.split_at_checked(digits)?;
        let after = after.trim_start();
        let letters = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        let (unit, after) = after.split_at_checked(letters)?;
        let unit = match unit.to_lowercase() {
            // `1h02`
            unit if unit.is_empty() && after.is_empty() && smallest == 3600.0 && number.len() == 2 => "m".to_owned(),
            unit => unit,
        };
        let (_, seconds) = UNITS.iter().find(|(names, _)| names.split(' ').any(|name| name == unit))?;
        if *seconds >= smallest {
            return None;
        }
        (sum, smallest) = (sum + decimal(number)? * seconds, *seconds);
        let after = after.trim_start_matches(['.', ',', ' ', '\u{a0}']);
        const AND: [&str; 9] = ["and ", "und ", "et ", "y ", "e ", "i ", "en ", "og ", "och "];
        rest = AND.iter().find_map(|and| after.strip_prefix(and)).unwrap_or(after);
    }
    (smallest < f64::INFINITY).then_some(sum)
}

/// Digits and nothing else; the bound keeps every sum exact.
fn whole(text: &str) -> Option<f64> {
    let digits = (1..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// Digits, and a fraction where there is one.
fn decimal(text: &str) -> Option<f64> {
    let (whole_part, fraction) = text.split_once('.').unwrap_or((text, "0"));
    whole(whole_part)?;
    whole(fraction)?;
    text.parse().ok()
}
