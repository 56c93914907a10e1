//! Tables of one row a step and one column a kind of move.

use rayon::prelude::*;

use super::Column;
use super::column;

/// The scores of all columns at all steps, row by row.
#[derive(Debug, Clone)]
pub(in super::super) struct Scores {
    columns: usize,
    cells: Vec<f32>,
}

/// The odds of all columns at all steps, by which likelihoods are multiplied.
pub(in super::super) struct Odds(pub(super) Scores);

impl Odds {
    /// How many steps they are of.
    pub(in super::super) fn steps(&self) -> usize {
        self.0.steps()
    }

    /// How many topics they are about.
    pub(in super::super) fn topics(&self) -> usize {
        column::topics(self.0.columns)
    }
}

/// A column that scores more decides no less: e to this power is what a float can hold.
const MOST_SCORED: f32 = 80.0;

/// So many cells at once are worth another processor.
const SHARE: usize = 32_768;

impl Scores {
    /// A table of zeros.
    pub(in super::super) fn new(steps: usize, columns: usize) -> Self {
        Self { columns: columns.max(1), cells: vec![0.0; steps * columns.max(1)] }
    }

    /// The sums of two tables of one size.
    #[cfg(test)]
    pub(in super::super) fn plus(&self, other: &Self) -> Self {
        let cells = self.cells.iter().zip(&other.cells).map(|(a, b)| a + b).collect();
        Self { columns: self.columns, cells }
    }

    /// The rows of all steps, to be filled.
    pub(in super::super) fn par_rows(&mut self) -> impl IndexedParallelIterator<Item = (usize, &mut [f32])> {
        self.cells.par_chunks_mut(self.columns).enumerate()
    }

    /// What the scores make of odds.
    pub(in super::super) fn into_odds(mut self) -> Odds {
        let shares = self.cells.par_chunks_mut(SHARE);
        shares.flatten_iter().for_each(|cell| *cell = cell.min(MOST_SCORED).exp());
        Odds(self)
    }

    /// Adds `worth` to the columns that are `wanted`, at all steps.
    pub(in super::super) fn favour(&mut self, wanted: impl Fn(Column) -> bool, worth: f32) {
        for row in self.cells.chunks_mut(self.columns) {
            row.iter_mut().enumerate().filter(|(column, _)| wanted(*column)).for_each(|(_, cell)| *cell += worth);
        }
    }

    /// How many steps it has.
    pub(in super::super) fn steps(&self) -> usize {
        self.cells.len() / self.columns
    }

    /// The row of a step.
    pub(in super::super) fn row(&self, step: usize) -> &[f32] {
        self.cells.get(step * self.columns..(step + 1) * self.columns).unwrap_or_default()
    }

    /// The row of a step, to be filled.
    pub(in super::super) fn row_mut(&mut self, step: usize) -> &mut [f32] {
        self.cells.get_mut(step * self.columns..(step + 1) * self.columns).unwrap_or_default()
    }
}

/// How likely each column is used at each step, and how well all readings score together.
pub(in super::super) struct Posterior {
    columns: usize,
    cells: Vec<f32>,
    /// Logarithm of the sum over all readings.
    #[cfg(test)]
    pub(in super::super) total: f64,
}

impl Posterior {
    pub(in super::super) fn new(steps: usize, columns: usize, _total: f64) -> Self {
        let columns = columns.max(1);
        Self {
            columns,
            cells: vec![0.0; steps * columns],
            #[cfg(test)]
            total: _total,
        }
    }

    /// Adds to how likely `column` is used at `step`.
    pub(in super::super) fn add(&mut self, step: usize, column: Column, share: f64) {
        if column != column::FREE
            && let Some(cell) = self.cells.get_mut(step * self.columns + column)
        {
            *cell += share as f32;
        }
    }

    /// How likely `column` is used at `step`.
    pub(in super::super) fn get(&self, step: usize, column: Column) -> f32 {
        self.cells.get(step * self.columns + column).copied().unwrap_or_default()
    }
    /// How many columns it has.
    pub(in super::super) fn columns(&self) -> usize {
        self.columns
    }

    /// How likely each column is used at `step`.
    pub(in super::super) fn row(&self, step: usize) -> &[f32] {
        self.cells.get(step * self.columns..(step + 1) * self.columns).unwrap_or_default()
    }

    /// How often each column is used.
    pub(in super::super) fn sums(&self) -> Vec<f32> {
        let mut sums = vec![0.0; self.columns];
        for row in self.cells.chunks(self.columns) {
            sums.iter_mut().zip(row).for_each(|(sum, likely)| *sum += likely);
        }
        sums
    }

    /// The same table, to score readings by.
    pub(in super::super) fn as_scores(&self) -> Scores {
        Scores { columns: self.columns, cells: self.cells.clone() }
    }
}
