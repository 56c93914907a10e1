//! Where constructs end.

/// Looks for the signs that end constructs of some kinds. That a sign does not come any more is remembered, so that a text with
/// thousands of constructs that nobody ends is searched once for each kind, and not once for each construct.
#[derive(Debug)]
pub(super) struct Ends<const KINDS: usize> {
    /// From which byte on there is none.
    none_from: [usize; KINDS],
}

impl<const KINDS: usize> Default for Ends<KINDS> {
    fn default() -> Self {
        Self { none_from: [usize::MAX; KINDS] }
    }
}

impl<const KINDS: usize> Ends<KINDS> {
    /// The first byte of the next `sign` of `text` from byte `from` on that `is_end`.
    pub(super) fn next(
        &mut self,
        kind: usize,
        text: &str,
        from: usize,
        sign: &str,
        is_end: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let none_from = self.none_from.get_mut(kind)?;
        if from >= *none_from {
            return None;
        }
        let found = memchr::memmem::find_iter(text.get(from..)?.as_bytes(), sign)
            .map(|found| from + found)
            .find(|found| is_end(*found));
        if found.is_none() {
            *none_from = from;
        }
        found
    }
}
