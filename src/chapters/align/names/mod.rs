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
use super::words::{Vocabulary, WordId};

/// At most so many neighbouring words make up one name.
const MOST_GLUED: usize = 4;

/// So many words are listened to at once, a quarter of an hour: processors share what is said in long episodes.
const STRETCH: usize = 4_096;

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
    let spelled: Vec<Name> = names.iter().map(|name| Name::new(name, &metaphone)).collect();
    let listener = Listener {
        groups: spelled.chunks(Group::MOST).map(Group::new).collect(),
        exact: Spellings::of(names),
        metaphone: &metaphone,
    };
    let words = listener.words(heard, vocabulary);
    let stretches = (0..heard.words.len()).into_par_iter().step_by(STRETCH);
    stretches.flat_map_iter(|start| listener.listen(heard, start..start + STRETCH, &words)).collect()
}

/// A word of the vocabulary that is heard.
struct Spoken {
    part: Part,
    /// The names that it may stand for, when it stands alone.
    names: Vec<usize>,
}

/// A word of the vocabulary, or several glued, as far as names are concerned.
#[derive(Clone, Copy)]
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

/// Listens for names.
struct Listener<'a> {
    groups: Vec<Group<'a>>,
    exact: Spellings<'a>,
    metaphone: &'a DoubleMetaphone,
}

impl Listener<'_> {
    /// The words that are heard, by number.
    fn words(&self, heard: &Heard, vocabulary: &Vocabulary) -> Vec<Option<Spoken>> {
        let mut said: Vec<Option<&str>> = vec![None; vocabulary.words()];
        for word in &heard.words {
            if let Some(said) = said.get_mut(word.id as usize) {
                *said = Some(heard.said(word));
            }
        }
        let known = said.into_par_iter().enumerate().with_min_len(STRETCH).map(|(id, said)| {
            let part = Part::of(said?, vocabulary.entry(id as WordId).ordinary);
            Some(Spoken { part, names: self.alone(said?, &part) })
        });
        known.collect()
    }

    fn listen(&self, heard: &Heard, stretch: Range<usize>, words: &[Option<Spoken>]) -> Vec<Hearing> {
        let known = |at: usize| words.get(heard.words.get(at)?.id as usize)?.as_ref();
        let mut found = Vec::new();
        let mut glued = String::new();
        for at in stretch {
            let Some(Spoken { part, names }) = known(at) else { continue };
            found.extend(names.iter().map(|name| Hearing { name: *name, word: at }));
            let mut whole = *part;
            for last in at + 1..at + MOST_GLUED {
                let Some(next) = known(last) else { break };
                whole = whole.with(next.part);
                if whole.length > LONGEST_GLUED || !whole.ascii {
                    break;
                }
                let spelled = self.exact.may_hold(&whole);
                if !spelled && !self.may_be_alike(&whole) {
                    continue;
                }
                glued.clear();
                let words = heard.words.get(at..=last).unwrap_or_default();
                words.iter().for_each(|word| glued.push_str(heard.said(word)));
                match self.exact.names.get(glued.as_str()).filter(|_| spelled) {
                    Some(name) => found.push(Hearing { name: *name, word: at }),
                    None => self.alike(&glued, &whole, |name| found.push(Hearing { name, word: at })),
                }
            }
        }
        found
    }

    /// The names that a single word may stand for; one that is spelled right is counted with the words.
    fn alone(&self, word: &str, part: &Part) -> Vec<usize> {
        let mut names = Vec::new();
        if part.ascii && !self.exact.names.contains_key(word) {
            self.alike(word, part, |name| names.push(name));
        }
        names
    }

    fn may_be_alike(&self, whole: &Part) -> bool {
        !whole.ordinary && self.groups.iter().any(|group| group.possible(whole.length, whole.letters) != 0)
    }

    /// Tells the names that `glued` may stand for.
    fn alike(&self, glued: &str, whole: &Part, mut tell: impl FnMut(usize)) {
        if whole.ordinary || whole.length < SHORTEST {
            return;
        }
        let sound = OnceCell::new();
        let sound = || sound.get_or_init(|| self.metaphone.double_metaphone(glued).primary()).as_str();
        for (index, group) in self.groups.iter().enumerate() {
            let possible = group.named(group.possible(whole.length, whole.letters));
            let alike = possible.filter(|(_, name)| name.is_like(glued, sound));
            alike.for_each(|(bit, _)| tell(index * Group::MOST + bit));
        }
    }
}
