//! Finds where in a transcript each topic of the notes begins, and the spots, extras, joke and goodbye between them.
//!
//! One global optimum over the episode: a lattice of steps (cues) × states is scored by a few readable features
//! ([`weights`]); forward-backward over it says how likely each boundary is, and the reading whose boundaries are most
//! likely near the truth is told ([`decide`]).

mod cohesion;
mod decide;
mod features;
#[cfg(test)]
mod fit;
#[cfg(test)]
mod gold;
mod heard;
mod lattice;
mod lexicon;
mod names;
mod noticed;
mod order;
mod outline;
mod phrases;
mod quotes;
mod subjects;
#[cfg(test)]
mod tests;
mod titles;
mod unlisted;
mod weights;
mod why;
mod words;

pub(crate) use lexicon::{Lexicon, is_ordinary};
pub(super) use outline::outline;
pub(crate) use subjects::Written;
pub(super) use unlisted::unlisted;

use features::{Evidence, Topic};
use rayon::prelude::*;

use heard::Heard;
use lattice::{Posterior, Scores, State, column};
use subjects::Subject;
use why::Reader;
use words::Vocabulary;

use crate::record::Why;
use crate::transcript::Cue;

/// The lattice has at most so many cells; the cues of longer transcripts are joined.
const MOST_CELLS: usize = 4_000_000;
/// What is less sure is not told: it may be anywhere. No boundary of 2,400 in a real show is that unsure; where nothing
/// is said all are.
const WILD_GUESS: f64 = 0.1;
/// A boundary is right when it lies this near, in seconds; its confidence is the likelihood of that.
const NEAR: f64 = 6.0;

/// What the notes and the show say about an episode.
#[derive(Debug, Clone, Default)]
pub(super) struct Input {
    /// What a greeting names: the show, and those who speak.
    pub show: String,
    /// The topics in the order of the notes.
    pub topics: Vec<Written>,
    /// For each topic, the names by which its presenter is called; empty where unknown.
    pub presenters: Vec<Vec<String>>,
    /// Names of the sponsors, and what the notes say of them.
    pub sponsor: Written,
    /// Is somebody else than the show itself said to pay for it?
    pub sponsored: bool,
    /// The extras.
    pub extras: Written,
    /// Do the notes have extras?
    pub extras_noted: bool,
    /// The joke.
    pub joke: Written,
    /// Do the notes have a joke?
    pub joke_noted: bool,
}

/// A stretch of the episode.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stretch {
    /// What lies in it.
    pub state: State,
    /// Start in seconds.
    pub start: f64,
    /// How sure the start is, 0 to 1.
    pub confidence: f64,
}

pub(crate) use lattice::State as StretchState;

/// The episode in stretches, in order of time, and why they begin where they do.
pub(super) fn aligned(cues: &[Cue], input: &Input, lexicon: &mut Lexicon) -> (Vec<Stretch>, Vec<Why>) {
    prepare(cues, input, lexicon, |evidence| {
        let odds = score(evidence).into_odds();
        let (lattice, posterior) = order::find(&odds, input.sponsored);
        let reading = decide::reading(lattice, evidence.heard, &posterior);
        let mut found = stretches(evidence.heard, &reading, &posterior);
        found.retain(|stretch| stretch.confidence >= WILD_GUESS);
        let whys = Reader::new(evidence, &posterior).whys(&found);
        (found, whys)
    })
}

/// The episode in stretches, in order of time.
#[cfg(test)]
fn align(cues: &[Cue], input: &Input) -> Vec<Stretch> {
    aligned(cues, input, &mut Lexicon::new("en")).0
}

/// Collects the evidence and lends it to `solve`.
fn prepare<T>(cues: &[Cue], input: &Input, lexicon: &mut Lexicon, solve: impl FnOnce(&Evidence) -> T) -> T {
    let mut vocabulary = Vocabulary::new(lexicon);
    let most = MOST_CELLS / (3 * input.topics.len() + 10);
    let heard = Heard::read(cues, &mut vocabulary, most);
    let mut written = input.topics.clone();
    let show = Written { head: input.show.clone(), ..Written::default() };
    written.extend([input.sponsor.clone(), input.extras.clone(), input.joke.clone(), show]);
    let subjects = subjects::listen(&written, &heard, &mut vocabulary);
    let (topics, sections) = subjects.split_at(input.topics.len().min(subjects.len()));
    let nothing = Subject::default();
    let section = |index: usize| sections.get(index).unwrap_or(&nothing);
    let people = people(input);
    let addressed: Vec<Vec<bool>> = people.iter().map(|names| addressed(names, &heard, &vocabulary)).collect();
    let voices: Vec<Vec<f32>> = people.iter().map(|names| voice_turns(names, &heard)).collect();
    let topics = topics
        .par_iter()
        .zip(&input.presenters)
        .with_min_len(FEW_TOPICS)
        .map(|(subject, names)| {
            let person = people.iter().position(|person| *person == names);
            let addressed = person.and_then(|person| addressed.get(person)).map(Vec::as_slice).unwrap_or_default();
            let voice = person.and_then(|person| voices.get(person)).map(Vec::as_slice).unwrap_or_default();
            Topic::new(subject, &heard, addressed, voice)
        })
        .collect();
    let sections = [section(0), section(1), section(2), section(3)];
    solve(&Evidence::new(&heard, &vocabulary, topics, sections, input, &addressed))
}

