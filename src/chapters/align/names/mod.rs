//! Names that the recogniser misheard: neighbouring words, glued and compared by spelling and by sound.

mod group;
mod name;

use std::cell::OnceCell;
use std::ops::Range;

use foldhash::{HashMap, HashSet};
use rayon::prelude::*;
use rphonetic::DoubleMetaphone;

use self::group::Group;
use self::name::{LONGEST_GLUED, Name, SHORTEST};
use super::heard::Heard;
use super::words::Vocabulary;

/// At most so many neighbouring words make up one name.
const MOST_GLUED: usize = 4;

/// So many words are listened to at once: an hour and a half. Longer episodes are shared among the processors.
const STRETCH: usize = 16_384;

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
    let exact = Spellings::of(names);
    let parts = parts(heard, vocabulary);
    let names: Vec<Name> = names.iter().map(|name| Name::new(name, &metaphone)).collect();
    let stretches = (0..heard.words.len()).step_by(STRETCH).map(|start| start..start + STRETCH);
    let groups = || names.chunks(Group::MOST).enumerate();
    let shares: Vec<_> = stretches.flat_map(|stretch| groups().map(move |group| (stretch.clone(), group))).collect();
    let found = shares.into_par_iter().flat_map_iter(|(stretch, (group, names))| {
        let (names, first) = (Group::new(names), group * Group::MOST);
        Listener { names, first, exact: &exact, metaphone: &metaphone }.listen(heard, stretch, &parts)
    });
    found.collect()
}

/// The words that are heard, by number.
fn parts(heard: &Heard, vocabulary: &Vocabulary) -> Vec<Option<Part>> {
    let mut parts = vec![None; vocabulary.words()];
    for word in &heard.words {
        let Some(part) = parts.get_mut(word.id as usize) else { continue };
        part.get_or_insert_with(|| Part::of(heard.said(word), vocabulary.entry(word.id).ordinary));
    }
    parts
}

/// A word of the vocabulary, or several glued, as far as names are concerned.
#[derive(Clone, Copy, Default)]
struct Part {
    length: usize,
    letters: u32,
    /// Is it made of words so ordinary that they are part of no rare name?
    ordinary: bool,
    /// Is it of letters that names are made of?
    ascii: bool,
}

impl Part {
    fn of(word: &str, ordinary: bool) -> Self {
        Self { length: word.len(), letters: name::letters(word), ordinary, ascii: word.is_ascii() }
    }

    fn with(self, next: Self) -> Self {
        Self {
            length: self.length + next.length,
            letters: self.letters | next.letters,
            ordinary: self.ordinary && next.ordinary,
            ascii: self.ascii && next.ascii,
        }
    }
}

/// The spellings of all names.
struct Spellings<'a> {
    names: HashMap<&'a str, usize>,
    /// Length and letters of each: most of what is said has none of these.
    shapes: HashSet<(usize, u32)>,
}

impl<'a> Spellings<'a> {
    fn of(names: &'a [String]) -> Self {
        let spelled = names.iter().enumerate().map(|(index, name)| (name.as_str(), index));
        let shapes = names.iter().map(|name| (name.len(), name::letters(name)));
        Self { names: spelled.collect(), shapes: shapes.collect() }
    }

    fn may_hold(&self, whole: &Part) -> bool {
        self.shapes.contains(&(whole.length, whole.letters))
    }
}

/// Listens for a few names at once.
struct Listener<'a> {
    names: Group<'a>,
    /// Index of the first of them.
    first: usize,
    exact: &'a Spellings<'a>,
    metaphone: &'a DoubleMetaphone,
}

impl Listener<'_> {
    fn listen(&self, heard: &Heard, stretch: Range<usize>, parts: &[Option<Part>]) -> Vec<Hearing> {
        let mut found = Vec::new();
        // By number of the word.
        let mut alone: Vec<Option<Vec<usize>>> = vec![None; parts.len()];
        let mut glued = String::new();
        for at in stretch {
            let Some(word) = heard.words.get(at) else { break };
            let Some(mut whole) = parts.get(word.id as usize).copied().flatten() else { continue };
            if let Some(alone) = alone.get_mut(word.id as usize) {
                let names = alone.get_or_insert_with(|| self.alone(heard.said(word), &whole));
                found.extend(names.iter().map(|name| Hearing { name: *name, word: at }));
            }
            for last in at + 1..at + MOST_GLUED {
                let next = heard.words.get(last).and_then(|word| parts.get(word.id as usize).copied().flatten());
                let Some(next) = next else { break };
                whole = whole.with(next);
                if whole.length > LONGEST_GLUED || !whole.ascii {
                    break;
                }
                let possible = if whole.ordinary { 0 } else { self.names.possible(whole.length, whole.letters) };
                if possible == 0 && !self.exact.may_hold(&whole) {
                    continue;
                }
                glued.clear();
                let words = heard.words.get(at..=last).unwrap_or_default();
                words.iter().for_each(|word| glued.push_str(heard.said(word)));
                match self.exact.names.get(glued.as_str()) {
                    Some(name) => found.push(Hearing { name: *name, word: at }),
                    None => found.extend(self.alike(&glued, possible).map(|name| Hearing { name, word: at })),
                }
            }
        }
        found
    }

    /// The names that a single word may stand for; one that is spelled right is counted with the words.
    fn alone(&self, word: &str, part: &Part) -> Vec<usize> {
        if part.ordinary || !part.ascii || part.length < SHORTEST || self.exact.names.contains_key(word) {
            return Vec::new();
        }
        self.alike(word, self.names.possible(part.length, part.letters)).collect()
    }

    /// The names among `possible` that `glued` may stand for.
    fn alike<'l>(&'l self, glued: &'l str, possible: u64) -> impl Iterator<Item = usize> + 'l {
        let sound = OnceCell::new();
        let possible = if glued.len() < SHORTEST { 0 } else { possible };
        let alike = self.names.named(possible).filter(move |(_, name)| {
            name.is_like(glued, || sound.get_or_init(|| self.metaphone.double_metaphone(glued).primary()).as_str())
        });
        alike.map(|(bit, _)| self.first + bit)
    }
}
