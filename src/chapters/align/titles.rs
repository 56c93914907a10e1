//! Titles for topics that nobody has written down: what is said in them and hardly anywhere else.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use foldhash::{HashMap, HashSet};

use super::features::Evidence;
use super::heard::{Heard, Word};
use super::words::{self, Stem};
use super::{Stretch, subjects};
use crate::transcript::Cue;

/// A title has so many phrases.
const PHRASES: usize = 3;
/// What is said less often does not name a topic.
const LEAST_SAID: u32 = 2;
/// A word is told with its neighbour when at least one in so many times they stand together.
const TOGETHER: u32 = 3;

/// For each stretch, what is said in it and hardly anywhere else; empty when there is nothing. The name of the show is no
/// subject.
pub(super) fn titles(found: &[Stretch], evidence: &Evidence, cues: &[Cue]) -> Vec<String> {
    let (heard, vocabulary) = (evidence.heard, evidence.vocabulary);
    let show = words::split(&evidence.input.show);
    let show: HashSet<Stem> = show.iter().filter_map(|word| vocabulary.known(word)).collect();
    let mut all: HashMap<Stem, u32> = HashMap::default();
    heard.words.iter().for_each(|word| *all.entry(word.stem).or_default() += 1);
    let rarity = subjects::rarity(heard, vocabulary);
    let phrases: Vec<Vec<Vec<&str>>> = (0..found.len())
        .map(|at| {
            let said = Said::in_stretch(found, at, heard);
            // What is said all the time tells nothing of a stretch that is the whole episode.
            let share = said.words.len() as f32 / heard.words.len().max(1) as f32;
            let worth = |stem: Stem| {
                if show.contains(&stem) {
                    return 0.0;
                }
                let rare = rarity.get(stem as usize).copied().unwrap_or_default();
                vocabulary.worth(stem).powf(1.0 - share) * rare.powf(share)
            };
            said.phrases(&all, &worth).into_iter().map(|phrase| said.forms(&phrase, heard)).collect()
        })
        .collect();
    let written = Written::of(phrases.iter().flatten().flatten().copied().collect(), cues);
    phrases.iter().map(|phrases| title(phrases, &written)).collect()
}

fn title(phrases: &[Vec<&str>], written: &Written) -> String {
    let phrase = |words: &Vec<&str>| words.iter().map(|word| written.form(word)).collect::<Vec<_>>().join(" ");
    let title = phrases.iter().map(phrase).collect::<Vec<_>>().join(", ");
    let mut letters = title.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What is said in one stretch.
struct Said<'a> {
    words: &'a [Word],
    counts: BTreeMap<Stem, u32>,
    pairs: BTreeMap<(Stem, Stem), u32>,
}

impl<'a> Said<'a> {
    fn in_stretch(found: &[Stretch], at: usize, heard: &'a Heard) -> Self {
        let index = |time: f64| heard.words.partition_point(|word| word.time < time);
        let from = found.get(at).map_or(0, |stretch| index(stretch.start));
        let until = found.get(at + 1).map_or(heard.words.len(), |next| index(next.start));
        let words = heard.words.get(from..until).unwrap_or_default();
        let (mut counts, mut pairs) = (BTreeMap::new(), BTreeMap::new());
        let is_word = |word: &Word| heard.said(word).contains(char::is_alphabetic);
        words.iter().filter(|word| is_word(word)).for_each(|word| *counts.entry(word.stem).or_default() += 1);
        for pair in words.windows(2) {
            if let [first, second] = pair
                && is_word(first)
                && is_word(second)
            {
                *pairs.entry((first.stem, second.stem)).or_default() += 1;
            }
        }
        Self { words, counts, pairs }
    }

    /// The words that tell most of it, each with the neighbour beside which it mostly stands.
    fn phrases(&self, all: &HashMap<Stem, u32>, worth: &impl Fn(Stem) -> f32) -> Vec<Vec<Stem>> {
        let telling = self.counts.iter().filter(|(_, count)| **count >= LEAST_SAID).map(|(stem, count)| {
            let elsewhere = all.get(stem).map_or(0, |all| all - count) as f32;
            (worth(*stem) * (*count as f32).ln_1p() / (1.0 + elsewhere), *stem)
        });
        let mut telling: Vec<(f32, Stem)> = telling.filter(|(worth, _)| *worth > 0.0).collect();
        telling.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut told = HashSet::default();
        let mut phrases = Vec::new();
        for (_, stem) in telling {
            if phrases.len() == PHRASES {
                break;
            }
            if !told.contains(&stem) {
                let phrase = self.phrase(stem, worth);
                told.extend(phrase.iter().copied());
                phrases.push(phrase);
            }
        }
        phrases
    }

