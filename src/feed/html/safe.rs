//! Markdown that holds no HTML, written as the sanitiser would leave it, which is not asked: to parse HTML again takes
//! longer than all the rest.
//!
//! Nothing gets through that the sanitiser refuses: all tags are named here, all text is escaped, and addresses are
//! judged as the sanitiser judges them. What a parser of HTML might read in another way is left to it.

use std::borrow::Cow;
use std::slice::Iter;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use pulldown_cmark::{Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::sanitize::Base;

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

/// The HTML of `events`, of about `size` bytes; none where they are not for this writer.
pub(super) fn html(events: &[Event<'_>], base: Base<'_>, size: usize) -> Option<String> {
    let out = String::with_capacity(size);
    let mut writer = Writer { base, out, begins_line: true, depth: 0, in_link: false, in_head: false };
    let mut events = events.iter();
    while let Some(event) = events.next() {
        writer.event(event, &mut events)?;
    }
    Some(writer.out)
}

struct Writer<'a> {
    base: Base<'a>,
    out: String,
    /// Would what is written next begin a line?
    begins_line: bool,
    depth: usize,
    in_link: bool,
    /// In the first row of a table?
    in_head: bool,
}

impl Writer<'_> {
    fn event(&mut self, event: &Event<'_>, rest: &mut Iter<'_, Event<'_>>) -> Option<()> {
        match event {
            Event::Start(Tag::Image { link_type, dest_url, .. }) => self.image(*link_type, dest_url, rest)?,
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
                escape(&mut self.out, text, Place::Text)?;
                self.begins_line = text.ends_with('\n');
            }
            Event::Code(text) => {
                self.write("<code>");
                escape(&mut self.out, text, Place::Text)?;
                self.write("</code>");
            }
            Event::SoftBreak => self.write("\n"),
            Event::HardBreak => self.write("<br>\n"),
            Event::Rule => self.block("<hr>\n"),
            _ => return None,
        }
        Some(())
    }

    fn start(&mut self, tag: &Tag<'_>) -> Option<()> {
        match tag {
            Tag::Paragraph => self.block("<p>"),
            Tag::Heading { level, .. } => self.block(heading(*level)?.0),
            Tag::BlockQuote(_) => self.block("<blockquote>\n"),
            Tag::CodeBlock(_) => self.block("<pre><code>"),
            Tag::List(None) => self.block("<ul>\n"),
            Tag::List(Some(1)) => self.block("<ol>\n"),
            Tag::List(Some(start)) => self.block(&format!("<ol start=\"{start}\">\n")),
            Tag::Item => self.block("<li>"),
            Tag::Table(_) => self.write("<table>"),
            Tag::TableHead => {
                self.in_head = true;
                self.write("<thead><tr>");
            }
            Tag::TableRow => self.write("<tr>"),
            Tag::TableCell => self.write(if self.in_head { "<th>" } else { "<td>" }),
            Tag::Emphasis => self.write("<em>"),
            Tag::Strong => self.write("<strong>"),
            Tag::Strikethrough => self.write("<del>"),
            Tag::Link { link_type, dest_url, title, .. } => self.link(*link_type, dest_url, title)?,
            _ => return None,
        }
        Some(())
    }

    fn end(&mut self, tag: &TagEnd) -> Option<()> {
        let html = match tag {
            TagEnd::Paragraph => "</p>\n",
            TagEnd::Heading(level) => heading(*level)?.1,
            TagEnd::BlockQuote(_) => "</blockquote>\n",
            TagEnd::CodeBlock => "</code></pre>\n",
            TagEnd::List(true) => "</ol>\n",
            TagEnd::List(false) => "</ul>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::Table => "</tbody></table>\n",
            TagEnd::TableHead => {
                self.in_head = false;
                "</tr></thead><tbody>\n"
            }
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell if self.in_head => "</th>",
            TagEnd::TableCell => "</td>",
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Strikethrough => "</del>",
            TagEnd::Link => {
                self.in_link = false;
                "</a>"
            }
            _ => return None,
        };
        self.write(html);
        Some(())
    }

    fn link(&mut self, kind: LinkType, address: &str, title: &str) -> Option<()> {
        // A parser of HTML ends the outer one.
        (!self.in_link).then_some(())?;
        self.in_link = true;
        self.write("<a");
        self.address("href", kind, address)?;
        if !title.is_empty() {
            self.out.push_str(" title=\"");
            escape(&mut self.out, title, Place::Attribute)?;
            self.out.push('"');
        }
        self.write(" rel=\"noopener\">");
        Some(())
    }

    /// An image, with the text up to its end, which is taken from `rest`.
    fn image(&mut self, kind: LinkType, address: &str, rest: &mut Iter<'_, Event<'_>>) -> Option<()> {
        self.write("<img");
        self.address("src", kind, address)?;
        self.out.push_str(" alt=\"");
        let mut depth = 0usize;
        for event in rest {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => break,
                Event::End(_) => depth -= 1,
                Event::Text(text) | Event::Code(text) => {
                    escape(&mut self.out, text, Place::Attribute)?;
                }
                Event::SoftBreak | Event::HardBreak => self.out.push(' '),
                _ => return None,
            }
        }
        self.write("\">");
        Some(())
    }

    /// An attribute that holds an address; what leads nowhere gets none.
    fn address(&mut self, attribute: &str, kind: LinkType, address: &str) -> Option<()> {
        let mut encoded = Cow::from(utf8_percent_encode(address, NOT_IN_ADDRESSES));
        if kind == LinkType::Email {
            encoded.to_mut().insert_str(0, "mailto:");
        }
        if let Some(judged) = self.base.judge(&encoded) {
            self.out.extend([" ", attribute, "=\""]);
            escape(&mut self.out, &judged, Place::Attribute)?;
            self.out.push('"');
        }
        Some(())
    }

    /// A tag that begins a line.
    fn block(&mut self, tag: &str) {
        if !self.begins_line {
            self.out.push('\n');
        }
        self.write(tag);
    }

    fn write(&mut self, html: &str) {
        self.out.push_str(html);
        self.begins_line = html.ends_with('\n');
    }
}

/// The tags of a heading that apps know.
fn heading(level: HeadingLevel) -> Option<(&'static str, &'static str)> {
    match level {
        HeadingLevel::H1 => Some(("<h1>", "</h1>\n")),
        HeadingLevel::H2 => Some(("<h2>", "</h2>\n")),
        HeadingLevel::H3 => Some(("<h3>", "</h3>\n")),
        HeadingLevel::H4 => Some(("<h4>", "</h4>\n")),
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
    let mut rest = text;
    let is_special = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\r' | 0xC2);
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
