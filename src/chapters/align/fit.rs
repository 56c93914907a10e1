//! Fits [`WEIGHTS`] to hand-labelled episodes and says honestly how good they are: every episode is judged by weights
//! that never saw it.
//!
//! `cargo test --lib chapters::align::fit -- --ignored --nocapture` prints the table for `weights.rs` and the figures for
//! docs/alignment.md. The objective is the likelihood of the labelled boundaries among all readings (a conditional random
//! field), with a Gaussian prior around the first guess, so that few labels cannot carry a weight far.
//!
//! `PODWRIGHT_WEIGHTS=NAME=VALUE,…` tries other weights, `PODWRIGHT_GOLD` names more folders of labels, `NOFIT` only judges.

use rayon::prelude::*;

use super::features::Evidence;
use super::gold::{Label, Labelled, Tally, gold, with_decoy};
use super::lattice::{Column, Lattice, Odds, Readings, Scores, State, column};
use super::weights::{FEATURES, Feature, GUESS, WEIGHTS};
use super::{Input, Lexicon, Stretch, decide, prepare, stretches};
use crate::transcript::Cue;

type Weights = Vec<f32>;

/// Width of the prior: how far a weight wanders for free.
const SIGMA: f32 = 0.7;
const FORBIDDEN: f32 = -1e5;

/// Features of every cell that has any.
struct Case {
    name: String,
    topics: usize,
    steps: Vec<(f64, f64)>,
    shared: Vec<[Vec<(Feature, f32)>; 2]>,
    own: Vec<Vec<(Feature, f32)>>,
    mask: Scores,
    labels: Vec<Label>,
    weight: f32,
    cues: Vec<Cue>,
    input: Input,
}

impl Case {
    fn new(name: String, cues: Vec<Cue>, input: Input, labels: Vec<Label>, weight: f32) -> Self {
        let topics = input.topics.len();
        let columns = column::count(topics);
        let (steps, shared, own) =
            prepare(&cues, &input, &mut Lexicon::new("en"), |evidence| Self::collect(evidence, columns));
        let mask = mask(&steps, columns, &labels);
        Self { name, topics, steps, shared, own, mask, labels, weight, cues, input }
    }

    #[allow(clippy::type_complexity)]
    fn collect(
        evidence: &Evidence,
        columns: usize,
    ) -> (Vec<(f64, f64)>, Vec<[Vec<(Feature, f32)>; 2]>, Vec<Vec<(Feature, f32)>>) {
        let steps: Vec<(f64, f64)> = evidence.heard.steps.iter().map(|step| (step.start, step.end)).collect();
        let (mut shared, mut own) = (Vec::new(), Vec::new());
        for step in 0..steps.len() {
            let mut pair = [Vec::new(), Vec::new()];
            evidence.beginning(step, &mut |feature, value| pair[0].push((feature, value)));
            evidence.beginning_topic(step, &mut |feature, value| pair[1].push((feature, value)));
            shared.push(pair);
            for column in 0..columns {
                let mut list = Vec::new();
                evidence.own(step, column, &mut |feature, value| {
                    if value != 0.0 {
                        list.push((feature, value));
                    }
                });
                own.push(list);
            }
        }
        (steps, shared, own)
    }

    fn columns(&self) -> usize {
        column::count(self.topics)
    }

