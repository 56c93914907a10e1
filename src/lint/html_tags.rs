//! The tags in a text that holds HTML, as feeds write it: well-formed or not.

pub(in crate::lint) mod attributes;
pub(in crate::lint) mod names;
pub(in crate::lint) mod nesting;

use memchr::memchr;

use names::{Key, Known};

/// A start tag, end tag or instruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lint) struct Tag<'t> {
    /// First byte in the text, that of `<`.
    pub(in crate::lint) start: usize,
    /// One past its `>`.
    pub(in crate::lint) end: usize,
    /// The name as it is written, without `/`; `?name` for instructions.
    pub(in crate::lint) name: &'t str,
    /// What stands behind the name.
    pub(in crate::lint) rest: &'t str,
    /// `</p>`
    pub(in crate::lint) is_end: bool,
    /// The element of HTML, if it is one.
    pub(in crate::lint) known: Option<Known>,
}

/// All tags of `text` outside comments.
pub(in crate::lint) fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + memchr(b'<', text.as_bytes().get(at..)?)?;
            if let Some(tag) = tag(text, start) {
                at = tag.end;
                return Some(tag);
            }
            at = comment(text, start).unwrap_or(start + 1);
        }
    })
}

/// Where the comment ends that begins at `start`.
fn comment(text: &str, start: usize) -> Option<usize> {
    let inside = text.get(start..)?.strip_prefix("<!--")?;
    Some(start + "<!--".len() + inside.find("-->")? + "-->".len())
}

/// The tag that begins at `start`.
#[inline]
fn tag(text: &str, start: usize) -> Option<Tag<'_>> {
    let bytes = text.as_bytes();
    let sign = bytes.get(start + 1).copied()?;
    let is_end = sign == b'/';
    let first = start + 1 + usize::from(is_end || sign == b'?');
    if !bytes.get(first)?.is_ascii_alphabetic() {
        return None;
    }
    // The sign of an instruction is part of its name.
    let begin = start + 1 + usize::from(is_end);
    let mut key = if begin < first { Key::default().with(sign) } else { Key::default() };
    let letters = bytes.get(first..)?.iter().take_while(|byte| is_of_name(**byte));
    let behind = first + letters.inspect(|byte| key = key.with(**byte)).count();
    let close = match *bytes.get(behind)? {
        b'>' => behind,
        byte if byte == b'/' || byte.is_ascii_whitespace() => behind + close(bytes.get(behind..)?)?,
        _ => return None,
    };
    let (name, rest) = (text.get(begin..behind)?, text.get(behind..close)?);
    Some(Tag { start, end: close + 1, name, rest, is_end, known: Known::find(key, name.len()) })
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-')
}

/// Where the `>` of the tag stands, quotes left aside.
fn close(rest: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(sign) = rest.get(at..)?.iter().position(|byte| matches!(byte, b'>' | b'"' | b'\'')) {
        at += sign;
        let open = rest.get(at).copied()?;
        if open == b'>' {
            return Some(at);
        }
        let Some(inside) = memchr(open, rest.get(at + 1..)?) else { break };
        at += 1 + inside + 1;
    }
    // A quote that nobody closed: the first `>` will have been meant.
    memchr(b'>', rest)
}

impl<'t> Tag<'t> {
    /// Is it an element of HTML that people use?
    pub(in crate::lint) fn is_html(&self) -> bool {
        self.known.is_some_and(Known::is_common)
    }

    /// `<br/>`; in `<a href=x/>` the slash is part of the address.
    #[inline]
    pub(in crate::lint) fn is_self_closed(&self) -> bool {
        // Most tags have nothing behind their names.
        !self.rest.is_empty() && self.ends_in_slash()
    }

    fn ends_in_slash(&self) -> bool {
        let rest = self.rest.trim_end();
        let in_value = |(_, value)| rest.strip_suffix(value).is_some_and(|before| before.trim_end().ends_with('='));
        rest.ends_with('/') && !self.attributes().last().is_some_and(in_value)
    }

    /// Is it called so? HTML does not tell capitals apart.
    pub(in crate::lint) fn is(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.name.eq_ignore_ascii_case(name))
    }

    /// The value of the attribute `name`; HTML does not tell capitals apart.
    pub(in crate::lint) fn attribute(&self, name: &str) -> Option<&'t str> {
        self.attributes().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// Names and values of its attributes.
    pub(in crate::lint) fn attributes(&self) -> impl Iterator<Item = (&'t str, &'t str)> {
        let mut rest = self.rest;
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            let ends = |byte: u8| byte.is_ascii_whitespace() || byte == b'=';
            let length = rest.bytes().position(ends).unwrap_or(rest.len());
            let (name, after) = rest.split_at_checked(length)?;
            if name.is_empty() && after.is_empty() {
                return None;
            }
            let Some(value) = after.trim_start().strip_prefix('=').map(str::trim_start) else {
                rest = after;
                return Some((name, ""));
            };
            let quote = value.bytes().next().filter(|byte| matches!(byte, b'"' | b'\''));
            let (value, after) = match quote {
                Some(quote) => {
                    let inside = value.get(1..)?;
                    let end = memchr(quote, inside.as_bytes()).unwrap_or(inside.len());
                    (inside.get(..end)?, inside.get(end + 1..).unwrap_or_default())
                }
                None => value.split_at_checked(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len()))?,
            };
            rest = after;
            Some((name, value))
        })
    }
}

/// Is it an element of HTML that people use? What else looks like a tag is most often no HTML.
pub(in crate::lint) fn is_html(name: &str) -> bool {
    Known::named(name).is_some_and(Known::is_common)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn tags_and_attributes_are_read_as_people_write_them() {
        let text = "a <p class=x>1 < 2 <br/></P> I <3 <?import a?> <img src='a>b' alt>";
        let names: Vec<&str> = tags(text).map(|tag| tag.name).collect();
        assert_eq!(names, ["p", "br", "P", "?import", "img"]);
        let last = tags(text).last().unwrap();
        assert_eq!(last.attributes().collect::<Vec<_>>(), [("src", "a>b"), ("alt", "")]);
        assert_eq!(&text[last.start..last.end], "<img src='a>b' alt>");
    }

    #[test]
    fn a_slash_may_be_part_of_a_value() {
        let closed = |tag: &str| tags(tag).next().is_some_and(|tag| tag.is_self_closed());
        for tag in ["<br/>", "<a />", "<img alt/>", "<img src=\"/\" />", "<a href='x/'/>", "<a href=x />"] {
            assert!(closed(tag), "{tag}");
        }
        for tag in ["<a>", "<a href=x/>", "<a href=https://a.example/>", "<a rel='b' href = x/ >", "<a href='/'>"] {
            assert!(!closed(tag), "{tag}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_scanned(text in "[<>/?a-c =\"'ü!]{0,60}") {
            for tag in tags(&text) {
                prop_assert!(text.get(tag.start..tag.end).is_some());
                prop_assert!(tag.attributes().count() <= text.len());
            }
        }
    }
}