    fn phrase(&self, stem: Stem, worth: impl Fn(Stem) -> f32) -> Vec<Stem> {
        let count = self.counts.get(&stem).copied().unwrap_or_default();
        let is_telling = |other: Stem| other != stem && worth(other) > 0.0;
        let fits = |(first, second): (Stem, Stem)| {
            (first == stem && is_telling(second)) || (second == stem && is_telling(first))
        };
        let often = |pairs: u32| pairs >= LEAST_SAID && TOGETHER * pairs >= count;
        let pairs = self.pairs.iter().filter(|(pair, count)| fits(**pair) && often(**count));
        let closest = pairs.max_by_key(|(pair, count)| (**count, Reverse(**pair)));
        closest.map_or_else(|| vec![stem], |(pair, _)| vec![pair.0, pair.1])
    }

    /// The words of a phrase, in the form in which it is said most.
    fn forms(&self, phrase: &[Stem], heard: &'a Heard) -> Vec<&'a str> {
        let mut forms: BTreeMap<Vec<&str>, u32> = BTreeMap::new();
        for said in self.words.windows(phrase.len().max(1)) {
            if said.iter().map(|word| &word.stem).eq(phrase) {
                *forms.entry(said.iter().map(|word| heard.said(word)).collect()).or_default() += 1;
            }
        }
        forms
            .into_iter()
            .max_by_key(|(form, count)| (*count, Reverse(form.clone())))
            .map(|(form, _)| form)
            .unwrap_or_default()
    }
}

/// How the transcript writes folded words.
struct Written<'a> {
    forms: HashMap<&'a str, BTreeMap<&'a str, u32>>,
}

impl<'a> Written<'a> {
    fn of(wanted: HashSet<&'a str>, cues: &'a [Cue]) -> Self {
        let mut forms: HashMap<&str, BTreeMap<&str, u32>> = HashMap::default();
        let tokens = cues.iter().flat_map(|cue| cue.text.split_whitespace());
        for token in tokens.map(|token| token.trim_matches(|letter: char| !letter.is_alphanumeric())) {
            let mut folded = words::split(token).into_iter();
            if let (Some(word), None) = (folded.next(), folded.next())
                && let Some(word) = wanted.get(word.as_str())
            {
                *forms.entry(word).or_default().entry(token).or_default() += 1;
            }
        }
        Self { forms }
    }

    /// The usual form of a word; of two that are as usual that in small letters.
    fn form(&self, word: &'a str) -> &'a str {
        let forms = self.forms.get(word).into_iter().flatten();
        forms.max_by_key(|(form, count)| (**count, **form)).map_or(word, |(form, _)| *form)
    }
}

#[cfg(test)]
mod tests {
    use super::super::lattice::State;
    use super::super::{Input, Lexicon, prepare};
    use super::*;

    #[test]
    fn titles_are_phrases_of_the_stretch_as_they_are_written() {
        let cue = |start: f64, text: &str| Cue { start, text: text.into(), ..Cue::default() };
        let cues = [
            cue(0.0, "So I bought a BreadMaster. The rye starter wants a BreadMaster, and flour."),
            cue(60.0, "My rye starter bubbles. Rye starters like it warm, and flour. É, says my BreadMaster."),
            cue(120.0, "Stone ovens, then. A stone oven keeps the heat, and flour, and every stone oven is slow."),
        ];
        let stretch = |start| Stretch { state: State::Topic(0), start, confidence: 0.5 };
        let found = [stretch(0.0), stretch(120.0)];
        let titled = |show: &str, found: &[Stretch]| {
            let input = Input { show: show.into(), ..Input::default() };
            prepare(&cues, &input, &mut Lexicon::new("en"), |evidence| titles(found, evidence, &cues))
        };
        assert_eq!(titled("Crumb Talk", &found), ["BreadMaster, rye starter, flour", "Stone oven"]);
        assert_eq!(titled("The BreadMasters", &found), ["Rye starter, flour", "Stone oven"]);
        assert_eq!(titled("Crumb Talk", &[]), [""; 0]);
    }
}
