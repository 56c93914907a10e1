//! Markdown that holds no HTML, written as the sanitiser would leave it, and without what shows nothing. The sanitiser is
//! not asked: to parse HTML again takes longer than all the rest.
//!
//! Nothing gets through that the sanitiser refuses: all tags are named here, all text is escaped, and addresses are
//! judged as the sanitiser judges them. What a parser of HTML might read in another way is left to it.

use std::borrow::Cow;
use std::mem;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use pulldown_cmark::{Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::sanitize::Base;
use super::tidy::Tidier;

/// Elements nested deeper than this are left to the sanitiser, which takes the tags of some.
const MAX_DEPTH: usize = 24;

/// What stands in addresses as it is; everything else is percent-encoded.
const NOT_IN_ADDRESSES: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'!')
    .remove(b'#')
    .remove(b'$')
    .remove(b'%')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b'-')
    .remove(b'.')
    .remove(b'/')
    .remove(b':')
    .remove(b';')
    .remove(b'=')
    .remove(b'?')
    .remove(b'@')
    .remove(b'^')
    .remove(b'_')
    .remove(b'~');

/// Writes the events that it is given.
pub(super) struct Writer<'a> {
    base: Base<'a>,
    out: Tidier<'static>,
    /// What stands behind the last tag, escaped.
    text: String,
    /// A tag that is being made.
    tag: String,
    /// Would what is written next begin a line?
    begins_line: bool,
    depth: usize,
    in_link: bool,
    /// In the first row of a table?
    in_head: bool,
    /// In the text of an image, how deep?
    in_image: Option<usize>,
}

impl<'a> Writer<'a> {
    /// One that will write about `size` bytes.
    pub fn new(base: Base<'a>, size: usize) -> Self {
        Self {
            base,
            out: Tidier::with_capacity(size),
            text: String::new(),
            tag: String::new(),
            begins_line: true,
            depth: 0,
            in_link: false,
            in_head: false,
            in_image: None,
        }
    }

    /// What was written.
    pub fn html(mut self) -> String {
        self.flush();
        self.out.into_html()
    }

    /// Writes `event`; none where it is not for this writer, and all must be left to the sanitiser.
    pub fn event(&mut self, event: &Event<'_>) -> Option<()> {
        if let Some(depth) = self.in_image {
            return self.in_image(event, depth);
        }
        match event {
            Event::Start(Tag::Image { link_type, dest_url, .. }) => {
                self.tag.push_str("<img");
                self.address("src", *link_type, dest_url)?;
                self.tag.push_str(" alt=\"");
                self.in_image = Some(0);
            }
            Event::Start(tag) => {
                self.depth += 1;
                (self.depth <= MAX_DEPTH).then_some(())?;
                self.start(tag)?;
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                self.end(tag)?;
            }
            Event::Text(text) => {
                escape(&mut self.text, text, Place::Text)?;
                self.begins_line = text.ends_with('\n');
            }
            Event::Code(text) => {
                self.open("code", "<code>");
                escape(&mut self.text, text, Place::Text)?;
                self.close("code");
            }
            Event::SoftBreak => self.end_line(),
            Event::HardBreak => {
                self.void("br", "<br>");
                self.end_line();
            }
            Event::Rule => {
                self.begin_line();
                self.void("hr", "<hr>");
                self.end_line();
            }
            _ => return None,
        }
        Some(())
    }

    fn start(&mut self, tag: &Tag<'_>) -> Option<()> {
        match tag {
            Tag::Paragraph => self.block("p", "<p>"),
            Tag::Heading { level, .. } => {
                let (name, tag) = heading(*level)?;
                self.block(name, tag);
            }
            Tag::BlockQuote(_) => self.block_of_lines("blockquote", "<blockquote>"),
            Tag::CodeBlock(_) => {
                self.block("pre", "<pre>");
                self.open("code", "<code>");
            }
            Tag::List(None) => self.block_of_lines("ul", "<ul>"),
            Tag::List(Some(1)) => self.block_of_lines("ol", "<ol>"),
            Tag::List(Some(start)) => self.block_of_lines("ol", &format!("<ol start=\"{start}\">")),
            Tag::Item => self.block("li", "<li>"),
            Tag::Table(_) => self.open("table", "<table>"),
            Tag::TableHead => {
                self.in_head = true;
                self.open("thead", "<thead>");
                self.open("tr", "<tr>");
            }
            Tag::TableRow => self.open("tr", "<tr>"),
            Tag::TableCell if self.in_head => self.open("th", "<th>"),
            Tag::TableCell => self.open("td", "<td>"),
            Tag::Emphasis => self.open("em", "<em>"),
            Tag::Strong => self.open("strong", "<strong>"),
            Tag::Strikethrough => self.open("del", "<del>"),
            Tag::Superscript => self.open("sup", "<sup>"),
            Tag::Link { link_type, dest_url, title, .. } => self.link(*link_type, dest_url, title)?,
            _ => return None,
        }
        Some(())
    }

