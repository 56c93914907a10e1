//! From XML events to the tables of a [`Document`].

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::attributes;
use super::document::{AttributeData, Binding, Declaration, Document, ElementData, NONE, Span32, TextData, local};
use super::namespace::Ns;
use super::references;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{SourceFile, Span};

/// Elements nested deeper than this are no feed; what is inside is not read.
const MAX_DEPTH: usize = 256;

/// Reads `file`; the tree holds what could be read, `found` what is wrong.
pub(super) fn read<'a>(file: &'a SourceFile, found: &mut Diagnostics) -> Document<'a> {
    let mut tree = Tree {
        file,
        found,
        document: Document {
            file,
            declaration: None,
            bindings: Vec::new(),
            elements: Vec::new(),
            attributes: Vec::new(),
            texts: Vec::new(),
        },
        open: Vec::new(),
        scope: Vec::new(),
        text_from: None,
    };
    tree.events();
    tree.document
}

struct Tree<'a, 'f> {
    file: &'a SourceFile,
    found: &'f mut Diagnostics,
    document: Document<'a>,
    /// The elements that are open, outermost first, and how many bindings were in scope before each.
    open: Vec<(u32, usize)>,
    /// The bindings in scope, by their index.
    scope: Vec<usize>,
    /// Where the text began that is being collected.
    text_from: Option<usize>,
}