    fn readings<'a>(&self, odds: &'a Odds) -> Readings<'a> {
        Readings::of(Lattice::ordered(&(0..self.topics).collect::<Vec<_>>(), self.input.sponsored), odds)
    }

    fn scores(&self, weights: &Weights) -> Scores {
        let columns = self.columns();
        let mut scores = Scores::new(self.steps.len(), columns);
        let dot = |list: &[(Feature, f32)]| list.iter().map(|(f, value)| weights[*f as usize] * value).sum::<f32>();
        for step in 0..self.steps.len() {
            let [begin, topic] = [dot(&self.shared[step][0]), dot(&self.shared[step][1])];
            for (column, cell) in scores.row_mut(step).iter_mut().enumerate() {
                *cell = dot(&self.own[step * columns + column]);
                *cell += if column::begins(column) { begin } else { 0.0 };
                *cell += if column::begins_topic(column) { topic } else { 0.0 };
            }
        }
        scores
    }

    /// Adds the gradient of the log-likelihood; returns the log-likelihood.
    fn gradient(&self, weights: &Weights) -> (f64, Weights) {
        let scores = self.scores(weights);
        let right = self.readings(&scores.plus(&self.mask).into_odds()).posterior();
        let all = self.readings(&scores.into_odds()).posterior();
        let mut gradient = vec![0.0; weights.len()];
        if right.total - all.total < -1e4 {
            return (0.0, gradient);
        }
        let columns = self.columns();
        let mut add = |list: &[(Feature, f32)], by: f32| {
            for (feature, value) in list {
                gradient[*feature as usize] += by * value * self.weight;
            }
        };
        for step in 0..self.steps.len() {
            let (mut begins, mut topics) = (0.0, 0.0);
            for column in 1..columns {
                let by = right.get(step, column) - all.get(step, column);
                if by.abs() < 1e-6 {
                    continue;
                }
                add(&self.own[step * columns + column], by);
                begins += if column::begins(column) { by } else { 0.0 };
                topics += if column::begins_topic(column) { by } else { 0.0 };
            }
            if begins != 0.0 || topics != 0.0 {
                add(&self.shared[step][0], begins);
                add(&self.shared[step][1], topics);
            }
        }
        (f64::from(self.weight) * (right.total - all.total), gradient)
    }

    fn solve(&self, weights: &Weights) -> Vec<Stretch> {
        let odds = self.scores(weights).into_odds();
        let readings = self.readings(&odds);
        let posterior = readings.posterior();
        let lattice = readings.into_lattice();
        prepare(&self.cues, &self.input, &mut Lexicon::new("en"), |evidence| {
            let path = decide::reading(lattice, evidence.heard, &posterior);
            stretches(evidence.heard, &path, &posterior)
        })
    }
}

/// Forbids every reading that the labels contradict, and draws starts to the very second.
fn mask(steps: &[(f64, f64)], columns: usize, labels: &[Label]) -> Scores {
    let mut mask = Scores::new(steps.len(), columns);
    let first_topic = labels.iter().position(|label| matches!(label.state, State::Topic(_))).unwrap_or(0);
    for (index, (start, end)) in steps.iter().enumerate() {
        let row = mask.row_mut(index);
        for (column, cell) in row.iter_mut().enumerate() {
            if column::begins(column) || is_inside(column) {
                *cell = FORBIDDEN;
            }
        }
        for (at, label) in labels.iter().enumerate() {
            let until = labels.get(at + 1).map_or(f64::INFINITY, |next| next.latest + 2.0);
            let holds = *start <= label.start && label.start < *end;
            if let Some(column) = label.state.start_column()
                && (label.earliest - 2.0 <= *start || holds)
                && *start <= label.latest + 2.0
            {
                row[column] = row[column].max(-((start - label.start).abs() as f32) / 3.0);
            }
            if (label.earliest - 2.0 <= *start || holds) && *start <= until {
                row[label.state.inside_column().unwrap_or(column::IN_INTRO)] = 0.0;
            }
        }
        if labels.get(first_topic).is_none_or(|label| *start <= label.latest + 2.0) {
            row[column::IN_INTRO] = 0.0;
        }
    }
    mask
}

fn is_inside(column: Column) -> bool {
    [column::IN_INTRO, column::IN_SPOT, column::IN_EXTRAS, column::IN_JOKE, column::IN_OUTRO].contains(&column)
        || column >= column::inside(0) && !column::begins_topic(column)
}

/// Cues joined into paragraphs of at least `length` seconds.
fn paragraphs(cues: &[Cue], length: f64) -> Vec<Cue> {
    let mut joined: Vec<Cue> = Vec::new();
    for cue in cues {
        match joined.last_mut().filter(|last| cue.start - last.start < length) {
            Some(last) => {
                last.text.push(' ');
                last.text.push_str(&cue.text);
            }
            None => joined.push(cue.clone()),
        }
    }
    joined
}

fn cases(gold: &[Labelled]) -> Vec<Case> {
    let mut cases = Vec::new();
    for (index, (name, cues, input, labels)) in gold.iter().enumerate() {
        let other = &gold[(index + 7) % gold.len()].2;
        let (decoyed, moved) = with_decoy(input, labels, other, index % (input.topics.len() + 1));
        cases.push((name, cues.clone(), input.clone(), labels.clone(), 1.0));
        cases.push((name, cues.clone(), decoyed, moved, 0.3));
        cases.push((name, paragraphs(cues, 25.0), input.clone(), labels.clone(), 0.3));
    }
    cases
        .into_par_iter()
        .map(|(name, cues, input, labels, weight)| Case::new(name.clone(), cues, input, labels, weight))
        .collect()
}

