//! Files whose text is a translation: what stands in the file itself, and where.

use std::sync::Arc;

use super::{SourceFile, Span};
use crate::diagnostic::Place;
use crate::markup::{self, Fact};

/// What is looked for in other lines is no longer than an address, and the lines are no longer than people write them.
const LONGEST_MOVED: usize = 2048;
const LONGEST_LINE: usize = 16 * 1024;
const LARGEST_SEARCHED: usize = 256 * 1024;

/// A file as it is written.
#[derive(Debug)]
pub(super) struct Written {
    file: SourceFile,
    facts: Vec<Fact>,
    heads: Vec<Span>,
}

impl SourceFile {
    /// Notes in another language as Markdown; any other file as it is.
    pub(super) fn translated(self) -> Self {
        let Some(found) = markup::translate(&self.path, &self.text) else { return self };
        let path = self.path.clone();
        let written = Written { file: self, facts: found.facts, heads: found.heads };
        Self { written: Some(Arc::new(written)), ..Self::new(path, found.markdown) }
    }

    /// The same file with another text, which has what the old one has in the same lines.
    pub(crate) fn with_text(&self, text: impl Into<String>) -> Self {
        Self { written: self.written.clone(), ..Self::new(self.path.clone(), text) }
    }

    /// The file with the text that it holds on the disk.
    pub fn as_written(self) -> Self {
        match &self.written {
            Some(written) => written.file.clone(),
            None => self,
        }
    }

    /// Is the text a translation?
    pub(crate) fn is_translated(&self) -> bool {
        self.written.is_some()
    }

    /// The facts at the head of a translation.
    pub(crate) fn facts(&self) -> &[Fact] {
        self.written.as_ref().map_or(&[], |written| &written.facts)
    }

    /// Where these facts stand, which is no text of the notes.
    pub(crate) fn heads(&self) -> &[Span] {
        self.written.as_ref().map_or(&[], |written| &written.heads)
    }

    /// The place of `span`, which lies in these lines, in the file as it is written; none where it is the one that is read.
    pub(super) fn place_as_written(&self, span: Span, line: usize, end_line: usize) -> Option<Place> {
        let file = &self.written.as_ref()?.file;
        if line == end_line
            && let Some(there) = self.moved(span, line)
        {
            return Some(file.place(there));
        }
        let (first, last) = (self.line_span(line)?, self.line_span(end_line)?);
        let (first_there, last_there) = (file.line_span(line)?, file.line_span(end_line)?);
        let aligned = |line: Span, there: Span| {
            let at = |byte: usize| byte.clamp(line.start, line.end) - line.start;
            let found = markup::aligned(self.slice(line), file.slice(there), at(span.start)..at(span.end));
            Span::from(found).shifted(there.start)
        };
        let start = aligned(first, first_there).start;
        let end = aligned(last, last_there).end.max(start);
        Some(file.place(Span::new(start, end)))
    }

    /// The bytes of the file that are those of `span`, where they are the same, byte for byte, and cannot be others.
    pub(crate) fn span_as_written(&self, span: Span) -> Option<Span> {
        let Some(written) = &self.written else { return Some(span) };
        let number = self.position_in_text(span.start).line;
        if let Some(there) = self.moved(span, number) {
            return Some(there);
        }
        let (line, there) = (self.line_span(number)?, written.file.line_span(number)?);
        let is_within = line.start <= span.start && span.end <= line.end;
        let within = is_within.then(|| span.start - line.start..span.end - line.start)?;
        let found = markup::exact(self.slice(line), written.file.slice(there), within)?;
        Some(Span::from(found).shifted(there.start))
    }

    /// Where the file has, a few lines below, what the translation has in this line: links stand in the line in which they begin.
    fn moved(&self, span: Span, line: usize) -> Option<Span> {
        const FARTHEST: usize = 4;
        let file = &self.written.as_ref()?.file;
        let text = self.slice(span).trim();
        if text.is_empty() || text.len() > LONGEST_MOVED || file.line(line).contains(text) {
            return None;
        }
        let below = (line + 1..=line + FARTHEST).filter_map(|line| file.line_span(line));
        let near = below.filter(|there| there.end - there.start <= LONGEST_LINE).find_map(|there| {
            let found = there.start + file.slice(there).find(text)?;
            Some(Span::new(found, found + text.len()))
        });
        // Addresses may stand anywhere, and links name them.
        let is_address = text.contains("://") && file.text.len() <= LARGEST_SEARCHED;
        near.or_else(|| is_address.then(|| file.text.find(text)).flatten().map(|at| Span::new(at, at + text.len())))
    }
}
