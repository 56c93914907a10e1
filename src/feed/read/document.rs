//! A feed as a tree that keeps every byte span: flat tables of elements, attributes and texts in document order, so
//! that memory follows the size of the file.

use std::borrow::Cow;

use super::doctype::Doctype;
use super::namespace::{Ns, UriForm};
use super::outline::{Key, Node, Outline};
use crate::diagnostic::Place;
use crate::source::{SourceFile, Span};

/// Where the relations of links are registered (RFC 4287, section 4.2.7.2).
const REGISTRY: &str = "http://www.iana.org/assignments/relation/";

/// A feed that was read.
pub struct Document<'a> {
    pub(super) file: &'a SourceFile,
    pub(super) declaration: Option<Declaration<'a>>,
    pub(super) doctype: Option<Doctype<'a>>,
    pub(super) bindings: Vec<Binding<'a>>,
    pub(super) elements: Vec<ElementData<'a>>,
    /// The same elements, to search.
    pub(super) outline: Outline,
    pub(super) attributes: Vec<AttributeData<'a>>,
    pub(super) texts: Vec<TextData<'a>>,
}

/// `<?xml version="1.0" encoding="UTF-8"?>`
#[derive(Debug, Clone)]
pub struct Declaration<'a> {
    /// From `<?xml` to `?>`.
    pub span: Span,
    /// What it says of the version.
    pub version: Option<(&'a str, Span)>,
    /// What it says of the encoding.
    pub encoding: Option<(&'a str, Span)>,
}

/// One `xmlns:prefix="uri"`.
#[derive(Debug, Clone)]
pub struct Binding<'a> {
    /// The prefix; empty for `xmlns="…"`.
    pub prefix: &'a str,
    /// The URI as written.
    pub uri: Cow<'a, str>,
    /// The namespace that is meant.
    pub ns: Ns,
    /// How well the URI is written.
    pub form: UriForm,
    /// The whole attribute.
    pub span: Span,
    /// The URI between its quotes.
    pub uri_span: Span,
    /// Does an element or attribute use it?
    pub used: bool,
}

pub(super) const NONE: u32 = u32::MAX;

/// Offsets are 32 bits wide: feeds above 4 GiB are refused before.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Span32 {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl From<Span32> for Span {
    fn from(span: Span32) -> Self {
        Self::new(span.start as usize, span.end as usize)
    }
}

impl From<Span> for Span32 {
    fn from(span: Span) -> Self {
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: narrow(span.start), end: narrow(span.end) }
    }
}

pub(super) struct ElementData<'a> {
    /// As written, with its prefix.
    pub(super) name: &'a str,
    /// Where the name without its prefix begins: every rule asks for it.
    pub(super) local: u32,
    pub(super) ns: Ns,
    pub(super) parent: u32,
    /// The start tag, from `<` to `>`.
    pub(super) tag: Span32,
    /// The end tag; empty at the end of the element where there is none.
    pub(super) close: Span32,
    pub(super) attributes: Span32,
    /// First text of the element; the next ones are linked.
    pub(super) first_text: u32,
    pub(super) last_text: u32,
}

pub(super) struct AttributeData<'a> {
    pub(super) name: &'a str,
    pub(super) ns: Ns,
    pub(super) value: Cow<'a, str>,
    pub(super) span: Span32,
    pub(super) value_span: Span32,
}

pub(super) struct TextData<'a> {
    pub(super) value: Cow<'a, str>,
    pub(super) span: Span32,
    pub(super) cdata: bool,
    pub(super) next: u32,
}

impl<'a> Document<'a> {
    pub(super) fn empty(file: &'a SourceFile) -> Self {
        Self {
            file,
            declaration: None,
            doctype: None,
            bindings: Vec::new(),
            elements: Vec::new(),
            outline: Outline::default(),
            attributes: Vec::new(),
            texts: Vec::new(),
        }
    }

    /// Ends the element at `index` behind the last one that was read.
    pub(super) fn close(&mut self, index: u32, close: Span) {
        if let Some(element) = self.elements.get_mut(index as usize) {
            element.close = close.into();
        }
        self.outline.close(index);
    }

