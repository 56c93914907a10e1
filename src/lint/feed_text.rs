//! The texts of a feed that people read, with the tags in them: many rules ask for these, so each text is scanned once.

use std::ops::Range;

use memchr::memchr;

use super::html_tags::{self, Tag};
use crate::feed::read::{Document, Element, Ns, Text};
use crate::source::{SourceFile, Span};

/// Elements that hold HTML, or may.
const HTML: [(Ns, &str); 3] = [(Ns::Rss, "description"), (Ns::Content, "encoded"), (Ns::Atom, "content")];

/// Elements that hold plain text.
const PLAIN: [(Ns, &str); 14] = [
    (Ns::Rss, "title"),
    (Ns::Rss, "author"),
    (Ns::Rss, "managingEditor"),
    (Ns::Rss, "webMaster"),
    (Ns::Rss, "category"),
    (Ns::Rss, "copyright"),
    (Ns::Rss, "source"),
    (Ns::Rss, "generator"),
    (Ns::Itunes, "title"),
    (Ns::Itunes, "subtitle"),
    (Ns::Itunes, "summary"),
    (Ns::Itunes, "author"),
    (Ns::Dc, "creator"),
    (Ns::Podcast, "person"),
];

/// The texts of items and channel.
#[derive(Default)]
pub(in crate::lint) struct Texts<'a> {
    /// Those that hold HTML, or may.
    pub(in crate::lint) html: Vec<FeedText<'a>>,
    /// Those that are plain.
    pub(in crate::lint) plain: Vec<FeedText<'a>>,
}

impl<'a> Texts<'a> {
    /// All texts of `document` in its order.
    pub(in crate::lint) fn of(document: &'a Document<'a>) -> Self {
        let mut all = Self::default();
        for element in document.elements() {
            let is_any_of = |names: &[(Ns, &str)]| names.iter().any(|(ns, name)| element.is(*ns, name));
            let kind = match () {
                () if is_any_of(&HTML) => &mut all.html,
                () if is_any_of(&PLAIN) => &mut all.plain,
                () => continue,
            };
            kind.extend(element.texts().map(|text| FeedText::new(document.file(), element, text)));
        }
        all
    }
}

/// One piece of text of an element.
pub(in crate::lint) struct FeedText<'a> {
    /// What it stands in.
    pub(in crate::lint) element: Element<'a>,
    /// The text with its entities resolved.
    pub(in crate::lint) value: &'a str,
    /// The tags in `value`.
    pub(in crate::lint) tags: Vec<Tag<'a>>,
    text: Text<'a>,
    file: &'a SourceFile,
}

impl<'a> FeedText<'a> {
    fn new(file: &'a SourceFile, element: Element<'a>, text: Text<'a>) -> Self {
        let value = text.value();
        Self { element, value, tags: html_tags::tags(value).collect(), text, file }
    }

    /// The tags that begin something.
    pub(in crate::lint) fn start_tags(&self) -> impl Iterator<Item = &Tag<'a>> {
        self.tags.iter().filter(|tag| !tag.is_end)
    }

    /// Does one of these elements stand in it?
    pub(in crate::lint) fn has(&self, names: &[&str]) -> bool {
        self.tags.iter().any(|tag| tag.is(names))
    }

    /// The name of its element as it is written.
    pub(in crate::lint) fn name(&self) -> &'a str {
        self.element.qualified()
    }

    /// All of it.
    pub(in crate::lint) fn span(&self) -> Span {
        self.text.span()
    }

    /// Is it a CDATA section?
    pub(in crate::lint) fn is_cdata(&self) -> bool {
        self.text.is_cdata()
    }

    /// Where `tag` stands in the file.
    pub(in crate::lint) fn span_of(&self, tag: &Tag<'_>) -> Span {
        self.span_at(tag.start..tag.end)
    }

    /// Where `range` of the value stands in the file.
    pub(in crate::lint) fn span_at(&self, range: Range<usize>) -> Span {
        raw_span(self.file, self.text, range)
    }
}

/// Where `range` of the value of a text stands in the file: the text may be escaped.
pub(in crate::lint) fn raw_span(file: &SourceFile, text: Text<'_>, range: Range<usize>) -> Span {
    let whole = text.span();
    let raw = file.slice(whole);
    if raw.len() == text.value().len() {
        return Span::new(whole.start + range.start, whole.start + range.end);
    }
    let start = raw_offset(raw, range.start);
    let length = raw_offset(raw.get(start..).unwrap_or_default(), range.end - range.start);
    Span::new(whole.start + start, whole.start + start + length)
}

/// The byte of `raw` at which byte `wanted` of its value begins.
fn raw_offset(raw: &str, wanted: usize) -> usize {
    /// Longer references are none.
    const LONGEST: usize = 12;
    let (mut at, mut value) = (0, 0);
    while value < wanted {
        let rest = raw.get(at..).unwrap_or_default();
        match memchr(b'&', rest.as_bytes()) {
            Some(0) => {
                let end = rest.bytes().take(LONGEST).position(|byte| byte == b';').map_or(1, |end| end + 1);
                let written = rest.get(..end).unwrap_or_default();
                value += html_escape::decode_html_entities(written).len();
                at += end;
            }
            Some(next) if value + next <= wanted => {
                (at, value) = (at + next, value + next);
                if value == wanted {
                    break;
                }
            }
            _ => return (at + wanted - value).min(raw.len()),
        }
    }
    at.min(raw.len())
}
