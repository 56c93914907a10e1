//! All readings of an episode at once: which step lies in which state, and what each reading scores.
//!
//! ```text
//! intro ⇄ spot    ┌──────────── skip ───────────┐
//!   └─▶ gate 0 ─┴▶ topic 1 ─▶ (spot) ─▶ gate 1 ─┴▶ topic 2 … gate K ─▶ extras ⇄ joke ─▶ outro
//! ```
//!
//! Topics and gates stand there twice, before and after the first spot, so that a reading knows whether it had one.
//! A gate takes no time: it stands between the end of one topic and whatever follows, so that leaving topics out costs
//! one move each and the whole is linear in steps × topics.

/// A column of the table of scores: what a move or a stay is scored by.
pub(super) type Column = usize;

/// Columns that do not depend on a topic.
pub(super) mod column {
    use super::Column;
    /// Costs nothing.
    pub(in super::super) const FREE: Column = 0;
    pub(in super::super) const IN_INTRO: Column = 1;
    pub(in super::super) const START_SPOT: Column = 2;
    pub(in super::super) const IN_SPOT: Column = 3;
    pub(in super::super) const START_EXTRAS: Column = 4;
    pub(in super::super) const IN_EXTRAS: Column = 5;
    pub(in super::super) const START_JOKE: Column = 6;
    pub(in super::super) const IN_JOKE: Column = 7;
    pub(in super::super) const START_OUTRO: Column = 8;
    pub(in super::super) const IN_OUTRO: Column = 9;
    pub(in super::super) const SKIP: Column = 10;
    pub(in super::super) const NO_OUTRO: Column = 11;
    /// Extras again, after the joke.
    pub(in super::super) const START_MORE: Column = 12;
    /// No spot in the whole episode.
    pub(in super::super) const NO_SPOT: Column = 13;
    const FIRST_TOPIC: Column = 14;

    /// Beginning topic `topic` (from 0).
    pub(in super::super) const fn start(topic: usize) -> Column {
        FIRST_TOPIC + 2 * topic
    }

    /// Lying in topic `topic` (from 0).
    pub(in super::super) const fn inside(topic: usize) -> Column {
        FIRST_TOPIC + 2 * topic + 1
    }

    /// The topic of a column, and whether the column begins it.
    pub(in super::super) const fn topic(column: Column) -> (usize, bool) {
        let past = column.saturating_sub(FIRST_TOPIC);
        (past / 2, past.is_multiple_of(2))
    }

    /// Does the column begin a state?
    pub(in super::super) const fn begins(column: Column) -> bool {
        matches!(column, START_SPOT | START_EXTRAS | START_MORE | START_JOKE | START_OUTRO) || begins_topic(column)
    }

    /// Does the column begin a topic?
    pub(in super::super) const fn begins_topic(column: Column) -> bool {
        column >= FIRST_TOPIC && topic(column).1
    }

    /// How many columns there are.
    pub(in super::super) const fn count(topics: usize) -> usize {
        FIRST_TOPIC + 2 * topics
    }
}

/// A move from one node to another.
#[derive(Debug, Clone, Copy)]
struct Arc {
    from: usize,
    to: usize,
    /// Does the move stay within a step? Else it comes from the step before.
    within: bool,
    columns: [Column; 2],
}

/// A node that takes time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Intro,
    Topic(usize),
    Spot,
    Extras,
    Joke,
    Outro,
}

impl State {
    /// The column that begins the state; the greeting simply begins.
    pub(super) const fn start_column(self) -> Option<Column> {
        match self {
            Self::Intro => None,
            Self::Topic(index) => Some(column::start(index)),
            Self::Spot => Some(column::START_SPOT),
            Self::Extras => Some(column::START_EXTRAS),
            Self::Joke => Some(column::START_JOKE),
            Self::Outro => Some(column::START_OUTRO),
        }
    }

    /// The column of lying in the state; what is said in the greeting tells nothing of its start.
    pub(super) const fn inside_column(self) -> Option<Column> {
        match self {
            Self::Intro => None,
            Self::Topic(index) => Some(column::inside(index)),
            Self::Spot => Some(column::IN_SPOT),
            Self::Extras => Some(column::IN_EXTRAS),
            Self::Joke => Some(column::IN_JOKE),
            Self::Outro => Some(column::IN_OUTRO),
        }
    }
}

