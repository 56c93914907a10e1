//! The tags in a text that holds HTML, as feeds write it: well-formed or not.

use std::sync::LazyLock;

use memchr::memchr;

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
    /// How the element ends; none for what is no HTML.
    pub(in crate::lint) ending: Option<Ending>,
}

/// How HTML ends an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lint) enum Ending {
    /// It has no content and no end tag.
    Void,
    /// It may end where its parent ends (HTML, optional tags).
    Open,
    /// By its end tag.
    Closed,
}

/// All tags of `text` outside comments.
pub(in crate::lint) fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    bare_tags(text).map(|tag| Tag { ending: ending(tag.name), ..tag })
}

/// The same without their endings, for those who ask once for each name.
pub(in crate::lint) fn bare_tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + memchr(b'<', text.as_bytes().get(at..)?)?;
            at = comment(text, start).unwrap_or(start + 1);
            if let Some(tag) = tag(text, start) {
                at = tag.end;
                return Some(tag);
            }
        }
    })
}

/// Where the comment ends that begins at `start`.
fn comment(text: &str, start: usize) -> Option<usize> {
    let inside = text.get(start..)?.strip_prefix("<!--")?;
    Some(start + "<!--".len() + inside.find("-->")? + "-->".len())
}

fn tag(text: &str, start: usize) -> Option<Tag<'_>> {
    let inside = text.get(start + 1..)?;
    let is_end = inside.starts_with('/');
    let lead = usize::from(is_end || inside.starts_with('?'));
    let body = inside.get(lead..)?;
    let length = body.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'-')).count();
    if length == 0 || !body.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let name = if inside.starts_with('?') { inside.get(..lead + length)? } else { body.get(..length)? };
    let rest = body.get(length..)?;
    if !rest.starts_with(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/')) {
        return None;
    }
    let close = close(rest)?;
    let end = start + 1 + lead + length + close + 1;
    Some(Tag { start, end, name, rest: rest.get(..close)?, is_end, ending: None })
}

/// Where the `>` of the tag stands, quotes left aside.
fn close(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    // A quote that nobody closed: the first `>` will have been meant.
    memchr(b'>', rest.as_bytes())
}

impl<'t> Tag<'t> {
    /// Does HTML have such an element?
    pub(in crate::lint) fn is_html(&self) -> bool {
        self.ending.is_some()
    }

    /// `<br/>`; in `<a href=x/>` the slash is part of the address.
    pub(in crate::lint) fn is_self_closed(&self) -> bool {
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
            let length = rest.find(|c: char| c.is_ascii_whitespace() || c == '=').unwrap_or(rest.len());
            let (name, after) = rest.split_at_checked(length)?;
            if name.is_empty() && after.is_empty() {
                return None;
            }
            let Some(value) = after.trim_start().strip_prefix('=').map(str::trim_start) else {
                rest = after;
                return Some((name, ""));
            };
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (value, after) = match quote {
                Some(quote) => value.get(1..)?.split_once(quote).unwrap_or((value.get(1..)?, "")),
                None => value.split_at_checked(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len()))?,
            };
            rest = after;
            Some((name, value))
        })
    }
}

/// Does HTML have the element? What else looks like a tag is most often no HTML.
pub(in crate::lint) fn is_html(name: &str) -> bool {
    ending(name).is_some()
}

/// How the element `name` of HTML ends.
pub(in crate::lint) fn ending(name: &str) -> Option<Ending> {
    static ENDINGS: LazyLock<foldhash::HashMap<&[u8], Ending>> = LazyLock::new(|| {
        let all = [(VOID, Ending::Void), (OPEN, Ending::Open), (CLOSED, Ending::Closed)];
        all.into_iter().flat_map(|(names, ending)| names.iter().map(move |name| (name.as_bytes(), ending))).collect()
    });
    /// Asked for every tag: names are lowered without memory of their own.
    const LONGEST: usize = 10;
    let mut lower = [0; LONGEST];
    let lower = lower.get_mut(..name.len())?;
    lower.copy_from_slice(name.as_bytes());
    lower.make_ascii_lowercase();
    ENDINGS.get(&*lower).copied()
}

const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source"];

#[rustfmt::skip]
const OPEN: &[&str] = &[
    "body", "caption", "colgroup", "dd", "dt", "head", "html", "li", "option", "p", "tbody", "td", "tfoot", "th", "thead", "tr",
];

#[rustfmt::skip]
const CLOSED: &[&str] = &[
    "a", "abbr", "acronym", "address", "applet", "article", "aside", "audio", "b", "big", "blink", "blockquote", "button",
    "center", "cite", "code", "del", "details", "dfn", "dir", "div", "dl", "em", "fieldset", "figcaption", "figure", "font",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "i", "iframe", "ins", "kbd", "label", "legend", "main",
    "map", "mark", "marquee", "menu", "nav", "noscript", "object", "ol", "picture", "pre", "q", "s", "samp", "script",
    "section", "select", "small", "span", "strike", "strong", "style", "sub", "summary", "sup", "svg", "table", "textarea",
    "title", "tt", "u", "ul", "var", "video",
];

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
