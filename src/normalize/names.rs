//! Names: folding, likeness, and the forms in which people introduce themselves.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Regex;
use unicode_normalization::char::is_combining_mark;

use crate::config::Host;
use crate::source::Span;
use crate::words::is_slip;

pub(crate) use crate::words::folded as fold;

/// The host with a name or alias that is `called`, a folded name.
pub(crate) fn host_called<'a>(hosts: &'a [Host], called: &str) -> Option<&'a Host> {
    hosts.iter().find(|host| std::iter::once(&host.name).chain(&host.aliases).any(|name| fold(name) == called))
}

/// The given name, folded.
pub fn given(name: &str) -> String {
    name.split_whitespace().next().map(fold).unwrap_or_default()
}

/// The last name, folded; none for a single name.
pub fn surname(name: &str) -> Option<String> {
    name.split_whitespace().skip(1).last().map(fold)
}

/// Is `written` the given name `given` with a slip of the pen: two letters swapped, one lost, one wrong?
///
/// Short names are too close to each other for that.
pub fn is_slip_of(written: &str, given: &str) -> bool {
    written == given || (given.len() >= 4 && is_slip(written, given) && written.chars().next() == given.chars().next())
}

/// May `written` and `heard` be one given name? Recognisers write `Ali` for `Aly`.
pub fn sounds_like(written: &str, heard: &str) -> bool {
    is_slip_of(written, heard)
        || (written.len() >= 3 && is_slip(written, heard) && written.chars().next() == heard.chars().next())
}

static PREFIX: LazyLock<Option<regex_lite::Regex>> =
    LazyLock::new(|| regex_lite::Regex::new(r"^(?i:(?:dr|prof|professor|mr|mrs|ms|sir|the)\b\.? +)+").ok());

/// The most words with capitals in a name.
const MOST_WORDS: usize = 5;

/// How long the name at the head of `text` is: words with capitals, and what stands between them in names. A pattern of
/// five words, each of all letters there are, would take longer to compile than most shows to read.
fn name_length(text: &str) -> Option<usize> {
    let mut end = word_length(text)?;
    for _ in 1..MOST_WORDS {
        let Some(rest) = text.get(end..).and_then(|rest| rest.strip_prefix(' ')) else { break };
        let Some(length) = next_word_length(rest) else { break };
        end += 1 + length;
    }
    Some(end)
}

/// How long a word with a capital and all that stands before it are.
fn next_word_length(text: &str) -> Option<usize> {
    let mut at = 0;
    let mut starts = vec![0];
    for word in text.split_inclusive(' ') {
        let Some(word) = word.strip_suffix(' ').filter(|word| is_particle(word)) else { break };
        at += word.len() + 1;
        starts.push(at);
    }
    // The last of them may be the word itself.
    starts.into_iter().rev().find_map(|start| Some(start + word_length(text.get(start..)?)?))
}

/// How long the word with a capital at the head of `text` is, with the full stop of an initial.
fn word_length(text: &str) -> Option<usize> {
    let is_letter = |c: char| c.is_alphabetic() || is_combining_mark(c) || matches!(c, '\'' | '’' | '-');
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    let end = text.find(|c| !is_letter(c)).unwrap_or(text.len());
    Some(end + usize::from(text.get(end..).is_some_and(|rest| rest.starts_with('.'))))
}

/// Does `word` stand between given name and surname?
fn is_particle(word: &str) -> bool {
    let syllable =
        || word.strip_prefix("So-").is_some_and(|rest| !rest.is_empty() && rest.chars().all(char::is_alphabetic));
    matches!(
        word,
        "van"
            | "von"
            | "der"
            | "den"
            | "de"
            | "del"
            | "della"
            | "da"
            | "dos"
            | "di"
            | "le"
            | "la"
            | "el"
            | "bin"
            | "al"
            | "ten"
            | "y"
    ) || syllable()
}

/// The name at the head of `text`, titles such as *Dr.* left out, with its bytes.
pub fn leading(text: &str) -> Option<(&str, Span)> {
    let lead = text.len() - text.trim_start_matches([' ', '"', '“', '*', '-', ':', ',']).len();
    let rest = text.get(lead..)?;
    let may_be_title = rest.starts_with(['d', 'D', 'p', 'P', 'm', 'M', 's', 'S', 't', 'T']);
    let prefix = PREFIX.as_ref().filter(|_| may_be_title).and_then(|prefix| prefix.find(rest));
    let prefix = prefix.map_or(0, |found| found.end());
    let rest = rest.get(prefix..)?;
    // A full stop ends a name unless it follows an initial.
    let name = rest.get(..name_length(rest)?)?;
    let name = match name.split_once(". ") {
        Some((head, _)) if head.rsplit(' ').next().is_some_and(|word| word.chars().count() > 1) => head,
        _ => name,
    };
    let name = name.trim_end_matches(['.', '-', '\'', '’']);
    let start = lead + prefix;
    Some((name, Span::new(start, start + name.len())))
}

/// With what introductions begin: the few places that hold one of these are looked at, not all that is said.
static LEADS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let leads = [
        "I'm",
        "I’m",
        "I am",
        "my name is",
        "co-host",
        "cohost",
        "host",
        "guest",
        "along with",
        "here with",
        "joined by",
        "welcome",
    ];
    AhoCorasick::builder().ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest).build(leads).ok()
});

