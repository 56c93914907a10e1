//! What is known of all ways from a node to the end of the episode.

/// All ways from a node to the end, as far as somebody wants to know them. There is one for every node at every step, so
/// that it is kept small.
pub(in super::super) trait Onward: Copy {
    /// There is none.
    const DEAD_END: Self;

    /// One that ends at once, in a column of this worth.
    fn end(worth: f32) -> Self;

    /// These, each after a move through columns of this worth.
    fn after(self, worths: [f32; 2]) -> Self;

    /// All of them.
    fn together(all: &[Self]) -> Self;

    /// Is there none?
    fn is_dead_end(self) -> bool;
}

/// The score of the best way alone; what columns are worth are scores.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub(in super::super) struct Best(f32);

impl Onward for Best {
    const DEAD_END: Self = Self(f32::NEG_INFINITY);

    fn end(worth: f32) -> Self {
        Self(worth)
    }

    fn after(self, worths: [f32; 2]) -> Self {
        Self(worths.into_iter().fold(self.0, |score, worth| score + worth))
    }

    fn together(all: &[Self]) -> Self {
        Self(all.iter().fold(f32::NEG_INFINITY, |best, one| best.max(one.0)))
    }

    fn is_dead_end(self) -> bool {
        self == Self::DEAD_END
    }
}

/// How likely all ways are together, beside those of other nodes: a number far beyond what a float can hold. What columns
/// are worth are odds.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Weighed {
    /// In units of [`UNIT`] to the power of the scale; within [`LEAST`] and [`MOST`], or 0.
    weight: f32,
    scale: i32,
}

/// 2⁶⁴.
const UNIT: f64 = 18_446_744_073_709_551_616.0;
/// 2³² and its inverse.
const MOST: f64 = 4_294_967_296.0;
const LEAST: f64 = 1.0 / MOST;

impl Weighed {
    fn new(mut weight: f64, mut scale: i32) -> Self {
        if weight == 0.0 {
            return Self::DEAD_END;
        }
        while weight > MOST {
            (weight, scale) = (weight / UNIT, scale.saturating_add(1));
        }
        while weight < LEAST {
            (weight, scale) = (weight * UNIT, scale.saturating_sub(1));
        }
        Self { weight: weight as f32, scale }
    }

    /// The weight in units of a scale; of one that is far greater nothing is left.
    fn at(self, scale: i32) -> f64 {
        let weight = f64::from(self.weight);
        match self.scale.wrapping_sub(scale) {
            0 => weight,
            -1 => weight / UNIT,
            1 => weight * UNIT,
            _ => 0.0,
        }
    }

    /// The likelihood of these ways among `all` of which they are some.
    pub(super) fn share_of(self, all: Self) -> f64 {
        self.at(all.scale) / f64::from(all.weight)
    }

    /// How well all of them score together, as a logarithm.
    pub(super) fn total(self) -> f64 {
        f64::from(self.weight).ln() + f64::from(self.scale) * UNIT.ln()
    }
}

impl Onward for Weighed {
    const DEAD_END: Self = Self { weight: 0.0, scale: i32::MIN };

    fn end(worth: f32) -> Self {
        Self::new(worth.into(), 0)
    }

    fn after(self, worths: [f32; 2]) -> Self {
        Self::new(worths.into_iter().fold(self.weight.into(), |weight, worth| weight * f64::from(worth)), self.scale)
    }

    fn together(all: &[Self]) -> Self {
        let scale = all.iter().fold(i32::MIN, |scale, one| scale.max(one.scale));
        Self::new(all.iter().map(|one| one.at(scale)).sum(), scale)
    }

    fn is_dead_end(self) -> bool {
        self.weight == 0.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Long ways are as likely as the sum of their scores says, however far beyond floats that is.
        #[test]
        fn weights_are_sums_of_scores(scores in proptest::collection::vec(-70f32..70.0, 1..200)) {
            let way = scores.iter().fold(Weighed::end(1.0), |way, score| {
                Weighed::together(&[way.after([score.exp(), 1.0]), Weighed::DEAD_END])
            });
            let sum: f64 = scores.iter().map(|score| f64::from(*score)).sum();
            prop_assert!((way.total() - sum).abs() < 1e-3 * scores.len() as f64, "{} {sum}", way.total());
            let twice = Weighed::together(&[way, way]);
            prop_assert!((way.share_of(twice) - 0.5).abs() < 1e-9);
        }
    }
}
