//! What is known of all ways from a node to the end of the episode.

pub(super) const NOTHING: f64 = f64::NEG_INFINITY;
/// Ways that score so much less than the best are not counted: a likelihood of 10⁻⁷.
const UNSEEN: f64 = -16.0;
/// More ways are not told apart; only a transcript without any evidence has so many.
const MOST_WAYS: f64 = 1e290;

/// All ways from a node to the end, as far as somebody wants to know them.
pub(in super::super) trait Onward: Copy {
    /// There is none.
    const DEAD_END: Self;

    /// One that ends at once.
    fn end(score: f64) -> Self;

    /// These, each after a move of this score.
    fn after(self, score: f64) -> Self;

    /// All of them.
    fn together(all: &[Self]) -> Self;

    /// Score of the best.
    fn best(self) -> f64;
}

/// The best way alone.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Best(f64);

impl Onward for Best {
    const DEAD_END: Self = Self(NOTHING);

    fn end(score: f64) -> Self {
        Self(score)
    }

    fn after(self, score: f64) -> Self {
        Self(self.0 + score)
    }

    fn together(all: &[Self]) -> Self {
        Self(all.iter().fold(NOTHING, |best, one| best.max(one.0)))
    }

    fn best(self) -> f64 {
        self.0
    }
}

/// The best way, and how many there are beside it.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Weighed {
    best: f64,
    /// How many there are, each weighed by its likelihood beside the best.
    ways: f64,
}

impl Weighed {
    /// The weight of these ways beside a way of score `best`.
    fn beside(self, best: f64) -> f64 {
        let behind = self.best - best;
        if behind == 0.0 {
            self.ways
        } else if behind > UNSEEN {
            // Confidences are told to three digits: single precision is plenty.
            self.ways * f64::from((behind as f32).exp())
        } else {
            0.0
        }
    }

    /// The likelihood of these ways among `all` of which they are some.
    pub(super) fn share_of(self, all: Self) -> f64 {
        self.beside(all.best) / all.ways
    }

    /// How well all of them score together, as a logarithm.
    pub(super) fn total(self) -> f64 {
        self.best + self.ways.ln()
    }
}

impl Onward for Weighed {
    const DEAD_END: Self = Self { best: NOTHING, ways: 0.0 };

    fn end(score: f64) -> Self {
        Self { best: score, ways: 1.0 }
    }

    fn after(self, score: f64) -> Self {
        Self { best: self.best + score, ..self }
    }

    fn together(all: &[Self]) -> Self {
        let best = all.iter().fold(NOTHING, |best, one| best.max(one.best));
        if best == NOTHING {
            return Self::DEAD_END;
        }
        let ways = all.iter().fold(0.0, |ways, one| ways + one.beside(best));
        Self { best, ways: ways.min(MOST_WAYS) }
    }

    fn best(self) -> f64 {
        self.best
    }
}
