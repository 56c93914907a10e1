//! A rare name, and how much else sounds and is spelled like it.

use rapidfuzz::distance::damerau_levenshtein::{self, BatchComparator as SoundComparator};
use rapidfuzz::distance::osa::{self, BatchComparator};
use rphonetic::DoubleMetaphone;

/// Shorter names, and names with digits, must be spelled right.
pub(super) const SHORTEST: usize = 4;
/// Longest name that is compared, in letters.
const LONGEST: usize = 24;
/// What is longer is no name.
pub(super) const LONGEST_GLUED: usize = LONGEST + 4;
/// Two names are the same when spelling and sound are together at least so much alike.
const ALIKE: f64 = 0.76;
/// The same, for names of less than six letters.
const SHORT_ALIKE: f64 = 0.88;
/// However alike they sound, they are spelled at least so much alike.
const SPELLED_ALIKE: f64 = 0.6;

/// A rare name to listen for.
pub(super) struct Name {
    length: usize,
    pub letters: u32,
    sound: SoundComparator<u8>,
    spelling: BatchComparator<u8>,
    /// By the length of what may be the name: how many letters may occur in only one of the two.
    slack: [u32; LONGEST_GLUED + 1],
    /// How much alike something must be that may be this name; nothing is alike enough when it must be spelled right.
    threshold: Option<f64>,
}

impl Name {
    pub(super) fn new(name: &str, metaphone: &DoubleMetaphone) -> Self {
        let fuzzy = (SHORTEST..=LONGEST).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_lowercase());
        let threshold = fuzzy.then_some(if name.len() < 6 { SHORT_ALIKE } else { ALIKE });
        let sound = if fuzzy { metaphone.double_metaphone(name).primary() } else { String::new() };
        Self {
            length: name.len(),
            letters: letters(name),
            sound: SoundComparator::new(sound.bytes()),
            spelling: BatchComparator::new(name.bytes()),
            slack: std::array::from_fn(|length| slack(threshold, length.max(name.len()))),
            threshold,
        }
    }

    /// How many of the `different` letters of something of `length` letters the name may lack and still be it; none when
    /// it cannot be.
    pub(super) fn most_foreign(&self, length: usize, different: u32) -> Option<u32> {
        let slack = self.slack.get(length).filter(|_| self.may_measure(length))?;
        // What is in only one of the two are the foreign letters, and as many of its own as the name has more.
        Some((slack + different).checked_sub(self.letters.count_ones())? / 2)
    }

    /// May something of `length` letters be the name?
    fn may_measure(&self, length: usize) -> bool {
        let (short, long) = (length.min(self.length), length.max(self.length));
        3 * short >= 2 * long && long - short <= edits(self.threshold, long)
    }

    /// May something of `length` letters, which are these, be the name?
    #[cfg(test)]
    pub(super) fn may_be(&self, length: usize, letters: u32) -> bool {
        let differ = (letters ^ self.letters).count_ones();
        self.may_measure(length) && self.slack.get(length).is_some_and(|slack| differ <= *slack)
    }

    /// Is `said`, which sounds like `sound()`, like the name in spelling and sound together?
    pub(super) fn is_like<'s>(&self, said: &str, sound: impl FnOnce() -> &'s str) -> bool {
        let Some(threshold) = self.threshold else { return false };
        let enough = osa::Args::default().score_cutoff(spelled_alike(threshold));
        self.spelling.normalized_similarity_with_args(said.bytes(), &enough).is_some_and(|spelling| {
            let enough = damerau_levenshtein::Args::default().score_cutoff(2.0 * threshold - spelling);
            let sounds = self.sound.normalized_similarity_with_args(sound().bytes(), &enough);
            sounds.is_some_and(|sound| f64::midpoint(spelling, sound) >= threshold)
        })
    }
}

/// How many edits may lie between a name and what may be it, when the longer is `long` letters long: below the likeness
/// that this leaves no sound can make up for the spelling.
fn edits(threshold: Option<f64>, long: usize) -> usize {
    threshold.map_or(0, |threshold| ((1.0 - spelled_alike(threshold)) * long as f64) as usize)
}

/// How much alike in spelling two names are at least that reach `threshold`.
fn spelled_alike(threshold: f64) -> f64 {
    f64::max(2.0 * threshold - 1.0, SPELLED_ALIKE)
}

/// How many letters may then occur in only one of the two: an edit changes two at most, and most do not.
fn slack(threshold: Option<f64>, long: usize) -> u32 {
    (2 + long / 4).min(2 * edits(threshold, long)) as u32
}

/// How many letters are told apart: those of the alphabet, and all others together.
pub(super) const LETTERS: usize = 27;

/// Which letters occur, one bit each.
pub(super) fn letters(name: &str) -> u32 {
    name.bytes().fold(0, |letters, byte| match byte {
        b'a'..=b'z' => letters | 1 << (byte - b'a'),
        _ => letters | 1 << (LETTERS - 1),
    })
}
