//! What is known of the words of a language, whatever episode they are met in.
//!
//! Episodes of a show share most of their words; to stem each of them once a show, not once an episode, saves a fifth of
//! the time in which chapters are found.

use std::sync::LazyLock;

use foldhash::{HashMap, HashMapExt, HashSet};
use rust_stemmers::{Algorithm, Stemmer};

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

/// So many words are remembered; a show of more begins anew.
const MOST_WORDS: usize = 1 << 18;

/// What is known of a folded word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Known {
    /// The number of its stem.
    pub stem: u32,
    /// How much it tells in general, 0 to 1.
    pub worth: f32,
    /// Is it so ordinary that it cannot be part of a rare name?
    pub ordinary: bool,
    /// Do people agree with it?
    pub agrees: bool,
    /// Does it open something?
    pub opens: bool,
}

/// The words that were met in any episode, and what is known of them.
pub(crate) struct Lexicon {
    stemmer: Option<Stemmer>,
    stems: HashMap<String, u32>,
    numbers: HashMap<String, u32>,
    words: Vec<Known>,
}

impl Lexicon {
    /// An empty one for a show in `language` (a language tag); unknown languages are not stemmed.
    pub(crate) fn new(language: &str) -> Self {
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
            numbers: HashMap::new(),
            words: Vec::new(),
        }
    }

    /// Forgets everything when it is too much; numbers given before mean nothing then.
    pub(super) fn make_room(&mut self) {
        if self.words.len() > MOST_WORDS {
            self.stems.clear();
            self.numbers.clear();
            self.words.clear();
        }
    }

    /// The number of a folded word, met before or not.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let stemmed = self.stemmer.as_ref().map_or_else(|| word.into(), |stemmer| stemmer.stem(word));
        let next = as_number(self.stems.len());
        let stem = *self.stems.entry(stemmed.into_owned()).or_insert(next);
        let number = as_number(self.words.len());
        self.words.push(Known {
            stem,
            worth: worth(word),
            ordinary: is_ordinary(word),
            agrees: phrases::agrees(word),
            opens: phrases::opens(word),
        });
        self.numbers.insert(word.to_owned(), number);
        number
    }

    /// The number of a folded word that was met before.
    pub(super) fn known_number(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    /// What is known of the word of this number.
    pub(super) fn known(&self, number: u32) -> Known {
        self.words.get(number as usize).copied().unwrap_or_default()
    }
}

/// Is `word` (folded) so ordinary that it cannot be part of a rare name?
pub(crate) fn is_ordinary(word: &str) -> bool {
    FUNCTION_WORDS.contains(word) || COMMON_WORDS.contains(word)
}

/// No show has four thousand million words; more would only share a number.
fn as_number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// How much a folded word tells in general, 0 to 1.
fn worth(word: &str) -> f32 {
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
    use super::super::words::Vocabulary;
    use super::*;

    #[test]
    fn what_an_episode_taught_changes_nothing_in_the_next() {
        let told = |lexicon: &mut Lexicon| {
            let mut vocabulary = Vocabulary::new(lexicon);
            let ids = ["rye", "stories", "story", "oven", "rye"].map(|word| vocabulary.word(word));
            (ids, ids.map(|id| vocabulary.entry(id).stem), vocabulary.worth(1), vocabulary.known("barley"))
        };
        let mut lexicon = Lexicon::new("en");
        let first = told(&mut lexicon);
        let mut other = Vocabulary::new(&mut lexicon);
        for word in ["barley", "ovens", "story"] {
            other.word(word);
        }
        assert_eq!(told(&mut lexicon), first);
        assert_eq!(first.0, [0, 1, 2, 3, 0]);
        assert_eq!(first.3, None);
    }
}
