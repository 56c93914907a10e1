//! All readings of an episode at once: which step lies in which state, and what each reading scores.
//!
//! ```text
//! intro ⇄ spot    ┌──────────── skip ───────────┐
//!   └─▶ gate 0 ─┴▶ topic 1 ─▶ (spot) ─▶ gate 1 ─┴▶ topic 2 … gate K ─▶ extras ⇄ joke ─▶ outro
//! ```
//!
//! Where somebody pays for the episode, topics and gates stand there twice, before and after the first spot, so that a
//! reading knows whether it had one.
//! A gate takes no time: it stands between the end of one topic and whatever follows, so that leaving topics out costs
//! one move each and the whole is linear in steps × topics.

pub(super) mod column;
mod onward;
mod readings;
mod table;
#[cfg(test)]
mod tests;

pub(super) use column::Column;
pub(super) use readings::{Readings, best};
pub(super) use table::{Odds, Posterior, Scores};

/// What a node that takes time stands for.
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

/// A move to a node: within the step when it leaves a gate, else to the next step.
#[derive(Debug, Clone, Copy)]
struct Move {
    to: u32,
    columns: [u32; 2],
}

impl Move {
    /// What its columns are worth.
    fn worths(self, row: &[f32]) -> [f32; 2] {
        self.columns.map(|column| row.get(column as usize).copied().unwrap_or_default())
    }
}

/// No node has more moves.
const MOST_MOVES: usize = 3;

/// A node of the graph.
#[derive(Debug, Clone)]
struct Node {
    /// What it stands for; gates, and the start, take no time.
    state: Option<State>,
    /// The moves from it, side by side with the node: every step asks for all of them.
    moves: [Move; MOST_MOVES],
    /// How many there are.
    count: usize,
    /// What it costs when the episode ends here.
    end: Option<Column>,
}

impl Node {
    const NOTHING: Self =
        Self { state: None, moves: [Move { to: 0, columns: [0; 2] }; MOST_MOVES], count: 0, end: None };

    fn moves(&self) -> &[Move] {
        self.moves.get(..self.count).unwrap_or_default()
    }
}

/// The graph of one step for a number of topics.
pub(super) struct Lattice {
    nodes: Vec<Node>,
    /// Nodes that take no time, each after those that lead to it.
    gates: Vec<usize>,
    /// Nodes that take time.
    stays: Vec<usize>,
    columns: usize,
}

/// The gates at one place, before and after the first spot; one for both where it does not matter.
#[derive(Debug, Clone, Copy)]
struct Gates {
    unspotted: usize,
    spotted: usize,
}

impl Gates {
    /// Each of them once.
    fn each(self) -> impl Iterator<Item = usize> {
        std::iter::once(self.unspotted).chain((self.spotted != self.unspotted).then_some(self.spotted))
    }
}

/// The node before the first step.
const START: usize = 0;

impl Lattice {
    /// For topics that are discussed in this order; each index once. Does it matter whether there is a spot?
    pub(super) fn ordered(order: &[usize], sponsored: bool) -> Self {
        Self::build(order, false, sponsored)
    }

    /// For any number of topics that nobody has written down: one topic that follows itself.
    pub(super) fn open(sponsored: bool) -> Self {
        Self::build(&[0], true, sponsored)
    }