/// The graph of one step for a number of topics.
pub(super) struct Lattice {
    /// Moves in an order in which every node is whole before it is left; those into gates come first.
    arcs: Vec<Arc>,
    gate_arcs: usize,
    /// Nodes in which the last step may lie, and what that costs.
    finals: [(usize, Column); 4],
    last_gate: usize,
    states: Vec<Option<State>>,
    columns: usize,
}

const START: usize = 0;
const NOTHING: f64 = f64::NEG_INFINITY;

impl Lattice {
    /// For topics that are discussed in this order; each index once.
    pub(super) fn ordered(order: &[usize]) -> Self {
        Self::build(order, false)
    }

    /// For any number of topics that nobody has written down: one topic that follows itself.
    pub(super) fn open() -> Self {
        Self::build(&[0], true)
    }

    fn build(order: &[usize], open: bool) -> Self {
        use column::*;
        let mut states: Vec<Option<State>> = vec![None];
        let mut node = |state| {
            states.push(state);
            states.len() - 1
        };
        let arc = |from, to, columns| Arc { from, to, within: false, columns };
        let after = |from, to, columns| Arc { from, to, within: true, columns };
        let (mut gates, mut rest) = (Vec::new(), Vec::new());
        let spot = node(Some(State::Spot));
        let intros = [node(Some(State::Intro)), node(Some(State::Intro))];
        let mut gate = [node(None), node(None)];
        for (intro, gate) in intros.into_iter().zip(gate) {
            rest.push(arc(intro, intro, [FREE, IN_INTRO]));
            rest.push(arc(intro, spot, [START_SPOT, IN_SPOT]));
            gates.push(arc(intro, gate, [FREE, FREE]));
        }
        rest.extend([
            arc(START, intros[0], [FREE, IN_INTRO]),
            arc(START, spot, [START_SPOT, IN_SPOT]),
            arc(spot, spot, [FREE, IN_SPOT]),
            arc(spot, intros[1], [FREE, IN_INTRO]),
        ]);
        gates.extend([arc(START, gate[0], [FREE, FREE]), arc(spot, gate[1], [FREE, FREE])]);
        for &index in order {
            let spot = node(Some(State::Spot));
            let next = if open { gate } else { [node(None), node(None)] };
            for (gate, next) in gate.into_iter().zip(next) {
                let topic = node(Some(State::Topic(index)));
                rest.extend([
                    after(gate, topic, [start(index), inside(index)]),
                    arc(topic, topic, [FREE, inside(index)]),
                    arc(topic, spot, [START_SPOT, IN_SPOT]),
                ]);
                gates.push(arc(topic, next, [FREE, FREE]));
                gates.extend((!open).then(|| after(gate, next, [SKIP, FREE])));
            }
            rest.push(arc(spot, spot, [FREE, IN_SPOT]));
            gates.push(arc(spot, next[1], [FREE, FREE]));
            gate = next;
        }
        let end = node(None);
        gates.extend([after(gate[0], end, [NO_SPOT, FREE]), after(gate[1], end, [FREE, FREE])]);
        let [extras, joke, more, outro] =
            [State::Extras, State::Joke, State::Extras, State::Outro].map(|state| node(Some(state)));
        rest.extend([
            after(end, extras, [START_EXTRAS, IN_EXTRAS]),
            arc(extras, extras, [FREE, IN_EXTRAS]),
            after(end, joke, [START_JOKE, IN_JOKE]),
            arc(extras, joke, [START_JOKE, IN_JOKE]),
            arc(joke, joke, [FREE, IN_JOKE]),
            arc(joke, more, [START_MORE, IN_EXTRAS]),
            arc(more, more, [FREE, IN_EXTRAS]),
            after(end, outro, [START_OUTRO, IN_OUTRO]),
            arc(extras, outro, [START_OUTRO, IN_OUTRO]),
            arc(joke, outro, [START_OUTRO, IN_OUTRO]),
            arc(more, outro, [START_OUTRO, IN_OUTRO]),
            arc(outro, outro, [FREE, IN_OUTRO]),
        ]);
        let finals = [(outro, FREE), (extras, NO_OUTRO), (joke, NO_OUTRO), (more, NO_OUTRO)];
        let gate = end;
        let gate_arcs = gates.len();
        gates.extend(rest);
        Self { arcs: gates, gate_arcs, finals, states, columns: column::count(order.len()), last_gate: gate }
    }