    /// The file it was read from.
    pub fn file(&self) -> &'a SourceFile {
        self.file
    }

    /// The XML declaration.
    pub fn declaration(&self) -> Option<&Declaration<'a>> {
        self.declaration.as_ref()
    }

    /// The DOCTYPE.
    pub fn doctype(&self) -> Option<&Doctype<'a>> {
        self.doctype.as_ref()
    }

    /// All namespace declarations in document order.
    pub fn bindings(&self) -> &[Binding<'a>] {
        &self.bindings
    }

    /// The first root element.
    pub fn root(&self) -> Option<Element<'_>> {
        self.element(0)
    }

    /// All elements in document order.
    pub fn elements(&self) -> impl Iterator<Item = Element<'_>> {
        (0..self.elements.len()).filter_map(|index| self.element(index))
    }

    /// The elements that are called so, in document order.
    pub fn elements_named<'s, const N: usize>(
        &'s self,
        names: [(Ns, &'static str); N],
    ) -> impl Iterator<Item = Element<'s>> + use<'s, 'a, N> {
        let keys = names.map(|(ns, local)| Key::of(ns, local));
        let alike = self.outline.named(keys).map(|index| Element { document: self, index });
        alike.filter(move |element| names.iter().any(|(ns, local)| element.is_called(*ns, local)))
    }

    /// `rss > channel`, also where the root has another name.
    pub fn channel(&self) -> Option<Element<'_>> {
        self.root()?.child(Ns::Rss, "channel")
    }

    /// The items of the channel; of the root where they stand beside the channel, as in RSS 1.0.
    pub fn items(&self) -> impl Iterator<Item = Element<'_>> {
        self.root().into_iter().chain(self.channel()).flat_map(|parent| parent.children_named(Ns::Rss, "item"))
    }

    /// The place of `span`.
    pub fn place(&self, span: Span) -> Place {
        self.file.place(span)
    }

    fn element(&self, index: usize) -> Option<Element<'_>> {
        (index < self.elements.len()).then_some(Element { document: self, index: index as u32 })
    }
}

/// An element of a [`Document`].
#[derive(Clone, Copy)]
pub struct Element<'d> {
    document: &'d Document<'d>,
    index: u32,
}

impl<'d> Element<'d> {
    fn data(self) -> &'d ElementData<'d> {
        // An `Element` is only made for an index that exists.
        #[allow(clippy::indexing_slicing)]
        &self.document.elements[self.index as usize]
    }

    fn node(self) -> Node {
        self.document.outline.node(self.index)
    }

    /// The document around it.
    pub fn document(self) -> &'d Document<'d> {
        self.document
    }

    /// A number that tells elements of one document apart, in document order.
    pub fn id(self) -> u32 {
        self.index
    }

