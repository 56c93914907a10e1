//! Notes as lines: what kind each line is, with code fences resolved first.
//!
//! People write labels right behind list items, indent with tabs and forget to close fences; CommonMark then sees one
//! long paragraph or one long code block where a reader sees five topics. Structure is therefore read line by line,
//! as a reader does, and only the inside of a line is left to the Markdown parser.

use memchr::memmem;

use super::fences::{self, Seen, closes_behind_code};
use crate::source::{Span, each_line};

/// What a line is, by its first characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// Nothing but white space.
    Blank,
    /// Inside a code fence, or the fence itself.
    Code,
    /// A list item.
    Bullet,
    /// An ATX heading of this level.
    Heading(usize),
    /// Anything else.
    Text,
}

/// One line of the notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// The line without its line break.
    pub span: Span,
    /// The line without indentation, list marker and heading marker.
    pub content: Span,
}

/// Does `line` begin with a label in bold: `**Ada #1`, `**#1`, `**Extras`, `## **Joke`?
fn begins_with_label(line: &str) -> bool {
    let line = line.trim_start();
    let bare = line.trim_start_matches('#');
    let line = if line.len() - bare.len() > 1 { bare.trim_start() } else { line };
    let Some(label) = line.strip_prefix("**").map(str::trim_start) else { return false };
    let is_word = |c: char| c.is_ascii_alphabetic() || !c.is_ascii();
    let (word, rest) = label.split_at(label.find(|c| !is_word(c)).unwrap_or(label.len()));
    let is_blank = |c: char| c.is_whitespace() || c == '*';
    let counts = |rest: &str| rest.trim_start_matches(is_blank).starts_with(|c: char| c.is_ascii_digit());
    if word.is_empty() {
        return rest.strip_prefix('#').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    }
    let opens = ["extra", "extras", "joke", "jokes"].iter().any(|name| word.eq_ignore_ascii_case(name));
    opens && !rest.starts_with(|c: char| c.is_ascii_digit() || c == '_')
        || rest.trim_start_matches(is_blank).strip_prefix('#').is_some_and(counts)
}

/// A code fence that does not hold what its author meant it to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BrokenFence {
    /// The line that opens it.
    pub opening: Span,
    /// What is wrong with it.
    pub fault: FenceFault,
}

/// What is wrong with a code fence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FenceFault {
    /// It is never closed; the notes go on with this label, where there is one.
    NeverClosed(Option<Span>),
    /// This label of the notes stands before its closing fence.
    Swallows(Span),
    /// The closing fence stands at the end of this line of code, where Markdown does not look for it.
    ClosedBehindCode(Span),
    /// It is indented so that Markdown takes it for text.
    Hidden,
}

/// Notes as lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines {
    /// The lines.
    pub lines: Vec<Line>,
    /// Fences that are open where they should not be.
    pub broken_fences: Vec<BrokenFence>,
}