    fn build(order: &[usize], open: bool, sponsored: bool) -> Self {
        use column::*;
        let mut graph = Self {
            nodes: vec![Node::NOTHING],
            gates: Vec::new(),
            stays: Vec::new(),
            columns: column::count(order.len()),
        };
        let spot = graph.stay(State::Spot, [FREE, IN_SPOT]);
        let intros = [(); 2].map(|()| graph.stay(State::Intro, [FREE, IN_INTRO]));
        let mut gates = graph.gates(sponsored);
        graph.link(intros[0], gates.unspotted, [FREE, FREE]);
        graph.link(intros[1], gates.spotted, [FREE, FREE]);
        // One spot, not any number: the many ways to part a long greeting would outweigh all other readings together.
        graph.link(intros[0], spot, [START_SPOT, IN_SPOT]);
        graph.link(START, intros[0], [FREE, IN_INTRO]);
        graph.link(START, spot, [START_SPOT, IN_SPOT]);
        graph.link(START, gates.unspotted, [FREE, FREE]);
        graph.link(spot, intros[1], [FREE, IN_INTRO]);
        graph.link(spot, gates.spotted, [FREE, FREE]);
        for &index in order {
            let spot = graph.stay(State::Spot, [FREE, IN_SPOT]);
            let next = if open { gates } else { graph.gates(sponsored) };
            for (gate, next) in gates.each().zip(next.each()) {
                let topic = graph.stay(State::Topic(index), [FREE, inside(index)]);
                graph.link(gate, topic, [start(index), inside(index)]);
                graph.link(topic, spot, [START_SPOT, IN_SPOT]);
                graph.link(topic, next, [FREE, FREE]);
                if !open {
                    graph.link(gate, next, [SKIP, FREE]);
                }
            }
            graph.link(spot, next.spotted, [FREE, FREE]);
            gates = next;
        }
        graph.close(gates);
        graph
    }

    /// Adds what follows the last topic.
    fn close(&mut self, gates: Gates) {
        use column::*;
        let end = self.gate();
        self.link(gates.unspotted, end, [NO_SPOT, FREE]);
        if gates.spotted != gates.unspotted {
            self.link(gates.spotted, end, [FREE, FREE]);
        }
        let extras = self.stay(State::Extras, [FREE, IN_EXTRAS]);
        let joke = self.stay(State::Joke, [FREE, IN_JOKE]);
        let more = self.stay(State::Extras, [FREE, IN_EXTRAS]);
        let outro = self.stay(State::Outro, [FREE, IN_OUTRO]);
        self.link(end, extras, [START_EXTRAS, IN_EXTRAS]);
        for before in [end, extras] {
            self.link(before, joke, [START_JOKE, IN_JOKE]);
        }
        self.link(joke, more, [START_MORE, IN_EXTRAS]);
        for before in [end, extras, joke, more] {
            self.link(before, outro, [START_OUTRO, IN_OUTRO]);
        }
        for (last, cost) in [(end, NO_OUTRO), (extras, NO_OUTRO), (joke, NO_OUTRO), (more, NO_OUTRO), (outro, FREE)] {
            self.nodes.get_mut(last).into_iter().for_each(|node| node.end = Some(cost));
        }
    }

    /// A node that takes time; `columns` score staying there.
    fn stay(&mut self, state: State, columns: [Column; 2]) -> usize {
        let node = self.nodes.len();
        self.stays.push(node);
        self.nodes.push(Node { state: Some(state), ..Node::NOTHING });
        self.link(node, node, columns);
        node
    }

    fn gates(&mut self, sponsored: bool) -> Gates {
        let unspotted = self.gate();
        Gates { unspotted, spotted: if sponsored { self.gate() } else { unspotted } }
    }

    fn gate(&mut self) -> usize {
        let node = self.nodes.len();
        self.gates.push(node);
        self.nodes.push(Node::NOTHING);
        node
    }

    /// The node of this index, which the lattice itself gave.
    fn node(&self, index: usize) -> &Node {
        self.nodes.get(index).unwrap_or(&Node::NOTHING)
    }

    fn link(&mut self, from: usize, to: usize, columns: [Column; 2]) {
        let made = Move { to: to as u32, columns: columns.map(|column| column as u32) };
        if let Some(node) = self.nodes.get_mut(from)
            && let Some(place) = node.moves.get_mut(node.count)
        {
            *place = made;
            node.count += 1;
        } else {
            debug_assert!(false, "node {from} has too many moves");
        }
    }
}
