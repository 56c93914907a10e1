//! Flags.

use super::{Fault, Kind};

/// `true` or `false`.
pub fn boolean(text: &str) -> Option<Fault> {
    if matches!(text, "true" | "false") {
        return None;
    }
    let fault = Fault::new(Kind::Boolean, "is neither `true` nor `false`");
    Some(match meant(text) {
        Some(value) => fault.help(format!("write `{value}`")).better(value),
        None => fault.help("write `true` or `false`"),
    })
}

/// `itunes:explicit`: `true` or `false`; `yes`, `explicit`, `no` and `clean` were its words before 2019.
pub fn explicit(text: &str) -> Option<Fault> {
    if matches!(text, "true" | "false") {
        return None;
    }
    let Some(value) = is_explicit(text).map(|value| if value { "true" } else { "false" }) else {
        let message = "says neither that it is explicit nor that it is not";
        return Some(Fault::new(Kind::Explicit, message).help("write `true` or `false`"));
    };
    let message = "is a word of before 2019 or in capitals; most apps still understand it";
    Some(Fault::new(Kind::ExplicitLegacy, message).help(format!("write `{value}`")).better(value))
}

/// `googleplay:explicit`; letter case does not count.
pub fn yes_no_clean(text: &str) -> Option<Fault> {
    if ["yes", "no", "clean"].iter().any(|word| word.eq_ignore_ascii_case(text)) {
        return None;
    }
    let fault = Fault::new(Kind::Word, "is none of the words that are known there");
    Some(match means(text).map(|value| if value { "yes" } else { "no" }) {
        Some(word) => fault.help(format!("write `{word}`")).perhaps(word),
        None => fault.help("write `yes`, `no` or `clean`"),
    })
}

/// What a value of `itunes:explicit` says, its former words included.
pub fn is_explicit(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "explicit" => Some(true),
        "false" | "no" | "clean" => Some(false),
        _ => None,
    }
}

/// A flag that only `Yes` sets (`itunes:block`, `itunes:complete`); letter case does not count.
pub fn yes(text: &str) -> Option<Fault> {
    if text.eq_ignore_ascii_case("yes") {
        return None;
    }
    let is_flag = text.eq_ignore_ascii_case("clean") || meant(text).is_some();
    let kind = if is_flag { Kind::YesOnly } else { Kind::Boolean };
    let fault = Fault::new(kind, "has no effect: only `Yes` has one");
    Some(fault.help("leave the element out, or write `Yes`"))
}

/// What people mean who write a flag in their own words; none for other words.
pub fn means(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "explicit" => Some(true),
        "clean" => Some(false),
        other => meant(other).map(|value| value == "true"),
    }
}

fn meant(text: &str) -> Option<&'static str> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "1" | "on" => Some("true"),
        "false" | "no" | "0" | "off" => Some("false"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn better(fault: Option<Fault>) -> Option<String> {
        fault.and_then(|fault| fault.better).map(|better| better.value)
    }

    #[test]
    fn flags_are_true_or_false() {
        assert_eq!(boolean("true"), None);
        assert_eq!(better(boolean("True")).as_deref(), Some("true"));
        assert_eq!(better(boolean("no")).as_deref(), Some("false"));
        assert_eq!(boolean("maybe").unwrap().better, None);
    }

    #[test]
    fn old_words_for_explicit_are_told_from_nonsense() {
        assert_eq!(explicit("false"), None);
        assert_eq!(explicit("clean").unwrap().kind, Kind::ExplicitLegacy);
        assert_eq!(better(explicit("Yes")).as_deref(), Some("true"));
        assert_eq!(explicit("very").unwrap().kind, Kind::Explicit);
        assert_eq!(explicit("").unwrap().kind, Kind::Explicit);
    }

    #[test]
    fn google_play_knew_three_words() {
        assert!(["yes", "No", "CLEAN"].iter().all(|word| yes_no_clean(word).is_none()));
        assert_eq!(better(yes_no_clean("true")).as_deref(), Some("yes"));
        assert_eq!(better(yes_no_clean("False")).as_deref(), Some("no"));
        assert_eq!(yes_no_clean("mild").unwrap().better, None);
    }

    #[test]
    fn only_yes_sets_a_flag_of_apple() {
        assert_eq!(yes("YES"), None);
        assert_eq!(yes("true").unwrap().kind, Kind::YesOnly);
        assert_eq!(yes("maybe").unwrap().kind, Kind::Boolean);
    }
}