/// Splits `text` (which begins at byte `offset` of its file) into lines.
pub fn split(text: &str, offset: usize) -> Lines {
    let holds = |signs: &[u8]| memmem::find(text.as_bytes(), signs).is_some();
    let may_hold_fences = holds(b"```") || holds(b"~~~");
    let is_fence = |line: &str| may_hold_fences && fences::is_fence(line);
    let mut rest = if may_hold_fences { each_line(text).filter(|line| is_fence(line)).count() } else { 0 };
    let mut open: Option<Span> = None;
    let seen = if may_hold_fences { Seen::read(text, offset) } else { Seen::All };
    let mut start = offset;
    let mut lines = Vec::with_capacity(memchr::memchr_iter(b'\n', text.as_bytes()).count() + 1);
    let mut broken_fences: Vec<BrokenFence> = Vec::new();
    for raw in each_line(text) {
        let body = raw.trim_end_matches(['\n', '\r']);
        let span = Span::new(start, start + body.len());
        start += raw.len();
        if is_fence(body) {
            rest -= 1;
            if let Some(opening) = open.filter(|_| closes_behind_code(body)) {
                broken_fences.push(BrokenFence { opening, fault: FenceFault::ClosedBehindCode(span) });
            } else if open.is_none() && !seen.contains(&span) {
                broken_fences.push(BrokenFence { opening: span, fault: FenceFault::Hidden });
            }
            open = if open.is_some() { None } else { Some(span) };
            lines.push(Line { kind: LineKind::Code, span, content: span });
            continue;
        }
        // A label inside a fence: the author forgot to close it, unless the closing fence still comes (then the
        // number of fences left is odd) and the label has merely slipped in before it.
        let is_label = || begins_with_label(body);
        match open {
            Some(opening) if is_label() => {
                let closed = rest % 2 == 1;
                if broken_fences.last().is_none_or(|last| last.opening != opening) {
                    let fault = if closed { FenceFault::Swallows(span) } else { FenceFault::NeverClosed(Some(span)) };
                    broken_fences.push(BrokenFence { opening, fault });
                }
                open = open.filter(|_| closed);
                lines.push(classify(body, span));
            }
            Some(_) => lines.push(Line { kind: LineKind::Code, span, content: span }),
            None => lines.push(classify(body, span)),
        }
    }
    if let Some(opening) = open {
        broken_fences.push(BrokenFence { opening, fault: FenceFault::NeverClosed(None) });
    }
    Lines { lines, broken_fences }
}

fn classify(body: &str, span: Span) -> Line {
    let trimmed = body.trim_start();
    let indent = body.len() - trimmed.len();
    let line = |kind, skip: usize| {
        let content = body.get(indent + skip..).unwrap_or_default();
        let from = span.start + indent + skip + (content.len() - content.trim_start().len());
        Line { kind, span, content: Span::new(from, (from + content.trim().len()).min(span.end)) }
    };
    if trimmed.is_empty() {
        return Line { kind: LineKind::Blank, span, content: Span::new(span.end, span.end) };
    }
    let hashes = trimmed.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&hashes) && trimmed.get(hashes..).is_some_and(|rest| rest.starts_with([' ', '\t'])) {
        return line(LineKind::Heading(hashes), hashes);
    }
    let mut characters = trimmed.chars();
    let marker = characters.next().is_some_and(|first| matches!(first, '-' | '*' | '+' | '•'));
    let marker_length = trimmed.chars().next().map_or(0, char::len_utf8);
    if marker && characters.next().is_none_or(char::is_whitespace) {
        return line(LineKind::Bullet, marker_length);
    }
    line(LineKind::Text, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<LineKind> {
        split(text, 0).lines.into_iter().map(|line| line.kind).collect()
    }

    #[test]
    fn lines_are_told_apart_by_their_first_characters() {
        use LineKind::*;
        assert_eq!(
            kinds("# A\n\ntext\n- b\n\t* c\n#hashtag\n**bold**\n"),
            [Heading(1), Blank, Text, Bullet, Bullet, Text, Text]
        );
    }

    #[test]
    fn a_label_in_an_unclosed_fence_closes_it() {
        use LineKind::*;
        assert_eq!(kinds("```\ncode\n**Ada #2:** x\n- b\n"), [Code, Code, Text, Bullet]);
    }

    #[test]
    fn a_label_that_slipped_in_before_the_closing_fence_leaves_it_open() {
        use LineKind::*;
        assert_eq!(kinds("```\ncode\n**Ada #2:** x\n```\n- b\n"), [Code, Code, Text, Code, Bullet]);
    }

    #[test]
    fn a_fence_may_close_behind_its_last_line_of_code() {
        use LineKind::*;
        assert_eq!(kinds("```\ncode\nlast```\ntext\n"), [Code, Code, Code, Text]);
    }

    #[test]
    fn content_leaves_markers_out() {
        let text = "  -  item \n";
        let lines = split(text, 0).lines;
        assert_eq!(&text[lines[0].content.start..lines[0].content.end], "item");
    }
}