    /// How many columns the table of scores has.
    #[cfg(test)]
    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    /// The moves of step `step` of `steps`; after the last step only gates are left.
    fn arcs_at(&self, step: usize, steps: usize) -> &[Arc] {
        let until = if step < steps { self.arcs.len() } else { self.gate_arcs };
        self.arcs.get(..until).unwrap_or_default()
    }

    /// Sums over all readings: for each step (and the gates after the last), how well all ways into each node score.
    fn forward(&self, scores: &Scores) -> Grid {
        let steps = scores.steps();
        let mut grid = Grid::new(steps + 1, self.states.len());
        let mut before = vec![NOTHING; self.states.len()];
        before.first_mut().into_iter().for_each(|start| *start = 0.0);
        for step in 0..=steps {
            let row = scores.row(step.min(steps.saturating_sub(1)));
            let now = grid.row_mut(step);
            for arc in self.arcs_at(step, steps) {
                let from = at(if arc.within { now } else { &before }, arc.from);
                if from > NOTHING
                    && let Some(to) = now.get_mut(arc.to)
                {
                    *to = log_add(*to, from + arc.score(row));
                }
            }
            before.copy_from_slice(now);
        }
        grid
    }

    /// The score of all readings that end in each final node, with its column.
    fn endings(&self, scores: &Scores, last: &[f64], gates: &[f64]) -> [(usize, Column, f64, bool); 5] {
        let row = scores.row(scores.steps().saturating_sub(1));
        let cost = |column| f64::from(row.get(column).copied().unwrap_or_default());
        let [a, b, c, d] = self.finals.map(|(node, column)| (node, column, at(last, node) + cost(column), false));
        let open = (self.last_gate, column::NO_OUTRO, at(gates, self.last_gate) + cost(column::NO_OUTRO), true);
        [a, b, c, d, open]
    }

    /// How well all readings score together, as a logarithm.
    pub(super) fn total(&self, scores: &Scores) -> f64 {
        let Some(last) = scores.steps().checked_sub(1) else { return NOTHING };
        let forward = self.forward(scores);
        let endings = self.endings(scores, forward.row(last), forward.row(last + 1));
        endings.iter().fold(NOTHING, |sum, ending| log_add(sum, ending.2))
    }

    /// How likely every column is used at every step.
    pub(super) fn posterior(&self, scores: &Scores) -> Posterior {
        let steps = scores.steps();
        let mut posterior = Posterior { columns: self.columns, cells: vec![0.0; scores.cells.len()], total: NOTHING };
        let Some(last_step) = steps.checked_sub(1) else { return posterior };
        let forward = self.forward(scores);
        let endings = self.endings(scores, forward.row(last_step), forward.row(steps));
        posterior.total = endings.iter().fold(NOTHING, |sum, ending| log_add(sum, ending.2));
        if posterior.total == NOTHING {
            return posterior;
        }
        let mut now = vec![NOTHING; self.states.len()];
        let mut before = vec![NOTHING; self.states.len()];
        for (node, column, score, is_gate) in endings {
            let side = if is_gate { &mut now } else { &mut before };
            let row = scores.row(last_step);
            if let Some(cell) = side.get_mut(node) {
                *cell = f64::from(row.get(column).copied().unwrap_or_default());
            }
            posterior.add(last_step, column, (score - posterior.total).exp() as f32);
        }
        let start = Grid::start(self.states.len());
        for step in (0..=steps).rev() {
            let row_at = step.min(last_step);
            let row = scores.row(row_at);
            let here = forward.row(step);
            let earlier = if step == 0 { start.row(0) } else { forward.row(step - 1) };
            for arc in self.arcs_at(step, steps).iter().rev() {
                let onward = at(&now, arc.to);
                let reached = at(if arc.within { here } else { earlier }, arc.from);
                if onward == NOTHING || reached == NOTHING {
                    continue;
                }
                let onward = onward + arc.score(row);
                let side = if arc.within { &mut now } else { &mut before };
                if let Some(from) = side.get_mut(arc.from) {
                    *from = log_add(*from, onward);
                }
                let share = reached + onward - posterior.total;
                if share > -16.0 {
                    for column in arc.columns {
                        posterior.add(row_at, column, share.exp() as f32);
                    }
                }
            }
            std::mem::swap(&mut now, &mut before);
            before.fill(NOTHING);
        }
        posterior
    }

