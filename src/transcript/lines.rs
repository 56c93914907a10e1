//! Lines of a text with their place; LF, CRLF and CR all end a line, as WebVTT demands.

use memchr::memchr2;

use crate::source::Span;

/// One line without its terminator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Byte offset of the first character in the file.
    pub start: usize,
    /// The characters of the line.
    pub text: &'a str,
}

impl Line<'_> {
    /// Byte offset after the last character.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// The place of `part`, a slice of this line.
    pub fn span_of(&self, part: &str) -> Span {
        let start = self.start + offset_in(self.text, part);
        Span::new(start, start + part.len())
    }

    /// Nothing but white space?
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// The lines of `text`, whose first byte is number `start` of its file.
pub(super) fn lines(text: &str, start: usize) -> impl Iterator<Item = Line<'_>> + Clone {
    let mut at = start;
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let length = memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let (line, tail) = rest.split_at(length);
        let after = tail.strip_prefix("\r\n").or_else(|| tail.strip_prefix(['\n', '\r'])).unwrap_or(tail);
        let found = Line { start: at, text: line };
        at += rest.len() - after.len();
        rest = after;
        Some(found)
    })
}

/// Byte offset of `part` in `whole`, of which it is a slice.
pub(super) fn offset_in(whole: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(whole.as_ptr().addr())
}

/// The text without a byte order mark, and how many bytes that mark has.
pub(super) fn without_bom(text: &str) -> (&str, usize) {
    text.strip_prefix('\u{feff}').map_or((text, 0), |rest| (rest, text.len() - rest.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_counts_once() {
        let found: Vec<_> = lines("a\r\nb\rc\n\nd", 10).map(|line| (line.start, line.text)).collect();
        assert_eq!(found, [(10, "a"), (13, "b"), (15, "c"), (17, ""), (18, "d")]);
    }
}
