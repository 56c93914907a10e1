//! The texts of a feed that people read, with the tags in them: many rules ask for these, so each text is scanned once.

use std::ops::Range;

use foldhash::HashMap;
use memchr::{memchr, memchr_iter};
use rayon::prelude::*;

use super::html_tags::{self, Ending, Tag};
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
pub(in crate::lint) struct Texts<'a> {
    /// Those that hold HTML, or may.
    pub(in crate::lint) html: Vec<FeedText<'a>>,
    /// Those that are plain.
    pub(in crate::lint) plain: Vec<FeedText<'a>>,
}

impl<'a> Texts<'a> {
    /// All texts of `document` in its order.
    pub(in crate::lint) fn of(document: &'a Document<'a>) -> Self {
        let all = |names: &[(Ns, &str)]| {
            let elements = document.elements().filter(|element| names.iter().any(|(ns, name)| element.is(*ns, name)));
            let texts: Vec<_> = elements.flat_map(|element| element.texts().map(move |text| (element, text))).collect();
            texts.into_par_iter().map(|(element, text)| FeedText::new(document.file(), element, text)).collect()
        };
        Self { html: all(&HTML), plain: all(&PLAIN) }
    }
}

/// One piece of text of an element.
pub(in crate::lint) struct FeedText<'a> {
    /// What it stands in.
    pub(in crate::lint) element: Element<'a>,
    /// The text with its entities resolved.
    pub(in crate::lint) value: &'a str,
    tags: Vec<TagPlace>,
    attributes: Vec<AttributePlace<'a>>,
    names: Vec<Name<'a>>,
    attribute_names: Vec<&'a str>,
    text: Text<'a>,
    file: &'a SourceFile,
}

/// The name of tags in a text: few, however long it is.
#[derive(Clone, Copy)]
struct Name<'a> {
    text: &'a str,
    ending: Option<Ending>,
}

impl Name<'_> {
    fn is_any_of(self, elements: &[&str]) -> bool {
        elements.iter().any(|element| self.text.eq_ignore_ascii_case(element))
    }
}

/// A [`Tag`] in little memory: feeds hold many.
#[derive(Clone, Copy)]
struct TagPlace {
    start: u32,
    /// Where its name ends.
    rest: u32,
    end: u32,
    /// Number of its name in the text.
    name: u32,
}

/// An attribute of a start tag.
pub(in crate::lint) struct Attribute<'a> {
    /// The tag it stands in.
    pub(in crate::lint) tag: Tag<'a>,
    /// As it is written.
    pub(in crate::lint) name: &'a str,
    /// Between the quotes.
    pub(in crate::lint) value: &'a str,
}

/// An [`Attribute`] in little memory.
#[derive(Clone, Copy)]
struct AttributePlace<'a> {
    /// Number of its tag.
    tag: u32,
    /// Number of its name in the text.
    name: u32,
    value: &'a str,
}

/// Numbers the names in a text as they come.
#[derive(Default)]
struct Numbers<'a> {
    names: Vec<&'a str>,
    by_name: HashMap<&'a str, u32>,
}

impl<'a> Numbers<'a> {
    fn of(&mut self, name: &'a str) -> u32 {
        // Looking back is faster than hashing, for the few names that texts have.
        const FEW: usize = 16;
        if let Some(number) = self.names.iter().take(FEW).position(|own| *own == name) {
            return narrow(number);
        }
        let next = narrow(self.names.len());
        let number = if self.names.len() < FEW { next } else { *self.by_name.entry(name).or_insert(next) };
        if number == next {
            self.names.push(name);
        }
        number
    }
}

/// Feeds above 4 GiB are refused before.
fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

impl<'a> FeedText<'a> {
    fn new(file: &'a SourceFile, element: Element<'a>, text: Text<'a>) -> Self {
        let value = text.value();
        let (mut names, mut attribute_names) = (Numbers::default(), Numbers::default());
        let mut tags = Vec::with_capacity(memchr_iter(b'<', value.as_bytes()).count());
        let mut attributes = Vec::new();
        for tag in html_tags::bare_tags(value) {
            if !tag.is_end {
                attributes.extend(tag.attributes().map(|(name, value)| AttributePlace {
                    tag: narrow(tags.len()),
                    name: attribute_names.of(name),
                    value,
                }));
            }
            tags.push(TagPlace {
                start: narrow(tag.start),
                rest: narrow(tag.end - 1 - tag.rest.len()),
                end: narrow(tag.end),
                name: names.of(tag.name),
            });
        }
        let names = names.names.into_iter().map(|text| Name { text, ending: html_tags::ending(text) }).collect();
        Self { element, value, tags, attributes, names, attribute_names: attribute_names.names, text, file }
    }

