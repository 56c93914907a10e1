//! Times as services of speech recognition write them: seconds, milliseconds, ticks, `"1.200s"`, `PT1.2S`, clocks.

use serde_json::value::RawValue;

use super::super::time::{self, LATEST};
use super::fields::{Fields, text};
use super::to_micros;

/// A time, or a length of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Moment {
    /// Seconds, unless [`Moment::is_whole`] and milliseconds are meant.
    pub seconds: f64,
    /// A whole number without a unit: seconds or milliseconds.
    pub is_whole: bool,
}

/// How many of what the value of a key counts make a second, where its name says it.
const PER_SECOND: [(&str, f64); 5] =
    [("ms", 1e3), ("milliseconds", 1e3), ("millis", 1e3), ("ticks", 1e7), ("seconds", 1.0)];

impl Moment {
    /// What `raw`, the value of `key`, says; none where it is no time, or one that no audio has.
    pub fn read(key: &str, raw: &RawValue) -> Option<Self> {
        let name = key.to_ascii_lowercase();
        let unit = PER_SECOND.iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, count)| *count);
        let number = |digits: &str| {
            let value: f64 = digits.parse().ok()?;
            Some(match unit {
                Some(per_second) => Self { seconds: value / per_second, is_whole: false },
                None => Self { seconds: value, is_whole: digits.bytes().all(|byte| byte.is_ascii_digit()) },
            })
        };
        let seconds = |seconds| Some(Self { seconds, is_whole: false });
        let moment = match raw.get().as_bytes().first()? {
            b'"' => {
                let text = text(raw)?;
                let text = text.trim();
                let duration = text.strip_prefix("PT").map(|rest| iso(rest).and_then(seconds));
                let counted = text.strip_suffix('s').and_then(|digits| digits.parse().ok());
                let clock = || time::whole(text).map(|time| time.seconds);
                duration.unwrap_or_else(|| counted.or_else(clock).and_then(seconds).or_else(|| number(text)))
            }
            // Protocol buffers of Google: whole seconds and the rest.
            b'{' => {
                let parts = Fields::of(raw)?;
                let part = |key| {
                    let raw: &RawValue = parts.get(key)?;
                    text(raw).unwrap_or_else(|| raw.get().to_owned()).parse::<f64>().ok()
                };
                let (whole, nanos) = (part("seconds"), part("nanos"));
                whole.or(nanos).and_then(|_| seconds(whole.unwrap_or(0.0) + nanos.unwrap_or(0.0) / 1e9))
            }
            _ => number(raw.get()),
        }?;
        (0.0..LATEST * 1000.0).contains(&moment.seconds).then_some(moment)
    }

    /// Seconds, when whole numbers without a unit count `whole` of a second.
    pub fn in_seconds(self, whole: f64) -> Option<f64> {
        let seconds = if self.is_whole { self.seconds * whole } else { self.seconds };
        (seconds < LATEST).then(|| to_micros(seconds))
    }
}

/// Seconds of the time part of a duration (ISO 8601), behind its `PT`.
fn iso(rest: &str) -> Option<f64> {
    let mut seconds = 0.0;
    for part in rest.split_inclusive(['H', 'M', 'S']) {
        let digits = part.trim_end_matches(['H', 'M', 'S']);
        let factor = match part.get(digits.len()..)? {
            "H" => 3600.0,
            "M" => 60.0,
            "S" => 1.0,
            _ => return None,
        };
        seconds += digits.parse::<f64>().ok()? * factor;
    }
    Some(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(key: &str, json: &str) -> Option<(f64, bool)> {
        let raw: &RawValue = serde_json::from_str(json).unwrap();
        Moment::read(key, raw).map(|moment| (moment.seconds, moment.is_whole))
    }

    #[test]
    fn units_and_clocks() {
        assert_eq!(read("start", "1.5"), Some((1.5, false)));
        assert_eq!(read("start", "1500"), Some((1500.0, true)));
        assert_eq!(read("start_time", "\"1.5\""), Some((1.5, false)));
        assert_eq!(read("startTime", "\"1.500s\""), Some((1.5, false)));
        assert_eq!(read("startTime", r#"{"seconds": "1", "nanos": 500000000}"#), Some((1.5, false)));
        assert_eq!(read("tStartMs", "1500"), Some((1.5, false)));
        assert_eq!(read("offsetInTicks", "1.5e7"), Some((1.5, false)));
        assert_eq!(read("offset", "\"PT1H1M1.5S\""), Some((3661.5, false)));
        assert_eq!(read("timestamp", "\"00:00:01,500\""), Some((1.5, false)));
        for nothing in ["-1", "1e300", "\"soon\"", "\"PT1é\"", "\"PT\\u00e9\"", "[]", "{}", "true"] {
            assert_eq!(read("start", nothing), None, "{nothing}");
        }
    }
}
