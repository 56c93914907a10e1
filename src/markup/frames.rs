//! What a line stands in: lists and quotes, told by their indentation.

use super::MAX_DEPTH;

/// Containers around a line, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Frames {
    stack: Vec<Frame>,
}

#[derive(Debug)]
struct Frame {
    /// The column at which its text begins in the file.
    column: usize,
    /// What stands before it in Markdown, that of the containers around it included.
    prefix: String,
}

impl Frames {
    /// Leaves all containers whose text begins behind `column`.
    pub(super) fn leave(&mut self, column: usize) {
        while self.stack.last().is_some_and(|frame| frame.column > column) {
            self.stack.pop();
        }
    }

    /// The column at which the text of the innermost begins.
    pub(super) fn column(&self) -> usize {
        self.stack.last().map_or(0, |frame| frame.column)
    }

    /// What stands before the text of the innermost.
    pub(super) fn prefix(&self) -> &str {
        self.stack.last().map_or("", |frame| frame.prefix.as_str())
    }

    /// Is there none?
    pub(super) fn is_empty(&self) -> bool {
        self.stack.is_empty()
    }

    /// May there be another one?
    pub(super) fn may_nest(&self) -> bool {
        self.stack.len() < MAX_DEPTH
    }

    /// Enters one whose text begins at `column`; before that stands `more` in Markdown. Too deep, the text stays where it is.
    pub(super) fn enter(&mut self, column: usize, more: &str) {
        let more = if self.may_nest() { more } else { "" };
        let prefix = [self.prefix(), more].concat();
        // Those that are too deep take the place of one another.
        if self.stack.len() > MAX_DEPTH {
            self.stack.pop();
        }
        self.stack.push(Frame { column, prefix });
    }
}
