//! What a search for a child by its name looks at: rules search for thousands, so it is kept in little memory.

use super::namespace::Ns;

/// The elements of a document in its order, by their names.
#[derive(Default)]
pub(super) struct Outline {
    nodes: Vec<Node>,
    /// Which names there are, by places that names seldom share: most searches are for what a feed does not have.
    names: [u64; PLACES / u64::BITS as usize],
}

const PLACES: usize = 512;

/// An element in the outline of its document.
#[derive(Clone, Copy)]
pub(super) struct Node {
    pub(super) key: Key,
    /// One past the last descendant.
    pub(super) end: u32,
}

/// Stands for the name of an element: other names seldom have the same one, so that only then letters are compared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Key(u32);

impl Key {
    #[inline]
    pub(super) fn of(ns: Ns, local: &str) -> Self {
        let bytes = local.as_bytes();
        let of_four = |four: Option<&[u8; 4]>| four.map_or(0, |four| u32::from_le_bytes(*four));
        let [first, last] = [bytes.first(), bytes.last()].map(|byte| byte.copied().unwrap_or_default());
        let letters = of_four(bytes.first_chunk()) ^ of_four(bytes.last_chunk()).rotate_left(3);
        Self(letters ^ u32::from_le_bytes([bytes.len() as u8, first, ns as u8, last]).rotate_left(11))
    }

    /// Word and bit of its place among the names.
    #[inline]
    fn place(self) -> (usize, u64) {
        let place = (self.0.wrapping_mul(0x9E37_79B1) >> (u32::BITS - PLACES.trailing_zeros())) as usize;
        (place / u64::BITS as usize, 1 << (place % u64::BITS as usize))
    }
}

impl Outline {
    /// Adds an element without descendants.
    pub(super) fn push(&mut self, key: Key) {
        let (word, bit) = key.place();
        if let Some(names) = self.names.get_mut(word) {
            *names |= bit;
        }
        self.nodes.push(Node { key, end: self.nodes.len() as u32 + 1 });
    }

    /// Ends the element at `index` behind the last one that was added.
    pub(super) fn close(&mut self, index: u32) {
        let end = self.nodes.len() as u32;
        if let Some(node) = self.nodes.get_mut(index as usize) {
            node.end = end;
        }
    }

    #[inline]
    fn may_hold(&self, key: Key) -> bool {
        let (word, bit) = key.place();
        self.names.get(word).is_some_and(|names| names & bit != 0)
    }

    /// The element at an index that exists.
    #[inline]
    pub(super) fn node(&self, index: u32) -> Node {
        #[allow(clippy::indexing_slicing)]
        self.nodes[index as usize]
    }

    /// The children of the element at `parent` that may have the name of `key`.
    #[inline]
    pub(super) fn children(&self, parent: u32, key: Key) -> impl Iterator<Item = u32> {
        let end = if self.may_hold(key) { self.node(parent).end } else { 0 };
        let mut at = parent + 1;
        std::iter::from_fn(move || {
            while at < end {
                let (index, node) = (at, self.nodes.get(at as usize)?);
                at = node.end;
                if node.key == key {
                    return Some(index);
                }
            }
            None
        })
    }

    /// All elements that may have the name of one of `keys`.
    pub(super) fn named<const N: usize>(&self, keys: [Key; N]) -> impl Iterator<Item = u32> {
        let nodes = if keys.iter().any(|key| self.may_hold(*key)) { self.nodes.as_slice() } else { &[] };
        (0..).zip(nodes).filter(move |(_, node)| keys.contains(&node.key)).map(|(index, _)| index)
    }
}
