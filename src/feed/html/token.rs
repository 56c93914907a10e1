//! Tags and texts of HTML that was serialised by the sanitiser: well-formed but for void elements.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memchr2};
use quick_xml::escape::unescape_with;

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
    let mut rest = html;
    std::iter::from_fn(move || {
        let (raw, after) = rest.split_at_checked(first(rest)?)?;
        rest = after;
        Some(match raw.strip_prefix('<') {
            None => Token::Text(raw),
            Some(tag) => {
                tag.strip_prefix('/').map_or_else(|| Token::Open(name(tag), raw), |end| Token::Close(name(end)))
            }
        })
    })
}

/// How long the first piece of `html` is: a tag, a reference, or text up to the next of them.
fn first(html: &str) -> Option<usize> {
    let bytes = html.as_bytes();
    match bytes.first()? {
        // The sanitiser writes no `>` into a tag.
        b'<' => memchr(b'>', bytes).map(|end| end + 1),
        b'&' => {
            let name = bytes.iter().skip(1).take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#').count();
            Some(if bytes.get(name + 1) == Some(&b';') { name + 2 } else { 1 })
        }
        _ => Some(memchr2(b'<', b'&', bytes).unwrap_or(bytes.len())),
    }
}

fn name(tag: &str) -> &str {
    let end = tag.bytes().position(|byte| !byte.is_ascii_alphanumeric());
    tag.get(..end.unwrap_or(tag.len())).unwrap_or_default()
}

/// The value of an attribute, escaped as it stands.
pub(super) fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    // Quotes stand around values and nowhere else.
    let mut quotes = memchr_iter(b'"', tag.as_bytes());
    let mut rest = 0;
    while let (Some(open), Some(close)) = (quotes.next(), quotes.next()) {
        let before = tag.get(rest..open)?.strip_suffix('=');
        if before.and_then(|before| before.strip_suffix(name)).is_some_and(|before| before.ends_with(' ')) {
            return tag.get(open + 1..close);
        }
        rest = close + 1;
    }
    None
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
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        line.extend([if line.is_empty() { "" } else { " " }, word]);
    }
    line
}

/// Text of the sanitiser without its references.
pub(super) fn unescaped(raw: &str) -> Cow<'_, str> {
    unescape_with(raw, character).unwrap_or(Cow::Borrowed(raw))
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
