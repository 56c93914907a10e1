//! Which elements are open, and what their end tags close.

use super::fault::{Fault, Faults};
use crate::source::Span;

/// Elements nested deeper than this are no feed; what is inside is not read.
const MAX_DEPTH: usize = 256;

/// An element that is open, or was.
#[derive(Clone, Copy)]
pub(super) struct Open<'a> {
    pub(super) name: &'a str,
    pub(super) index: u32,
    /// How many namespaces were declared before it.
    pub(super) scope: u32,
    name_span: Span,
    /// Does it hold elements?
    parent: bool,
}

/// An element that ended.
pub(super) struct Closed {
    pub(super) index: u32,
    pub(super) scope: u32,
    /// Its end tag; empty where it has none.
    pub(super) close: Span,
}

/// The elements that are open, outermost first.
#[derive(Default)]
pub(super) struct Nesting<'a> {
    open: Vec<Open<'a>>,
    /// How many more are open that are not in the tree.
    skipped: usize,
    told: bool,
    /// Elements that the end of another one has closed, with the depth at that time: their own end tags may follow.
    overtaken: Vec<(&'a str, usize)>,
}

impl<'a> Nesting<'a> {
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Is the element at `index` the outermost that is open?
    pub(super) fn is_in(&self, index: u32) -> bool {
        self.open.first().is_some_and(|open| open.index == index)
    }

    pub(super) fn is_too_deep(&self) -> bool {
        self.open.len() >= MAX_DEPTH
    }

    /// The index of the innermost element; none inside of elements that are not in the tree.
    pub(super) fn innermost(&self) -> Option<u32> {
        self.open.last().filter(|_| self.skipped == 0).map(|open| open.index)
    }

    pub(super) fn open(&mut self, name: &'a str, name_span: Span, index: u32, scope: u32) {
        self.has_child();
        self.open.push(Open { name, index, scope, name_span, parent: false });
    }

    /// An empty element, which is not opened.
    pub(super) fn has_child(&mut self) {
        if let Some(parent) = self.open.last_mut() {
            parent.parent = true;
        }
    }

    /// An element that is too much; true for the first one.
    pub(super) fn skip(&mut self, empty: bool) -> bool {
        self.skipped += usize::from(!empty);
        !std::mem::replace(&mut self.told, true)
    }

    /// Puts into `closed` what the end tag `</name>` at `tag` ends, innermost first. `rest` is the text behind it.
    pub(super) fn end(
        &mut self,
        name: &'a str,
        name_span: Span,
        tag: Span,
        rest: &str,
        closed: &mut Vec<Closed>,
        faults: &mut Faults<'_, '_>,
    ) {
        closed.clear();
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        let Some(depth) = self.open.iter().rposition(|open| open.name == name) else {
            return closed.extend(self.foreign(name, name_span, tag, rest, faults));
        };
        while self.open.len() > depth + 1 {
            let Some(open) = self.open.pop() else { break };
            let instead = Some((faults.file.slice(tag), tag));
            faults.report(open.tag_start(), Fault::Unclosed { name: open.name, instead });
            closed.push(open.closed(Span::new(tag.start, tag.start)));
            self.overtaken.push((open.name, depth));
        }
        closed.extend(self.open.pop().map(|open| open.closed(tag)));
        let depth = self.open.len();
        self.overtaken.retain(|(_, at)| *at <= depth);
    }

    /// An end tag whose element is not open: misspelt, overtaken, or of nothing.
    fn foreign(
        &mut self,
        name: &'a str,
        name_span: Span,
        tag: Span,
        rest: &str,
        faults: &mut Faults<'_, '_>,
    ) -> Option<Closed> {
        if let Some(at) = self.overtaken.iter().rposition(|(other, _)| *other == name) {
            self.overtaken.remove(at);
            return None;
        }
        let misspelt = self.open.last().copied().filter(|open| !open.parent && !ends_next(rest, open.name));
        let Some(open) = misspelt else {
            faults.report(tag, Fault::StrayEnd(name));
            return None;
        };
        let start = open.tag_start();
        faults.report(tag, Fault::Mismatch { open: open.name, end: name, start, name: name_span });
        self.open.pop();
        Some(open.closed(tag))
    }

    /// What is open at the end of the file, innermost first.
    pub(super) fn finish(&mut self) -> Vec<Open<'a>> {
        let mut left = std::mem::take(&mut self.open);
        left.reverse();
        left
    }
}

/// Is `</name` the next markup?
fn ends_next(rest: &str, name: &str) -> bool {
    let next = memchr::memchr(b'<', rest.as_bytes()).and_then(|at| rest.get(at + 1..));
    next.and_then(|next| next.strip_prefix('/')).is_some_and(|next| next.starts_with(name))
}

impl Open<'_> {
    fn closed(self, close: Span) -> Closed {
        Closed { index: self.index, scope: self.scope, close }
    }

    /// `<name`
    fn tag_start(self) -> Span {
        Span::new(self.name_span.start - 1, self.name_span.end)
    }
}
