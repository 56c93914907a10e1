//! Sizes of files, as they are and as people round them.

use std::sync::LazyLock;

use regex::Regex;

use super::super::{Node, Value};
use super::{fault, length};
use crate::diagnostic::Diagnostic;
use crate::source::SourceFile;

/// The size of a file in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// To the byte.
    Exact(u64),
    /// Of `10.5 MB`: near the size, but not it.
    Rounded(u64),
}

impl Size {
    /// The size, where it is known to the byte.
    pub fn exact(self) -> Option<u64> {
        match self {
            Self::Exact(bytes) => Some(bytes),
            Self::Rounded(_) => None,
        }
    }

    /// The size, where it is but near.
    pub fn rounded(self) -> Option<u64> {
        match self {
            Self::Exact(_) => None,
            Self::Rounded(bytes) => Some(bytes),
        }
    }
}

static ROUNDED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?P<number>[0-9]{1,6}(?:[.,][0-9]{1,6})?)\s*(?P<unit>[kmg])(?P<binary>i)?(?:b|o|bytes?)?$").ok()
});

/// The size of a file: a number of bytes, its digits in groups (`60,946,851`) or not, or one that is rounded to kilobytes,
/// megabytes or gigabytes (`10.5 MB`).
///
/// # Errors
/// `length-not-bytes` for anything else.
pub fn size(file: &SourceFile, node: &Node) -> Result<Size, Diagnostic> {
    let spelled = || match &node.value {
        Value::Text(text) => grouped(text.trim()).map(Size::Exact).or_else(|| rounded(text.trim()).map(Size::Rounded)),
        Value::Float(_) => megabytes(file.slice(node.span).trim()).map(Size::Rounded),
        _ => None,
    };
    length(file, node).map(Size::Exact).or_else(|fault| spelled().ok_or(fault))
}

/// `60,946,851`, `60.946.851`, `60 946 851 bytes`. One group alone may be a fraction.
fn grouped(text: &str) -> Option<u64> {
    const PARTS: [char; 7] = [',', '.', ' ', '\'', '_', '\u{a0}', '\u{202f}'];
    const UNITS: [&str; 5] = ["bytes", "byte", "octets", "b", "o"];
    let small = text.to_lowercase();
    let unit = UNITS.iter().find_map(|unit| small.strip_suffix(unit));
    let number = unit.unwrap_or(&small).trim_end();
    let Some(part) = number.chars().find(|c| PARTS.contains(c)) else {
        return unit.and_then(|_| super::digits(number));
    };
    let groups: Vec<&str> = number.split(part).collect();
    let is_group = |(at, group): (usize, &&str)| match at {
        0 => (1..=3).contains(&group.len()),
        _ => group.len() == 3,
    };
    let whole = groups.len() > 2 || (unit.is_some() && part != '.');
    let grouped = whole && groups.iter().enumerate().all(is_group);
    grouped.then(|| super::digits(&groups.concat())).flatten()
}

/// What is wrong with a size that is `Rounded`.
pub fn rounded_size(file: &SourceFile, node: &Node) -> Diagnostic {
    let help = "write the size of the file in bytes, such as `60946851`; until then the feed says about as many";
    fault("length-not-bytes", "is no number of bytes", help, file, node)
}

/// `4.85`: no file has a part of a byte, and what has a fraction and is no larger than an episode is counted in megabytes.
fn megabytes(text: &str) -> Option<u64> {
    const LARGEST: f64 = 500.0;
    let is_fraction = text.bytes().filter(|byte| matches!(byte, b'.' | b',')).count() == 1
        && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    let number: f64 = text.replace(',', ".").parse().ok().filter(|_| is_fraction)?;
    (0.1..LARGEST).contains(&number).then_some((number * 1e6).round() as u64)
}

fn rounded(text: &str) -> Option<u64> {
    if let Some(bytes) = megabytes(text) {
        return Some(bytes);
    }
    let found = ROUNDED.as_ref()?.captures(text)?;
    let number: f64 = found.name("number")?.as_str().replace(',', ".").parse().ok()?;
    let step: f64 = if found.name("binary").is_some() { 1024.0 } else { 1000.0 };
    let power = match found.name("unit")?.as_str() {
        "k" | "K" => 1,
        "m" | "M" => 2,
        _ => 3,
    };
    Some((number * step.powi(power)).round() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_whose_digits_stand_in_groups() {
        for (text, bytes) in [
            ("60,946,851", Some(60_946_851)),
            ("1.234.571", Some(1_234_571)),
            ("1 234 569", Some(1_234_569)),
            ("1_234_568", Some(1_234_568)),
            ("1'234'568", Some(1_234_568)),
            ("60,946,851 bytes", Some(60_946_851)),
            ("12,345 bytes", Some(12_345)),
            ("1234573 B", Some(1_234_573)),
            ("12,345", None),
            ("12.345 bytes", None),
            ("1,23,456", None),
            ("1,234.567", None),
            ("1234573", None),
            ("52:14", None),
            (", bytes", None),
        ] {
            assert_eq!(grouped(text), bytes, "{text}");
        }
    }

    #[test]
    fn sizes_that_people_round() {
        for (text, bytes) in [
            ("10.5 MB", Some(10_500_000)),
            ("3,9MB", Some(3_900_000)),
            ("900 kB", Some(900_000)),
            ("1.5 GiB", Some(1_610_612_736)),
            ("12M", Some(12_000_000)),
            ("12 Mo", Some(12_000_000)),
            ("4.85", Some(4_850_000)),
            ("48,5", Some(48_500_000)),
            ("1800.5", None),
            ("0.01", None),
            ("52:14", None),
            ("10", None),
            ("10 mm", None),
        ] {
            assert_eq!(rounded(text), bytes, "{text}");
        }
    }
}