impl<'a> Tree<'a, '_> {
    fn events(&mut self) {
        let text = self.file.text();
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        loop {
            let start = reader.buffer_position() as usize;
            let event = reader.read_event();
            let span = Span::new(start, reader.buffer_position() as usize);
            if let Ok(Event::Text(_) | Event::GeneralRef(_)) = event {
                self.text_from.get_or_insert(start);
                continue;
            }
            self.end_text(start);
            match event {
                Ok(Event::Start(_)) => self.start(span, false),
                Ok(Event::Empty(_)) => self.start(span, true),
                Ok(Event::End(_)) => self.end(span),
                Ok(Event::CData(_)) => self.cdata(span),
                Ok(Event::Decl(_)) => self.declaration(span),
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(error) => {
                    let at = reader.error_position() as usize;
                    self.found.push(
                        Diagnostic::error("xml-ill-formed", error.to_string())
                            .at(self.file.place(Span::new(at, at + 1))),
                    );
                    break;
                }
            }
        }
        let end = text.len();
        while let Some((index, scope)) = self.open.pop() {
            self.close(index, scope, Span::new(end, end));
        }
    }

    fn slice(&self, span: Span) -> &'a str {
        self.file.slice(span)
    }

    fn start(&mut self, tag: Span, empty: bool) {
        if self.open.len() >= MAX_DEPTH {
            return;
        }
        let inside = Span::new(tag.start + 1, tag.end - 1);
        let text = self.slice(inside);
        let length = text.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(text.len());
        let name = text.get(..length).unwrap_or_default();
        let scope = self.scope.len();
        let first = self.document.attributes.len();
        self.attributes(text.get(length..).unwrap_or_default(), inside.start + length);
        for at in first..self.document.attributes.len() {
            let name = self.document.attributes.get(at).map_or("", |attribute| attribute.name);
            let ns = if name.contains(':') { self.resolve(name) } else { Ns::Rss };
            if let Some(attribute) = self.document.attributes.get_mut(at) {
                attribute.ns = ns;
            }
        }
        let ns = self.resolve(name);
        let index = self.document.elements.len() as u32;
        self.document.elements.push(ElementData {
            name,
            ns,
            parent: self.open.last().map_or(NONE, |(parent, _)| *parent),
            end: index + 1,
            tag: tag.into(),
            close: Span::new(tag.end, tag.end).into(),
            attributes: Span32 { start: first as u32, end: self.document.attributes.len() as u32 },
            first_text: NONE,
            last_text: NONE,
        });
        if empty { self.scope.truncate(scope) } else { self.open.push((index, scope)) }
    }

    /// Reads the attributes of a start tag; `xmlns` go into scope.
    fn attributes(&mut self, text: &'a str, offset: usize) {
        for attribute in attributes::scan(text, offset) {
            let name = self.slice(attribute.name);
            let value = references::resolve(self.slice(attribute.value));
            let prefix = match name.split_once(':') {
                Some(("xmlns", prefix)) => Some(prefix),
                None if name == "xmlns" => Some(""),
                _ => None,
            };
            if let Some(prefix) = prefix {
                let (ns, form) = Ns::of_uri(value.trim());
                self.scope.push(self.document.bindings.len());
                self.document.bindings.push(Binding {
                    prefix,
                    uri: value,
                    ns,
                    form,
                    span: attribute.span,
                    uri_span: attribute.value,
                    used: false,
                });
            } else {
                self.document.attributes.push(AttributeData {
                    name,
                    ns: Ns::Rss,
                    value,
                    span: attribute.span.into(),
                    value_span: attribute.value.into(),
                });
            }
        }
    }

    /// The namespace of a name in the scope of now.
    fn resolve(&mut self, name: &str) -> Ns {
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
        let bindings = &mut self.document.bindings;
        let bound =
            self.scope.iter().rev().copied().find(|at| bindings.get(*at).is_some_and(|one| one.prefix == prefix));
        match bound.and_then(|at| bindings.get_mut(at)) {
            Some(binding) => {
                binding.used = true;
                binding.ns
            }
            None if prefix.is_empty() => Ns::Rss,
            None if prefix == "xml" => Ns::Xml,
            None => Ns::Unbound,
        }
    }

    fn end(&mut self, span: Span) {
        let name = self.slice(Span::new(span.start + 2, span.end - 1)).trim_end();
        // An end tag closes the nearest element of its name; what is open inside was never closed.
        let open =
            |(index, _): &(u32, usize)| self.document.elements.get(*index as usize).is_some_and(|e| e.name == name);
        let Some(depth) = self.open.iter().rposition(open) else { return };
        while self.open.len() > depth + 1 {
            if let Some((index, scope)) = self.open.pop() {
                self.close(index, scope, Span::new(span.start, span.start));
            }
        }
        if let Some((index, scope)) = self.open.pop() {
            self.close(index, scope, span);
        }
    }

    fn close(&mut self, index: u32, scope: usize, close: Span) {
        self.scope.truncate(scope);
        let end = self.document.elements.len() as u32;
        if let Some(element) = self.document.elements.get_mut(index as usize) {
            element.end = end;
            element.close = close.into();
        }
    }

    fn end_text(&mut self, end: usize) {
        if let Some(start) = self.text_from.take() {
            let span = Span::new(start, end);
            self.text(references::resolve(self.slice(span)), span, false);
        }
    }

    fn cdata(&mut self, span: Span) {
        let inside = Span::new(span.start + "<![CDATA[".len(), span.end - "]]>".len());
        self.text(Cow::Borrowed(self.slice(inside)), inside, true);
    }

    fn text(&mut self, value: Cow<'a, str>, span: Span, cdata: bool) {
        let Some((index, _)) = self.open.last() else { return };
        let Some(element) = self.document.elements.get_mut(*index as usize) else { return };
        // White space between elements is layout, not text.
        if !cdata && value.trim().is_empty() && element.first_text == NONE {
            return;
        }
        let new = self.document.texts.len() as u32;
        if element.first_text == NONE {
            element.first_text = new;
        } else if let Some(last) = self.document.texts.get_mut(element.last_text as usize) {
            last.next = new;
        }
        element.last_text = new;
        self.document.texts.push(TextData { value, span: span.into(), cdata, next: NONE });
    }

    fn declaration(&mut self, span: Span) {
        let inside = Span::new(span.start + "<?xml".len(), span.end - "?>".len());
        let mut declaration = Declaration { span, version: None, encoding: None };
        for attribute in attributes::scan(self.slice(inside), inside.start) {
            let value = Some((self.slice(attribute.value), attribute.value));
            match local(self.slice(attribute.name)) {
                "version" => declaration.version = value,
                "encoding" => declaration.encoding = value,
                _ => {}
            }
        }
        self.document.declaration = Some(declaration);
    }
}
