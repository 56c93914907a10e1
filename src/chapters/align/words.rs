//! Words as the aligner compares them: folded, stemmed, numbered, and weighed by how much they tell.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt, HashSet};
use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

use super::phrases;

/// Articles, pronouns, auxiliaries and the fillers of spoken English: they say nothing about the subject.
static FUNCTION_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("function_words.txt").split_whitespace().collect());

/// What people say in every conversation: words heard in at least 22 of 100 transcripts of one show and three times in
/// those of another with other hosts, less the words of their trade, which were taken out by hand.
static COMMON_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("common_words.txt").split_whitespace().collect());

/// How much a word tells before the episode is known: nothing, a little, or all.
const COMMON_WORTH: f32 = 0.3;

/// Number of a stem within one [`Vocabulary`].
pub(super) type Stem = u32;

/// Number of a folded word within one [`Vocabulary`].
pub(super) type WordId = u32;

/// What is known of a folded word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Entry {
    pub stem: Stem,
    /// Is it so ordinary that it cannot be part of a rare name?
    pub ordinary: bool,
    /// Do people agree with it?
    pub agrees: bool,
    /// Does it open something?
    pub opens: bool,
}

/// Calls `visit` with each word of `text`, folded: small letters, no accents, no apostrophes.
pub(super) fn for_each(text: &str, mut visit: impl FnMut(&str)) {
    if text.is_ascii() {
        return for_each_ascii(text, visit);
    }
    let mut word = String::new();
    let take = |c: char| {
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}') && !word.is_empty() {
            visit(&word);
            word.clear();
        }
    };
    text.nfkd().for_each(take);
    if !word.is_empty() {
        visit(&word);
    }
}

/// [`for_each`] for most texts, which need no tables.
fn for_each_ascii(text: &str, mut visit: impl FnMut(&str)) {
    let mut folded = String::new();
    for word in text.split(|c: char| !c.is_ascii_alphanumeric() && c != '\'') {
        folded.clear();
        folded.extend(word.bytes().filter(|byte| *byte != b'\'').map(|byte| char::from(byte.to_ascii_lowercase())));
        if !folded.is_empty() {
            visit(&folded);
        }
    }
}

/// The words of `text`, folded.
pub(super) fn split(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for_each(text, |word| words.push(word.to_owned()));
    words
}

/// Is `word` (folded) so ordinary that it cannot be part of a rare name?
pub(super) fn is_ordinary(word: &str) -> bool {
    FUNCTION_WORDS.contains(word) || COMMON_WORDS.contains(word)
}

/// The words and stems of one episode and its notes, numbered in the order in which they are met.
pub(super) struct Vocabulary {
    stemmer: Option<Stemmer>,
    stems: HashMap<String, Stem>,
    words: HashMap<String, WordId>,
    entries: Vec<Entry>,
    worth: Vec<f32>,
}

impl Vocabulary {
    /// An empty one for a show in `language` (a language tag); unknown languages are not stemmed.
    pub(super) fn new(language: &str) -> Self {
        let algorithm = match language.split('-').next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "en" => Some(Algorithm::English),
            "de" => Some(Algorithm::German),
            "fr" => Some(Algorithm::French),
            "es" => Some(Algorithm::Spanish),
            "it" => Some(Algorithm::Italian),
            "pt" => Some(Algorithm::Portuguese),
            "nl" => Some(Algorithm::Dutch),
            "sv" => Some(Algorithm::Swedish),
            "da" => Some(Algorithm::Danish),
            "no" | "nb" => Some(Algorithm::Norwegian),
            "fi" => Some(Algorithm::Finnish),
            "ru" => Some(Algorithm::Russian),
            _ => None,
        };
        Self {
            stemmer: algorithm.map(Stemmer::create),
            stems: HashMap::new(),
            words: HashMap::new(),
            entries: Vec::new(),
            worth: Vec::new(),
        }
    }

    /// The number of a folded word, met before or not.
    pub(super) fn word(&mut self, word: &str) -> WordId {
        if let Some(id) = self.words.get(word) {
            return *id;
        }
        let stemmed = self.stemmer.as_ref().map_or_else(|| word.into(), |stemmer| stemmer.stem(word));
        let next = as_number(self.worth.len());
        let stem = *self.stems.entry(stemmed.into_owned()).or_insert(next);
        if stem == next {
            self.worth.push(background_worth(word));
        }
        let id = as_number(self.entries.len());
        self.entries.push(Entry {
            stem,
            ordinary: is_ordinary(word),
            agrees: phrases::agrees(word),
            opens: phrases::opens(word),
        });
        self.words.insert(word.to_owned(), id);
        id
    }

    /// The stem of a folded word, met before or not.
    pub(super) fn stem(&mut self, word: &str) -> Stem {
        let id = self.word(word);
        self.entry(id).stem
    }

    /// What is known of a word.
    pub(super) fn entry(&self, word: WordId) -> Entry {
        self.entries.get(word as usize).copied().unwrap_or_default()
    }

    /// The stem of a folded word that was met before.
    pub(super) fn known(&self, word: &str) -> Option<Stem> {
        self.words.get(word).map(|id| self.entry(*id).stem)
    }

    /// How many words there are.
    pub(super) fn words(&self) -> usize {
        self.entries.len()
    }

    /// How many stems there are.
    pub(super) fn len(&self) -> usize {
        self.worth.len()
    }

    /// How much a stem tells in general, 0 to 1.
    pub(super) fn worth(&self, stem: Stem) -> f32 {
        self.worth.get(stem as usize).copied().unwrap_or_default()
    }
}

/// No episode has four thousand million words; more would only share a number.
fn as_number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// How much a folded word tells in general, 0 to 1.
fn background_worth(word: &str) -> f32 {
    if FUNCTION_WORDS.contains(word) || word.chars().count() < 2 {
        0.0
    } else if COMMON_WORDS.contains(word) {
        COMMON_WORTH
    } else {
        1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded() {
        assert_eq!(split("It’s Café_3.7 — isn't it?"), ["its", "cafe", "3", "7", "isnt", "it"]);
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        let mut vocabulary = Vocabulary::new("en-us");
        assert_eq!(vocabulary.stem("ovens"), vocabulary.stem("oven"));
        assert_ne!(vocabulary.stem("oven"), vocabulary.stem("rye"));
        assert_eq!(vocabulary.len(), 2);
    }

    #[test]
    fn rare_words_tell_more_than_common_ones() {
        let mut vocabulary = Vocabulary::new("en");
        let [the, story, sourdough] = ["the", "story", "sourdough"].map(|word| vocabulary.stem(word));
        assert_eq!(vocabulary.worth(the), 0.0);
        assert!(vocabulary.worth(story) < vocabulary.worth(sourdough));
    }
}
