//! `glued-word`

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;
use regex::Regex;

use crate::diagnostic::{Diagnostics, Fix};
use crate::lint::context::ShowContext;
use crate::lint::rule::rule;
use crate::source::{SourceFile, Span};

rule! {
    /// A small word is glued to a name.
    ///
    /// ## What it does
    /// Finds words such as `atnpm` or `hasGitHub` in transcripts: a preposition, an article or an auxiliary verb, and right
    /// behind it a right spelling of `[glossary]`, or a name from the notes that no ordinary word looks like (a capital
    /// inside, or no vowel at all).
    ///
    /// ## Why it matters
    /// A search for the name does not find it. It is the trace of a bulk replacement that took the blank with it.
    ///
    /// ## Example
    /// ```text
    /// 00:07:16 and some layoffs atnpm.
    /// ```
    /// Use instead:
    /// ```text
    /// 00:07:16 and some layoffs at npm.
    /// ```
    "glued-word", Transcript, Warning, fix: Unsafe, check: Show(check),
    sources: ["practice: faults of real shows"]
}

const SMALL_WORDS: &[&str] = &[
    "about", "and", "are", "as", "at", "by", "can", "for", "from", "had", "has", "have", "if", "in", "into", "is",
    "like", "my", "of", "on", "or", "our", "so", "that", "the", "their", "this", "to", "use", "used", "uses", "using",
    "via", "was", "when", "which", "with", "your",
];

/// So many names of the notes are looked for; more would slow every search down.
const MOST_NAMES: usize = 1000;

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let names = names(show);
    let Some(pattern) = pattern(&names) else { return };
    let found: Vec<Diagnostics> = show
        .asked()
        .map(|episode| episode.transcripts.iter().flat_map(|(file, _)| findings(file, &pattern)).collect())
        .collect();
    diagnostics.extend(found.into_iter().flatten());
}

fn findings(file: &SourceFile, pattern: &Regex) -> Diagnostics {
    pattern
        .captures_iter(file.text())
        .filter_map(|hit| {
            let (small, name) = (hit.name("small")?, hit.name("name")?);
            let span = Span::new(small.start(), name.end());
            let right = format!("{} {}", small.as_str(), name.as_str());
            let found = RULE.at(file.place(span), format!("`{}` is two words", file.slice(span)));
            Some(found.help(format!("write {right}")).fix(Fix::doubtful(span, right)))
        })
        .collect()
}

fn pattern(names: &BTreeSet<String>) -> Option<Regex> {
    if names.is_empty() {
        return None;
    }
    let names: Vec<String> = names.iter().map(|name| regex::escape(name)).collect();
    let small: Vec<String> = SMALL_WORDS
        .iter()
        .map(|word| {
            format!("[{}{}]{}", first(word).to_ascii_uppercase(), first(word), word.get(1..).unwrap_or_default())
        })
        .collect();
    Regex::new(&format!(r"(?-u:\b)(?P<small>{})(?P<name>{})(?-u:\b)", small.join("|"), names.join("|"))).ok()
}

fn first(word: &str) -> char {
    word.chars().next().unwrap_or_default()
}

/// The right spellings of the glossary, and the names that recur in the notes.
fn names(show: &ShowContext<'_>) -> BTreeSet<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (_, notes) in show.episodes.iter().filter_map(|episode| episode.notes.as_ref()) {
        for line in &notes.lines {
            for word in line.inline.text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| is_name(word)) {
                *counts.entry(word).or_default() += 1;
            }
        }
    }
    let mut noted: Vec<(&str, usize)> =
        counts.iter().map(|(word, count)| (*word, *count)).filter(|(_, count)| *count > 1).collect();
    noted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let glued = |word: &str| {
        SMALL_WORDS.iter().any(|small| word.strip_prefix(small).is_some_and(|rest| counts.contains_key(rest)))
    };
    let mut names: BTreeSet<String> =
        noted.iter().filter(|(word, _)| !glued(word)).take(MOST_NAMES).map(|(word, _)| (*word).to_owned()).collect();
    let right =
        show.show.config.glossary.keys().filter(|right| right.len() > 2 && right.chars().all(char::is_alphanumeric));
    names.extend(right.cloned());
    names
}

/// A word that nobody takes for an ordinary one: `GitHub`, `npm`.
fn is_name(word: &str) -> bool {
    let letters = |test: fn(char) -> bool| word.chars().filter(|c| test(*c)).count();
    let inner_capital = word.len() > 3
        && word.chars().skip(1).any(|c| c.is_ascii_uppercase())
        && letters(|c| c.is_ascii_lowercase()) > 1
        && word.starts_with(|c: char| c.is_ascii_uppercase());
    let consonants =
        (3..=6).contains(&word.len()) && word.chars().all(|c| c.is_ascii_lowercase() && !"aeiouy".contains(c));
    inner_capital || consonants
}

#[cfg(test)]
mod tests {
    use crate::lint::testing::findings;

    const NOTES: &str = "# Bread Basket 1\n- npm and FlourHub\n- npm and FlourHub\n";

    fn lint(text: &str) -> String {
        findings(
            "glued-word",
            &[
                ("podwright.toml", "[glossary]\n\"Crumb\" = [\"Krumm\"]\n"),
                ("show_notes/001.md", NOTES),
                ("transcripts/001.txt", text),
            ],
        )
    }

    #[test]
    fn names_behind_small_words() {
        insta::assert_snapshot!(lint("00:07:16 layoffs atnpm, withFlourHub and toCrumb.\n"), @"
        transcripts/001.txt:1:18: warning: `atnpm` is two words [glued-word]
          help: write at npm
          transcripts/001.txt - 00:07:16 layoffs atnpm, withFlourHub and toCrumb.
          transcripts/001.txt + 00:07:16 layoffs at npm, withFlourHub and toCrumb.
        transcripts/001.txt:1:25: warning: `withFlourHub` is two words [glued-word]
          help: write with FlourHub
          transcripts/001.txt - 00:07:16 layoffs atnpm, withFlourHub and toCrumb.
          transcripts/001.txt + 00:07:16 layoffs atnpm, with FlourHub and toCrumb.
        transcripts/001.txt:1:42: warning: `toCrumb` is two words [glued-word]
          help: write to Crumb
          transcripts/001.txt - 00:07:16 layoffs atnpm, withFlourHub and toCrumb.
          transcripts/001.txt + 00:07:16 layoffs atnpm, withFlourHub and to Crumb.
        ");
    }

    #[test]
    fn names_alone_and_ordinary_words() {
        assert_eq!(lint("00:07:16 at npm, with FlourHub, into another tonic; the isnpmx.\n"), "");
    }
}
