//! The attributes of one start tag, also where they are not well-formed.

use crate::source::Span;

/// `name="value"` with its places in the file.
pub(super) struct Found {
    pub(super) name: Span,
    /// Between the quotes.
    pub(super) value: Span,
    /// Name to closing quote.
    pub(super) span: Span,
    pub(super) fault: Option<Fault>,
}

/// What is wrong with an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// `name=value`
    Unquoted,
    /// `name` alone.
    NoValue,
    /// `a="1"b="2"`
    NoSpaceBefore,
}

/// All attributes in `text`, the inside of a start tag behind its name; `offset` is where it begins in the file.
pub(super) fn scan(text: &str, offset: usize) -> impl Iterator<Item = Found> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let before = at;
        at += length(bytes, at, |byte| byte.is_ascii_whitespace() || byte == b'/');
        if at >= bytes.len() {
            return None;
        }
        let spaced = at > before || before == 0;
        let start = at;
        at += length(bytes, at, |byte| !byte.is_ascii_whitespace() && !matches!(byte, b'=' | b'/' | b'"' | b'\''));
        // A stray quote or equals sign is a name of its own, so that the scan always goes on.
        at = at.max(start + 1);
        let name = Span::new(start, at);
        let after_name = at;
        at += length(bytes, at, |byte| byte.is_ascii_whitespace());
        if bytes.get(at) != Some(&b'=') {
            at = after_name;
            return Some(
                Found { name, value: Span::new(at, at), span: name, fault: Some(Fault::NoValue) }.shifted(offset),
            );
        }
        at += 1;
        at += length(bytes, at, |byte| byte.is_ascii_whitespace());
        let (value, fault) = match bytes.get(at) {
            Some(quote @ (b'"' | b'\'')) => {
                let inside = at + 1;
                let end = inside + length(bytes, inside, |byte| byte != *quote);
                at = (end + 1).min(bytes.len());
                (Span::new(inside, end), (!spaced).then_some(Fault::NoSpaceBefore))
            }
            _ => {
                let end = at + length(bytes, at, |byte| !byte.is_ascii_whitespace());
                let value = Span::new(at, end);
                at = end;
                (value, Some(Fault::Unquoted))
            }
        };
        Some(Found { name, value, span: Span::new(start, at), fault }.shifted(offset))
    })
}

impl Found {
    fn shifted(self, by: usize) -> Self {
        Self {
            name: self.name.shifted(by),
            value: self.value.shifted(by),
            span: self.span.shifted(by),
            fault: self.fault,
        }
    }
}

/// How many bytes from `at` on are as wanted.
fn length(bytes: &[u8], at: usize, wanted: impl Fn(u8) -> bool) -> usize {
    bytes.get(at..).unwrap_or_default().iter().take_while(|byte| wanted(**byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NO_VALUE: Option<Fault> = Some(Fault::NoValue);

    fn read(text: &str) -> Vec<(&str, &str, Option<Fault>)> {
        let slice = |span: Span| &text[span.start..span.end];
        scan(text, 0).map(|found| (slice(found.name), slice(found.value), found.fault)).collect()
    }

    #[test]
    fn attributes_are_read_with_their_faults() {
        assert_eq!(read(r#" url="a" length = '1' /"#), [("url", "a", None), ("length", "1", None)]);
        assert_eq!(read(r#" a="1"b="2""#), [("a", "1", None), ("b", "2", Some(Fault::NoSpaceBefore))]);
        assert_eq!(read(" a=1 b"), [("a", "1", Some(Fault::Unquoted)), ("b", "", Some(Fault::NoValue))]);
        assert_eq!(read(r#" a="open"#), [("a", "open", None)]);
        assert_eq!(read(r#" "x"="#), [("\"", "", NO_VALUE), ("x", "", NO_VALUE), ("\"", "", Some(Fault::Unquoted))]);
    }
}
