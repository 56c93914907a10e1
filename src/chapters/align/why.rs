//! Why a stretch begins where it does: what the features weigh there, and the words in which they were found.

use rayon::prelude::*;

use super::features::{Evidence, weigh};
use super::heard::{Heard, Step};
use super::lattice::{Posterior, State};
use super::noticed::Notice;
use super::{FEW_TOPICS, NEAR, Stretch, quotes, sureness};
use crate::record::{Reason, Why};

/// Words of the notes are looked for so far behind the start, in seconds.
const LISTENED: f64 = 60.0;
/// What weighs less decides nothing, in log-odds; against a place, what weighs less is usual.
const LEAST_FOR: f32 = 0.25;
const LEAST_AGAINST: f32 = -1.2;
/// So many reasons are enough.
const MOST_FOR: usize = 6;
const MOST_AGAINST: usize = 2;
/// Places that are less likely do not come into question.
const LEAST_LIKELY: f64 = 0.005;

/// Reads out what decided.
pub(super) struct Reader<'a> {
    evidence: &'a Evidence<'a>,
    posterior: &'a Posterior,
    /// How often each stem is said.
    counts: Vec<u32>,
    /// Has somebody written down what the topics are? Else any boundary is one of the same topic.
    named: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(evidence: &'a Evidence<'a>, posterior: &'a Posterior) -> Self {
        let mut counts = Vec::new();
        for word in &evidence.heard.words {
            let stem = word.stem as usize;
            if counts.len() <= stem {
                counts.resize(stem + 1, 0);
            }
            counts.get_mut(stem).into_iter().for_each(|count| *count += 1);
        }
        let named = evidence.topics.iter().any(|topic| !topic.subject.shares.is_empty());
        Self { evidence, posterior, counts, named }
    }

    /// For each stretch that did not simply begin with the episode, what decided; then the places at which topics
    /// without a stretch may be.
    pub(super) fn whys(&self, found: &[Stretch]) -> Vec<Why> {
        let is_topic = |stretch: &&Stretch| matches!(stretch.state, State::Topic(_));
        let ordered = found.iter().filter(is_topic).is_sorted_by_key(|stretch| topic_of(stretch.state));
        let mut whys: Vec<Why> = found
            .par_iter()
            .with_min_len(FEW_TOPICS)
            .filter_map(|stretch| {
                let mut why = self.why(stretch.state, self.step_at(stretch.start))?;
                why.confidence = stretch.confidence;
                let several = self.evidence.topics.len() > 1 && topic_of(stretch.state).is_some();
                let order = if ordered { "in the order of the notes" } else { "not in the order of the notes" };
                why.reasons.extend(several.then(|| Reason { what: order, words: Vec::new(), weight: 0.0 }));
                Some(why)
            })
            .collect();
        let missing = (0..self.evidence.topics.len())
            .filter(|topic| found.iter().all(|stretch| stretch.state != State::Topic(*topic)));
        whys.extend(missing.filter_map(|topic| self.candidate(State::Topic(topic))));
        whys
    }

    /// The likeliest start of something that was not found.
    fn candidate(&self, state: State) -> Option<Why> {
        let step = self.likeliest(state, None)?;
        self.why(state, step).filter(|why| why.confidence >= LEAST_LIKELY)
    }

    fn why(&self, state: State, step: usize) -> Option<Why> {
        let heard = self.evidence.heard;
        state.start_column()?;
        let start = heard.steps.get(step)?.start;
        let likely = |step: usize| sureness(heard, self.posterior, state, step);
        let other = if self.named { self.likeliest(state, Some(step)) } else { None };
        let runner_up = other.and_then(|other| Some((heard.steps.get(other)?.start, likely(other))));
        Some(Why {
            topic: topic_of(state).filter(|_| self.named).and_then(|topic| u32::try_from(topic + 1).ok()),
            start,
            confidence: likely(step),
            reasons: self.reasons(state, step),
            runner_up: runner_up.filter(|(_, likely)| *likely >= LEAST_LIKELY),
        })
    }

    /// The likeliest step for `state` to begin at, farther than [`NEAR`] from the step `but`.
    fn likeliest(&self, state: State, but: Option<usize>) -> Option<usize> {
        let steps = &self.evidence.heard.steps;
        let column = state.start_column()?;
        let away = but.and_then(|step| steps.get(step)).map(|step| step.start);
        let allowed = |step: &Step| away.is_none_or(|away| (step.start - away).abs() > NEAR);
        let places = steps.iter().enumerate().filter(|(_, step)| allowed(step)).map(|(index, _)| index);
        places.max_by(|a, b| self.posterior.get(*a, column).total_cmp(&self.posterior.get(*b, column)))
    }

    fn step_at(&self, start: f64) -> usize {
        self.evidence.heard.steps.partition_point(|step| step.start < start)
    }

    /// What speaks for and against beginning `state` at `step`, the weightiest first.
    fn reasons(&self, state: State, step: usize) -> Vec<Reason> {
        let mut weights: Vec<(Notice, f32)> = Vec::new();
        let mut add = |feature, value: f32| {
            let Some(notice) = Notice::of(feature) else { return };
            match weights.iter_mut().find(|(other, _)| *other == notice) {
                Some((_, weight)) => *weight += weigh(feature, value),
                None => weights.push((notice, weigh(feature, value))),
            }
        };
        self.evidence.beginning(step, &mut add);
        if matches!(state, State::Topic(_)) {
            self.evidence.beginning_topic(step, &mut add);
        }
        if let Some(column) = state.start_column() {
            self.evidence.own(step, column, &mut add);
        }
        if let Some(column) = state.inside_column() {
            ahead(self.evidence.heard, step).for_each(|step| self.evidence.own(step, column, &mut add));
        }
        weights.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        let mut left = (MOST_FOR, MOST_AGAINST);
        weights.retain(|(_, weight)| {
            let left = if *weight >= 0.0 { &mut left.0 } else { &mut left.1 };
            let kept = *left > 0 && (*weight >= LEAST_FOR || *weight <= LEAST_AGAINST);
            *left -= usize::from(kept);
            kept
        });
        let told = |(notice, weight): (Notice, f32)| {
            if weight < 0.0 {
                return notice.against().map(|what| Reason { what, words: Vec::new(), weight });
            }
            let words = quotes::of(self.evidence, &self.counts, notice, state, step);
            // Without the words nobody could check it.
            let told = !words.is_empty() || !notice.is_quoted();
            notice.what().filter(|_| told).map(|what| Reason { what, words, weight })
        };
        weights.into_iter().filter_map(told).collect()
    }
}

/// The steps of the minute from `step` on.
pub(super) fn ahead(heard: &Heard, step: usize) -> impl Iterator<Item = usize> {
    let until = heard.steps.get(step).map_or(0.0, |step| step.start) + LISTENED;
    let steps = heard.steps.iter().enumerate().skip(step);
    steps.take_while(move |(_, step)| step.start < until).map(|(index, _)| index)
}

/// The index of a topic.
fn topic_of(state: State) -> Option<usize> {
    match state {
        State::Topic(topic) => Some(topic),
        _ => None,
    }
}
