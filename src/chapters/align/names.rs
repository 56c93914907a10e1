//! Names that the recogniser misheard: neighbouring words, glued and compared by spelling and by sound.

use std::collections::HashMap;

use rphonetic::DoubleMetaphone;

use super::heard::Heard;
use super::words;

/// Shorter names, and names with digits, must be spelled right.
const SHORTEST: usize = 4;
/// Longest name that is compared, in letters.
const LONGEST: usize = 24;
/// At most so many neighbouring words make up one name.
const MOST_GLUED: usize = 4;
/// Two names are the same when spelling and sound are together at least so much alike.
const ALIKE: f64 = 0.76;
/// The same, for names of less than six letters.
const SHORT_ALIKE: f64 = 0.88;

/// A rare name to listen for.
struct Name {
    letters: String,
    /// Which letters occur, one bit each.
    mask: u32,
    sound: String,
}

/// A name that was heard.
pub(super) struct Hearing {
    /// Index of the name.
    pub name: usize,
    /// Index of the first word.
    pub word: usize,
}

/// Listens for `names` (folded, of ASCII letters and digits) in all that was said.
pub(super) fn hear(names: &[String], heard: &Heard) -> Vec<Hearing> {
    let metaphone = DoubleMetaphone::new(Some(12));
    let exact: HashMap<&str, usize> = names.iter().enumerate().map(|(index, name)| (name.as_str(), index)).collect();
    let fuzzy: Vec<(usize, Name)> = names
        .iter()
        .enumerate()
        .filter(|(_, name)| {
            (SHORTEST..=LONGEST).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_lowercase())
        })
        .map(|(index, name)| {
            let sound = metaphone.double_metaphone(name).primary();
            (index, Name { letters: name.clone(), mask: mask(name), sound })
        })
        .collect();
    let mut judged: HashMap<String, Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    let mut glued = String::new();
    let ordinary: Vec<bool> = heard.words.iter().map(|word| words::is_ordinary(heard.said(word))).collect();
    for at in 0..heard.words.len() {
        glued.clear();
        let mut rare = false;
        // Skipped before they are zipped: a zip walks where a slice jumps.
        let from_here = heard.words.iter().skip(at).zip(ordinary.iter().skip(at));
        for (length, (word, common)) in from_here.take(MOST_GLUED).enumerate() {
            let said = heard.said(word);
            if !said.is_ascii() || glued.len() + said.len() > LONGEST + 4 {
                break;
            }
            glued.push_str(said);
            rare |= !common;
            if let Some(name) = exact.get(glued.as_str()) {
                // A single word that is spelled right is counted with the words.
                if length > 0 {
                    found.push(Hearing { name: *name, word: at });
                }
                continue;
            }
            if !rare || glued.len() < SHORTEST {
                continue;
            }
            if !judged.contains_key(&glued) {
                judged.insert(glued.clone(), alike(&glued, &fuzzy, &metaphone));
            }
            let names = judged.get(&glued).map(Vec::as_slice).unwrap_or_default();
            found.extend(names.iter().map(|name| Hearing { name: *name, word: at }));
        }
    }
    found
}

/// The names that `glued` may stand for.
fn alike(glued: &str, names: &[(usize, Name)], metaphone: &DoubleMetaphone) -> Vec<usize> {
    let letters = mask(glued);
    let mut sound = None;
    let mut found = Vec::new();
    for (index, name) in names {
        let (short, long) = (glued.len().min(name.letters.len()), glued.len().max(name.letters.len()));
        let threshold = if name.letters.len() < 6 { SHORT_ALIKE } else { ALIKE };
        // Below this no sound can make up for the spelling. An edit changes two letters at most, so most names that
        // are farther away need not be compared.
        let least = 2.0 * threshold - 1.0;
        let edits = ((1.0 - least) * long as f64) as usize;
        let other_letters = (letters ^ name.mask).count_ones() as usize;
        if 3 * short < 2 * long || long - short > edits || other_letters > (2 + long / 4).min(2 * edits) {
            continue;
        }
        let spelling = strsim::normalized_damerau_levenshtein(glued, &name.letters);
        if spelling < least {
            continue;
        }
        let sound = sound.get_or_insert_with(|| metaphone.double_metaphone(glued).primary());
        let likeness = f64::midpoint(spelling, strsim::normalized_damerau_levenshtein(sound, &name.sound));
        if likeness >= threshold {
            found.push(*index);
        }
    }
    found
}

fn mask(name: &str) -> u32 {
    name.bytes().fold(0, |mask, byte| match byte {
        b'a'..=b'z' => mask | 1 << (byte - b'a'),
        _ => mask | 1 << 26,
    })
}
