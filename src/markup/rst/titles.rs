//! Titles of sections: a line with a line of signs below it, and maybe above it. Which signs mean which level, the order tells in
//! which they come.

use crate::markup::source::Lines;

/// A title, and how many lines it takes.
pub(super) struct Title<'t> {
    pub(super) text: &'t str,
    /// The line it stands in.
    pub(super) line: usize,
    pub(super) end: usize,
    pub(super) style: (u8, bool),
}

/// The title that begins in line `at`.
pub(super) fn at<'t>(lines: &Lines<'t>, at: usize) -> Option<Title<'t>> {
    let sign = adornment(lines.whole(at));
    let line = if sign.is_some() { at + 1 } else { at };
    let text = lines.bare(line);
    // Below a line of signs the title may be indented.
    let is_indented = sign.is_none() && lines.indent(line) > 0;
    if text.is_empty() || is_indented || adornment(text).is_some_and(|_| sign.is_none()) {
        return None;
    }
    let below = adornment(lines.whole(line + 1)).filter(|below| sign.is_none_or(|sign| sign == *below))?;
    let is_long = |at: usize| lines.whole(at).len() >= text.chars().count().min(4);
    (is_long(line + 1)).then_some(Title { text, line, end: line + 2, style: (below, sign.is_some()) })
}

/// The sign of which the whole line consists.
pub(super) fn adornment(line: &str) -> Option<u8> {
    let first = *line.as_bytes().first()?;
    let is_one = first.is_ascii_punctuation() && line.len() >= 2 && line.bytes().all(|byte| byte == first);
    // Two dots are a comment, two colons announce code.
    (is_one && !(line.len() == 2 && matches!(first, b'.' | b':' | b'_'))).then_some(first)
}

/// Styles of titles in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Styles(Vec<(u8, bool)>);

impl Styles {
    /// The level of a title in `style`, from 1.
    pub(super) fn level(&mut self, style: (u8, bool)) -> usize {
        let known = self.0.iter().position(|known| *known == style);
        known.unwrap_or_else(|| {
            self.0.push(style);
            self.0.len() - 1
        }) + 1
    }

    /// How many there were.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }
}
