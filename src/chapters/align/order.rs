//! The order in which topics are discussed: that of the notes, unless another explains the transcript far better.

use super::lattice::{Lattice, Posterior, Scores, column};

/// What every move away from the order of the notes costs, in log-odds: one show in many strays from its notes.
const MOVE: f64 = 3.0;
/// A topic that is left out with at least this likelihood may have been discussed elsewhere.
const MISSING: f32 = 0.5;
/// So many cells are looked at when other orders are tried, so that long notes stay cheap.
const MOST_CELLS: usize = 600_000;

/// The lattice whose order of topics explains `scores` best, and how likely each of its moves is.
pub(super) fn find(scores: &Scores, topics: usize) -> (Lattice, Posterior) {
    let ordered = Lattice::ordered(&(0..topics).collect::<Vec<_>>());
    let posterior = ordered.posterior(scores);
    let missing = missing(&posterior, scores, topics);
    if missing.is_empty() || topics < 2 {
        return (ordered, posterior);
    }
    match better(&ordered, missing, scores, topics) {
        Some(moved) => {
            let posterior = moved.posterior(scores);
            (moved, posterior)
        }
        None => (ordered, posterior),
    }
}

/// A lattice in which some of the `missing` topics stand elsewhere, if one explains `scores` better than `ordered`.
fn better(ordered: &Lattice, missing: Vec<usize>, scores: &Scores, topics: usize) -> Option<Lattice> {
    let mut order: Vec<usize> = (0..topics).collect();
    let mut lattice = None;
    let mut best = ordered.total(scores);
    let mut left = MOST_CELLS / (scores.steps() * topics).max(1);
    for topic in missing {
        let Some(from) = order.iter().position(|other| *other == topic) else { continue };
        let mut found = None;
        for to in (0..topics).filter(|to| *to != from) {
            if left == 0 {
                return lattice;
            }
            left -= 1;
            let mut other = order.clone();
            other.remove(from);
            other.insert(to, topic);
            let moved = Lattice::ordered(&other);
            let total = moved.total(scores) - MOVE;
            if total > best {
                best = total;
                found = Some((other, moved));
            }
        }
        if let Some((other, moved)) = found {
            (order, lattice) = (other, Some(moved));
        }
    }
    lattice
}

/// The topics that most readings leave out.
fn missing(posterior: &Posterior, scores: &Scores, topics: usize) -> Vec<usize> {
    let begun = |topic: usize| (0..scores.steps()).map(|step| posterior.get(step, column::start(topic))).sum::<f32>();
    (0..topics).filter(|topic| begun(*topic) < 1.0 - MISSING).collect()
}

#[cfg(test)]
mod tests {
    use super::super::lattice::State;
    use super::*;

    /// Three topics, each loud in two steps of its own.
    fn scores(loud: [usize; 6]) -> Scores {
        let mut scores = Scores::new(6, column::count(3));
        for (step, topic) in loud.into_iter().enumerate() {
            let row = scores.row_mut(step);
            row[column::IN_INTRO] = -9.0;
            for column in [column::START_SPOT, column::START_EXTRAS, column::START_JOKE, column::START_OUTRO] {
                row[column] = -30.0;
            }
            row[column::SKIP] = -4.0;
            row[column::inside(topic)] = 8.0;
            row[column::start(topic)] = 2.0;
        }
        scores
    }

    fn heard(loud: [usize; 6]) -> Vec<State> {
        let scores = scores(loud);
        find(&scores, 3).0.best(&scores).into_iter().filter(|step| step.1).map(|step| step.0).collect()
    }

    #[test]
    fn the_order_of_the_notes_stands_when_it_fits() {
        assert_eq!(heard([0, 0, 1, 1, 2, 2]), [State::Topic(0), State::Topic(1), State::Topic(2)]);
    }

    #[test]
    fn a_topic_that_was_moved_is_found_where_it_is_discussed() {
        assert_eq!(heard([2, 2, 0, 0, 1, 1]), [State::Topic(2), State::Topic(0), State::Topic(1)]);
        assert_eq!(heard([1, 1, 0, 0, 2, 2]), [State::Topic(1), State::Topic(0), State::Topic(2)]);
    }
}