fn people(input: &Input) -> Vec<&Vec<String>> {
    let mut people: Vec<&Vec<String>> = input.presenters.iter().filter(|names| !names.is_empty()).collect();
    people.sort_unstable();
    people.dedup();
    people
}

/// The steps in which, or just before which, somebody is addressed by name.
fn addressed(names: &[String], heard: &Heard, vocabulary: &Vocabulary) -> Vec<bool> {
    let stems: Vec<u32> = names.iter().filter_map(|name| vocabulary.known(name)).collect();
    let mut before = false;
    let named = heard.steps.iter().map(|step| {
        let here = heard.words_of(step).iter().any(|word| stems.contains(&word.stem));
        std::mem::replace(&mut before, here) || here
    });
    named.collect()
}

/// How much more somebody speaks in the 40 seconds after each step than in those before it, -1 to 1; all 0 when the
/// transcript marks no voices.
fn voice_turns(names: &[String], heard: &Heard) -> Vec<f32> {
    const AROUND: f64 = 40.0;
    let own: Vec<bool> =
        heard.voices.iter().map(|voice| words::split(voice).iter().any(|word| names.contains(word))).collect();
    if !own.contains(&true) {
        return vec![0.0; heard.steps.len()];
    }
    let mut sums = vec![(0.0, 0.0)];
    let (mut all, mut mine) = (0.0, 0.0);
    for step in &heard.steps {
        let length = step.words.len() as f64;
        let is_own = step.voice.is_some_and(|voice| own.get(usize::from(voice)) == Some(&true));
        all += length;
        mine += if is_own { length } else { 0.0 };
        sums.push((all, mine));
    }
    let share = |from: usize, until: usize| {
        let at = |index: usize| sums.get(index).copied().unwrap_or((all, mine));
        let (before, after) = (at(from), at(until));
        if after.0 > before.0 { (after.1 - before.1) / (after.0 - before.0) } else { 0.0 }
    };
    let index_at = |time: f64| heard.steps.partition_point(|step| step.start < time);
    heard
        .steps
        .iter()
        .enumerate()
        .map(|(index, step)| {
            let turn = share(index, index_at(step.start + AROUND)) - share(index_at(step.start - AROUND), index);
            turn as f32
        })
        .collect()
}

/// Fewer topics are not worth another processor.
const FEW_TOPICS: usize = 12;
/// Fewer steps are not worth another processor; an hour has about a thousand.
const FEW_STEPS: usize = 1_000;

/// The scores of all columns at all steps.
fn score(evidence: &Evidence) -> Scores {
    let mut scores = Scores::new(evidence.heard.steps.len(), column::count(evidence.topics.len()));
    scores.par_rows().with_min_len(FEW_STEPS).for_each(|(step, row)| {
        let (mut beginning, mut topic) = (0.0, 0.0);
        evidence.beginning(step, &mut |feature, value| beginning += features::weigh(feature, value));
        evidence.beginning_topic(step, &mut |feature, value| topic += features::weigh(feature, value));
        for (column, cell) in row.iter_mut().enumerate() {
            let mut score = 0.0;
            evidence.own(step, column, &mut |feature, value| score += features::weigh(feature, value));
            score += if column::begins(column) { beginning } else { 0.0 };
            *cell = score + if column::begins_topic(column) { topic } else { 0.0 };
        }
    });
    scores
}

fn stretches(heard: &Heard, path: &[(State, bool)], posterior: &Posterior) -> Vec<Stretch> {
    let steps = path.iter().zip(&heard.steps).enumerate().filter(|(_, ((_, begins), _))| *begins);
    steps
        .map(|(index, ((state, _), step))| {
            let confidence = sureness(heard, posterior, *state, index);
            Stretch { state: *state, start: step.start, confidence }
        })
        .collect()
}

/// How likely it is that `state` begins within [`NEAR`] of `step`.
fn sureness(heard: &Heard, posterior: &Posterior, state: State, step: usize) -> f64 {
    let (Some(column), Some(here)) = (state.start_column(), heard.steps.get(step)) else { return 1.0 };
    let again = |at| if column == column::START_EXTRAS { posterior.get(at, column::START_MORE) } else { 0.0 };
    let near = |other: &heard::Step| (other.start - here.start).abs() <= NEAR;
    let first = heard.steps.partition_point(|other| other.start < here.start - NEAR);
    let steps = heard.steps.iter().enumerate().skip(first).take_while(|(_, other)| near(other));
    let sum: f64 = steps.map(|(index, _)| f64::from(posterior.get(index, column) + again(index))).sum();
    sum.clamp(0.0, 1.0)
}

/// The first word of a name, folded.
pub(super) fn first_word(name: &str) -> Option<String> {
    words::split(name).into_iter().next()
}
