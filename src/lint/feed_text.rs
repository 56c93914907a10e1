//! The texts of a feed that people read, with the tags in them: many rules ask for these, so each text is scanned once.

use std::ops::Range;

use memchr::memchr;
use rayon::prelude::*;

use super::html_tags::attributes::{Attribute, is_notable};
use super::html_tags::names::{Elements, Known};
use super::html_tags::nesting::{Flaw, Nesting};
use super::html_tags::{Tag, tags};
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
        let read = |element: Element<'a>, text| FeedText::new(document.file(), element, text);
        let all = |elements: Vec<Element<'a>>| {
            let texts: Vec<_> = elements.into_iter().flat_map(|one| one.texts().map(move |text| (one, text))).collect();
            texts.into_par_iter().map(|(element, text)| read(element, text)).collect()
        };
        Self {
            html: all(document.elements_named(HTML).collect()),
            plain: all(document.elements_named(PLAIN).collect()),
        }
    }
}

/// One piece of text of an element.
pub(in crate::lint) struct FeedText<'a> {
    /// What it stands in.
    pub(in crate::lint) element: Element<'a>,
    /// The text with its entities resolved.
    pub(in crate::lint) value: &'a str,
    /// Does a `[` stand in it? Most texts have none.
    pub(in crate::lint) has_bracket: bool,
    /// The elements of HTML in it.
    elements: Elements,
    /// Those that begin in it.
    begun: Elements,
    /// The start tags in it, but for those of [`FREQUENT`] elements.
    starts: Vec<TagPlace>,
    /// The attributes of all tags that have a notable one.
    attributes: Vec<Attribute<'a>>,
    /// What keeps its HTML from being whole.
    flaw: Option<Box<Flaw<'a>>>,
    text: Text<'a>,
    file: &'a SourceFile,
}

/// Nearly all tags are of these, and no rule asks where they are.
const FREQUENT: Elements =
    Elements::of(&["p", "a", "li", "ul", "ol", "br", "strong", "em", "b", "i", "u", "span", "div"]);

/// A start tag in little memory.
#[derive(Clone, Copy)]
struct TagPlace {
    start: u32,
    /// Where its name ends.
    rest: u32,
    end: u32,
    element: Known,
}

impl<'a> FeedText<'a> {
    fn new(file: &'a SourceFile, element: Element<'a>, text: Text<'a>) -> Self {
        let (starts, attributes) = (Vec::new(), Vec::new());
        let value = text.value();
        let has_bracket = memchr(b'[', value.as_bytes()).is_some();
        let (elements, begun) = (Elements::default(), Elements::default());
        let mut new = Self { element, value, has_bracket, elements, begun, starts, attributes, flaw: None, text, file };
        let mut nesting = Nesting::new(value);
        for tag in tags(value) {
            nesting.take(&tag);
            new.take(&tag);
        }
        new.flaw = nesting.finish().map(Box::new);
        new
    }

    fn take(&mut self, tag: &Tag<'a>) {
        if let Some(element) = tag.known {
            self.elements.insert(element);
            if !tag.is_end {
                self.begun.insert(element);
            }
            if !tag.is_end && !FREQUENT.has(element) {
                // Feeds above 4 GiB are refused before.
                let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
                let [start, rest, end] = [tag.start, tag.end - 1 - tag.rest.len(), tag.end].map(narrow);
                self.starts.push(TagPlace { start, rest, end, element });
            }
        }
        if !tag.is_end && tag.attributes().any(|(name, value)| is_notable(name, value)) {
            // All of them: which one of two counts is for the rules to say.
            self.attributes.extend(tag.attributes().map(|(name, value)| Attribute { tag: *tag, name, value }));
        }
    }

    /// The tags in `value`.
    pub(in crate::lint) fn tags(&self) -> impl Iterator<Item = Tag<'a>> {
        tags(self.value)
    }

    /// The tags that begin one of these elements, none of which is [`FREQUENT`].
    pub(in crate::lint) fn starts_of(&self, elements: Elements) -> impl Iterator<Item = Tag<'a>> {
        debug_assert!(!FREQUENT.meets(elements), "their tags are not kept");
        let starts = if self.begun.meets(elements) { self.starts.as_slice() } else { &[] };
        starts.iter().filter(move |place| elements.has(place.element)).filter_map(|place| self.start(*place))
    }

    fn start(&self, place: TagPlace) -> Option<Tag<'a>> {
        let [start, rest, end] = [place.start, place.rest, place.end].map(|offset| offset as usize);
        let (name, rest) = (self.value.get(start + 1..rest)?, self.value.get(rest..end - 1)?);
        Some(Tag { start, end, name, rest, is_end: false, known: Some(place.element) })
    }

    /// Where links and media lead, if it is not quite ordinary: the first address of each tag that has one.
    pub(in crate::lint) fn odd_addresses(&self) -> impl Iterator<Item = Attribute<'a>> {
        const LEADING: Elements = Elements::of(&["a", "img", "audio", "video", "source"]);
        self.notable(|one| one.is_of(LEADING) && one.is_called(&["href", "src"]))
    }

    /// The first such attribute of each tag, if it is a [notable](is_notable) one or stands beside one.
    pub(in crate::lint) fn notable(
        &self,
        is_such: impl Fn(&Attribute<'a>) -> bool,
    ) -> impl Iterator<Item = Attribute<'a>> {
        let mut last = None;
        let such = self.attributes.iter().filter(move |one| is_such(one));
        such.filter(move |one| last.replace(one.tag.start) != Some(one.tag.start)).copied()
    }

    /// Does one of these elements stand in it?
    pub(in crate::lint) fn has(&self, elements: Elements) -> bool {
        self.elements.meets(elements)
    }

    /// Those of `elements` that begin in it.
    pub(in crate::lint) fn begun_of(&self, elements: Elements) -> Elements {
        self.begun.shared(elements)
    }

    /// Does any element of HTML stand in it?
    pub(in crate::lint) fn has_html(&self) -> bool {
        self.elements.meets(Elements::COMMON)
    }

    /// What keeps its HTML from being whole.
    pub(in crate::lint) fn flaw(&self) -> Option<&Flaw<'a>> {
        self.flaw.as_deref()
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
