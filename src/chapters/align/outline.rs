//! Chapters of an episode without notes: where people hand over, turn to another subject and change their words.

use std::collections::BTreeMap;

use super::heard::Heard;
use super::lattice::{Lattice, Readings, State};
use super::why::Reader;
use super::words::Vocabulary;
use super::{Input, Stretch, Written, prepare, score, stretches};
use crate::record::Why;
use crate::transcript::Cue;

/// Topics that nobody wrote down last at least so long, in seconds.
const SHORTEST: f64 = 75.0;
/// No boundary that is inferred without notes is surer than this.
const MOST_SURE: f64 = 0.5;
/// Boundaries less sure than this are not worth a chapter.
const LEAST_SURE: f64 = 0.15;
/// A title has so many words.
const TITLE_WORDS: usize = 3;
/// A word that is said in fewer places does not name a topic.
const LEAST_SAID: u32 = 2;

/// The episode in stretches, in order of time, with titles of their own words for topics, and why they begin where they
/// do.
pub(in super::super) fn outline(cues: &[Cue], input: &Input) -> (Vec<(Stretch, String)>, Vec<Why>) {
    let input = Input { topics: vec![Written::default()], presenters: vec![Vec::new()], ..input.clone() };
    prepare(cues, &input, |evidence| {
        let scores = score(evidence);
        let readings = Readings::of(Lattice::open(), &scores);
        let posterior = readings.posterior();
        let found = stretches(evidence.heard, &readings.best(), &posterior);
        let kept = thin(found, evidence.heard.end());
        let whys = Reader::new(evidence, &posterior).whys(&kept);
        let mut vocabulary = Vocabulary::new(&input.language);
        let titles = titles(&kept, evidence.heard, &mut vocabulary);
        (kept.into_iter().zip(titles).collect(), whys)
    })
}

/// Leaves out topics that are too short or too doubtful.
fn thin(found: Vec<Stretch>, end: f64) -> Vec<Stretch> {
    let mut kept: Vec<Stretch> = Vec::new();
    let mut later: Vec<f64> = found.iter().skip(1).map(|next| next.start).collect();
    later.push(end);
    for (mut stretch, until) in found.into_iter().zip(later) {
        if matches!(stretch.state, State::Topic(_)) {
            let short = until - stretch.start < SHORTEST;
            let crowded = kept
                .last()
                .is_some_and(|last| matches!(last.state, State::Topic(_)) && stretch.start - last.start < SHORTEST);
            if short || crowded || stretch.confidence < LEAST_SURE {
                continue;
            }
            stretch.confidence = stretch.confidence.min(MOST_SURE);
        }
        kept.push(stretch);
    }
    kept
}

/// For each stretch, the words that are said in it and hardly anywhere else; empty when there are none.
fn titles(found: &[Stretch], heard: &Heard, vocabulary: &mut Vocabulary) -> Vec<String> {
    let mut counts: Vec<BTreeMap<&str, u32>> = vec![BTreeMap::new(); found.len()];
    let mut all: BTreeMap<&str, u32> = BTreeMap::new();
    for word in &heard.words {
        let Some(at) = found.partition_point(|stretch| stretch.start <= word.time).checked_sub(1) else { continue };
        let said = heard.said(word);
        *all.entry(said).or_default() += 1;
        *counts.get_mut(at).map_or(&mut 0, |counts| counts.entry(said).or_default()) += 1;
    }
    counts.iter().map(|counts| title(counts, &all, vocabulary)).collect()
}

fn title(counts: &BTreeMap<&str, u32>, all: &BTreeMap<&str, u32>, vocabulary: &mut Vocabulary) -> String {
    let mut telling: Vec<(f32, &str)> = counts
        .iter()
        .filter(|(word, count)| **count >= LEAST_SAID && word.chars().any(char::is_alphabetic))
        .map(|(word, count)| {
            let elsewhere = all.get(word).map_or(0, |all| all - count) as f32;
            let stem = vocabulary.stem(word);
            (vocabulary.worth(stem) * (*count as f32).ln_1p() / (1.0 + elsewhere), *word)
        })
        .filter(|(worth, _)| *worth > 0.0)
        .collect();
    telling.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let mut stems = Vec::new();
    telling.retain(|(_, word)| {
        let stem = vocabulary.stem(word);
        let new = !stems.contains(&stem);
        stems.truncate(8);
        stems.push(stem);
        new
    });
    let words: Vec<&str> = telling.iter().take(TITLE_WORDS).map(|(_, word)| *word).collect();
    let mut title = words.join(", ");
    if let Some(first) = title.get(..1).map(str::to_uppercase) {
        title.replace_range(..1, &first);
    }
    title
}
