//! Titles: from the heading or the front matter, else from the slug of a file name.

use std::collections::{HashMap, HashSet};

use super::names::fold;
use crate::notes::Notes;
use crate::show::FileName;

/// Takes a first heading such as `Apollo 11` for a title and not for the name of the show and a number: where the words are none
/// of `show_title`, and the `name` of the file counts otherwise or says no more.
pub(super) fn settle_heading(notes: &mut Notes, show_title: &str, name: impl FnOnce() -> FileName) {
    let Some(heading) = notes.heading.as_mut().filter(|heading| heading.title.is_none()) else { return };
    let Some((number, _)) = heading.number else { return };
    let name = name();
    let Some(counted) = name.number else { return };
    let Some(line) = notes.lines.get(heading.line) else { return };
    let text = line.inline.text.trim();
    let words = text.trim_end_matches(|c: char| !c.is_alphabetic());
    if (number == counted && name.slug.is_some()) || may_be_show(words, show_title) {
        return;
    }
    heading.title = Some((text.to_owned(), line.inline.source_span((0..line.inline.text.len()).into())));
    if number != counted {
        heading.number = None;
    }
}

/// May `words` before a number be the name of the show, short for it, or words for an episode?
fn may_be_show(words: &str, show_title: &str) -> bool {
    const COUNTED: [&str; 11] =
        ["episode", "ep", "folge", "no", "nr", "part", "show", "podcast", "issue", "season", "number"];
    let is_short = words.chars().count() < 5 && !words.contains(char::is_lowercase);
    let title: HashSet<String> = show_title.split_whitespace().map(fold).collect();
    let is_known = |word: &str| {
        let word = fold(word);
        COUNTED.contains(&word.as_str()) || title.contains(&word)
    };
    title.is_empty() || is_short || words.split_whitespace().any(is_known) || fold(show_title).contains(&fold(words))
}

/// A title out of a slug, with the spelling that the notes give its words.
///
/// `making-your-c-library-callable` becomes `Making your C library callable` when a heading of the notes says so: a
/// slug is often the title of a topic, and where it is not, its words still appear in the notes.
pub fn from_slug(slug: &str, headings: &[&str], texts: &[&str]) -> String {
    let wanted = fold(slug);
    if let Some(heading) = headings.iter().find(|heading| fold(heading) == wanted) {
        return (*heading).to_owned();
    }
    if slug.contains(' ') {
        return slug.to_owned();
    }
    let words = || slug.split(['-', '_']).filter(|word| !word.is_empty());
    let spelling = spellings(&words().collect(), headings, texts);
    let mut title = String::new();
    for word in words() {
        if is_clipped(word, &title) {
            title.push('\'');
            title.push_str(word);
            continue;
        }
        let word = spelling.get(word).copied().unwrap_or(word);
        if title.is_empty() {
            title.push_str(&capitalised(word));
        } else {
            title.push(' ');
            title.push_str(word);
        }
    }
    title
}

/// Slugs lose apostrophes: `we-ve`, `don-t`, `brian-s`.
fn is_clipped(word: &str, before: &str) -> bool {
    let after_letter = before.ends_with(char::is_alphabetic);
    match word {
        "s" | "ve" | "re" | "ll" | "d" => after_letter,
        "m" => before == "I" || before.ends_with(" I") || before.ends_with(" i"),
        "t" => after_letter && before.ends_with('n'),
        _ => false,
    }
}

fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    match characters.next() {
        // Names such as `pytest` keep their own spelling only when it differs from plain small letters.
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// How the notes spell the words `wanted` in the middle of a line, where a capital is no accident of its place.
///
/// Headings capitalise ordinary words, so a spelling with one capital counts only if the small one is rare; names such
/// as `GitHub` or `PEP` are beyond doubt.
fn spellings<'a>(wanted: &HashSet<&str>, headings: &[&'a str], texts: &[&'a str]) -> HashMap<String, &'a str> {
    let mut counts: HashMap<String, HashMap<&'a str, usize>> = HashMap::new();
    for text in headings.iter().chain(texts) {
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
        for word in words.skip(1) {
            // Hardly any word is wanted, and most are told apart by their length.
            if word.is_ascii() && !wanted.iter().any(|wanted| wanted.eq_ignore_ascii_case(word)) {
                continue;
            }
            let small = word.to_lowercase();
            if wanted.contains(small.as_str()) {
                *counts.entry(small).or_default().entry(word).or_default() += 1;
            }
        }
    }
    let mut chosen = HashMap::new();
    for (small, spellings) in counts {
        let mut spellings: Vec<(&str, usize)> = spellings.into_iter().collect();
        let mixed = |word: &str| word.chars().skip(1).any(char::is_uppercase);
        // The commonest spelling that is not plain: `Python` stays so though one link shouts `PYTHON`.
        spellings.sort_by_key(|(word, count)| (*word == small, std::cmp::Reverse(*count), *word));
        let plain = spellings.iter().find(|(word, _)| *word == small).map_or(0, |(_, count)| *count);
        let believed = |(word, count): &&(&str, usize)| {
            if mixed(word) { plain == 0 || word.len() > 4 } else { *count > 2 && *count >= plain * 3 }
        };
        if let Some((word, _)) = spellings.first().filter(believed) {
            chosen.insert(small, *word);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_takes_its_spelling_from_the_notes() {
        let headings = ["Making your C library callable from Python", "The Taming of GitHub"];
        let prose = ["the tongue of C", "in C and C"];
        assert_eq!(from_slug("making-your-c-library-callable-from-python", &headings, &[]), headings[0]);
        assert_eq!(from_slug("the-year-of-github-and-c", &headings, &prose), "The year of GitHub and C");
        assert_eq!(from_slug("all-our-tools", &[], &[]), "All our tools");
        assert_eq!(from_slug("we-ve-seen-ada-s-oven-and-don-t-care", &[], &[]), "We've seen ada's oven and don't care");
        assert_eq!(from_slug("Inverted Loaves", &[], &[]), "Inverted Loaves");
    }
}
