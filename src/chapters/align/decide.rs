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
pub(super) fn reading(lattice: Lattice, heard: &Heard, posterior: &Posterior, topics: usize) -> Vec<(State, bool)> {
    let columns = column::count(topics);
    let fading: Vec<f32> = heard.steps.windows(2).map(fade).collect();
    let mut worth = Scores::new(heard.steps.len(), columns);
    for column in (0..columns).filter(|column| column::begins(*column)) {
        let likely: Vec<f32> = (0..heard.steps.len()).map(|step| posterior.get(step, column)).collect();
        let bias = if column::begins_topic(column) {
            DISCUSSED * (likely.iter().sum::<f32>() - LEAST_LIKELY)
        } else {
            -LEAST_NEAR
        };
        write(&mut worth, column, &blurred(&likely, &fading), bias);
    }
    lattice::best(lattice, &worth)
}

fn write(worth: &mut Scores, column: Column, near: &[f32], bias: f32) {
    for (step, near) in near.iter().enumerate() {
        worth.row_mut(step).get_mut(column).into_iter().for_each(|cell| *cell = near + bias);
    }
}

/// What is left of a likelihood from one step to the next.
fn fade(pair: &[Step]) -> f32 {
    let [earlier, later] = pair else { return 0.0 };
    (-(later.start - earlier.start) / BLUR).exp() as f32
}

/// For each step how likely something lies about there; `fading` lies between the steps.
fn blurred(likely: &[f32], fading: &[f32]) -> Vec<f32> {
    let mut near = likely.to_vec();
    let mut carried = 0.0;
    for ((near, before), fading) in near.iter_mut().skip(1).zip(likely).zip(fading) {
        carried = (carried + before) * fading;
        *near += carried;
    }
    carried = 0.0;
    for ((near, after), fading) in near.iter_mut().zip(likely.iter().skip(1)).zip(fading).rev() {
        carried = (carried + after) * fading;
        *near += carried;
    }
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likelihood_is_felt_around() {
        let near = blurred(&[0.0, 0.0, 0.6, 0.0], &[0.5, 0.5, 0.25]);
        assert_eq!(near, [0.15, 0.3, 0.6, 0.15]);
        assert_eq!(blurred(&[0.2, 0.4], &[0.5]), [0.4, 0.5]);
        assert!(blurred(&[], &[]).is_empty());
    }
}
