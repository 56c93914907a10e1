//! `glued-word`

use std::collections::{BTreeSet, HashMap};

use aho_corasick::AhoCorasick;
use rayon::prelude::*;

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

/// Words of fewer are ends of ordinary ones.
const FEWEST_CONSONANTS: usize = 3;

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let glossary: Vec<&str> = right_spellings(show).collect();
    let asked: Vec<(&SourceFile, Vec<Glued<'_>>)> = show
        .asked()
        .flat_map_iter(|episode| &episode.transcripts)
        .map(|(file, _)| (file, glued(file.text(), &glossary)))
        .collect();
    let heard: BTreeSet<&str> = asked.iter().flat_map(|(_, glued)| glued).map(|glued| glued.name).collect();
    if !heard.iter().any(|name| glossary.contains(name)) && !are_noted(show, &heard) {
        return;
    }
    let Some(show) = show.all_read() else { return };
    let names = names(show);
    for (file, glued) in asked {
        let mut end = 0;
        for Glued { small, name, span } in glued.into_iter().filter(|glued| names.contains(glued.name)) {
            // `into` and a name, or `in` and another one.
            if span.start < end {
                continue;
            }
            end = span.end;
            let right = format!("{small} {name}");
            let found = RULE.at(file.place(span), format!("`{}` is two words", file.slice(span)));
            diagnostics.push(found.help(format!("write {right}")).fix(Fix::doubtful(span, right)));
        }
    }
}

/// Does one of `names` stand in any notes?
fn are_noted(show: &ShowContext<'_>, names: &BTreeSet<&str>) -> bool {
    let Ok(pattern) = AhoCorasick::new(names) else { return true };
    let notes = show.episodes.par_iter().filter_map(|episode| episode.notes.as_ref());
    notes.map(|(file, _)| file.text()).any(|text| {
        let is_word = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_alphanumeric);
        let mut hits = pattern.find_overlapping_iter(text);
        hits.any(|hit| hit.start().checked_sub(1).is_none_or(|before| !is_word(before)) && !is_word(hit.end()))
    })
}

/// A word that begins with a small one.
struct Glued<'a> {
    small: &'a str,
    /// What follows.
    name: &'a str,
    span: Span,
}

/// The words of `text` that begin with a small one, where what follows looks like a name or stands in `glossary`.
fn glued<'a>(text: &'a str, glossary: &[&str]) -> Vec<Glued<'a>> {
    let plain: Vec<&str> = glossary.iter().copied().filter(|name| !looks_named(name.as_bytes())).collect();
    let may_be_glued = |word: &[u8]| {
        let rest = word.get(1..).unwrap_or_default();
        rest.len() > 3 && (looks_named(rest) || plain.iter().any(|name| rest.ends_with(name.as_bytes())))
    };
    let parts = words(text, may_be_glued).flat_map(|(start, word)| {
        let span = Span::new(start, start + word.len());
        SMALL_WORDS.iter().filter_map(move |small| {
            let (start, name) = word.split_at_checked(small.len())?;
            // Only its first letter may be a capital.
            let is_small = start.get(1..) == small.get(1..) && start.to_ascii_lowercase() == *small;
            is_small.then_some(Glued { small: start, name, span })
        })
    });
    parts.filter(|one| is_name(one.name) || glossary.contains(&one.name)).collect()
}

/// The words of `text` that are `wanted`, and where they begin. Transcripts are long, and nearly all of their letters ASCII.
fn words(text: &str, wanted: impl Fn(&[u8]) -> bool) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    let pieces = text.as_bytes().split(|byte| byte.is_ascii() && *byte != b'_' && !byte.is_ascii_alphanumeric());
    let pieces = pieces.filter_map(move |piece| {
        let start = next;
        next += piece.len() + 1;
        let is_wanted = wanted(piece) || !piece.is_ascii();
        if is_wanted { Some((start, text.get(start..start + piece.len())?)) } else { None }
    });
    pieces.flat_map(|(start, piece)| {
        let words = piece.split(|c: char| c != '_' && !c.is_alphanumeric());
        words.map(move |word| (start + word.as_ptr().addr() - piece.as_ptr().addr(), word))
    })
}

/// Is there a capital, or are there nothing but consonants at the end? Most words are neither, and looked at no closer.
fn looks_named(letters: &[u8]) -> bool {
    let ends = letters.iter().rev().take(FEWEST_CONSONANTS);
    letters.iter().any(u8::is_ascii_uppercase) || ends.into_iter().all(|letter| is_consonant(char::from(*letter)))
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
    let glued = |word: &str| {
        SMALL_WORDS.iter().any(|small| word.strip_prefix(small).is_some_and(|rest| counts.contains_key(rest)))
    };
    let recurring = counts.iter().filter(|(word, count)| **count > 1 && !glued(word)).map(|(word, _)| *word);
    recurring.chain(right_spellings(show)).map(str::to_owned).collect()
}

/// The words of the glossary that are long enough.
fn right_spellings<'a>(show: &ShowContext<'a>) -> impl Iterator<Item = &'a str> {
    let right = show.show.config.glossary.keys().map(String::as_str);
    right.filter(|right| right.len() > 2 && right.chars().all(char::is_alphanumeric))
}

/// A word that nobody takes for an ordinary one: `GitHub`, `npm`.
fn is_name(word: &str) -> bool {
    let letters = |test: fn(char) -> bool| word.chars().filter(|c| test(*c)).count();
    let inner_capital = word.len() > 3
        && word.chars().skip(1).any(|c| c.is_ascii_uppercase())
        && letters(|c| c.is_ascii_lowercase()) > 1
        && word.starts_with(|c: char| c.is_ascii_uppercase());
    inner_capital || (FEWEST_CONSONANTS..=6).contains(&word.len()) && word.chars().all(is_consonant)
}

fn is_consonant(c: char) -> bool {
    c.is_ascii_lowercase() && !"aeiouy".contains(c)
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