    fn end(&mut self, tag: &TagEnd) -> Option<()> {
        match tag {
            TagEnd::Paragraph => self.close_line("p"),
            TagEnd::Heading(level) => self.close_line(heading(*level)?.0),
            TagEnd::BlockQuote(_) => self.close_line("blockquote"),
            TagEnd::CodeBlock => {
                self.close("code");
                self.close_line("pre");
            }
            TagEnd::List(true) => self.close_line("ol"),
            TagEnd::List(false) => self.close_line("ul"),
            TagEnd::Item => self.close_line("li"),
            TagEnd::Table => {
                self.close("tbody");
                self.close_line("table");
            }
            TagEnd::TableHead => {
                self.in_head = false;
                self.close("tr");
                self.close("thead");
                self.open("tbody", "<tbody>");
                self.end_line();
            }
            TagEnd::TableRow => self.close_line("tr"),
            TagEnd::TableCell if self.in_head => self.close("th"),
            TagEnd::TableCell => self.close("td"),
            TagEnd::Emphasis => self.close("em"),
            TagEnd::Strong => self.close("strong"),
            TagEnd::Strikethrough => self.close("del"),
            TagEnd::Superscript => self.close("sup"),
            TagEnd::Link => {
                self.in_link = false;
                self.close("a");
            }
            _ => return None,
        }
        Some(())
    }

    fn link(&mut self, kind: LinkType, address: &str, title: &str) -> Option<()> {
        // A parser of HTML ends the outer one.
        (!self.in_link).then_some(())?;
        self.in_link = true;
        self.tag.push_str("<a");
        self.address("href", kind, address)?;
        if !title.is_empty() {
            self.tag.push_str(" title=\"");
            escape(&mut self.tag, title, Place::Attribute)?;
            self.tag.push('"');
        }
        self.tag.push_str(" rel=\"noopener\">");
        self.with_tag(|writer, tag| writer.open("a", tag));
        Some(())
    }

    /// The text of an image, up to its end.
    fn in_image(&mut self, event: &Event<'_>, depth: usize) -> Option<()> {
        match event {
            Event::Start(_) => self.in_image = Some(depth + 1),
            Event::End(_) if depth > 0 => self.in_image = Some(depth - 1),
            Event::End(_) => {
                self.in_image = None;
                self.tag.push_str("\">");
                self.with_tag(|writer, tag| writer.void("img", tag));
            }
            Event::Text(text) | Event::Code(text) => escape(&mut self.tag, text, Place::Attribute)?,
            Event::SoftBreak | Event::HardBreak => self.tag.push(' '),
            _ => return None,
        }
        Some(())
    }

    /// An attribute that holds an address; what leads nowhere gets none.
    fn address(&mut self, attribute: &str, kind: LinkType, address: &str) -> Option<()> {
        let mut encoded = Cow::from(utf8_percent_encode(address, NOT_IN_ADDRESSES));
        if kind == LinkType::Email {
            encoded.to_mut().insert_str(0, "mailto:");
        }
        if let Some(judged) = self.base.judge(&encoded) {
            self.tag.extend([" ", attribute, "=\""]);
            escape(&mut self.tag, &judged, Place::Attribute)?;
            self.tag.push('"');
        }
        Some(())
    }

    /// Writes the tag that was made; the next one is made in the same memory.
    fn with_tag(&mut self, write: impl FnOnce(&mut Self, &str)) {
        let mut tag = mem::take(&mut self.tag);
        write(self, &tag);
        tag.clear();
        self.tag = tag;
    }

    /// A start tag that begins a line.
    fn block(&mut self, name: &'static str, tag: &str) {
        self.begin_line();
        self.open(name, tag);
    }

    /// A start tag that has a line to itself.
    fn block_of_lines(&mut self, name: &'static str, tag: &str) {
        self.block(name, tag);
        self.end_line();
    }

    fn open(&mut self, name: &'static str, tag: &str) {
        self.flush();
        self.out.open(name, tag);
        self.begins_line = false;
    }

    fn void(&mut self, name: &str, tag: &str) {
        self.flush();
        self.out.void(name, tag);
        self.begins_line = false;
    }

    fn close(&mut self, name: &str) {
        self.flush();
        self.out.close(name);
        self.begins_line = false;
    }

    /// An end tag that ends a line.
    fn close_line(&mut self, name: &str) {
        self.close(name);
        self.end_line();
    }

    fn begin_line(&mut self) {
        if !self.begins_line {
            self.end_line();
        }
    }

    fn end_line(&mut self) {
        self.text.push('\n');
        self.begins_line = true;
    }

    /// Writes the text before a tag.
    fn flush(&mut self) {
        self.out.texts(&self.text);
        self.text.clear();
    }
}

/// Name and tag of a heading that apps know.
fn heading(level: HeadingLevel) -> Option<(&'static str, &'static str)> {
    match level {
        HeadingLevel::H1 => Some(("h1", "<h1>")),
        HeadingLevel::H2 => Some(("h2", "<h2>")),
        HeadingLevel::H3 => Some(("h3", "<h3>")),
        HeadingLevel::H4 => Some(("h4", "<h4>")),
        HeadingLevel::H5 | HeadingLevel::H6 => None,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    Attribute,
}

/// Writes `text` so that it is nothing but text; none where it holds what parsers of HTML change.
fn escape(out: &mut String, text: &str, place: Place) -> Option<()> {
    let is_special = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\r' | 0xC2);
    // Without a way out in the middle the compiler compares many bytes at once, and most texts hold none of these.
    if !text.bytes().fold(false, |any, byte| any | is_special(byte)) {
        out.push_str(text);
        return Some(());
    }
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_special) {
        let (before, from) = rest.split_at_checked(at)?;
        out.push_str(before);
        let mut characters = from.chars();
        match characters.next()? {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if place == Place::Attribute => out.push_str("&quot;"),
            '\u{A0}' => out.push_str("&nbsp;"),
            '\r' => return None,
            other => out.push(other),
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
    Some(())
}

#[cfg(test)]
mod tests;
