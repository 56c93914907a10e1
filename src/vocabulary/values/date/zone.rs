//! Time zones of dates.

use chrono::FixedOffset;

/// How a date names its zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Zone {
    /// `+0200`, `GMT`, `UT` or `Z`.
    Offset,
    /// An offset that is no zone of the earth, such as `-0234`.
    Odd,
    /// A name of RFC 822 that RFC 2822 calls obsolete: `EST`.
    Obsolete(String),
    /// A single letter; RFC 2822 says that nobody can rely on its sign.
    Letter,
    /// A name that RFC 822 does not know; its offset is the usual one.
    Unknown(String),
    /// None; read as GMT.
    Missing,
}

/// The offset in seconds that `name` stands for, and what kind of name it is.
pub(super) fn zone(name: &str) -> Option<(FixedOffset, Zone)> {
    if let Some(offset) = numeric(name) {
        let kind = if offset % 900 == 0 && offset.abs() <= 14 * 3600 { Zone::Offset } else { Zone::Odd };
        return Some((FixedOffset::east_opt(offset)?, kind));
    }
    let upper = name.to_ascii_uppercase();
    let (hours, kind) = match upper.as_str() {
        "GMT" | "UT" | "Z" => (0.0, Zone::Offset),
        "EDT" => (-4.0, Zone::Obsolete(upper)),
        "EST" | "CDT" => (-5.0, Zone::Obsolete(upper)),
        "CST" | "MDT" => (-6.0, Zone::Obsolete(upper)),
        "MST" | "PDT" => (-7.0, Zone::Obsolete(upper)),
        "PST" => (-8.0, Zone::Obsolete(upper)),
        _ => match military(&upper) {
            Some(hours) => (hours, Zone::Letter),
            None => (usual(&upper)?, Zone::Unknown(name.to_owned())),
        },
    };
    #[allow(clippy::cast_possible_truncation)] // At most 14 hours.
    Some((FixedOffset::east_opt((hours * 3600.0) as i32)?, kind))
}

fn numeric(name: &str) -> Option<i32> {
    let digits =
        name.strip_prefix(['+', '-']).filter(|rest| rest.len() == 4 && rest.bytes().all(|b| b.is_ascii_digit()))?;
    let (hours, minutes): (i32, i32) = (digits.get(..2)?.parse().ok()?, digits.get(2..)?.parse().ok()?);
    let seconds = hours * 3600 + minutes * 60;
    (hours < 24 && minutes < 60).then_some(if name.starts_with('-') { -seconds } else { seconds })
}

/// The letters as RFC 822 gives them; the navy, which it meant to follow, has the other sign.
fn military(letter: &str) -> Option<f64> {
    let &[letter] = letter.as_bytes() else { return None };
    Some(match letter {
        b'A'..=b'I' => -f64::from(letter - b'A') - 1.0,
        b'K'..=b'M' => -f64::from(letter - b'K') - 10.0,
        b'N'..=b'Y' => f64::from(letter - b'N') + 1.0,
        _ => return None,
    })
}

/// Hours of names that feeds use though no RFC lists them.
fn usual(name: &str) -> Option<f64> {
    Some(match name {
        "UTC" | "WET" => 0.0,
        "BST" | "IST" | "CET" | "WEST" | "MEZ" => 1.0,
        "CEST" | "EET" | "SAST" | "MESZ" => 2.0,
        "EEST" | "MSK" => 3.0,
        "HKT" | "SGT" | "AWST" => 8.0,
        "JST" | "KST" => 9.0,
        "ACST" => 9.5,
        "AEST" => 10.0,
        "AEDT" => 11.0,
        "NZST" => 12.0,
        "NZDT" => 13.0,
        "AST" => -4.0,
        "ADT" | "BRT" => -3.0,
        "AKST" => -9.0,
        "AKDT" => -8.0,
        "HST" => -10.0,
        _ => return None,
    })
}