fn fit(cases: &[&Case], from: &Weights, rounds: usize) -> (f64, Weights) {
    let mut weights = from.clone();
    let (mut mean, mut square) = (vec![0.0f32; weights.len()], vec![0.0f32; weights.len()]);
    let mut likelihood = 0.0;
    for round in 1..=rounds {
        let parts: Vec<(f64, Weights)> = cases.par_iter().map(|case| case.gradient(&weights)).collect();
        likelihood = parts.iter().map(|part| part.0).sum();
        let rate = 0.08 * (1.0 - 0.9 * round as f32 / rounds as f32);
        for index in 0..weights.len() {
            let data: f32 = parts.iter().map(|part| part.1[index]).sum();
            let gradient = data - (weights[index] - GUESS[index]) / (SIGMA * SIGMA);
            mean[index] = 0.9 * mean[index] + 0.1 * gradient;
            square[index] = 0.98 * square[index] + 0.02 * gradient * gradient;
            let [m, s] =
                [mean[index] / (1.0 - 0.9f32.powi(round as i32)), square[index] / (1.0 - 0.98f32.powi(round as i32))];
            weights[index] += rate * m / (s.sqrt() + 1e-4);
            // Time alone must never speak for staying: it would outgrow all other evidence in a long episode.
            if matches!(
                FEATURES[index],
                Feature::IntroTime | Feature::SpotTime | Feature::JokeTime | Feature::OutroTime
            ) {
                weights[index] = weights[index].min(0.0);
            }
        }
    }
    (likelihood, weights)
}

/// Judges the original transcripts and the other two variants apart.
fn judge<'a>(cases: impl Iterator<Item = (&'a Case, Weights)>, talk: bool) -> [Tally; 3] {
    let mut tallies = [Tally::default(), Tally::default(), Tally::default()];
    for (case, weights) in cases {
        let variant = if case.weight == 1.0 {
            0
        } else if case.input.topics.len() > case.labels.iter().filter(|l| matches!(l.state, State::Topic(_))).count() {
            1
        } else {
            2
        };
        tallies[variant].judge(&case.name, &case.labels, &case.solve(&weights), talk && variant == 0);
    }
    tallies
}

#[test]
#[ignore = "fits weights; takes a minute"]
fn fit_weights() {
    let Some(gold) = gold() else {
        println!("skipped: no labelled episodes beside the repository");
        return;
    };
    let cases = cases(&gold);
    let all: Vec<&Case> = cases.iter().collect();
    let mut guess = WEIGHTS.to_vec();
    let changed = std::env::var("PODWRIGHT_WEIGHTS").unwrap_or_default();
    for (name, value) in changed.split(',').filter_map(|pair| pair.split_once('=')) {
        let at = FEATURES.iter().position(|feature| format!("{feature:?}") == name).expect("a feature");
        guess[at] = value.parse().expect("a number");
    }
    let titles = ["as labelled", "with a decoy", "in paragraphs"];
    for (title, tally) in titles.iter().zip(&mut judge(all.iter().map(|case| (*case, guess.clone())), false)) {
        tally.print(&format!("now, {title}"));
        tally.print_curve();
    }
    if std::env::var_os("NOFIT").is_some() {
        return;
    }
    let (likelihood, weights) = fit(&all, &guess, 120);
    println!("log-likelihood {likelihood:.1}");
    for (title, tally) in titles.iter().zip(&mut judge(all.iter().map(|case| (*case, weights.clone())), true)) {
        tally.print(&format!("fitted, {title}"));
    }
    for ((feature, weight), guess) in FEATURES.iter().zip(&weights).zip(GUESS) {
        println!("    {feature:?} = {weight:.2} from {guess:?},");
    }
    if std::env::var_os("QUICK").is_some() {
        return;
    }
    let folds: Vec<(&Case, Weights)> = gold
        .iter()
        .flat_map(|(name, ..)| {
            let rest: Vec<&Case> = cases.iter().filter(|case| case.name != *name).collect();
            let (_, weights) = fit(&rest, &weights, 25);
            cases.iter().filter(|case| case.name == *name).map(|case| (case, weights.clone())).collect::<Vec<_>>()
        })
        .collect();
    let unseen = folds.iter().filter(|(case, _)| case.weight == 1.0);
    let unseen: f64 = unseen.map(|(case, weights)| case.gradient(weights).0).sum();
    println!("log-likelihood of episodes left out {unseen:.1}");
    for (title, tally) in titles.iter().zip(&mut judge(folds.into_iter(), true)) {
        tally.print(&format!("left out, {title}"));
        tally.print_curve();
    }
}

