//! `itunes:duration`: seconds, `MM:SS` or `H:MM:SS`.

use super::{Fault, Kind};

const HELP: &str = "write the seconds, such as `3723`, or `1:02:03`";

/// Seconds of a duration in one of the three forms; none for anything else.
///
/// The first part may have any number of digits (`90:15` are 90 minutes); the others have two, up to 59.
pub fn seconds(text: &str) -> Option<u64> {
    let mut parts = text.split(':');
    let mut total = digits(parts.next()?)?;
    for (count, part) in parts.enumerate() {
        let sixtieth = digits(part).filter(|number| part.len() == 2 && *number < 60 && count < 2)?;
        total = total.checked_mul(60)?.checked_add(sixtieth)?;
    }
    Some(total)
}

/// Seconds of a duration as apps read it, also in forms that nobody asked for: parts of one digit or above 59, fractions.
pub fn meant(text: &str) -> Option<u64> {
    if let Some(seconds) = seconds(text) {
        return Some(seconds);
    }
    let (head, last) = text.rsplit_once(':').map_or((None, text), |(head, last)| (Some(head), last));
    let last: f64 = last.parse().ok().filter(|seconds: &f64| seconds.is_finite() && *seconds >= 0.0)?;
    let head: Vec<u64> = head.map_or(Some(Vec::new()), |head| head.split(':').map(digits).collect())?;
    let sixties = head.iter().try_fold(0u64, |total, part| total.checked_mul(60)?.checked_add(*part));
    let whole = sixties.filter(|_| head.len() < 3)?.checked_mul(60)?;
    // `as` saturates.
    whole.checked_add(last.round() as u64)
}

/// What is wrong with a duration.
pub fn check(text: &str) -> Option<Fault> {
    if seconds(text).is_some() {
        return None;
    }
    if text.is_empty() {
        return Some(Fault::new(Kind::Blank, "is no duration").help(HELP));
    }
    let fault = Fault::new(Kind::Duration, "is no duration").help(HELP);
    Some(match (whole(text), padded(text)) {
        (Some(whole), _) => Fault { message: "has a fraction of a second".into(), ..fault }.better(whole),
        (None, Some(padded)) => Fault { message: "has a part without two digits".into(), ..fault }.better(padded),
        (None, None) => match carried(text) {
            Some(carried) => Fault { message: "has a part above 59".into(), ..fault }.perhaps(carried),
            None => fault,
        },
    })
}

/// `text` without its fraction, where the rest is a duration.
fn whole(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.')?;
    let clock_of_three = whole.matches(':').count() != 1 || fraction.len() != 2;
    // `17:59.59` may as well be 17 hours.
    (clock_of_three && digits(fraction).is_some() && seconds(whole).is_some()).then(|| whole.to_owned())
}

/// `text` with two digits in every part but the first.
fn padded(text: &str) -> Option<String> {
    let mut parts = text.split(':');
    let mut out = parts.next()?.to_owned();
    for part in parts {
        digits(part)?;
        out.push_str(&format!(":{part:0>2}"));
    }
    seconds(&out).map(|_| out)
}

/// The seconds of a clock whose parts go beyond 59.
fn carried(text: &str) -> Option<String> {
    let parts: Vec<u64> = text.split(':').map(digits).collect::<Option<_>>()?;
    let known = matches!(parts.len(), 2 | 3);
    let total = parts.iter().try_fold(0u64, |total, part| total.checked_mul(60)?.checked_add(*part));
    total.filter(|_| known).map(|total| total.to_string())
}

fn digits(text: &str) -> Option<u64> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_forms_are_read() {
        assert_eq!(seconds("3723"), Some(3723));
        assert_eq!(seconds("7:40"), Some(460));
        assert_eq!(seconds("90:15"), Some(5415));
        assert_eq!(seconds("01:02:03"), Some(3723));
        assert_eq!(seconds("0"), Some(0));
        assert_eq!(seconds("99999999999999999999:00"), None);
    }

    #[test]
    fn what_apps_make_of_other_forms() {
        let read = [("1014.708375", 1015), ("00:07:74", 494), ("00:2:21", 141), ("1:1:01.6", 3662), ("3723", 3723)];
        for (text, seconds) in read {
            assert_eq!(meant(text), Some(seconds), "{text}");
        }
        for text in ["", "1:2:3:4", "PT1H", "-5", "1:", "inf", "1h 2m", "9999999999999999999:00:00"] {
            assert_eq!(meant(text), None, "{text}");
        }
    }

    fn said(text: &str) -> String {
        let Some(fault) = check(text) else { return "fine".into() };
        match fault.better {
            Some(better) if better.sure => format!("{}: {}", fault.message, better.value),
            Some(better) => format!("{}: perhaps {}", fault.message, better.value),
            None => fault.message,
        }
    }

    #[test]
    fn other_forms_are_told_and_mended_where_they_are_clear() {
        assert_eq!(said("0:07"), "fine");
        assert_eq!(said("00:07:74"), "has a part above 59: perhaps 494");
        assert_eq!(said("00:2:21"), "has a part without two digits: 00:02:21");
        assert_eq!(said("1014.708375"), "has a fraction of a second: 1014");
        assert_eq!(said("00:04:49.0"), "has a fraction of a second: 00:04:49");
        assert_eq!(said("17:59.59"), "is no duration");
        for text in ["1:2:3:4", "[ITEM_DURATION]", "PT1H", "-5", "1:", ":30", "1h 2m"] {
            assert_eq!(said(text), "is no duration", "{text}");
        }
    }
}
