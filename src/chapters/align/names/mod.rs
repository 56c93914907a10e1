//! Names that the recogniser misheard: neighbouring words, glued and compared by spelling and by sound.

use foldhash::{HashMap, HashMapExt};
use rapidfuzz::distance::osa::BatchComparator;
use rphonetic::DoubleMetaphone;

use super::heard::Heard;
use super::words::Vocabulary;

/// Shorter names, and names with digits, must be spelled right.
const SHORTEST: usize = 4;
/// Longest name that is compared, in letters.
const LONGEST: usize = 24;
/// What is longer is no name.
const LONGEST_GLUED: usize = LONGEST + 4;
/// At most so many neighbouring words make up one name.
const MOST_GLUED: usize = 4;
/// Two names are the same when spelling and sound are together at least so much alike.
const ALIKE: f64 = 0.76;
/// The same, for names of less than six letters.
const SHORT_ALIKE: f64 = 0.88;
/// So many names are listened for at once: the bits of a set.
const AT_ONCE: usize = 64;

/// A name that was heard.
pub(super) struct Hearing {
    /// Index of the name.
    pub name: usize,
    /// Index of the first word.
    pub word: usize,
}

/// Listens for `names` (folded, of ASCII letters and digits) in all that was said.
pub(super) fn hear(names: &[String], heard: &Heard, vocabulary: &Vocabulary) -> Vec<Hearing> {
    let metaphone = DoubleMetaphone::new(Some(12));
    let by_spelling = names.iter().enumerate().map(|(index, name)| (name.as_str(), index));
    let mut exact = HashMap::with_capacity(names.len());
    exact.extend(by_spelling);
    let names: Vec<Name> = names.iter().map(|name| Name::new(name, &metaphone)).collect();
    let mut found = Vec::new();
    for (group, names) in names.chunks(AT_ONCE).enumerate() {
        let listener = Listener { names, first: group * AT_ONCE, exact: &exact, metaphone: &metaphone };
        listener.listen(heard, vocabulary, &mut found);
    }
    found
}

/// A rare name to listen for.
struct Name {
    length: usize,
    letters: u32,
    sound: String,
    spelling: BatchComparator<u8>,
    /// By the length of what may be the name: how many letters may occur in only one of the two.
    slack: [u32; LONGEST_GLUED + 1],
    /// How much alike something must be that may be this name; nothing is alike enough when it must be spelled right.
    threshold: Option<f64>,
}

impl Name {
    fn new(name: &str, metaphone: &DoubleMetaphone) -> Self {
        let fuzzy = (SHORTEST..=LONGEST).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_lowercase());
        let threshold = fuzzy.then_some(if name.len() < 6 { SHORT_ALIKE } else { ALIKE });
        Self {
            length: name.len(),
            letters: letters(name),
            sound: if fuzzy { metaphone.double_metaphone(name).primary() } else { String::new() },
            spelling: BatchComparator::new(name.bytes()),
            slack: std::array::from_fn(|length| slack(threshold, length.max(name.len()))),
            threshold,
        }
    }

    /// May words with these letters be part of the name?
    fn may_hold(&self, letters: u32) -> bool {
        let most = self.slack.get(3 * self.length / 2).or(self.slack.last());
        most.is_some_and(|most| (letters & !self.letters).count_ones() <= *most)
    }

    /// May something of `length` letters be the name?
    fn may_measure(&self, length: usize) -> bool {
        let (short, long) = (length.min(self.length), length.max(self.length));
        3 * short >= 2 * long && long - short <= edits(self.threshold, long)
    }

    /// May something of `length` letters, which are these, be the name?
    fn may_be(&self, length: usize, letters: u32) -> bool {
        self.slack.get(length).is_some_and(|slack| (letters ^ self.letters).count_ones() <= *slack)
    }

    fn is_like(&self, glued: &str, metaphone: &DoubleMetaphone) -> bool {
        let Some(threshold) = self.threshold else { return false };
        let spelling = self.spelling.normalized_similarity(glued.bytes());
        spelling >= 2.0 * threshold - 1.0 && {
            let sound = metaphone.double_metaphone(glued).primary();
            f64::midpoint(spelling, strsim::normalized_damerau_levenshtein(&sound, &self.sound)) >= threshold
        }
    }
}

/// How many edits may lie between a name and what may be it, when the longer is `long` letters long: below the likeness
/// that this leaves no sound can make up for the spelling.
fn edits(threshold: Option<f64>, long: usize) -> usize {
    threshold.map_or(0, |threshold| (2.0 * (1.0 - threshold) * long as f64) as usize)
}

