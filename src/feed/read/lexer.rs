//! Cuts the text of a feed into markup and text, also where it is not well-formed.
//!
//! quick-xml's events end at the first fault or swallow it; here reading goes on behind each one, so that all of them
//! are told in one run.

use memchr::{memchr, memmem};

use super::attributes::{self, Found};
use super::doctype::{self, Doctype};
use super::fault::{Fault, Faults};
use super::names::{self, is_space};
use crate::source::Span;

/// A piece of the file.
pub(super) enum Token<'a> {
    /// All between two pieces of markup, references as they are written.
    Text(Span),
    /// What stands inside a CDATA section.
    Cdata { inside: Span, whole: Span },
    /// `<?target … ?>`
    Instruction { target: Span, whole: Span },
    /// `<!DOCTYPE … >`
    Doctype(Doctype<'a>),
    /// `<name …>`; the attributes are in [`Lexer::attributes`].
    Start { name: Span, tag: Span, empty: bool },
    /// `</name>`
    End { name: Span, tag: Span },
    /// A comment, or something that is nothing.
    Other,
}

/// Where reading has come to.
pub(super) struct Lexer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    pub(super) at: usize,
    /// Of the start tag that was read last.
    pub(super) attributes: Vec<Found>,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, bytes: text.as_bytes(), at: 0, attributes: Vec::new() }
    }

    /// The next piece; none at the end of the file.
    pub(super) fn next(&mut self, faults: &mut Faults<'_, '_>) -> Option<Token<'a>> {
        let start = self.at;
        let markup = self.next_markup(faults);
        if markup > start {
            self.at = markup;
            return Some(Token::Text(Span::new(start, markup)));
        }
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        Some(match self.bytes.get(start + 1) {
            Some(b'/') => self.end_tag(faults),
            Some(b'?') => self.instruction(faults),
            Some(b'!') if rest.starts_with("<!--") => self.comment(faults),
            Some(b'!') if rest.starts_with("<![CDATA[") => self.cdata(faults),
            Some(b'!') if rest.starts_with("<!DOCTYPE") => {
                let (doctype, end) = doctype::read(self.text, start, faults);
                self.at = end;
                Token::Doctype(doctype)
            }
            Some(b'!') => self.unknown(faults),
            _ => self.start_tag(faults),
        })
    }

    /// Where the next markup begins, or the end of the file. A `<` that begins nothing is text.
    fn next_markup(&self, faults: &mut Faults<'_, '_>) -> usize {
        let mut at = self.at;
        while let Some(next) = memchr(b'<', self.bytes.get(at..).unwrap_or_default()) {
            at += next;
            let begins = match self.bytes.get(at + 1) {
                Some(b'/' | b'?' | b'!') => true,
                Some(byte) if byte.is_ascii() => byte.is_ascii_alphabetic() || matches!(byte, b'_' | b':'),
                Some(_) => self.text.get(at + 1..).and_then(|rest| rest.chars().next()).is_some_and(names::is_start),
                None => false,
            };
            if begins {
                return at;
            }
            faults.report(Span::new(at, at + 1), Fault::BareLessThan);
            at += 1;
        }
        self.bytes.len()
    }

    fn start_tag(&mut self, faults: &mut Faults<'_, '_>) -> Token<'a> {
        let start = self.at;
        let name = self.name(start + 1, faults);
        let end = attributes::scan(self.text, Span::new(start, name.end), &mut self.attributes, faults);
        self.at = end.at;
        Token::Start { name, tag: Span::new(start, end.at), empty: end.empty }
    }

    fn end_tag(&mut self, faults: &mut Faults<'_, '_>) -> Token<'a> {
        let start = self.at;
        let name = self.name(start + 2, faults);
        let space = self.rest(name.end).iter().take_while(|byte| is_space(**byte)).count();
        self.at = name.end + space;
        if self.bytes.get(self.at) == Some(&b'>') {
            self.at += 1;
        } else {
            self.at = self.past_bracket(self.at);
            let span = Span::new(start, name.end);
            match self.bytes.get(self.at) {
                None if !self.text.ends_with('>') => {
                    let what = format!("the tag `{}`", self.slice(span));
                    faults.report(Span::new(self.at, self.at), Fault::Truncated(what.into()));
                }
                _ => faults.report(span, Fault::TagUnended(self.slice(span))),
            }
        }
        Token::End { name, tag: Span::new(start, self.at) }
    }

    /// The name that begins at `at`.
    fn name(&self, at: usize, faults: &mut Faults<'_, '_>) -> Span {
        let ends = |byte: &u8| is_space(*byte) || matches!(byte, b'/' | b'>' | b'<');
        let rest = self.rest(at);
        let span = Span::new(at, at + rest.iter().position(ends).unwrap_or(rest.len()));
        let name = self.slice(span);
        if names::fault(name, 1).is_some() {
            faults.report(span, Fault::NameInvalid(name));
        }
        span
    }

    fn comment(&mut self, faults: &mut Faults<'_, '_>) -> Token<'a> {
        let inside = self.at + "<!--".len();
        let mut at = inside;
        let mut told = false;
        while let Some(dashes) = memmem::find(self.rest(at), b"--") {
            at += dashes;
            if self.bytes.get(at + 2) == Some(&b'>') {
                self.at = at + 3;
                return Token::Other;
            }
            if !told {
                faults.report(Span::new(at, at + 2), Fault::CommentDashes);
                told = true;
            }
            at += 1;
        }
        self.truncated("a comment that begins here", faults)
    }

    fn cdata(&mut self, faults: &mut Faults<'_, '_>) -> Token<'a> {
        let (start, inside) = (self.at, self.at + "<![CDATA[".len());
        let end = memmem::find(self.rest(inside), b"]]>").map(|length| inside + length);
        self.at = end.map_or(self.bytes.len(), |end| end + 3);
        if end.is_none() {
            let span = Span::new(start, inside);
            faults.report(span, Fault::Truncated("a CDATA section that begins here".into()));
        }
        let inside = Span::new(inside, end.unwrap_or(self.bytes.len()));
        Token::Cdata { inside, whole: Span::new(start, self.at) }
    }

    fn instruction(&mut self, faults: &mut Faults<'_, '_>) -> Token<'a> {
        let start = self.at;
        let Some(length) = memmem::find(self.rest(start + 2), b"?>") else {
            return self.truncated("a processing instruction that begins here", faults);
        };
        let end = start + 2 + length;
        let inside = self.text.get(start + 2..end).unwrap_or_default();
        let target = Span::new(start + 2, start + 2 + inside.bytes().position(is_space).unwrap_or(inside.len()));
        self.at = end + 2;
        Token::Instruction { target, whole: Span::new(start, self.at) }
    }

    /// `<!` and something else.
    fn unknown(&mut self, faults: &mut Faults<'_, '_>) -> Token<'a> {
        let start = self.at;
        faults.report(Span::new(start, start + 2), Fault::MarkupUnknown);
        self.at = self.past_bracket(start + 2);
        Token::Other
    }

    /// What has no end: nothing behind it can be read.
    fn truncated(&mut self, what: &'static str, faults: &mut Faults<'_, '_>) -> Token<'a> {
        faults.report(Span::new(self.at, self.at + 2), Fault::Truncated(what.into()));
        self.at = self.bytes.len();
        Token::Other
    }

    /// Behind the next `>`, but not behind the next `<`.
    fn past_bracket(&self, at: usize) -> usize {
        match memchr::memchr2(b'>', b'<', self.rest(at)) {
            Some(next) => at + next + usize::from(self.bytes.get(at + next) == Some(&b'>')),
            None => self.bytes.len(),
        }
    }

    fn rest(&self, at: usize) -> &'a [u8] {
        self.bytes.get(at..).unwrap_or_default()
    }

    fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }
}