    /// The best reading: the state of every step, and whether the step begins it.
    pub(super) fn best(&self, scores: &Scores) -> Vec<(State, bool)> {
        let steps = scores.steps();
        let Some(last_step) = steps.checked_sub(1) else { return Vec::new() };
        let nodes = self.states.len();
        let mut came = vec![u32::MAX; (steps + 1) * nodes];
        let mut before = Grid::start(nodes).row(0).to_vec();
        let mut now = vec![NOTHING; nodes];
        let mut last = Vec::new();
        for (step, came) in came.chunks_exact_mut(nodes).enumerate() {
            let row = scores.row(step.min(last_step));
            now.fill(NOTHING);
            for (index, arc) in (0u32..).zip(self.arcs_at(step, steps)) {
                let score = at(if arc.within { &now } else { &before }, arc.from) + arc.score(row);
                if let (Some(to), Some(came)) = (now.get_mut(arc.to), came.get_mut(arc.to))
                    && score > *to
                {
                    (*to, *came) = (score, index);
                }
            }
            if step == steps {
                last.clone_from(&before);
            }
            std::mem::swap(&mut now, &mut before);
        }
        let endings = self.endings(scores, &last, &before);
        let Some(best) = endings.into_iter().max_by(|a, b| a.2.total_cmp(&b.2)) else { return Vec::new() };
        let (mut node, mut step) = (best.0, if best.3 { steps } else { last_step });
        let mut path = Vec::with_capacity(steps);
        while let Some(arc) = came.get(step * nodes + node).and_then(|index| self.arcs.get(*index as usize)) {
            if let Some(Some(state)) = self.states.get(node) {
                path.push((*state, arc.from != node));
            }
            node = arc.from;
            if !arc.within {
                let Some(earlier) = step.checked_sub(1) else { break };
                step = earlier;
            }
        }
        path.reverse();
        path
    }
}

impl Arc {
    fn score(&self, row: &[f32]) -> f64 {
        self.columns.iter().filter_map(|column| row.get(*column)).map(|score| f64::from(*score)).sum()
    }
}

/// The scores of all columns at all steps, row by row.
#[derive(Debug, Clone)]
pub(super) struct Scores {
    columns: usize,
    cells: Vec<f32>,
}

impl Scores {
    /// A table of zeros.
    pub(super) fn new(steps: usize, columns: usize) -> Self {
        Self { columns: columns.max(1), cells: vec![0.0; steps * columns.max(1)] }
    }

    /// The sums of two tables of one size.
    #[cfg(test)]
    pub(super) fn plus(&self, other: &Self) -> Self {
        let cells = self.cells.iter().zip(&other.cells).map(|(a, b)| a + b).collect();
        Self { columns: self.columns, cells }
    }

    /// How many steps it has.
    pub(super) fn steps(&self) -> usize {
        self.cells.len() / self.columns
    }

    fn row(&self, step: usize) -> &[f32] {
        self.cells.get(step * self.columns..(step + 1) * self.columns).unwrap_or_default()
    }

    /// The row of a step, to be filled.
    pub(super) fn row_mut(&mut self, step: usize) -> &mut [f32] {
        self.cells.get_mut(step * self.columns..(step + 1) * self.columns).unwrap_or_default()
    }
}

/// How likely each column is used at each step, and how well all readings score together.
pub(super) struct Posterior {
    columns: usize,
    cells: Vec<f32>,
    /// Logarithm of the sum over all readings.
    pub(super) total: f64,
}

impl Posterior {
    fn add(&mut self, step: usize, column: Column, share: f32) {
        if column != column::FREE
            && let Some(cell) = self.cells.get_mut(step * self.columns + column)
        {
            *cell += share;
        }
    }

