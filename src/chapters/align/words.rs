//! Words as the aligner compares them: folded, stemmed, numbered, and weighed by how much they tell.

use unicode_normalization::UnicodeNormalization;

use super::lexicon::{Known, Lexicon};

/// Number of a stem within one [`Vocabulary`].
pub(super) type Stem = u32;

/// Number of a folded word within one [`Vocabulary`].
pub(super) type WordId = u32;

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

/// The words and stems of one episode and its notes, numbered in the order in which they are met.
pub(super) struct Vocabulary<'a> {
    lexicon: &'a mut Lexicon,
    /// The numbers of words and of stems, by those that the lexicon gave them.
    words: Numbers,
    stems: Numbers,
    entries: Vec<Known>,
    worth: Vec<f32>,
}

impl<'a> Vocabulary<'a> {
    /// An empty one; what is met is learnt by `lexicon`.
    pub(super) fn new(lexicon: &'a mut Lexicon) -> Self {
        lexicon.make_room();
        let (words, stems) = (Numbers::default(), Numbers::default());
        Self { lexicon, words, stems, entries: Vec::new(), worth: Vec::new() }
    }

    /// The number of a folded word, met before or not.
    pub(super) fn word(&mut self, word: &str) -> WordId {
        let number = self.lexicon.number(word);
        let id = self.words.of(number);
        if id as usize == self.entries.len() {
            let known = self.lexicon.known(number);
            let stem = self.stems.of(known.stem);
            if stem as usize == self.worth.len() {
                self.worth.push(known.worth);
            }
            self.entries.push(Known { stem, ..known });
        }
        id
    }

    /// The stem of a folded word, met before or not.
    pub(super) fn stem(&mut self, word: &str) -> Stem {
        let id = self.word(word);
        self.entry(id).stem
    }

    /// What is known of a word; its stem is numbered within the vocabulary.
    pub(super) fn entry(&self, word: WordId) -> Known {
        self.entries.get(word as usize).copied().unwrap_or_default()
    }

    /// The stem of a folded word that was met before.
    pub(super) fn known(&self, word: &str) -> Option<Stem> {
        let id = self.words.known(self.lexicon.known_number(word)?)?;
        Some(self.entry(id).stem)
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

/// Numbers from 0 in the order in which other numbers are met.
#[derive(Default)]
struct Numbers {
    /// By the other number, plus one: 0 is what was not met.
    met: Vec<u32>,
    count: u32,
}

impl Numbers {
    fn known(&self, other: u32) -> Option<u32> {
        self.met.get(other as usize)?.checked_sub(1)
    }

    /// The number of `other`: the next one when it was not met before.
    fn of(&mut self, other: u32) -> u32 {
        let at = other as usize;
        if self.met.len() <= at {
            self.met.resize(at + 1, 0);
        }
        match self.met.get_mut(at) {
            Some(0) | None => {
                self.count = self.count.saturating_add(1);
                self.met.get_mut(at).into_iter().for_each(|met| *met = self.count);
                self.count - 1
            }
            Some(met) => *met - 1,
        }
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
        let mut lexicon = Lexicon::new("en-us");
        let mut vocabulary = Vocabulary::new(&mut lexicon);
        assert_eq!(vocabulary.stem("ovens"), vocabulary.stem("oven"));
        assert_ne!(vocabulary.stem("oven"), vocabulary.stem("rye"));
        assert_eq!(vocabulary.len(), 2);
    }

    #[test]
    fn rare_words_tell_more_than_common_ones() {
        let mut lexicon = Lexicon::new("en");
        let mut vocabulary = Vocabulary::new(&mut lexicon);
        let [the, story, sourdough] = ["the", "story", "sourdough"].map(|word| vocabulary.stem(word));
        assert_eq!(vocabulary.worth(the), 0.0);
        assert!(vocabulary.worth(story) < vocabulary.worth(sourdough));
    }
}
