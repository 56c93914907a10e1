//! Words: of a list, keywords, days, names.

use super::{Fault, Kind};
use crate::words::{listed, nearest};

/// What is wrong with a word that should be one of `known`, or, where the list is `open`, usually is.
pub fn one_of(text: &str, known: &[String], open: bool) -> Option<Fault> {
    if known.iter().any(|word| word == text) {
        return None;
    }
    if let Some(word) = known.iter().find(|word| word.eq_ignore_ascii_case(text)) {
        let message = "is in wrong letter case";
        return Some(Fault::new(Kind::WordCase, message).help(format!("write `{word}`")).better(word));
    }
    let fault = if open {
        Fault::new(Kind::WordUnusual, "is none of the words that are usual there")
    } else {
        Fault::new(Kind::Word, "is none of the words that are known there")
    };
    let names: Vec<&str> = known.iter().map(String::as_str).collect();
    Some(match nearest(text, names.iter().copied()) {
        Some(near) if !text.is_empty() => fault.help(format!("did you mean `{near}`?")).perhaps(near),
        _ if names.len() > 12 => {
            fault.help(format!("known are {} and {} more", listed(names.get(..8).unwrap_or_default()), names.len() - 8))
        }
        _ => fault.help(format!("write {}", either(&names))),
    })
}

fn either(words: &[&str]) -> String {
    listed(words).replace(" and ", " or ")
}

/// `itunes:keywords`: separated by commas.
pub fn keywords(text: &str) -> Option<Fault> {
    let words = text.split_whitespace().count();
    let separated = text.contains(',') || words < 3 && !text.contains([';', '|']);
    (!separated).then(|| {
        Fault::new(Kind::Keywords, "is one long keyword: there is no comma").help("separate keywords by commas")
    })
}

/// Words of a list that spaces separate.
pub fn tokens(text: &str) -> Option<Fault> {
    let spaced = text.replace([',', ';'], " ");
    let better = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    text.contains([',', ';']).then(|| {
        Fault::new(Kind::Form, "separates words by commas")
            .help(format!("write `{better}`, with spaces"))
            .better(better)
    })
}

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A day of the week, in English.
pub fn day(text: &str) -> Option<Fault> {
    if DAYS.contains(&text) {
        return None;
    }
    let fault = Fault::new(Kind::Day, "is no day of the week");
    let start = |day: &&&str| text.len() >= 2 && day.to_ascii_lowercase().starts_with(&text.to_ascii_lowercase());
    Some(match DAYS.iter().find(start) {
        Some(day) => fault.help(format!("write `{day}`")).better(*day),
        None => fault.help("write its English name, such as `Monday`"),
    })
}

/// Name of a field of a form: a letter, then letters, digits and some signs (HTML 4, `NAME`).
pub fn field_name(text: &str) -> Option<Fault> {
    let first = text.chars().next().is_some_and(|c| c.is_ascii_alphabetic());
    let rest = text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.'));
    (!first || !rest).then(|| {
        let help = "begin with a letter; then letters, digits, `-`, `_`, `:` and `.`";
        Fault::new(Kind::FieldName, "is no name of a form field").help(help)
    })
}

/// Version of RSS.
pub fn version(text: &str) -> Option<Fault> {
    (text != "2.0").then(|| {
        let fault = Fault::new(Kind::Version, "is not the version that podcast apps read").help("write `2.0`");
        // What 2.0 reads as it stands: its forerunners, and the number written otherwise.
        if matches!(text, "0.91" | "0.92" | "0.93" | "0.94" | "2" | "2.00" | "2.0.0" | "2.0.1" | "2.0.11") {
            fault.better("2.0")
        } else {
            fault.perhaps("2.0")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_list() {
        let known = ["full".to_owned(), "trailer".into(), "bonus".into()];
        assert_eq!(one_of("full", &known, false), None);
        assert_eq!(one_of("Bonus", &known, false).unwrap().better.unwrap().value, "bonus");
        let slip = one_of("trailr", &known, false).unwrap();
        assert_eq!((slip.kind, slip.help.as_deref()), (Kind::Word, Some("did you mean `trailer`?")));
        assert_eq!(one_of("random", &known, false).unwrap().help.unwrap(), "write `full`, `trailer` or `bonus`");
    }

    #[test]
    fn keywords_are_separated_by_commas() {
        assert_eq!(keywords("bread, butter, jam"), None);
        assert_eq!(keywords("bread butter"), None);
        assert!(keywords("bread butter jam").is_some());
        assert!(keywords("bread;butter").is_some());
    }

    #[test]
    fn days_have_english_names() {
        assert_eq!(day("Friday"), None);
        assert_eq!(day("fri").unwrap().better.unwrap().value, "Friday");
        assert_eq!(day("Freitag").unwrap().better, None);
        assert!(day("").is_some());
    }

    #[test]
    fn names_and_versions() {
        assert!(field_name("q").is_none() && field_name("1q").is_some() && field_name("").is_some());
        assert!(version("2.0").is_none() && version("0.91").is_some());
    }
}