    /// The tags in `value`.
    pub(in crate::lint) fn tags(&self) -> impl Iterator<Item = Tag<'a>> {
        self.tags.iter().filter_map(|place| self.tag(*place))
    }

    /// The tags that begin one of these elements.
    pub(in crate::lint) fn starts_of(&self, elements: &[&str]) -> impl Iterator<Item = Tag<'a>> {
        let wanted: Vec<bool> = self.names.iter().map(|name| name.is_any_of(elements)).collect();
        let is_wanted = move |place: &&TagPlace| wanted.get(place.name as usize).is_some_and(|wanted| *wanted);
        let tags = if self.has(elements) { self.tags.as_slice() } else { &[] };
        tags.iter().filter(is_wanted).filter_map(|place| self.tag(*place)).filter(|tag| !tag.is_end)
    }

    /// Where links and media lead: the first address of each tag that has one.
    pub(in crate::lint) fn addresses(&self) -> impl Iterator<Item = Attribute<'a>> {
        self.attributes_of(&["a", "img", "audio", "video", "source"], &["href", "src"])
    }

    /// The attributes called so of these elements, the first one of each tag.
    pub(in crate::lint) fn attributes_of(
        &self,
        elements: &[&str],
        names: &[&str],
    ) -> impl Iterator<Item = Attribute<'a>> {
        let wanted: Vec<bool> = self.names.iter().map(|name| name.is_any_of(elements)).collect();
        let is_wanted = move |place: &TagPlace| wanted.get(place.name as usize).is_some_and(|wanted| *wanted);
        let is_of = move |place: &&AttributePlace<'_>| self.tags.get(place.tag as usize).is_some_and(&is_wanted);
        self.first_of_each(self.places_named(names).filter(is_of))
    }

    /// The attributes called so, the first one of each tag.
    pub(in crate::lint) fn attributes_named(&self, names: &[&str]) -> impl Iterator<Item = Attribute<'a>> {
        self.first_of_each(self.places_named(names))
    }

    /// The attributes with such a name and value, the first one of each tag.
    pub(in crate::lint) fn attributes(
        &self,
        is_such: impl Fn(&str, &str) -> bool,
    ) -> impl Iterator<Item = Attribute<'a>> {
        let is_such = move |place: &&AttributePlace<'_>| is_such(self.attribute_name(place), place.value);
        self.first_of_each(self.attributes.iter().filter(is_such))
    }

    fn places_named(&self, names: &[&str]) -> impl Iterator<Item = &AttributePlace<'a>> {
        let is_one = |own: &str| names.iter().any(|name| name.eq_ignore_ascii_case(own));
        let wanted: Vec<bool> = self.attribute_names.iter().map(|own| is_one(own)).collect();
        let attributes = if wanted.contains(&true) { self.attributes.as_slice() } else { &[] };
        attributes.iter().filter(move |place| wanted.get(place.name as usize).is_some_and(|wanted| *wanted))
    }

    /// Of an attribute that stands twice in a tag the first one counts.
    fn first_of_each<'s>(
        &'s self,
        places: impl Iterator<Item = &'s AttributePlace<'a>>,
    ) -> impl Iterator<Item = Attribute<'a>> {
        let mut last = None;
        let first = places.filter(move |place| last.replace(place.tag) != Some(place.tag));
        first.filter_map(|place| {
            let tag = self.tag(*self.tags.get(place.tag as usize)?)?;
            Some(Attribute { tag, name: self.attribute_name(place), value: place.value })
        })
    }

    fn attribute_name(&self, place: &AttributePlace<'a>) -> &'a str {
        self.attribute_names.get(place.name as usize).copied().unwrap_or_default()
    }

    /// Does one of these elements stand in it?
    pub(in crate::lint) fn has(&self, elements: &[&str]) -> bool {
        self.names.iter().any(|name| name.is_any_of(elements))
    }

    /// Does any element of HTML stand in it?
    pub(in crate::lint) fn has_html(&self) -> bool {
        self.names.iter().any(|name| name.ending.is_some())
    }

    fn tag(&self, place: TagPlace) -> Option<Tag<'a>> {
        let Name { text: name, ending } = *self.names.get(place.name as usize)?;
        let [start, rest, end] = [place.start, place.rest, place.end].map(|offset| offset as usize);
        let is_end = rest - name.len() - start == "</".len();
        Some(Tag { start, end, name, rest: self.value.get(rest..end - 1)?, is_end, ending })
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
