//! What a search for a child by its name looks at: rules search for thousands, so it is kept in little memory.

use super::namespace::Ns;

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
    pub(super) fn of(ns: Ns, local: &str) -> Self {
        let bytes = local.as_bytes();
        let of_four = |four: Option<&[u8; 4]>| four.map_or(0, |four| u32::from_le_bytes(*four));
        let [first, last] = [bytes.first(), bytes.last()].map(|byte| byte.copied().unwrap_or_default());
        let letters = of_four(bytes.first_chunk()) ^ of_four(bytes.last_chunk()).rotate_left(3);
        Self(letters ^ u32::from_le_bytes([bytes.len() as u8, first, ns as u8, last]).rotate_left(11))
    }
}
