//! Code fences: the lines that open and close them, and which of them Markdown sees.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

use crate::source::{Span, each_line};

/// A line that opens or closes a fence; one that also ends with a fence holds its whole code itself.
pub(super) fn is_fence(line: &str) -> bool {
    if memchr::memchr2(b'`', b'~', line.as_bytes()).is_none() {
        return false;
    }
    let line = line.trim_start_matches([' ', '\t']);
    let line = line.strip_prefix("- ").unwrap_or(line).trim();
    let ticks = line.bytes().take_while(|byte| *byte == b'`').count();
    let tildes = line.bytes().take_while(|byte| *byte == b'~').count();
    tildes >= 3 || closes_behind_code(line) || (ticks >= 3 && !line.get(ticks..).unwrap_or_default().contains('`'))
}

pub(super) fn closes_behind_code(line: &str) -> bool {
    let line = line.trim();
    line.ends_with("```") && line.matches("```").count() == 1 && !line.trim_start_matches("- ").starts_with("```")
}

/// The fences that Markdown sees.
pub(super) enum Seen {
    /// Every one.
    All,
    /// Those that open at these bytes of the file.
    At(Vec<usize>),
}

impl Seen {
    /// Those of `text`, which begins at byte `offset` of its file.
    pub(super) fn read(text: &str, offset: usize) -> Self {
        if are_plain(text) { Self::All } else { Self::At(opened(text).map(|at| at + offset).collect()) }
    }

    /// Does one open in this line?
    pub(super) fn contains(&self, line: &Span) -> bool {
        match self {
            Self::All => true,
            Self::At(places) => {
                places.get(places.partition_point(|at| *at < line.start)).is_some_and(|at| *at <= line.end)
            }
        }
    }
}

fn opened(text: &str) -> impl Iterator<Item = usize> {
    Parser::new(text).into_offset_iter().filter_map(|(event, range)| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => Some(range.start),
        _ => None,
    })
}

/// Does every fence begin its line and have its counterpart, and is there no HTML that could hide it? So it is in most
/// notes, which then need not be read as a whole.
fn are_plain(text: &str) -> bool {
    if memchr::memchr(b'\r', text.as_bytes()).is_some() {
        return false;
    }
    let mut open: Option<&str> = None;
    for line in each_line(text).map(|line| line.trim_end_matches('\n')) {
        if line.trim_start().starts_with('<') {
            return false;
        }
        if !is_fence(line) {
            continue;
        }
        let rest = line.trim_start_matches(if line.starts_with('~') { '~' } else { '`' });
        let Some(fence) = line.strip_suffix(rest).filter(|fence| fence.len() >= 3) else { return false };
        open = match open {
            None => Some(fence),
            Some(opening) if fence.starts_with(opening) && rest.trim_matches([' ', '\t']).is_empty() => None,
            Some(_) => return false,
        };
    }
    open.is_none()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LINES: &[&str] = &[
        "```\n",
        "```\n",
        "```python\n",
        "~~~\n",
        "````\n",
        "text\n",
        "- item\n",
        "  more\n",
        "\n",
        "    code\n",
        "1. one\n",
        "> said\n",
        "[a]: u \"title\n",
        "last```\n",
        "  ```\n",
        "<p>\n",
        "| a |\n|---|\n",
        "===\n",
        "`a\n",
        "```   \n",
        "~~~ a`b\n",
        "\\\n",
        "*a\n",
    ];

    proptest! {
        #[test]
        fn markdown_sees_what_is_plain(lines in prop::collection::vec(prop::sample::select(LINES), 0..9)) {
            let text = lines.concat();
            if are_plain(&text) {
                let mut start = 0;
                let mut fences = Vec::new();
                for line in text.split_inclusive('\n') {
                    fences.extend(is_fence(line).then_some(start));
                    start += line.len();
                }
                prop_assert_eq!(opened(&text).collect::<Vec<_>>(), fences.into_iter().step_by(2).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn what_may_hide_a_fence_is_not_plain() {
        assert!(are_plain("- Rye\n```python\nx\n```\ntext\n"));
        for text in ["```\nx\n", "  ```\nx\n  ```\n", "<div>\n```\nx\n```\n", "```\nx```\n", "```\n~~~\n"] {
            assert!(!are_plain(text), "{text}");
        }
    }
}
