//! Chapters of an episode without notes: where people hand over, turn to another subject and change their words.

use super::lattice::{Lattice, Readings, State, best, column};
use super::titles::titles;
use super::why::Reader;
use super::{Input, Lexicon, Stretch, Written, prepare, score, stretches};
use crate::record::Why;
use crate::transcript::Cue;

/// Topics that nobody wrote down last at least so long, in seconds.
const SHORTEST: f64 = 75.0;
/// How much readier than with notes the aligner is to begin a topic, as log-odds: nothing says how many there are, and the
/// best reading has too few of them. On labelled episodes 0, 1, 1.5, 2 and 3 meet 42, 53, 59, 65 and 71 % of the boundaries,
/// and 92, 86, 82, 75 and 62 % of those told are right.
const READY: f32 = 1.5;
/// No boundary that is inferred without notes is surer than this.
const MOST_SURE: f64 = 0.5;
/// Boundaries less sure than this are not worth a chapter.
const LEAST_SURE: f64 = 0.15;
/// Extras, a joke or a spot that is over sooner was only spoken of, in seconds.
const SHORTEST_SEGMENT: f64 = 15.0;

/// The episode in stretches, in order of time, with titles of their own words for topics, and why they begin where they
/// do.
pub(in super::super) fn outline(
    cues: &[Cue],
    input: &Input,
    lexicon: &mut Lexicon,
) -> (Vec<(Stretch, String)>, Vec<Why>) {
    let input = Input { topics: vec![Written::default()], presenters: vec![Vec::new()], ..input.clone() };
    prepare(cues, &input, lexicon, |evidence| {
        let mut scores = score(evidence);
        scores.favour(column::begins_topic, READY);
        let lattice = || Lattice::open(input.sponsored);
        let best = best(lattice(), &scores);
        let posterior = Readings::of(lattice(), &scores.into_odds()).posterior();
        let found = stretches(evidence.heard, &best, &posterior);
        let kept = thin(found, evidence.heard.end());
        let whys = Reader::new(evidence, &posterior).whys(&kept);
        let titles = titles(&kept, evidence, cues);
        (kept.into_iter().zip(titles).collect(), whys)
    })
}

/// Leaves out what is too short or too doubtful.
fn thin(found: Vec<Stretch>, end: f64) -> Vec<Stretch> {
    let mut kept: Vec<Stretch> = Vec::new();
    let mut later: Vec<f64> = found.iter().skip(1).map(|next| next.start).collect();
    later.push(end);
    for (mut stretch, until) in found.into_iter().zip(later) {
        let passing = matches!(stretch.state, State::Spot | State::Extras | State::Joke);
        if passing && until - stretch.start < SHORTEST_SEGMENT {
            continue;
        }
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
