//! Which namespaces are declared where reading has come to.

use super::document::Binding;
use super::namespace::Ns;

/// More declarations at a time than this are an attack: each name would be compared with all of them.
const MAX_IN_SCOPE: usize = 256;

/// The bindings in scope, by their index among all of the document.
#[derive(Default)]
pub(super) struct Scope {
    bindings: Vec<u32>,
}

/// What a prefix stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// To the binding at this index.
    To(u32),
    /// By definition (`xml:`), or not at all because there is no prefix.
    Ever(Ns),
    /// No declaration is in scope.
    Nowhere,
}

impl Scope {
    /// How many are in scope: for [`Scope::leave`].
    pub(super) fn depth(&self) -> u32 {
        self.bindings.len() as u32
    }

    pub(super) fn enter(&mut self, binding: usize) {
        if self.bindings.len() < MAX_IN_SCOPE {
            self.bindings.push(binding as u32);
        }
    }

    pub(super) fn leave(&mut self, depth: u32) {
        self.bindings.truncate(depth as usize);
    }

    pub(super) fn find(&self, prefix: &str, all: &[Binding<'_>]) -> Bound {
        let is = |at: &u32| all.get(*at as usize).is_some_and(|one| one.prefix == prefix);
        match self.bindings.iter().rev().copied().find(is) {
            Some(at) => Bound::To(at),
            None if prefix.is_empty() => Bound::Ever(Ns::Rss),
            None if prefix == "xml" => Bound::Ever(Ns::Xml),
            None => Bound::Nowhere,
        }
    }
}