static INTRODUCTION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"^(?i:(?:I'm|I’m|I am|my name is|(?:co-?)?host,?|guest(?: host)?(?: this week| today| as well| here)*,?|along with|here with|joined by|welcome(?: back)?)),? (?i:your host,? |also |the |by )?",
    )
    .ok()
});

/// The full names with which people introduce themselves or their companions in `text`.
pub fn introductions(text: &str) -> Vec<(&str, Span)> {
    let (Some(leads), Some(introduction)) = (LEADS.as_ref(), INTRODUCTION.as_ref()) else { return Vec::new() };
    let mut found: Vec<(&str, Span)> = Vec::new();
    for lead in leads.find_iter(text) {
        let (before, rest) = text.split_at(lead.start());
        let is_taken = found.last().is_some_and(|(_, last)| lead.start() < last.end);
        if is_taken || before.ends_with(is_of_word) {
            continue;
        }
        let name = introduction.find(rest).and_then(|introduction| rest.get(introduction.end()..));
        if let Some((name, length)) = name.and_then(|name| Some((name, full_name_length(name, 4)?))) {
            let start = text.len() - name.len();
            found.push((name.get(..length).unwrap_or_default(), Span::new(start, start + length)));
        }
    }
    found
}

/// Everything in `text` that looks like a full name, with its bytes.
pub fn full_names(text: &str) -> Vec<(&str, Span)> {
    let mut found: Vec<(&str, Span)> = Vec::new();
    let mut before = None;
    for (start, first) in text.char_indices() {
        let begins = !before.is_some_and(is_of_word) && found.last().is_none_or(|(_, last)| last.end <= start);
        before = Some(first);
        if !begins || !first.is_uppercase() {
            continue;
        }
        let name = text.get(start..).unwrap_or_default();
        if name.chars().nth(1).is_some_and(char::is_lowercase)
            && let Some(length) = full_name_length(name, 2)
        {
            found.push((name.get(..length).unwrap_or_default(), Span::new(start, start + length)));
        }
    }
    found
}

/// How long the name at the head of `text` is: two words with capitals, or more up to `most`. A pattern of them would take
/// longer to compile than most shows to read.
fn full_name_length(text: &str, most: usize) -> Option<usize> {
    let mut end = capital_word_length(text)?;
    let mut words = 1;
    while words < most {
        let Some(rest) = text.get(end..).and_then(|rest| rest.strip_prefix(' ')) else { break };
        let particle = ["van ", "von ", "de "].into_iter().find(|particle| rest.starts_with(particle));
        let lead = particle.map_or(0, str::len);
        let Some(length) = rest.get(lead..).and_then(capital_word_length) else { break };
        end += 1 + lead + length;
        words += 1;
    }
    (words > 1).then_some(end)
}

/// How long the word of two letters or more with a capital at the head of `text` is.
fn capital_word_length(text: &str) -> Option<usize> {
    let first = text.chars().next().filter(|first| first.is_uppercase())?.len_utf8();
    let end = text.find(|c: char| !(c.is_alphabetic() || matches!(c, '\'' | '’' | '-'))).unwrap_or(text.len());
    (end > first).then_some(end)
}

fn is_of_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_' || is_combining_mark(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_at_the_head_of_a_line() {
        for (text, name) in [
            ("Ada Lovelace", "Ada Lovelace"),
            ("Dr. Ada Lovelace, countess", "Ada Lovelace"),
            ("The Ada Lovelace", "Ada Lovelace"),
            ("Ada Lovelace (@ada)", "Ada Lovelace"),
            ("Ada Lovelace - @ada", "Ada Lovelace"),
            ("Ada Lovelace: @ada", "Ada Lovelace"),
            ("Ada is a countess", "Ada"),
            ("Kim van Wyk", "Kim van Wyk"),
            ("Vincent D. Warmerdam koaning.io", "Vincent D. Warmerdam"),
            ("Gina Häußge, creator", "Gina Häußge"),
            ("Emily Morehouse-Valcarcel", "Emily Morehouse-Valcarcel"),
            ("Ada Lovelace. She wrote", "Ada Lovelace"),
        ] {
            assert_eq!(leading(text).map(|(name, _)| name), Some(name), "{text}");
        }
        assert_eq!(leading("@ada@example.org"), None);
    }

    #[test]
    fn introductions_of_hosts_and_guests() {
        let names = |text| introductions(text).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(names("I'm Ada Lovelace. And I am Bob Oven."), ["Ada Lovelace", "Bob Oven"]);
        assert_eq!(
            names("This is your host, Ada Lovelace, along here with my co-host, Bob Oven."),
            ["Ada Lovelace", "Bob Oven"]
        );
        assert_eq!(names("I'm so glad. I'm Brian."), Vec::<&str>::new());
    }

    #[test]
    fn full_names_in_prose() {
        let names = |text| full_names(text).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(
            names("Then Ada Lovelace, Kim van Wyk and Élise O’Hara-Łoś met IBM Watson."),
            ["Then Ada", "Kim van Wyk", "Élise O’Hara-Łoś"]
        );
        assert_eq!(names("xAda Lovelace"), [""; 0]);
    }

    #[test]
    fn slips() {
        assert!(is_slip_of("brain", "brian"));
        assert!(is_slip_of("michae", "michael"));
        assert!(!is_slip_of("dan", "ian"));
        assert!(!is_slip_of("bryce", "brian"));
    }
}