    /// The name as written, with its prefix.
    pub fn qualified(self) -> &'d str {
        self.data().name
    }

    /// The name without its prefix.
    pub fn local(self) -> &'d str {
        let data = self.data();
        data.name.get(data.local as usize..).unwrap_or(data.name)
    }

    /// The namespace.
    pub fn ns(self) -> Ns {
        self.data().ns
    }

    /// Is it this element?
    pub fn is(self, ns: Ns, local: &str) -> bool {
        self.node().key == Key::of(ns, local) && self.is_called(ns, local)
    }

    /// Has it the same name as `other`?
    pub fn is_like(self, other: Element<'_>) -> bool {
        self.node().key == other.node().key && self.is_called(other.ns(), other.local())
    }

    fn is_called(self, ns: Ns, local: &str) -> bool {
        self.data().ns == ns && self.local() == local
    }

    /// The whole element.
    pub fn span(self) -> Span {
        let data = self.data();
        Span::new(data.tag.start as usize, data.close.end as usize)
    }

    /// The start tag, from `<` to `>`.
    pub fn tag(self) -> Span {
        self.data().tag.into()
    }

    /// The name in the start tag.
    pub fn name_span(self) -> Span {
        let start = self.data().tag.start as usize + 1;
        Span::new(start, start + self.data().name.len())
    }

    /// The end tag; none for `<empty/>` and for elements that nobody closed.
    pub fn end_tag(self) -> Option<Span> {
        let close = self.data().close;
        (close.start < close.end).then(|| close.into())
    }

    /// Does the file end in the middle of it? What it lacks may have stood there.
    pub fn is_cut_off(self) -> bool {
        let whole = self.document.file().text().len();
        self.end_tag().is_none() && self.span().end == whole && self.tag().end != whole
    }

    /// What stands between the tags.
    pub fn content(self) -> Span {
        let data = self.data();
        Span::new(data.tag.end as usize, data.close.start.max(data.tag.end) as usize)
    }

    /// The element around it.
    pub fn parent(self) -> Option<Element<'d>> {
        let parent = self.data().parent;
        (parent != NONE).then_some(Element { document: self.document, index: parent })
    }

    /// The elements directly inside.
    pub fn children(self) -> impl Iterator<Item = Element<'d>> {
        let end = self.node().end;
        let first = self.index + 1;
        std::iter::successors(
            (first < end).then_some(Element { document: self.document, index: first }),
            move |child| {
                let next = child.node().end;
                (next < end).then_some(Element { document: child.document, index: next })
            },
        )
    }

    /// The elements directly inside that are called so.
    pub fn children_named(self, ns: Ns, local: &str) -> impl Iterator<Item = Element<'d>> {
        let document = self.document;
        let alike = document.outline.children(self.index, Key::of(ns, local));
        alike.map(move |index| Element { document, index }).filter(move |child| child.is_called(ns, local))
    }

    /// The first element directly inside that is called so.
    pub fn child(self, ns: Ns, local: &str) -> Option<Element<'d>> {
        self.children_named(ns, local).next()
    }

    /// The `atom:link` elements directly inside with the relation `rel`.
    pub fn links(self, rel: &str) -> impl Iterator<Item = Element<'d>> {
        let links = self.children_named(Ns::Atom, "link");
        links.filter(move |link| link.relation().is_some_and(|own| own.eq_ignore_ascii_case(rel)))
    }

    /// The relation of a link: a name in either case (RFC 8288, section 3.3), also where it is written as the address
    /// under which the name is registered (RFC 4287, section 4.2.7.2).
    pub fn relation(self) -> Option<&'d str> {
        let rel = self.attribute("rel")?.value().trim();
        Some(rel.strip_prefix(REGISTRY).unwrap_or(rel))
    }

    /// All elements inside, in document order.
    pub fn descendants(self) -> impl Iterator<Item = Element<'d>> {
        (self.index + 1..self.node().end).map(move |index| Element { document: self.document, index })
    }

    /// All attributes but namespace declarations.
    pub fn attributes(self) -> impl Iterator<Item = Attribute<'d>> {
        let range = self.data().attributes;
        let all = self.document.attributes.get(range.start as usize..range.end as usize).unwrap_or_default();
        all.iter().map(|data| Attribute { data })
    }

    /// The attribute without namespace that is called so.
    pub fn attribute(self, local: &str) -> Option<Attribute<'d>> {
        self.attributes().find(|attribute| attribute.data.ns == Ns::Rss && attribute.data.name == local)
    }

    /// The pieces of text directly inside.
    pub fn texts(self) -> impl Iterator<Item = Text<'d>> {
        let piece = |index: u32| self.document.texts.get(index as usize).map(|data| Text { data });
        std::iter::successors(piece(self.data().first_text), move |text| piece(text.data.next))
    }

    /// The text directly inside, entities resolved, as it stands.
    pub fn raw_text(self) -> Cow<'d, str> {
        let mut pieces = self.texts();
        let Some(first) = pieces.next() else { return Cow::Borrowed("") };
        let Some(second) = pieces.next() else { return Cow::Borrowed(first.value()) };
        Cow::Owned([first, second].into_iter().chain(pieces).map(Text::value).collect())
    }

    /// The text directly inside without white space around it.
    pub fn text(self) -> Cow<'d, str> {
        match self.raw_text() {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        }
    }

    /// Where its text stands, without white space around it; where there is none, the whole element.
    ///
    /// In a CDATA section this is what stands inside it.
    pub fn text_span(self) -> Span {
        let pieces = || self.texts().filter(|text| !text.value().trim().is_empty());
        match (pieces().next(), pieces().last()) {
            (Some(first), Some(last)) => Span::new(first.trimmed().start, last.trimmed().end),
            _ => self.span(),
        }
    }
}

/// An attribute of an [`Element`].
#[derive(Clone, Copy)]
pub struct Attribute<'d> {
    data: &'d AttributeData<'d>,
}

impl<'d> Attribute<'d> {
    /// The name as written, with its prefix.
    pub fn qualified(self) -> &'d str {
        self.data.name
    }

    /// The name without its prefix.
    pub fn local(self) -> &'d str {
        local(self.data.name)
    }

    /// The namespace; [`Ns::Rss`] for names without prefix.
    pub fn ns(self) -> Ns {
        self.data.ns
    }

    /// The value, entities resolved.
    pub fn value(self) -> &'d str {
        &self.data.value
    }

    /// From the name to the closing quote.
    pub fn span(self) -> Span {
        self.data.span.into()
    }

    /// Between the quotes.
    pub fn value_span(self) -> Span {
        self.data.value_span.into()
    }
}

/// A piece of text: all between two tags, or one CDATA section.
#[derive(Clone, Copy)]
pub struct Text<'d> {
    data: &'d TextData<'d>,
}

impl<'d> Text<'d> {
    /// The text, entities resolved.
    pub fn value(self) -> &'d str {
        &self.data.value
    }

    /// Its bytes in the file; inside the brackets for CDATA.
    pub fn span(self) -> Span {
        self.data.span.into()
    }

    /// Does it stand in a CDATA section? What is put there must not be escaped.
    pub fn is_cdata(self) -> bool {
        self.data.cdata
    }

    /// Its bytes without white space around them (as written: white space by reference stays).
    fn trimmed(self) -> Span {
        let span = self.span();
        let value = self.value();
        let lead = value.len() - value.trim_start().len();
        let tail = value.len() - value.trim_end().len();
        // A text without references is as long as its bytes; others keep their white space.
        if span.end - span.start == value.len() { Span::new(span.start + lead, span.end - tail) } else { span }
    }
}

/// The name without its prefix.
pub(super) fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}
