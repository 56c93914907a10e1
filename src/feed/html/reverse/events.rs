//! Blocks of safe HTML as the events that a parser of Markdown would give.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use super::inline::Inline;
use crate::feed::html::token::{Token, is_block, unescaped};

/// The events of one block; none where Markdown has no form for it.
pub(super) fn of(block: &[Token<'_>]) -> Option<Vec<Event<'static>>> {
    let mut reader = Reader { rest: block, out: Vec::new() };
    reader.flow(None)?;
    Some(reader.out)
}

struct Reader<'t, 'h> {
    rest: &'t [Token<'h>],
    out: Vec<Event<'static>>,
}

impl<'h> Reader<'_, 'h> {
    fn next(&mut self) -> Option<Token<'h>> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    /// Blocks up to the end tag of `parent`.
    fn flow(&mut self, parent: Option<&str>) -> Option<()> {
        while let Some(piece) = self.rest.first().copied() {
            match piece {
                Token::Close(name) => {
                    self.next();
                    return (Some(name) == parent).then_some(());
                }
                Token::Text(text) if text.trim().is_empty() => drop(self.next()),
                Token::Open(name, tag) if is_block(name) && name != "br" => self.block(name, tag)?,
                _ => self.paragraphs()?,
            }
        }
        parent.is_none().then_some(())
    }

    fn block(&mut self, name: &str, tag: &str) -> Option<()> {
        self.next();
        match name {
            "p" => {
                self.paragraphs()?;
                self.end_of("p")
            }
            "h1" => self.heading(HeadingLevel::H1, name),
            "h2" => self.heading(HeadingLevel::H2, name),
            "h3" => self.heading(HeadingLevel::H3, name),
            "h4" => self.heading(HeadingLevel::H4, name),
            "hr" => {
                self.out.push(Event::Rule);
                Some(())
            }
            "blockquote" => {
                self.out.push(Event::Start(Tag::BlockQuote(None)));
                self.flow(Some(name))?;
                self.out.push(Event::End(TagEnd::BlockQuote(None)));
                Some(())
            }
            "pre" => self.code(),
            "ul" => self.list(name, None),
            "ol" => {
                let start = super::attribute(tag, "start").map_or(Some(1), |start| start.parse().ok())?;
                self.list(name, Some(start))
            }
            _ => None,
        }
    }

    fn end_of(&mut self, name: &str) -> Option<()> {
        matches!(self.next(), Some(Token::Close(closed)) if closed == name).then_some(())
    }

    /// Text up to the next block or the end of this one; two line breaks in a row part paragraphs.
    fn paragraphs(&mut self) -> Option<()> {
        let inline = self.inline(true)?;
        if !inline.is_empty() {
            self.out.push(Event::Start(Tag::Paragraph));
            self.out.extend(inline);
            self.out.push(Event::End(TagEnd::Paragraph));
        }
        Some(())
    }

    fn inline(&mut self, paragraphs: bool) -> Option<Vec<Event<'static>>> {
        let mut inline = Inline::new(paragraphs);
        while let Some(piece) = self.rest.first().copied() {
            let ends = match piece {
                Token::Open(name, _) => is_block(name) && name != "br",
                Token::Close(name) => !inline.is_open(name),
                Token::Text(_) => false,
            };
            if ends {
                break;
            }
            self.next();
            inline.push(piece)?;
        }
        inline.finish()
    }

    fn heading(&mut self, level: HeadingLevel, name: &str) -> Option<()> {
        let tag = Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() };
        self.out.push(Event::Start(tag));
        let inline = self.inline(false)?;
        if inline.iter().any(|event| matches!(event, Event::HardBreak)) {
            return None;
        }
        self.out.extend(inline);
        self.out.push(Event::End(TagEnd::Heading(level)));
        self.end_of(name)
    }

    /// A block of code: text, perhaps in `code`.
    fn code(&mut self) -> Option<()> {
        let mut text = String::new();
        loop {
            match self.next()? {
                Token::Text(raw) => text.push_str(&unescaped(raw)),
                Token::Open("code", _) | Token::Close("code") => {}
                Token::Close("pre") => break,
                _ => return None,
            }
        }
        if !text.ends_with('\n') {
            text.push('\n');
        }
        self.out.push(Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced("".into()))));
        self.out.push(Event::Text(text.into()));
        self.out.push(Event::End(TagEnd::CodeBlock));
        Some(())
    }

    fn list(&mut self, name: &str, start: Option<u64>) -> Option<()> {
        self.out.push(Event::Start(Tag::List(start)));
        loop {
            match self.next()? {
                Token::Open("li", _) => self.item()?,
                Token::Close(closed) if closed == name => break,
                Token::Text(text) if text.trim().is_empty() => {}
                _ => return None,
            }
        }
        self.out.push(Event::End(TagEnd::List(start.is_some())));
        Some(())
    }

    /// One paragraph, with or without its tags, and lists below it.
    fn item(&mut self) -> Option<()> {
        self.out.push(Event::Start(Tag::Item));
        let first = self.rest.iter().position(|piece| !matches!(piece, Token::Text(text) if text.trim().is_empty()))?;
        let wrapped = matches!(self.rest.get(first), Some(Token::Open("p", _)));
        if wrapped {
            self.rest = self.rest.get(first + 1..)?;
        }
        let inline = self.inline(false)?;
        self.out.extend(inline);
        if wrapped {
            self.end_of("p")?;
        }
        loop {
            match self.next()? {
                Token::Text(text) if text.trim().is_empty() => {}
                Token::Open("ul", _) => self.list("ul", None)?,
                Token::Open("ol", _) => self.list("ol", Some(1))?,
                Token::Close("li") => break,
                _ => return None,
            }
        }
        self.out.push(Event::End(TagEnd::Item));
        Some(())
    }
}
