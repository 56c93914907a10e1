//! The lines of a file with their indentation.

/// A tab reaches to the next column that is a multiple of this (docutils, Org).
const TAB: usize = 8;

/// Lines without their ends.
#[derive(Debug)]
pub(in crate::markup) struct Lines<'t> {
    lines: Vec<Line<'t>>,
}

#[derive(Debug, Clone, Copy)]
struct Line<'t> {
    whole: &'t str,
    bare: &'t str,
    indent: usize,
}

impl<'t> Lines<'t> {
    pub(in crate::markup) fn of(text: &'t str) -> Self {
        let line = |whole: &'t str| {
            let whole = whole.trim_end();
            let bare = whole.trim_start_matches([' ', '\t', '\u{B}', '\u{C}']);
            let blanks = whole.get(..whole.len() - bare.len()).unwrap_or_default();
            let indent = blanks.bytes().fold(0, |column, byte| match byte {
                b'\t' => (column / TAB + 1) * TAB,
                _ => column + 1,
            });
            Line { whole, bare, indent }
        };
        Self { lines: text.split('\n').map(line).collect() }
    }

    pub(in crate::markup) fn count(&self) -> usize {
        self.lines.len()
    }

    /// The line without blanks around it; empty behind the last.
    pub(in crate::markup) fn bare(&self, at: usize) -> &'t str {
        self.lines.get(at).map_or("", |line| line.bare)
    }

    /// The line without blanks at its end.
    pub(in crate::markup) fn whole(&self, at: usize) -> &'t str {
        self.lines.get(at).map_or("", |line| line.whole)
    }

    /// The line without so many columns of indentation, as far as it has them.
    pub(in crate::markup) fn without(&self, at: usize, columns: usize) -> &'t str {
        let Some(line) = self.lines.get(at) else { return "" };
        let blanks = line.whole.len() - line.bare.len();
        let tabs = line.whole.get(..blanks).is_some_and(|blanks| blanks.contains('\t'));
        if tabs { line.bare } else { line.whole.get(columns.min(blanks)..).unwrap_or_default() }
    }

    /// The column at which the text of the line begins.
    pub(in crate::markup) fn indent(&self, at: usize) -> usize {
        self.lines.get(at).map_or(0, |line| line.indent)
    }

    pub(in crate::markup) fn is_blank(&self, at: usize) -> bool {
        self.bare(at).is_empty()
    }

    /// Is there such a line, and is it blank?
    pub(in crate::markup) fn has_blank(&self, at: usize) -> bool {
        at < self.count() && self.is_blank(at)
    }

    /// The lines behind `at` that are indented deeper than `column`, blank ones among them included.
    pub(in crate::markup) fn below(&self, at: usize, column: usize) -> std::ops::Range<usize> {
        let mut end = at + 1;
        let mut next = at + 1;
        while next < self.count() && (self.is_blank(next) || self.indent(next) > column) {
            next += 1;
            if !self.is_blank(next - 1) {
                end = next;
            }
        }
        at + 1..end
    }

    /// The least indentation of `lines`.
    pub(in crate::markup) fn indent_of(&self, lines: std::ops::Range<usize>) -> usize {
        lines.filter(|at| !self.is_blank(*at)).map(|at| self.indent(at)).min().unwrap_or_default()
    }
}