    /// How likely `column` is used at `step`.
    pub(super) fn get(&self, step: usize, column: Column) -> f32 {
        self.cells.get(step * self.columns + column).copied().unwrap_or_default()
    }
}

/// A table of logarithms, one row a step.
struct Grid {
    width: usize,
    cells: Vec<f64>,
}

impl Grid {
    fn new(rows: usize, width: usize) -> Self {
        Self { width, cells: vec![NOTHING; rows * width] }
    }

    /// The row before the first step: nothing but the start.
    fn start(width: usize) -> Self {
        let mut grid = Self::new(1, width);
        grid.cells.first_mut().into_iter().for_each(|start| *start = 0.0);
        grid
    }

    fn row(&self, row: usize) -> &[f64] {
        self.cells.get(row * self.width..(row + 1) * self.width).unwrap_or_default()
    }

    fn row_mut(&mut self, row: usize) -> &mut [f64] {
        self.cells.get_mut(row * self.width..(row + 1) * self.width).unwrap_or_default()
    }
}

fn at(row: &[f64], node: usize) -> f64 {
    row.get(node).copied().unwrap_or(NOTHING)
}

/// ln(eᵃ + eᵇ); a summand that cannot be seen beside the other is left out.
fn log_add(a: f64, b: f64) -> f64 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low - high > -30.0 { high + (low - high).exp().ln_1p() } else { high }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two topics, six steps; each topic scores where it lies.
    fn scores(skip: f32) -> (Lattice, Scores) {
        let lattice = Lattice::ordered(&[0, 1]);
        let mut scores = Scores::new(6, lattice.columns());
        for (step, (inside, start)) in
            [(None, 0), (Some(0), 0), (Some(0), 1), (Some(1), 1), (Some(1), 1), (None, 1)].into_iter().enumerate()
        {
            let row = scores.row_mut(step);
            row[column::START_SPOT] = -9.0;
            row[column::START_EXTRAS] = -9.0;
            row[column::START_JOKE] = -9.0;
            row[column::START_OUTRO] = if step == 5 { 1.0 } else { -9.0 };
            row[column::SKIP] = skip;
            if let Some(topic) = inside {
                row[column::inside(topic)] = 3.0;
            }
            row[column::start(start)] -= 0.5;
        }
        (lattice, scores)
    }

    #[test]
    fn the_best_reading_is_found() {
        let (lattice, scores) = scores(-20.0);
        use State::*;
        let expected = [Intro, Topic(0), Topic(0), Topic(1), Topic(1), Outro];
        assert_eq!(lattice.best(&scores).iter().map(|step| step.0).collect::<Vec<_>>(), expected);
        assert_eq!(
            lattice.best(&scores).iter().map(|step| step.1).collect::<Vec<_>>(),
            [true, true, false, true, false, true]
        );
    }

    #[test]
    fn posteriors_of_a_start_sum_to_one() {
        let (lattice, scores) = scores(-50.0);
        let posterior = lattice.posterior(&scores);
        for topic in 0..2 {
            let sum: f32 = (0..6).map(|step| posterior.get(step, column::start(topic))).sum();
            assert!((sum - 1.0).abs() < 1e-3, "{sum}");
        }
        // Nothing tells step 0 from step 1; step 2 is too late.
        assert!(posterior.get(1, column::start(0)) > 5.0 * posterior.get(2, column::start(0)));
    }

    #[test]
    fn a_topic_that_is_dear_is_left_out() {
        let (lattice, mut scores) = scores(-1.0);
        for step in 0..6 {
            scores.row_mut(step)[column::start(1)] = -30.0;
        }
        assert!(lattice.best(&scores).iter().all(|step| step.0 != State::Topic(1)));
        let skipped: f32 = (0..6).map(|step| lattice.posterior(&scores).get(step, column::SKIP)).sum();
        assert!(skipped > 0.99);
    }

    #[test]
    fn no_steps_no_reading() {
        let lattice = Lattice::ordered(&[0, 1, 2]);
        let scores = Scores::new(0, lattice.columns());
        assert!(lattice.best(&scores).is_empty());
        assert_eq!(lattice.posterior(&scores).total, f64::NEG_INFINITY);
    }
}
