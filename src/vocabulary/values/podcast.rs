//! Forms that only the podcast namespace and chapters use.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::number::{is_decimal, is_digits};
use super::{Fault, Kind, date, url};

/// A UUID in its form with hyphens.
pub fn uuid(text: &str) -> Option<Fault> {
    let hyphened = text.len() == 36;
    match Uuid::try_parse(text) {
        Ok(_) if hyphened => None,
        Ok(id) => {
            Some(Fault::new(Kind::Form, "is a UUID without its usual hyphens").better(id.hyphenated().to_string()))
        }
        Err(_) => {
            let help = "write 32 hexadecimal digits, such as `917393e3-1b1e-5cef-ace4-edaa54e1f810`";
            Some(Fault::new(Kind::Form, "is no UUID").help(help))
        }
    }
}

/// Parts of a recurrence rule (RFC 5545, section 3.3.10).
const RRULE_PARTS: [&str; 14] = [
    "FREQ",
    "UNTIL",
    "COUNT",
    "INTERVAL",
    "BYSECOND",
    "BYMINUTE",
    "BYHOUR",
    "BYDAY",
    "BYMONTHDAY",
    "BYYEARDAY",
    "BYWEEKNO",
    "BYMONTH",
    "BYSETPOS",
    "WKST",
];
const FREQUENCIES: [&str; 7] = ["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"];

const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// `MO`, or the second one of a month, `2MO` or `+2MO`.
fn is_rule_day(text: &str) -> bool {
    let Some((number, day)) = text.split_at_checked(text.len().saturating_sub(2)) else { return false };
    let number = number.trim_start_matches(['+', '-']);
    WEEKDAYS.contains(&day) && (number.is_empty() || is_digits(number))
}

/// A recurrence rule. The examples of the podcast namespace write `UNTIL` as ISO 8601 and `BYDAY=+4TH`, so those are
/// not held against anybody.
pub fn rrule(text: &str) -> Option<Fault> {
    let fault = |message: String| Some(Fault::new(Kind::Form, message).help("write it like `FREQ=WEEKLY;BYDAY=MO,WE`"));
    let mut seen = BTreeSet::new();
    for part in text.split(';') {
        let Some((name, value)) = part.split_once('=') else { return fault("is no rule of recurrence".into()) };
        let fits = match name {
            "FREQ" => FREQUENCIES.contains(&value),
            "COUNT" | "INTERVAL" => is_digits(value) && value.bytes().any(|digit| digit != b'0'),
            "UNTIL" => value.bytes().filter(u8::is_ascii_digit).count() >= 8,
            "BYDAY" => value.split(',').all(is_rule_day),
            "WKST" => WEEKDAYS.contains(&value),
            _ => !value.is_empty(),
        };
        if !RRULE_PARTS.contains(&name) {
            return fault(format!("has the part `{name}`, which no rule of recurrence has"));
        }
        if !fits {
            return fault(format!("has a `{name}` of no use: `{value}`"));
        }
        if !seen.insert(name) {
            return fault(format!("has `{name}` twice"));
        }
    }
    if !seen.contains("FREQ") {
        return fault("does not say how often: `FREQ` is missing".into());
    }
    (seen.contains("COUNT") && seen.contains("UNTIL")).then(|| Fault::new(Kind::Form, "has both `COUNT` and `UNTIL`"))
}

/// `16/9` or `1.5`, as CSS writes a ratio.
pub fn aspect_ratio(text: &str) -> Option<Fault> {
    let (width, height) = text.split_once('/').unwrap_or((text, "1"));
    let some = |number: &str| is_decimal(number) && number.parse().is_ok_and(|number: f64| number > 0.0);
    if some(width.trim()) && some(height.trim()) {
        return None;
    }
    let fault = Fault::new(Kind::Form, "is no ratio of CSS").help("write it like `16/9` or `1/1`");
    let better = text.replace([':', 'x'], "/");
    Some(if better != text && aspect_ratio(&better).is_none() { fault.better(better) } else { fault })
}

/// `https://… 1500w, https://… 600w`: whole URLs, each with a width of its own.
pub fn srcset(text: &str) -> Option<Fault> {
    let fault = |message: String| {
        Some(
            Fault::new(Kind::Form, message)
                .help("write it like `https://example.org/a.jpg 1500w, https://example.org/b.jpg 600w`"),
        )
    };
    let mut widths = BTreeSet::new();
    for candidate in text.split(',').map(str::trim) {
        let Some((address, width)) = candidate.rsplit_once(char::is_whitespace) else {
            return fault("has a picture without its width".into());
        };
        if let Some(wrong) = url::check(address.trim()) {
            return fault(format!("has a URL that {}", wrong.message));
        }
        let pixels =
            width.strip_suffix('w').filter(|pixels| is_digits(pixels)).and_then(|pixels| pixels.parse::<u64>().ok());
        match pixels {
            Some(pixels) if pixels > 0 && widths.insert(pixels) => {}
            Some(pixels) if pixels > 0 => return fault(format!("has the width `{width}` twice")),
            _ => return fault("has a picture without its width in pixels".into()),
        }
    }
    None
}

