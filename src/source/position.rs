//! Lines and columns: where a byte offset lies as people count, and the lines of a text.

use std::mem;

use super::{SourceFile, Span};
use crate::diagnostic::Place;

/// A line and a column, both counted from 1; columns count characters, as editors do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// Where lines begin in a text, and columns.
#[derive(Debug, Clone)]
pub(super) struct Index {
    line_starts: Vec<usize>,
    /// How many characters begin before each block of [`BLOCK`] bytes.
    characters: Vec<usize>,
}

impl Index {
    fn of(text: &str) -> Self {
        let line_starts =
            std::iter::once(0).chain(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1)).collect();
        let counts = text.as_bytes().chunks(BLOCK).scan(0, |count, block| {
            *count += beginning_in(block);
            Some(*count)
        });
        Self { line_starts, characters: std::iter::once(0).chain(counts).collect() }
    }
}

/// Columns are counted from the nearest block, so that a text of one enormous line takes no more time than others.
const BLOCK: usize = 256;

/// Among so few bytes lines are counted sooner than an index is made and asked.
const FEW: usize = 16 * 1024;

impl SourceFile {
    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(&self.text))
    }

    /// The text of a line, counted from 1, without its end; empty for lines that are not there.
    pub fn line(&self, line: usize) -> &str {
        self.line_span(line).map_or("", |span| self.slice(span))
    }

    /// The bytes of a line, counted from 1, without its end.
    pub(super) fn line_span(&self, line: usize) -> Option<Span> {
        let line_starts = &self.index().line_starts;
        let start = line.checked_sub(1).and_then(|index| line_starts.get(index)).copied()?;
        let end = line_starts.get(line).copied().unwrap_or(self.text.len());
        let text = self.text.get(start..end)?.trim_end_matches(['\n', '\r']);
        Some(Span::new(start, start + text.len()))
    }

    /// Line and column of a byte offset; offsets past the end count as the end.
    pub fn position(&self, offset: usize) -> Position {
        let found = self.position_in_text(offset);
        let there = self.place_as_written(Span::new(offset, offset), found.line, found.line);
        there.map_or(found, |place| Position { line: place.line, column: place.column })
    }

    /// The same in the text that is read, which may be a translation of the file.
    pub(crate) fn position_in_text(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        if offset <= FEW {
            let before = self.text.as_bytes().get(..offset).unwrap_or_default();
            let start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
            let column = 1 + beginning_in(before.get(start..).unwrap_or_default());
            return Position { line: 1 + memchr::memchr_iter(b'\n', before).count(), column };
        }
        let line_starts = &self.index().line_starts;
        let line = line_starts.partition_point(|start| *start <= offset);
        let start = line_starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let before = match self.text.as_bytes().get(start..offset) {
            Some(bytes) if bytes.len() < BLOCK => beginning_in(bytes),
            _ => self.characters_before(offset) - self.characters_before(start),
        };
        Position { line, column: 1 + before }
    }

    /// Where `span` ends, which begins at `start`: most spans are short and in one line.
    fn position_behind(&self, start: Position, span: Span) -> Position {
        match self.text.as_bytes().get(span.start..span.end) {
            Some(bytes) if bytes.len() < BLOCK && memchr::memchr(b'\n', bytes).is_none() => {
                Position { line: start.line, column: start.column + beginning_in(bytes) }
            }
            _ => self.position_in_text(span.end),
        }
    }

    /// How many characters begin before byte `offset`.
    fn characters_before(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        let rest = self.text.as_bytes().get(block * BLOCK..offset).unwrap_or_default();
        self.index().characters.get(block).copied().unwrap_or_default() + beginning_in(rest)
    }

    /// The place of `span` in this file; a span that cuts a character in two is widened to hold it.
    pub fn place(&self, span: Span) -> Place {
        let start = self.text.floor_char_boundary(span.start);
        let span = Span::new(start, self.text.ceil_char_boundary(span.end).max(start));
        let start = self.position_in_text(span.start);
        let end = self.position_behind(start, span);
        if let Some(place) = self.place_as_written(span, start.line, end.line) {
            return place;
        }
        Place {
            file: self.path.clone(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            start: span.start,
            end: span.end,
        }
    }
}

/// The lines of `text`, each with its end: what `str::split_inclusive` gives, in a third of the time.
pub(crate) fn each_line(text: &str) -> impl Iterator<Item = &str> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1);
    let behind_last = (!text.is_empty() && !text.ends_with('\n')).then_some(text.len());
    let mut start = 0;
    ends.chain(behind_last).filter_map(move |end| text.get(mem::replace(&mut start, end)..end))
}

/// How many characters begin in `bytes` of UTF-8: bytes that continue a character (10xxxxxx) begin none.
fn beginning_in(bytes: &[u8]) -> usize {
    // So few fit into a byte, and bytes are added up many in one step.
    let few = |bytes: &[u8]| bytes.iter().map(|byte| u8::from(*byte & 0xC0 != 0x80)).sum::<u8>();
    bytes.chunks(128).map(|bytes| usize::from(few(bytes))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let file = SourceFile::new("a.md", "é1\nüx");
        assert_eq!(file.position(0), Position { line: 1, column: 1 });
        assert_eq!(file.position(2), Position { line: 1, column: 2 });
        assert_eq!(file.position(4), Position { line: 2, column: 1 });
        assert_eq!(file.position(6), Position { line: 2, column: 2 });
        assert_eq!(file.position(999), Position { line: 2, column: 3 });
    }

    #[test]
    fn lines_are_counted_from_one() {
        let file = SourceFile::new("a.md", "one\r\ntwo\n");
        assert_eq!((file.line(0), file.line(1), file.line(2), file.line(3), file.line(4)), ("", "one", "two", "", ""));
    }

    #[test]
    fn columns_of_long_lines_are_the_same_from_block_to_block() {
        for length in [BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK] {
            let text = format!("\n{}é!", "é".repeat(length / 2));
            let file = SourceFile::new("a.md", text.as_str());
            for at in [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, text.len() - 1, text.len()] {
                let before = text.floor_char_boundary(at.min(text.len()));
                let line = &text[text[..before].rfind('\n').map_or(0, |at| at + 1)..before];
                assert_eq!(file.position(before).column, 1 + line.chars().count(), "{at} of {length}");
            }
        }
    }

    #[test]
    fn lines_are_the_same_whether_they_are_counted_or_looked_up() {
        let text = "é1\n\nüx\r\n".repeat(FEW / 5);
        let file = SourceFile::new("a.md", text.as_str());
        for at in (0..30).chain(FEW - 30..FEW + 30).chain(text.len() - 30..=text.len()) {
            let at = text.floor_char_boundary(at);
            let before: Vec<&str> = text[..at].split('\n').collect();
            let column = 1 + before.last().map_or(0, |line| line.chars().count());
            assert_eq!(file.position(at), Position { line: before.len(), column }, "{at}");
        }
    }

    #[test]
    fn places_lie_on_characters() {
        let place = SourceFile::new("a.md", "aéb").place(Span::new(2, 2));
        assert_eq!((place.start, place.end, place.column, place.end_column), (1, 3, 2, 3));
    }
}
