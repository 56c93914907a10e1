//! Lines of the simplest Markdown: words, links, code, bold that nobody could read in two ways. Most lines with markup are
//! no more, and the Markdown parser, which is made for whole documents, takes ten times as long for them.
//!
//! What is read here is what the Markdown parser reads, to the byte; a line of which that is not sure is left to it.

use super::{Inline, Link};
use crate::source::Span;

/// Reads `source`, which begins at byte `offset` of its file, if it is simple.
pub(super) fn read(source: &str, offset: usize) -> Option<Inline> {
    let from = numeral_length(source.as_bytes());
    if !begins_no_block(source.as_bytes().get(from..)?) {
        return None;
    }
    let inline = Inline::empty(source, offset);
    // Blanks at its end are no text.
    let source = source.trim_end_matches(' ');
    let mut reader = Reader { source, offset, at: from, from, inline, emphasis: None, link: None };
    while let Some((at, byte)) = reader.next_sign() {
        reader.at = at;
        reader.step(byte)?;
    }
    reader.at = source.len();
    reader.flush();
    (reader.emphasis.is_none() && reader.link.is_none()).then(|| reader.inline.finish())
}

/// How long the numeral of an item of a list is, with the one blank behind it.
fn numeral_length(source: &[u8]) -> usize {
    /// Longer ones are no numerals (CommonMark 5.2).
    const MOST_DIGITS: usize = 9;
    let digits = source.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let is_item = matches!(source.get(digits..), Some([b'.' | b')', b' ', third, ..]) if *third != b' ');
    if (1..=MOST_DIGITS).contains(&digits) && is_item { digits + 2 } else { 0 }
}

/// Is a line with this beginning a paragraph, and no list, heading, quote or code?
fn begins_no_block(source: &[u8]) -> bool {
    match source {
        [b'*', b'*', third, ..] => third.is_ascii_alphanumeric() || *third == b'[',
        [b'*' | b'#', second, ..] => second.is_ascii_alphanumeric(),
        // `1.` and `1)` begin a list.
        [b'0'..=b'9', ..] => !matches!(source.iter().find(|byte| !byte.is_ascii_digit()), Some(b'.' | b')')),
        [first, ..] => first.is_ascii_alphabetic() || matches!(first, b'[' | b'`' | b'(' | b'"') || !first.is_ascii(),
        [] => false,
    }
}

/// Does a byte mean something, or may it? All bytes of all notes are looked up here.
#[expect(clippy::indexing_slicing, reason = "the compiler makes the table, and checks it")]
static SIGNS: [bool; 256] = {
    let mut signs = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        signs[byte] = matches!(
            byte as u8,
            b'*' | b'`' | b'[' | b']' | b'_' | b'!' | b'&' | b'\\' | b'<' | b'~' | 0..=0x1F | 0x7F
        );
        byte += 1;
    }
    signs
};

fn is_sign(byte: u8) -> bool {
    SIGNS.get(usize::from(byte)).copied().unwrap_or_default()
}

/// Bold or italics that have begun.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Emphasis {
    asterisks: usize,
    /// Within the label of a link, where they must end, too?
    linked: bool,
}

/// A link that has begun: its first byte in `source`, and where its label begins in the text.
struct OpenLink {
    start: usize,
    text: usize,
}

struct Reader<'a> {
    source: &'a str,
    offset: usize,
    at: usize,
    /// Where text begins that is not yet taken over.
    from: usize,
    inline: Inline,
    emphasis: Option<Emphasis>,
    link: Option<OpenLink>,
}