#[test]
#[ignore = "prints what speaks for the labelled and the found boundaries of one episode: EPISODE=060"]
fn explain() {
    let (Some(gold), Ok(wanted)) = (gold(), std::env::var("EPISODE")) else { return };
    let weights = WEIGHTS.to_vec();
    for (name, cues, input, labels) in gold.into_iter().filter(|(name, ..)| wanted.split(',').any(|w| w == name)) {
        let case = Case::new(name, cues, input, labels, 1.0);
        let scores = case.scores(&weights);
        let posterior = case.readings(&scores.clone().into_odds()).posterior();
        let found = case.solve(&weights);
        for label in &case.labels {
            let got = found.iter().filter(|stretch| stretch.state == label.state);
            let got = got.min_by(|a, b| (a.start - label.start).abs().total_cmp(&(b.start - label.start).abs()));
            if got.is_some_and(|got| (label.earliest - 5.0..=label.latest + 5.0).contains(&got.start)) {
                continue;
            }
            println!("== {} {:?} labelled {} found {got:?}", case.name, label.state, label.start);
            let Some(column) = label.state.start_column() else { continue };
            for start in [Some(label.start), got.map(|got| got.start)].into_iter().flatten() {
                let near = case.steps.iter().position(|step| step.0 >= start.floor()).unwrap_or(0);
                for step in near.saturating_sub(1)..(near + 2).min(case.steps.len()) {
                    let own = &case.own[step * case.columns() + column];
                    let list = own.iter().chain(&case.shared[step][0]).chain(&case.shared[step][1]);
                    let list: Vec<String> = list
                        .filter(|(_, value)| *value != 0.0)
                        .map(|(feature, value)| format!("{feature:?} {:.1}", weights[*feature as usize] * value))
                        .collect();
                    let text = case.cues.iter().find(|cue| cue.start >= case.steps[step].0).map_or("", |cue| &cue.text);
                    println!(
                        "   {:.0} p {:.3} «{}»\n       {}",
                        case.steps[step].0,
                        posterior.get(step, column),
                        text.chars().take(90).collect::<String>(),
                        list.join(", ")
                    );
                }
                println!();
            }
        }
    }
}

/// What the labelled episodes lose when a group of features is taken away and the rest is left as it is.
#[test]
#[ignore = "prints the table of docs/alignment.md"]
fn what_each_group_brings() {
    let Some(gold) = gold() else { return };
    let cases = cases(&gold);
    let whole: Vec<&Case> = cases.iter().filter(|case| case.weight == 1.0).collect();
    let groups: [(&str, &[&str]); 9] = [
        ("nothing", &[]),
        ("agreement before", &["ClosedBefore", "ClosedTwice", "OnlyAgrees", "AskedBefore"]),
        ("openers, length, sentence", &["Opens", "Long", "MidSentence", "Pause"]),
        ("change of words", &["Dip"]),
        (
            "hand-over phrases",
            &["AskHere", "AskBefore", "AskAfter", "AnnounceHere", "AnnounceAfter", "TurnHere", "Origin"],
        ),
        ("names of presenters, voices", &["Addressed", "ToPresenter", "VoiceTurns"]),
        ("heading named near the start", &["Named0", "Named4", "Unnamed", "NamedBefore"]),
        ("words of heading and body", &["InHead", "InBody"]),
        ("even spacing", &["Uneven"]),
    ];
    for (title, without) in groups {
        let mut weights = WEIGHTS.to_vec();
        for (feature, weight) in FEATURES.iter().zip(&mut weights) {
            if without.contains(&format!("{feature:?}").as_str()) {
                *weight = 0.0;
            }
        }
        let mut tally = Tally::default();
        for case in &whole {
            tally.judge(&case.name, &case.labels, &case.solve(&weights), false);
        }
        tally.print(title);
    }
}
