//! Words in messages: lists, long values cut short, and the known word that an unknown one was meant to be.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words longer than this are not compared: nobody mistypes a paragraph, and the comparison is quadratic.
const LONGEST_WORD: usize = 64;

/// Messages show this many characters of a value.
const LONGEST_SHOWN: usize = 80;

/// The word of `known` that differs least from `word`, when it differs little enough to be meant.
///
/// Letter case does not count; every third character or so may be wrong, and the end may be left out. Of equally near
/// words the first wins.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.trim().to_lowercase();
    let length = word.chars().count();
    if length > LONGEST_WORD {
        return None;
    }
    let farthest = (length / 3).max(1);
    let is_start = |candidate: &str| length > 2 && candidate.to_lowercase().starts_with(&word);
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= farthest || is_start(candidate))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Do the two words differ in one letter, or in two neighbours that changed places?
pub(crate) fn is_slip(left: &str, right: &str) -> bool {
    let longest = left.len().max(right.len());
    longest <= LONGEST_WORD && strsim::osa_distance(left, right) == 1
}

/// "did you mean `…`?", or all of `known` when nothing is near.
pub(crate) fn did_you_mean(word: &str, known: &[&str]) -> String {
    match nearest(word, known.iter().copied()) {
        Some(candidate) => format!("did you mean `{candidate}`?"),
        None if known.is_empty() => "leave it out".to_owned(),
        None => format!("known are {}", listed(known)),
    }
}

/// Letters and digits only, small, without accents: `Häußge` and `haussge` stay apart, `Sebastián` and `sebastian` meet.
pub(crate) fn folded(name: &str) -> String {
    if name.is_ascii() {
        return name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    }
    name.nfkd().filter(|c| !is_combining_mark(*c) && c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// `a`, `b` and `c`, each in backticks.
pub(crate) fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}

/// `1 error`, `2 errors`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// `once`, `twice`, `3 times`.
pub(crate) fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{count} times"),
    }
}

/// `text` in backticks, on one line and cut short, as messages show a value.
pub(crate) fn shown(text: &str) -> String {
    let mut line: String = text.chars().take(LONGEST_SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(LONGEST_SHOWN).is_some() {
        line.push('…');
    }
    format!("`{line}`")
}

/// `text` with a small first letter, for the messages of libraries inside of our own.
pub(crate) fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typo_is_recognised() {
        assert_eq!(nearest("tite", ["title", "type", "link"]), Some("title"));
        assert_eq!(nearest("alias", ["name", "aliases"]), Some("aliases"));
        assert_eq!(nearest("Titel", ["title", "type", "link"]), Some("title"));
    }

    #[test]
    fn a_different_word_is_not() {
        assert_eq!(nearest("colour", ["title", "type", "link"]), None);
        assert_eq!(nearest(&"x".repeat(1_000_000), ["title"]), None);
    }

    #[test]
    fn without_a_near_word_all_are_named() {
        assert_eq!(did_you_mean("colour", &["title", "type"]), "known are `title` and `type`");
        assert_eq!(listed(&[]), "");
    }

    #[test]
    fn values_are_shown_on_one_short_line() {
        assert_eq!(shown("a\nb"), "`a b`");
        assert_eq!(shown(&"é".repeat(81)), format!("`{}…`", "é".repeat(80)));
    }
}
