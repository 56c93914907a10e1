//! Numbers.

use super::{Fault, Kind};

/// A whole number, with a sign where one likes.
pub fn integer(text: &str) -> Option<Fault> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    (!is_digits(digits)).then(|| fault(text, "is no whole number", "write digits only, such as `12`"))
}

/// A whole number from 0.
pub fn natural(text: &str) -> Option<Fault> {
    (!is_digits(text)).then(|| fault(text, "is no whole number from 0", "write digits only, such as `12`"))
}

/// A whole number from 1.
pub fn positive(text: &str) -> Option<Fault> {
    let zero = text.bytes().all(|byte| byte == b'0');
    (!is_digits(text) || zero).then(|| fault(text, "is no whole number from 1", "write digits only, such as `12`"))
}

/// A number, with a fraction where one likes.
pub fn decimal(text: &str) -> Option<Fault> {
    let number = text.strip_prefix(['+', '-']).unwrap_or(text);
    (!is_decimal(number)).then(|| fault(text, "is no number", "write it like `12` or `12.5`"))
}

/// Seconds, with a fraction where one likes.
pub fn seconds(text: &str) -> Option<Fault> {
    if is_decimal(text) {
        return None;
    }
    let fault = fault(text, "is no number of seconds", "write it like `73.0`");
    Some(match super::duration::seconds(text) {
        Some(seconds) if text.contains(':') => fault.help(format!("write `{seconds}`")).better(seconds.to_string()),
        _ => fault,
    })
}

/// A number from 0 to 100.
pub fn percentage(text: &str) -> Option<Fault> {
    let fits = is_decimal(text) && text.parse().is_ok_and(|number: f64| number <= 100.0);
    // Nobody groups the digits of a number that small.
    (!fits).then(|| Fault::new(Kind::Number, "is no number from 0 to 100").help("write it like `90`"))
}

/// Whole numbers separated by commas.
pub fn integers(text: &str) -> Option<Fault> {
    let all = text.split(',').all(|part| is_digits(part.trim()));
    (!all).then(|| Fault::new(Kind::Number, "is no list of whole numbers").help("write it like `12,5,0`"))
}

/// An hour of the day. RSS counts from 0 to 23; RSS 0.91 counted from 1 to 24.
pub fn hour(text: &str) -> Option<Fault> {
    let fits = is_digits(text) && text.parse().is_ok_and(|hour: u32| hour <= 23);
    (!fits).then(|| Fault::new(Kind::Hour, "is no hour of the day").help("write a whole number from 0 to 23"))
}

/// Width of the picture of RSS in pixels.
pub fn width(text: &str) -> Option<Fault> {
    pixels(text, 144, "width")
}

/// Height of the picture of RSS in pixels.
pub fn height(text: &str) -> Option<Fault> {
    pixels(text, 400, "height")
}

fn pixels(text: &str, most: u32, what: &str) -> Option<Fault> {
    let fits = is_digits(text) && text.parse().is_ok_and(|pixels: u32| (1..=most).contains(&pixels));
    let message = format!("is no {what} from 1 to {most} pixels");
    let help = "give the size at which it is shown, or leave it out; <itunes:image> is the cover";
    (!fits).then(|| Fault::new(Kind::PictureSize, message).help(help))
}

fn fault(text: &str, message: &str, help: &str) -> Fault {
    let fault = Fault::new(Kind::Number, message).help(help);
    let bare: String = text.chars().filter(|c| !matches!(c, ',' | '\'' | ' ' | '_')).collect();
    // `1,234,567` is a number for people; `1,5` may be a fraction.
    let grouped = text != bare && is_digits(&bare) && groups_of_three(text);
    if grouped { fault.better(bare) } else { fault }
}

fn groups_of_three(text: &str) -> bool {
    let mut groups = text.split([',', '\'', ' ', '_']);
    groups.next().is_some_and(|first| (1..=3).contains(&first.len()) && !first.starts_with('0'))
        && groups.all(|group| group.len() == 3)
}

/// Digits and nothing else.
pub fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Digits, and a fraction where one likes.
pub fn is_decimal(text: &str) -> bool {
    match text.split_once('.') {
        Some((whole, fraction)) => is_digits(fraction) && (whole.is_empty() || is_digits(whole)),
        None => is_digits(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_by_their_kind() {
        for good in ["0", "12", "+3", "-3"] {
            assert_eq!(integer(good), None, "{good}");
        }
        for bad in ["", "1.5", "twelve", "1e3", "٣", "- 3"] {
            assert!(integer(bad).is_some(), "{bad}");
        }
        assert!(natural("-1").is_some() && natural("0").is_none());
        assert!(positive("0").is_some() && positive("1").is_none());
        assert!(decimal("-1.5").is_none() && decimal("1,5").is_some() && decimal("1.").is_some());
        assert!(percentage("100").is_none() && percentage("101").is_some());
        assert!(integers("1, 2,3").is_none() && integers("1,,2").is_some());
        assert!(
            hour("0").is_none()
                && hour("23").is_none()
                && hour("24").is_some()
                && hour("25").is_some()
                && hour("1.5").is_some()
        );
        assert!(width("144").is_none() && width("145").is_some() && height("400").is_none() && height("0").is_some());
    }

    #[test]
    fn what_is_meant_is_offered() {
        let better = |fault: Option<Fault>| fault.and_then(|fault| fault.better).map(|better| better.value);
        assert_eq!(better(natural("576,324")).as_deref(), Some("576324"));
        assert_eq!(better(natural("1,5")), None);
        assert_eq!(
            (better(natural("0 101")), better(positive("0,000")), better(percentage("1 000"))),
            (None, None, None)
        );
        assert_eq!(better(seconds("1:13")).as_deref(), Some("73"));
        assert_eq!(seconds("73.5"), None);
        assert!(seconds("-1").is_some());
    }
}
