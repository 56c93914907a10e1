//! Time stamps as people write them: `M:SS`, `H:MM:SS`, `H:MM:SS.mmm`.

use std::fmt;

/// Longest first field: 9999 hours are more than any audio has.
const LEADING_DIGITS: usize = 4;

/// A time stamp, field by field, because the fields may have to be read in another way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stamp {
    first: u32,
    second: u32,
    third: Option<u32>,
    milliseconds: u32,
}

impl Stamp {
    /// The time stamp at the very start of `text`, and its length in bytes.
    ///
    /// A letter, digit or colon right after it means that something else stands there; so do minutes after hours, or
    /// seconds, of 60 and more.
    pub fn read(text: &str) -> Option<(Self, usize)> {
        let (first, rest) = digits(text);
        let (second, rest) = digits(rest.strip_prefix(':')?);
        if !(1..=LEADING_DIGITS).contains(&first.len()) {
            return None;
        }
        let (third, rest) = match rest.strip_prefix(':') {
            Some(rest) => {
                let (third, rest) = digits(rest);
                (Some(sixty(third)?), rest)
            }
            None => (None, rest),
        };
        let (fraction, rest) = match rest.strip_prefix('.').map(digits) {
            Some((found, rest)) if !found.is_empty() => (found, rest),
            _ => ("", rest),
        };
        if rest.starts_with(|c: char| c.is_alphanumeric() || c == ':') {
            return None;
        }
        let stamp =
            Self { first: first.parse().ok()?, second: sixty(second)?, third, milliseconds: thousandths(fraction) };
        Some((stamp, text.len() - rest.len()))
    }

    /// The time stamp that `text` is, from its first character to its last.
    pub fn whole(text: &str) -> Option<Self> {
        Self::read(text).and_then(|(stamp, length)| (length == text.len()).then_some(stamp))
    }

    /// Whole minutes and seconds; hours where there are any.
    pub fn from_seconds(seconds: u32) -> Self {
        let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        match hours {
            0 => Self { first: minutes, second: rest, ..Self::default() },
            _ => Self { first: hours, second: minutes, third: Some(rest), milliseconds: 0 },
        }
    }

    /// Seconds from the start of the audio, as written.
    pub fn seconds(self) -> f64 {
        let whole = match self.third {
            Some(third) => u64::from(self.first) * 3600 + u64::from(self.second) * 60 + u64::from(third),
            None => u64::from(self.first) * 60 + u64::from(self.second),
        };
        (whole * 1000 + u64::from(self.milliseconds)) as f64 / 1000.0
    }

    /// Seconds if the three fields are minutes, seconds and frames, as video editors show them.
    pub fn seconds_without_frames(self) -> Option<f64> {
        self.third.map(|_| f64::from(self.first) * 60.0 + f64::from(self.second))
    }

    /// May an hour be missing in front of it?
    pub fn lacks_hours(self) -> bool {
        self.third.is_none() && self.first < 60
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.first, self.second)?;
        if let Some(third) = self.third {
            write!(f, ":{third:02}")?;
        }
        match self.milliseconds {
            0 => Ok(()),
            milliseconds => write!(f, ".{milliseconds:03}"),
        }
    }
}

/// The digits at the start of `text`, and what follows.
fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()))
}

/// Two digits that make a number below 60.
fn sixty(digits: &str) -> Option<u32> {
    (digits.len() == 2).then(|| digits.parse().ok()).flatten().filter(|value| *value < 60)
}

/// Milliseconds of the digits of a fraction; what is finer is cut off.
fn thousandths(fraction: &str) -> u32 {
    fraction.bytes().chain(std::iter::repeat(b'0')).take(3).fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_people_write() {
        for (text, seconds) in
            [("0:07", 7.0), ("75:12", 4512.0), ("1:02:03", 3723.0), ("00:00:11.0", 11.0), ("00:01:02.25", 62.25)]
        {
            assert_eq!(Stamp::whole(text).unwrap().seconds(), seconds, "{text}");
        }
        assert_eq!(Stamp::read("01:55] - text").unwrap().1, 5);
        assert_eq!(Stamp::read("1:55. Text").unwrap().1, 4);
    }

    #[test]
    fn other_things_are_no_times() {
        for text in ["", "12", ":12", "1:2", "1:75", "0:61:00", "9:30am", "1:02:03:04", "12345:00", "10:000"] {
            assert_eq!(Stamp::read(text), None, "{text}");
        }
    }

    #[test]
    fn frames_are_a_second_reading_of_three_fields() {
        assert_eq!(Stamp::whole("04:56:11").unwrap().seconds_without_frames(), Some(296.0));
        assert_eq!(Stamp::whole("04:56").unwrap().seconds_without_frames(), None);
    }

    #[test]
    fn seconds_become_the_shortest_stamp() {
        for (seconds, text) in [(91, "01:31"), (3723, "01:02:03")] {
            assert_eq!(Stamp::from_seconds(seconds).to_string(), text);
            assert_eq!(Stamp::from_seconds(seconds).seconds(), f64::from(seconds));
        }
    }
}
