//! Which reading to tell: the one whose boundaries are most likely near the truth.
//!
//! The best single reading may hang on a boundary that many slightly worse readings contradict together. So every
//! boundary is worth the likelihood that it lies about there, and the reading of the greatest worth is told (maximum
//! expected accuracy, as in the alignment of sequences).

use super::heard::{Heard, Step};
use super::lattice::{self, Column, Lattice, Posterior, Scores, State, column};

/// A boundary that misses the truth by so many seconds is worth a third as much.
const BLUR: f64 = 5.0;
/// A topic that is less likely to be discussed at all gets no start.
const LEAST_LIKELY: f32 = 0.8;
/// A spot, extras, a joke or a goodbye that is less likely to begin about there is not told.
const LEAST_NEAR: f32 = 0.4;
/// How much more it matters whether a topic is discussed than where it begins.
const DISCUSSED: f32 = 3.0;

/// The state of every step, and whether the step begins it.
pub(super) fn reading(lattice: Lattice, heard: &Heard, posterior: &Posterior) -> Vec<(State, bool)> {
    let fading: Vec<f32> = heard.steps.windows(2).map(fade).collect();
    let mut worth = near(posterior, &fading);
    let biases: Vec<Option<f32>> =
        posterior.sums().into_iter().enumerate().map(|(column, likely)| bias(column, likely)).collect();
    for step in 0..worth.steps() {
        for (cell, bias) in worth.row_mut(step).iter_mut().zip(&biases) {
            *cell = bias.map_or(0.0, |bias| *cell + bias);
        }
    }
    lattice::best(lattice, &worth)
}

/// What it is worth to tell a column that begins something, which is `likely` to be there at all, wherever it lies.
fn bias(column: Column, likely: f32) -> Option<f32> {
    if column::begins_topic(column) {
        Some(DISCUSSED * (likely - LEAST_LIKELY))
    } else {
        column::begins(column).then_some(-LEAST_NEAR)
    }
}

/// What is left of a likelihood from one step to the next.
fn fade(pair: &[Step]) -> f32 {
    let [earlier, later] = pair else { return 0.0 };
    (-(later.start - earlier.start) / BLUR).exp() as f32
}

/// For each step and column how likely it lies about there; `fading` lies between the steps.
fn near(posterior: &Posterior, fading: &[f32]) -> Scores {
    let mut near = posterior.as_scores();
    let steps = near.steps();
    let mut carry = |(earlier, later, fading): (usize, usize, f32), carried: &mut [f32]| {
        for (carried, likely) in carried.iter_mut().zip(posterior.row(earlier)) {
            *carried = (*carried + likely) * fading;
        }
        near.row_mut(later).iter_mut().zip(carried).for_each(|(near, carried)| *near += *carried);
    };
    let gaps = || (1..steps).zip(fading).map(|(step, fading)| (step, *fading));
    let mut carried = vec![0.0; posterior.columns()];
    gaps().for_each(|(step, fading)| carry((step - 1, step, fading), &mut carried));
    carried.fill(0.0);
    gaps().rev().for_each(|(step, fading)| carry((step, step - 1, fading), &mut carried));
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blurred(likely: &[f32], fading: &[f32]) -> Vec<f32> {
        let mut posterior = Posterior::new(likely.len(), 2, 0.0);
        likely.iter().enumerate().for_each(|(step, likely)| posterior.add(step, 1, f64::from(*likely)));
        let near = near(&posterior, fading);
        (0..near.steps()).map(|step| near.row(step)[1]).collect()
    }

    #[test]
    fn likelihood_is_felt_around() {
        let near = blurred(&[0.0, 0.0, 0.6, 0.0], &[0.5, 0.5, 0.25]);
        assert_eq!(near, [0.15, 0.3, 0.6, 0.15]);
        assert_eq!(blurred(&[0.2, 0.4], &[0.5]), [0.4, 0.5]);
        assert!(blurred(&[], &[]).is_empty());
    }
}
