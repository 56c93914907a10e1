//! The order in which topics are discussed: that of the notes, unless another explains the transcript far better.

use super::lattice::{Lattice, Odds, Posterior, Readings, column};

/// What every move away from the order of the notes costs, in log-odds: one show in many strays from its notes.
const MOVE: f64 = 3.0;
/// A topic that is left out with at least this likelihood may have been discussed elsewhere.
const MISSING: f32 = 0.5;
/// So many cells are looked at when other orders are tried, so that long notes stay cheap.
const MOST_CELLS: usize = 600_000;

/// The lattice whose order of topics explains `odds` best, and how likely each of its moves is. Does somebody pay?
pub(super) fn find(odds: &Odds, sponsored: bool) -> (Lattice, Posterior) {
    let topics = odds.topics();
    let ordered = Readings::of(Lattice::ordered(&(0..topics).collect::<Vec<_>>(), sponsored), odds);
    let posterior = ordered.posterior();
    let missing = missing(&posterior, topics);
    if missing.is_empty() || topics < 2 {
        return (ordered.into_lattice(), posterior);
    }
    match better(ordered.total(), missing, odds, sponsored) {
        Some(moved) => {
            let posterior = moved.posterior();
            (moved.into_lattice(), posterior)
        }
        None => (ordered.into_lattice(), posterior),
    }
}

/// Readings in which some of the `missing` topics stand elsewhere, if any explain `odds` better than those of total
/// score `best`.
fn better(mut best: f64, missing: Vec<usize>, odds: &Odds, sponsored: bool) -> Option<Readings<'_>> {
    let topics = odds.topics();
    let mut order: Vec<usize> = (0..topics).collect();
    let mut readings = None;
    let mut left = MOST_CELLS / (odds.steps() * topics).max(1);
    for topic in missing {
        let Some(from) = order.iter().position(|other| *other == topic) else { continue };
        let mut found = None;
        for to in (0..topics).filter(|to| *to != from) {
            if left == 0 {
                return readings;
            }
            left -= 1;
            let mut other = order.clone();
            other.remove(from);
            other.insert(to, topic);
            let moved = Readings::of(Lattice::ordered(&other, sponsored), odds);
            let total = moved.total() - MOVE;
            if total > best {
                best = total;
                found = Some((other, moved));
            }
        }
        if let Some((other, moved)) = found {
            (order, readings) = (other, Some(moved));
        }
    }
    readings
}

/// The topics that most readings leave out.
fn missing(posterior: &Posterior, topics: usize) -> Vec<usize> {
    let begun = posterior.sums();
    let is_missing = |topic: &usize| begun.get(column::start(*topic)).copied().unwrap_or_default() < 1.0 - MISSING;
    (0..topics).filter(is_missing).collect()
}

#[cfg(test)]
mod tests {
    use super::super::lattice::{Scores, State, best};
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
        best(find(&scores.clone().into_odds(), true).0, &scores)
            .into_iter()
            .filter(|step| step.1)
            .map(|step| step.0)
            .collect()
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
