//! Tags and texts of HTML that was serialised by the sanitiser: well-formed but for void elements.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::unescape_with;
use quick_xml::events::Event;

/// A piece of HTML, as it stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A start tag: its name, and all of it.
    Open(&'a str, &'a str),
    /// An end tag: its name.
    Close(&'a str),
    /// Text, or a single character reference: never half of one.
    Text(&'a str),
}

/// Elements without content and without an end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(name, "br" | "hr" | "img")
}

/// The pieces of `html`, which together are all of it.
pub(super) fn tokens(html: &str) -> impl Iterator<Item = Token<'_>> {
    let mut reader = Reader::from_str(html);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    std::iter::from_fn(move || {
        let start = position(&reader);
        let event = reader.read_event().ok()?;
        let raw = html.get(start..position(&reader))?;
        match event {
            Event::Eof => None,
            Event::Start(_) | Event::Empty(_) => Some(Token::Open(name(raw.strip_prefix('<')?), raw)),
            Event::End(_) => Some(Token::Close(name(raw.strip_prefix("</")?))),
            _ => Some(Token::Text(raw)),
        }
    })
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn name(tag: &str) -> &str {
    tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default()
}

/// The value of an attribute, escaped as it stands.
pub(super) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    loop {
        let (before, after) = rest.split_once("=\"")?;
        let (value, after) = after.split_once('"')?;
        if before.rsplit(' ').next() == Some(name) {
            return Some(value);
        }
        rest = after;
    }
}

/// What a reader sees, on one line.
pub(crate) fn plain_text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    for token in tokens(html) {
        match token {
            Token::Text(raw) => text.push_str(&unescaped(raw)),
            Token::Open(name, _) | Token::Close(name) if is_block(name) => text.push(' '),
            Token::Open(..) | Token::Close(_) => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text of the sanitiser without its references.
pub(super) fn unescaped(raw: &str) -> String {
    unescape_with(raw, character).map_or_else(|_| raw.to_owned(), Cow::into_owned)
}

/// The references an HTML serialiser writes.
fn character(name: &str) -> Option<&'static str> {
    match name {
        "nbsp" => Some("\u{A0}"),
        _ => quick_xml::escape::resolve_xml_entity(name),
    }
}

/// Elements that begin a new line.
pub(super) fn is_block(name: &str) -> bool {
    !matches!(name, "a" | "b" | "i" | "em" | "strong" | "code" | "s" | "del" | "u" | "sub" | "sup" | "small" | "img")
}