/// The name of a server, `chat.example.org`.
pub fn host(text: &str) -> Option<Fault> {
    let label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    if text.contains('.') && text.split('.').all(label) {
        return None;
    }
    let fault =
        Fault::new(Kind::Form, "is no name of a server").help("write the host alone, such as `chat.example.org`");
    let bare = text.split_once("://").map_or(text, |(_, rest)| rest).split(['/', ':']).next().unwrap_or_default();
    Some(if bare != text && bare.contains('.') && bare.split('.').all(label) { fault.perhaps(bare) } else { fault })
}

/// Normal Play Time, `01:35:52.250`: seconds, minutes and seconds, or hours, minutes and seconds.
pub fn play_time(text: &str) -> Option<Fault> {
    let (clock, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let parts: Vec<&str> = clock.split(':').collect();
    let later = parts
        .iter()
        .skip(1)
        .all(|part| matches!(part.len(), 1 | 2) && is_digits(part) && part.parse().is_ok_and(|n: u8| n < 60));
    let good = parts.len() <= 3 && parts.first().is_some_and(|first| is_digits(first)) && later && is_digits(fraction);
    (!good).then(|| Fault::new(Kind::Form, "is no time of a chapter").help("write it like `01:35:52.250`"))
}

/// A date or a moment of ISO 8601, the beginning of a recurrence.
pub fn is_iso(text: &str) -> bool {
    date::iso::date(text).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn good(check: fn(&str) -> Option<Fault>, texts: &[&str]) {
        for text in texts {
            assert_eq!(check(text), None, "{text}");
        }
    }

    fn bad(check: fn(&str) -> Option<Fault>, texts: &[&str]) {
        for text in texts {
            assert!(check(text).is_some(), "{text}");
        }
    }

    #[test]
    fn uuids() {
        good(uuid, &["917393e3-1b1e-5cef-ace4-edaa54e1f810", "917393E3-1B1E-5CEF-ACE4-EDAA54E1F810"]);
        bad(uuid, &["", "x", "917393e3-1b1e-5cef-ace4-edaa54e1f81", "{917393e3-1b1e-5cef-ace4-edaa54e1f810}"]);
        let better = uuid("917393e31b1e5ceface4edaa54e1f810").unwrap().better.unwrap();
        assert_eq!(better.value, "917393e3-1b1e-5cef-ace4-edaa54e1f810");
    }

    #[test]
    fn rules_of_recurrence() {
        good(
            rrule,
            &[
                "FREQ=DAILY",
                "FREQ=WEEKLY;BYDAY=MO,WE;WKST=SU",
                "FREQ=MONTHLY;BYDAY=+4TH,-1FR",
                "FREQ=MONTHLY;UNTIL=2023-12-31T00:00:00.000Z",
                "FREQ=YEARLY;COUNT=3",
            ],
        );
        bad(
            rrule,
            &[
                "",
                "weekly",
                "FREQ=OFTEN",
                "BYDAY=MO",
                "FREQ=DAILY;FREQ=DAILY",
                "FREQ=DAILY;COUNT=0",
                "FREQ=DAILY;COUNT=2;UNTIL=20231231",
                "FREQ=DAILY;X=1",
                "FREQ=WEEKLY;BYDAY=MON",
                "FREQ=WEEKLY;WKST=Sunday",
            ],
        );
    }

    #[test]
    fn ratios_and_pictures() {
        good(aspect_ratio, &["16/9", "1/1", "1.5", "16 / 9"]);
        bad(aspect_ratio, &["", "wide", "0/1", "16/9/4"]);
        assert_eq!(aspect_ratio("16:9").unwrap().better.unwrap().value, "16/9");
        good(srcset, &["https://a.example/1.jpg 1500w,\n https://a.example/2.jpg 600w"]);
        bad(
            srcset,
            &[
                "",
                "https://a.example/1.jpg",
                "/1.jpg 600w",
                "https://a.example/1.jpg 600w, https://a.example/2.jpg 600w",
                "https://a.example/1.jpg 0w",
                "https://a.example/1.jpg 2x",
            ],
        );
    }

    #[test]
    fn servers() {
        good(host, &["irc.example.org", "a-b.example"]);
        bad(host, &["", "localhost", "https://chat.example.org/", "a..b", "chat example.org"]);
        assert_eq!(host("https://chat.example.org/room").unwrap().better.unwrap().value, "chat.example.org");
    }

    #[test]
    fn times_of_chapters() {
        good(play_time, &["37", "7:48", "35:12.250", "05:12:03.5", "00:00:00.000", "100:00"]);
        bad(play_time, &["", "1:60", "1:2:3:4", "00:00:10,500", "abc", "1:00.", ":30", "-1"]);
    }
}
