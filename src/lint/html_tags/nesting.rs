//! Do the tags of a text pair? Asked while they are read, so that nobody has to keep them.

use super::Tag;
use super::names::{Elements, Kind, Known};

/// What keeps HTML from being whole; the first one, since what follows is most often its echo.
pub(in crate::lint) enum Flaw<'t> {
    /// HTML has no such element.
    Unknown(Tag<'t>),
    /// An end tag without a start tag.
    Unopened(Tag<'t>),
    /// A start tag, and the end tag of an element around it that comes first.
    Overlapping(Tag<'t>, Tag<'t>),
    /// A start tag without an end tag.
    Unclosed(Tag<'t>),
}

/// The elements that are open where reading has come to.
pub(in crate::lint) struct Nesting<'t> {
    text: &'t str,
    /// Each with the place of its tag, which is read again where it is told: few are.
    open: Vec<(Known, usize)>,
    /// Those that may end by themselves and were there already.
    seen: Elements,
    flaw: Option<Flaw<'t>>,
}

impl<'t> Nesting<'t> {
    /// Of the tags of `text`.
    pub(in crate::lint) fn new(text: &'t str) -> Self {
        Self { text, open: Vec::new(), seen: Elements::default(), flaw: None }
    }

    /// The next tag.
    pub(in crate::lint) fn take(&mut self, tag: &Tag<'t>) {
        if self.flaw.is_none() {
            self.flaw = self.flaw_of(tag);
        }
    }

    fn flaw_of(&mut self, tag: &Tag<'t>) -> Option<Flaw<'t>> {
        let Some(known) = tag.known else {
            // Prefixes and hyphens: parts of editors and web components, which are dropped without harm.
            let is_foreign = tag.name.starts_with('?') || tag.name.contains([':', '-']);
            return (!is_foreign).then_some(Flaw::Unknown(*tag));
        };
        let kind = known.kind();
        match kind {
            Kind::Void | Kind::RareVoid | Kind::Instruction => None,
            _ if tag.is_end => self.end(known, kind, tag),
            _ => {
                // In HTML `<div/>` opens; people write it for an empty element all the same.
                if !tag.is_self_closed() {
                    if kind == Kind::Open {
                        self.seen.insert(known);
                    }
                    self.open.push((known, tag.start));
                }
                None
            }
        }
    }

    fn end(&mut self, known: Known, kind: Kind, tag: &Tag<'t>) -> Option<Flaw<'t>> {
        let Some(at) = self.open.iter().rposition(|(own, _)| *own == known) else {
            // What ends by itself may have been ended already, as `<p>` by the list behind it.
            let is_late = kind == Kind::Open && self.seen.has(known);
            return (!is_late).then_some(Flaw::Unopened(*tag));
        };
        let mut inside = self.open.get(at + 1..).into_iter().flatten();
        let left = inside.find(|(inner, _)| inner.kind() != Kind::Open).map(|(_, start)| *start);
        self.open.truncate(at);
        Some(Flaw::Overlapping(super::tag(self.text, left?)?, *tag))
    }

    /// What is wrong, now that all tags were read.
    pub(in crate::lint) fn finish(self) -> Option<Flaw<'t>> {
        self.flaw.or_else(|| {
            let (_, start) = self.open.into_iter().find(|(own, _)| own.kind() != Kind::Open)?;
            super::tag(self.text, start).map(Flaw::Unclosed)
        })
    }
}