/// How many letters may then occur in only one of the two: an edit changes two at most, and most do not.
fn slack(threshold: Option<f64>, long: usize) -> u32 {
    (2 + long / 4).min(2 * edits(threshold, long)) as u32
}

/// A word of the vocabulary, as far as names are concerned.
#[derive(Clone, Copy, Default)]
struct Part {
    length: usize,
    letters: u32,
    ordinary: bool,
    /// The names that it may be part of, one bit each.
    names: u64,
}

/// Listens for a few names at once.
struct Listener<'a> {
    names: &'a [Name],
    /// Index of the first of them.
    first: usize,
    exact: &'a HashMap<&'a str, usize>,
    metaphone: &'a DoubleMetaphone,
}

impl Listener<'_> {
    fn listen(&self, heard: &Heard, vocabulary: &Vocabulary, found: &mut Vec<Hearing>) {
        let parts = self.parts(heard, vocabulary);
        let of_length: Vec<u64> = (0..=LONGEST_GLUED).map(|length| self.set(|name| name.may_measure(length))).collect();
        let mut glued = String::new();
        for at in 0..heard.words.len() {
            let mut whole = Part { ordinary: true, names: u64::MAX, ..Part::default() };
            for count in 0..MOST_GLUED {
                let word = heard.words.get(at + count);
                let Some(part) = word.and_then(|word| parts.get(word.id as usize)) else { break };
                whole = whole.with(*part);
                let Some(of_length) = of_length.get(whole.length).filter(|_| whole.names != 0) else { break };
                let possible = self.possible(&whole, *of_length);
                if possible == 0 {
                    continue;
                }
                glued.clear();
                let words = heard.words.get(at..=at + count).unwrap_or_default();
                words.iter().for_each(|word| glued.push_str(heard.said(word)));
                match self.exact.get(glued.as_str()) {
                    // A single word that is spelled right is counted with the words.
                    Some(_) if count == 0 => {}
                    Some(name) => found.push(Hearing { name: *name, word: at }),
                    None if whole.ordinary || whole.length < SHORTEST => {}
                    None => found.extend(self.alike(&glued, possible).map(|name| Hearing { name, word: at })),
                }
            }
        }
    }

    /// The words of the vocabulary that are heard, by number.
    fn parts(&self, heard: &Heard, vocabulary: &Vocabulary) -> Vec<Part> {
        let mut parts = vec![None; vocabulary.words()];
        for word in &heard.words {
            let Some(part) = parts.get_mut(word.id as usize) else { continue };
            part.get_or_insert_with(|| self.part(heard.said(word), vocabulary.entry(word.id).ordinary));
        }
        parts.into_iter().map(Option::unwrap_or_default).collect()
    }

    fn part(&self, word: &str, ordinary: bool) -> Part {
        let letters = letters(word);
        let names = if word.is_ascii() { self.set(|name| name.may_hold(letters)) } else { 0 };
        Part { length: word.len(), letters, ordinary, names }
    }

    /// The names of which `holds`, one bit each.
    fn set(&self, holds: impl Fn(&Name) -> bool) -> u64 {
        let holding = (0..).zip(self.names).filter(|(_, name)| holds(name));
        holding.fold(0, |names, (bit, _)| names | 1 << bit)
    }

    /// Those names, of which the length allows some, that `whole` may be.
    fn possible(&self, whole: &Part, of_length: u64) -> u64 {
        bits(whole.names & of_length)
            .filter(|bit| self.names.get(*bit).is_some_and(|name| name.may_be(whole.length, whole.letters)))
            .fold(0, |names, bit| names | 1 << bit)
    }

    /// The names among `possible` that `glued` may stand for.
    fn alike<'a>(&'a self, glued: &'a str, possible: u64) -> impl Iterator<Item = usize> + 'a {
        bits(possible)
            .filter(|bit| self.names.get(*bit).is_some_and(|name| name.is_like(glued, self.metaphone)))
            .map(|bit| self.first + bit)
    }
}

impl Part {
    fn with(self, next: Self) -> Self {
        Self {
            length: self.length + next.length,
            letters: self.letters | next.letters,
            ordinary: self.ordinary && next.ordinary,
            names: self.names & next.names,
        }
    }
}

/// The numbers of the bits that are set.
fn bits(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = set.trailing_zeros();
        (set != 0).then(|| {
            set &= set - 1;
            bit as usize
        })
    })
}

/// Which letters occur, one bit each.
fn letters(name: &str) -> u32 {
    name.bytes().fold(0, |letters, byte| match byte {
        b'a'..=b'z' => letters | 1 << (byte - b'a'),
        _ => letters | 1 << 26,
    })
}
