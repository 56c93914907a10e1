//! Time stamps: `H:MM:SS`, `M:SS`, with or without a fraction.

/// A time stamp and how it was written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Time {
    /// Seconds from the start of the audio.
    pub seconds: f64,
    /// Two (`M:SS`) or three (`H:MM:SS`).
    pub fields: usize,
    /// Are minutes after hours, and seconds, below 60?
    pub in_range: bool,
    /// Digits of the first field.
    pub leading_digits: usize,
    /// What stands before the fraction.
    pub fraction_mark: Option<char>,
    /// Digits of the fraction.
    pub fraction_digits: usize,
}

/// Longest first field: 9999 hours are more than any audio has.
const LEADING_DIGITS: usize = 4;

/// No audio is longer than this, in seconds: the last time that `HH:MM:SS` with four digits of hours can write.
pub(super) const LATEST: f64 = 36_000_000.0;

/// The time stamp at the very start of `text`, and its length in bytes.
///
/// A letter, digit or colon right after it means that something else stands there.
pub(super) fn read(text: &str) -> Option<(Time, usize)> {
    let (leading, mut rest) = digits(text);
    if leading.is_empty() || leading.len() > LEADING_DIGITS {
        return None;
    }
    let mut seconds: u64 = leading.parse().ok()?;
    let mut fields = 1;
    let mut in_range = true;
    while let Some((field, after)) = rest.strip_prefix(':').map(digits) {
        if field.len() != 2 || fields == 3 {
            return None;
        }
        let value: u64 = field.parse().ok()?;
        in_range &= value < 60;
        seconds = seconds * 60 + value;
        fields += 1;
        rest = after;
    }
    let (fraction_mark, fraction, rest) = fraction(rest);
    if fields < 2 || rest.starts_with(char::is_alphanumeric) {
        return None;
    }
    let micros = seconds * 1_000_000 + micros(fraction);
    let time = Time {
        seconds: seconds_of_micros(micros),
        fields,
        in_range,
        leading_digits: leading.len(),
        fraction_mark,
        fraction_digits: fraction.len(),
    };
    Some((time, text.len() - rest.len()))
}

/// The time stamp that `text` is, from its first character to its last.
pub(super) fn whole(text: &str) -> Option<Time> {
    read(text).and_then(|(time, length)| (length == text.len()).then_some(time))
}

/// Seconds of a number of microseconds, the same for every way of writing the same time.
#[expect(clippy::cast_precision_loss, reason = "9999 hours in microseconds have 46 bits")]
pub(super) fn seconds_of_micros(micros: u64) -> f64 {
    micros as f64 / 1_000_000.0
}

/// The digits at the start of `text`, and what follows.
fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
}

/// Mark and digits of the fraction at the start of `text`, and what follows; a full stop alone is no fraction.
fn fraction(text: &str) -> (Option<char>, &str, &str) {
    let mark = text.chars().next().filter(|c| matches!(c, '.' | ','));
    match text.strip_prefix(['.', ',']).map(digits) {
        Some((found, rest)) if !found.is_empty() => (mark, found, rest),
        _ => (None, "", text),
    }
}

/// Microseconds of a fraction; digits beyond the sixth are dropped.
fn micros(fraction: &str) -> u64 {
    fraction.bytes().chain(std::iter::repeat(b'0')).take(6).fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_minutes_seconds_and_fractions() {
        for (text, seconds) in [
            ("00:00:00", 0.0),
            ("1:02:03", 3723.0),
            ("0:07", 7.0),
            ("75:12", 4512.0),
            ("00:00:01.5", 1.5),
            ("00:00:01,250", 1.25),
            ("00:00:00.123456789", 0.123_456),
        ] {
            assert_eq!(whole(text).unwrap().seconds, seconds, "{text}");
        }
    }

    #[test]
    fn minutes_past_the_hour_are_counted_and_marked() {
        let time = whole("00:61:00").unwrap();
        assert_eq!((time.seconds, time.in_range), (3660.0, false));
    }

    #[test]
    fn what_follows_is_left() {
        assert_eq!(read("00:12:34. And so").unwrap().1, 8);
        assert_eq!(read("0:05] yes").unwrap().1, 4);
    }

    #[test]
    fn other_things_are_no_times() {
        for text in ["", "12", ":12", "1:2", "0:0:5", "00:00:1S", "00:00:123", "00:00:00:12", "99999:00:00", "9:30am"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