impl Reader<'_> {
    /// Reads what begins with `byte`; nothing where that is not sure.
    fn step(&mut self, byte: u8) -> Option<()> {
        let next = self.byte(self.at + 1);
        match byte {
            b'*' => return self.asterisks(),
            b'`' => return self.code(),
            b'[' => return self.open_link(),
            b']' => return self.close_link(),
            b'_' => self.is_within_word().then_some(())?,
            b'!' => (next != Some(b'[')).then_some(())?,
            b'&' => (next == Some(b' ')).then_some(())?,
            _ => return None,
        }
        self.at += 1;
        Some(())
    }

    /// The next byte that means something, and where it is.
    fn next_sign(&self) -> Option<(usize, u8)> {
        let rest = self.source.as_bytes().get(self.at..)?;
        rest.iter().position(|byte| is_sign(*byte)).and_then(|at| Some((self.at + at, *rest.get(at)?)))
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.source.as_bytes().get(at).copied()
    }

    fn before(&self) -> Option<u8> {
        self.byte(self.at.checked_sub(1)?)
    }

    fn is_within_word(&self) -> bool {
        let is_letter = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric());
        is_letter(self.before()) && is_letter(self.byte(self.at + 1))
    }

    /// Takes over the text up to here.
    fn flush(&mut self) {
        if let Some(text) = self.source.get(self.from..self.at).filter(|text| !text.is_empty()) {
            let bold = self.emphasis.is_some_and(|emphasis| emphasis.asterisks == 2);
            self.inline.push(text, self.offset + self.from, bold);
        }
    }

    /// Goes on at byte `at`.
    fn go_on(&mut self, at: usize) -> Option<()> {
        (self.at, self.from) = (at, at);
        Some(())
    }

    /// One or two asterisks that can only open or only close.
    fn asterisks(&mut self) -> Option<()> {
        let asterisks = self.source.as_bytes().iter().skip(self.at).take_while(|byte| **byte == b'*').count();
        let here = Emphasis { asterisks, linked: self.link.is_some() };
        let (before, behind) = (self.before(), self.byte(self.at + asterisks));
        let opens = matches!(before, None | Some(b' '))
            && behind.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'[')
            || before == Some(b'[') && behind.is_some_and(|byte| byte.is_ascii_alphanumeric());
        let closes = before.is_some_and(|byte| byte.is_ascii_graphic() && byte != b'[')
            && matches!(behind, None | Some(b' ' | b':' | b',' | b'.' | b')' | b']'));
        let changed = match self.emphasis {
            None if opens && asterisks <= 2 => Some(here),
            Some(open) if closes && open == here => None,
            _ => return None,
        };
        self.flush();
        self.emphasis = changed;
        self.go_on(self.at + asterisks)
    }

    /// Code between two backticks, with no blank beside them.
    fn code(&mut self) -> Option<()> {
        self.flush();
        let rest = self.source.get(self.at + 1..)?;
        let code = rest.get(..rest.find('`')?)?;
        let end = self.at + code.len() + 2;
        if code.is_empty() || code.starts_with(' ') || code.ends_with(' ') || self.byte(end) == Some(b'`') {
            return None;
        }
        self.inline.rare().code.push(Span::new(self.at, end).shifted(self.offset));
        (self.at, self.from) = (end - 1, self.at + 1);
        self.flush();
        self.go_on(end)
    }

    /// A bracket that begins a label, or is one to read where no address follows.
    fn open_link(&mut self) -> Option<()> {
        let rest = self.source.get(self.at..)?;
        match rest.find(']').map(|end| self.byte(self.at + end + 1)) {
            _ if self.link.is_some() => return None,
            Some(Some(b'(')) => {}
            None | Some(Some(b'[' | b':')) => return None,
            Some(_) => {
                self.at += 1;
                return Some(());
            }
        }
        self.flush();
        self.link = Some(OpenLink { start: self.at, text: self.inline.text.len() });
        self.go_on(self.at + 1)
    }

    /// The end of a label, with the address behind it, if there is one.
    fn close_link(&mut self) -> Option<()> {
        let has_address = self.byte(self.at + 1) == Some(b'(');
        if self.link.is_none() && !has_address {
            self.at += 1;
            return Some(());
        }
        self.flush();
        let open = self.link.take()?;
        if self.emphasis.is_some_and(|emphasis| emphasis.linked) {
            return None;
        }
        let rest = self.source.get(self.at..)?.strip_prefix("](")?;
        let url = rest.get(..rest.find(')')?)?;
        if url.is_empty() || !is_plain_address(url) {
            return None;
        }
        let end = self.at + url.len() + 3;
        let text = Span::new(open.text, self.inline.text.len());
        let span = Span::new(open.start, end).shifted(self.offset);
        // Most lines have one link, and a vector would take room for four.
        self.inline.links.reserve_exact(1);
        self.inline.links.push(Link { url: url.to_owned(), text, span });
        self.go_on(end)
    }
}

/// Is nothing in `url` markup, an escape or a reference to a character?
fn is_plain_address(url: &str) -> bool {
    let is_plain = |byte: u8| !matches!(byte, 0..=b' ' | b'(' | b'<' | b'>' | b'\\' | b'`' | b'[' | b']' | 0x7F);
    let bytes = url.as_bytes();
    bytes.iter().copied().all(is_plain) && !(bytes.contains(&b'&') && bytes.contains(&b';'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What lines are made of, and what might be taken for it.
    const PIECES: &[&str] = &[
        "a",
        "Rye",
        "é",
        "’",
        " ",
        " ",
        "**",
        "**",
        "*",
        "[",
        "](https://e.org/a_b*c)",
        "](u)",
        "]",
        "`",
        "`",
        "_",
        ".",
        ":",
        "!",
        "&",
        "(",
        ")",
        "1.",
        "1. ",
        "12) ",
        "-",
        "\"",
        "#",
        "~",
        "](https://e.org/?a=b&c=d)",
        "](a&amp;b)",
        "\\",
        "<br>",
        "|",
        "—",
        "&amp;",
        "  ",
    ];

    fn lines() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(PIECES);
        let linked = prop::sample::select(
            &["[Rye](u)", "**Rye:**", "`a*b`", "*oat*", "[**Oat** x](https://e.org/_a_)", "b_c"][..],
        );
        prop::collection::vec(prop_oneof![3 => piece, 1 => linked], 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn simple_lines_are_read_like_markdown(source in lines()) {
            if let Some(inline) = read(&source, 7) {
                prop_assert_eq!(inline, Inline::of_markdown(&source, 7));
            }
        }
    }

    #[test]
    fn what_people_write_is_simple() {
        for source in [
            "**Ada #1:** [Rye & oats](https://e.org/rye_bread), `a * b` — fine!",
            "[**Rye**](https://e.org/?a=b&c=d) by *Ada*",
            "**[Rye](https://e.org/)**",
            "Ada’s file_name (see [`rye`](u))",
            "[01:55] - 3 loaves [and] more",
            "12:34 [Rye] (u)",
            "1. **Rye:** [oats](u)",
            "10) Rye",
            "#4: Rye",
        ] {
            assert_eq!(read(source, 3), Some(Inline::of_markdown(source, 3)), "{source}");
        }
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_left_alone() {
        for source in [
            "- Rye",
            "1.  Rye",
            "1. - Rye",
            "1. ",
            "# Rye",
            "**Rye",
            "a**b** c",
            "[Rye][u]",
            "![Rye](u)",
            "\\*",
            "<b>",
            "`a",
            "_rye_",
            "[a](b c)",
        ] {
            assert_eq!(read(source, 0), None, "{source}");
        }
    }
}
