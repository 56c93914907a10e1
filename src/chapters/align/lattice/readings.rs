//! What follows from a lattice and scores: the best reading, and how likely every move is.
//!
//! One pass from the end to the start finds for every node at every step how well the best way to the end scores and how
//! many ways there are, weighed beside the best one. The best reading then follows the best moves from the start; and as
//! likelihood flows from the start along all moves, by what lies behind each, the few nodes that get any are looked at.

use super::onward::{Best, Onward, Weighed};
use super::{Lattice, MOST_MOVES, Move, Node, Odds, Posterior, START, Scores, State};

/// Nodes that are less likely are not followed.
const UNLIKELY: f64 = 1e-7;

/// Where moves land: a step, or what is behind the last one.
#[derive(Clone, Copy)]
struct Landing<'a> {
    /// What the columns are worth.
    row: &'a [f32],
    is_last: bool,
}

impl Landing<'_> {
    /// The way that ends in `node`.
    fn end<W: Onward>(self, node: &Node) -> W {
        let column = node.end.filter(|_| self.is_last);
        let worth = column.and_then(|column| self.row.get(column));
        worth.map_or(W::DEAD_END, |worth| W::end(*worth))
    }

    /// The ways that begin with a move, when `here` are those from the nodes of this step.
    fn after<W: Onward>(self, made: Move, here: &[W]) -> W {
        here.get(made.to as usize).copied().unwrap_or(W::DEAD_END).after(made.worths(self.row))
    }

    /// All ways onward from a node whose moves land here.
    fn gather<W: Onward>(self, node: &Node, here: &[W]) -> W {
        let mut all = [W::DEAD_END; 1 + MOST_MOVES];
        let [end, moves @ ..] = &mut all;
        *end = self.end(node);
        moves.iter_mut().zip(node.moves()).for_each(|(ways, made)| *ways = self.after(*made, here));
        W::together(all.get(..=node.moves().len()).unwrap_or_default())
    }
}

/// All readings of an episode.
pub(in super::super) struct Readings<'a, W = Weighed> {
    pub(super) lattice: Lattice,
    /// What the columns are worth at every step.
    worths: &'a Scores,
    /// The ways onward from every node at every step, and from the gates after the last step.
    onward: Vec<W>,
    start: W,
}

/// The best reading that `lattice` allows by `scores`: the state of every step, and whether the step begins it.
pub(in super::super) fn best(lattice: Lattice, scores: &Scores) -> Vec<(State, bool)> {
    Readings::<Best>::solve(lattice, scores).best()
}

impl<'a, W: Onward> Readings<'a, W> {
    fn solve(lattice: Lattice, worths: &'a Scores) -> Self {
        let (steps, width) = (worths.steps(), lattice.nodes.len());
        let mut onward = vec![W::DEAD_END; (steps + 1) * width];
        let mut landing = Landing { row: worths.row(steps.saturating_sub(1)), is_last: true };
        for step in (0..=steps).rev() {
            let (earlier, here) = onward.split_at_mut(step * width);
            let here = here.get_mut(..width).unwrap_or_default();
            for gate in lattice.gates.iter().rev() {
                let ways = landing.gather(lattice.node(*gate), here);
                here.get_mut(*gate).into_iter().for_each(|cell| *cell = ways);
            }
            let Some(before) = step.checked_sub(1).and_then(|step| earlier.get_mut(step * width..)) else { break };
            for stay in &lattice.stays {
                let ways = landing.gather(lattice.node(*stay), here);
                before.get_mut(*stay).into_iter().for_each(|cell| *cell = ways);
            }
            landing = Landing { row: worths.row(step - 1), is_last: false };
        }
        let mut readings = Self { lattice, worths, onward, start: W::DEAD_END };
        if steps > 0 {
            let (landing, here) = readings.landing(0);
            let start = landing.gather(readings.lattice.node(START), here);
            readings.start = start;
        }
        readings
    }

    /// The step `step`, and the ways onward from its nodes.
    fn landing(&self, step: usize) -> (Landing<'_>, &[W]) {
        let (steps, width) = (self.worths.steps(), self.lattice.nodes.len());
        let row = self.worths.row(step.min(steps.saturating_sub(1)));
        let here = self.onward.get(step * width..(step + 1) * width).unwrap_or_default();
        (Landing { row, is_last: step == steps }, here)
    }
}

impl Readings<'_, Best> {
    /// The best reading: the state of every step, and whether the step begins it.
    fn best(&self) -> Vec<(State, bool)> {
        let mut path = Vec::with_capacity(self.worths.steps());
        if self.start.is_dead_end() {
            return path;
        }
        let (mut node, mut step) = (START, 0);
        loop {
            let (landing, here) = self.landing(step);
            let leaving = self.lattice.node(node);
            let mut best = landing.end::<Best>(leaving);
            let mut next = None;
            for made in leaving.moves() {
                let score = landing.after(*made, here);
                if score > best {
                    (best, next) = (score, Some(made.to as usize));
                }
            }
            let Some(next) = next else { return path };
            if let Some(state) = self.lattice.node(next).state {
                path.push((state, next != node));
                step += 1;
            }
            node = next;
        }
    }
}

impl<'a> Readings<'a> {
    /// All readings that `lattice` allows, by `odds`.
    pub(in super::super) fn of(lattice: Lattice, odds: &'a Odds) -> Self {
        Self::solve(lattice, &odds.0)
    }

    /// The lattice, when the odds are of no more use.
    pub(in super::super) fn into_lattice(self) -> Lattice {
        self.lattice
    }

    /// How well all readings score together, as a logarithm.
    pub(in super::super) fn total(&self) -> f64 {
        self.start.total()
    }

    /// How likely every column is used at every step.
    pub(in super::super) fn posterior(&self) -> Posterior {
        let steps = self.worths.steps();
        let mut posterior = Posterior::new(steps, self.lattice.columns, self.total());
        if self.start.is_dead_end() {
            return posterior;
        }
        let width = self.lattice.nodes.len();
        let (mut before, mut here) = (vec![0.0; width], vec![0.0; width]);
        self.flow(START, 0, 1.0, &mut here, &mut posterior);
        for step in 0..=steps {
            for &stay in &self.lattice.stays {
                let share = before.get(stay).copied().unwrap_or_default();
                self.flow(stay, step, share, &mut here, &mut posterior);
            }
            for &gate in &self.lattice.gates {
                let share = here.get(gate).copied().unwrap_or_default();
                self.flow(gate, step, share, &mut here, &mut posterior);
            }
            std::mem::swap(&mut before, &mut here);
            here.fill(0.0);
        }
        posterior
    }

    /// Parts the likelihood `share` of a node among its moves, which land in step `step`, the nodes of which are `here`.
    fn flow(&self, node: usize, step: usize, share: f64, here: &mut [f64], posterior: &mut Posterior) {
        if share < UNLIKELY {
            return;
        }
        let leaving = self.lattice.node(node);
        let (landing, onward) = self.landing(step);
        let row = step.min(self.worths.steps() - 1);
        let all: Weighed = landing.gather(leaving, onward);
        if let Some(column) = leaving.end {
            posterior.add(row, column, share * landing.end::<Weighed>(leaving).share_of(all));
        }
        for made in leaving.moves() {
            let share = share * landing.after(*made, onward).share_of(all);
            here.get_mut(made.to as usize).into_iter().for_each(|to| *to += share);
            made.columns.iter().for_each(|column| posterior.add(row, *column as usize, share));
        }
    }
}
