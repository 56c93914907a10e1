//! From markup and text to the tables of a [`Document`].

use std::borrow::Cow;
use std::collections::HashSet;

use super::document::{AttributeData, Binding, Document, ElementData, NONE, Span32, TextData, local};
use super::entities::{Entities, Within};
use super::fault::{Fault, Faults};
use super::lexer::{Lexer, Token};
use super::namespace::{self, Ns, UriForm};
use super::nesting::{Closed, Nesting};
use super::outline::Key;
use super::scope::{Bound, Scope};
use super::{characters, names, prolog};
use crate::diagnostic::Diagnostics;
use crate::source::{SourceFile, Span};

/// So many elements have feeds of a hundred thousand episodes; a file of more is there to use up memory.
const MAX_ELEMENTS: usize = 8_000_000;

/// Reads `file`; the tree holds what could be read, `found` what is wrong.
pub(super) fn read<'a>(file: &'a SourceFile, found: &mut Diagnostics) -> Document<'a> {
    let mut faults = Faults::new(file, found);
    let untouched = faults.mark();
    characters::check(file.text(), &mut faults);
    let mut tree = Tree {
        file,
        faults,
        document: Document::empty(file),
        nesting: Nesting::default(),
        closed: Vec::new(),
        scope: Scope::default(),
        root_is_rss: false,
        own_bindings: 0,
        entities: Entities::default(),
        unbound: HashSet::new(),
        outside: None,
    };
    tree.run(untouched);
    tree.document
}

struct Tree<'a, 'f> {
    file: &'a SourceFile,
    faults: Faults<'a, 'f>,
    document: Document<'a>,
    nesting: Nesting<'a>,
    /// What the end tag that was read last has ended.
    closed: Vec<Closed>,
    scope: Scope,
    root_is_rss: bool,
    /// Where the bindings of the tag begin that is being read.
    own_bindings: usize,
    entities: Entities<'a>,
    /// The prefixes that were told.
    unbound: HashSet<&'a str>,
    /// Text before the first element.
    outside: Option<Span>,
}

impl<'a> Tree<'a, '_> {
    fn run(&mut self, untouched: usize) {
        let text = self.file.text();
        let begin = prolog::begin(text, &mut self.faults);
        let mut lexer = Lexer::new(text);
        lexer.at = begin;
        while let Some(token) = lexer.next(&mut self.faults) {
            match token {
                Token::Text(span) => self.text(span),
                Token::Cdata { inside, whole } => self.cdata(inside, whole),
                Token::Start { name, tag, empty } => {
                    self.start(name, tag, empty, &lexer);
                    if self.is_web_page() {
                        // One finding says that it is none; what HTML does otherwise than XML is no fault of it.
                        return self.faults.forget_since(untouched);
                    }
                }
                Token::End { name, tag } => self.end(name, tag),
                Token::Instruction { target, whole } => self.instruction(target, whole, whole.start == begin),
                Token::Doctype(doctype) => self.doctype(doctype),
                Token::Other => {}
            }
        }
        self.finish(untouched);
    }

    fn slice(&self, span: Span) -> &'a str {
        self.file.slice(span)
    }

    fn is_web_page(&self) -> bool {
        matches!(self.document.elements.as_slice(), [only] if only.name.eq_ignore_ascii_case("html"))
    }

    fn start(&mut self, name: Span, tag: Span, empty: bool, lexer: &Lexer<'a>) {
        let qualified = self.slice(name);
        let scope = self.scope.depth();
        if self.nesting.is_too_deep() || self.document.elements.len() >= MAX_ELEMENTS {
            return self.skip(tag, empty);
        }
        self.begin_root(qualified, name);
        let first = self.document.attributes.len();
        self.attributes(lexer);
        let ns = self.resolve(qualified, name, true);
        let index = self.document.elements.len() as u32;
        self.document.elements.push(ElementData {
            name: qualified,
            local: (qualified.len() - local(qualified).len()) as u32,
            ns,
            parent: self.nesting.innermost().unwrap_or(NONE),
            tag: tag.into(),
            close: Span::new(tag.end, tag.end).into(),
            attributes: Span32 { start: first as u32, end: self.document.attributes.len() as u32 },
            first_text: NONE,
            last_text: NONE,
        });
        self.document.outline.push(Key::of(ns, local(qualified)));
        if empty {
            self.nesting.has_child();
            self.scope.leave(scope);
        } else {
            self.nesting.open(qualified, name, index, scope);
        }
    }

    /// An element that is too much: only its end is looked for.
    fn skip(&mut self, tag: Span, empty: bool) {
        if self.nesting.skip(empty) {
            let what = "elements are nested deeper, or are more, than in any feed";
            self.faults.report(tag, Fault::Excessive(what));
        }
    }

    fn begin_root(&mut self, name: &'a str, span: Span) {
        if !self.nesting.is_empty() {
            return;
        }
        if let Some(outside) = self.outside.take() {
            self.faults.report(outside, Fault::TextOutside { before: true });
        }
        self.root_is_rss = name == "rss";
        if !self.document.elements.is_empty() {
            self.faults.report(span, Fault::SecondRoot(name));
        }
    }

    /// Takes in the attributes of a start tag; those that declare namespaces come first into scope.
    fn attributes(&mut self, lexer: &Lexer<'a>) {
        self.tell_doubles(lexer);
        let first = self.document.attributes.len();
        self.own_bindings = self.document.bindings.len();
        for found in &lexer.attributes {
            let name = self.slice(found.name);
            let raw = self.slice(found.value);
            let value = self.entities.resolve(raw, found.value.start, Within::Attribute, &mut self.faults);
            let prefix = match name.split_once(':') {
                Some(("xmlns", prefix)) => Some(prefix),
                None if name == "xmlns" => Some(""),
                _ => None,
            };
            if let Some(prefix) = prefix {
                self.bind(prefix, value, found.span, found.value);
            } else {
                self.document.attributes.push(AttributeData {
                    name,
                    ns: Ns::Rss,
                    value,
                    span: found.span.into(),
                    value_span: found.value.into(),
                });
            }
        }
        self.resolve_attributes(first);
    }

    fn tell_doubles(&mut self, lexer: &Lexer<'a>) {
        if lexer.attributes.len() < 2 {
            return;
        }
        let mut seen = HashSet::new();
        for (at, found) in lexer.attributes.iter().enumerate() {
            let name = self.slice(found.name);
            // Looking back is faster than hashing, for the few attributes that tags have.
            let twice = if lexer.attributes.len() <= 16 {
                lexer.attributes.iter().take(at).any(|other| self.slice(other.name) == name)
            } else {
                !seen.insert(name)
            };
            if twice {
                self.faults.report(found.span, Fault::AttributeTwice(name));
            }
        }
    }

    fn resolve_attributes(&mut self, first: usize) {
        let mut prefixed: Vec<(&'a str, u32)> = Vec::new();
        for at in first..self.document.attributes.len() {
            let Some(attribute) = self.document.attributes.get(at) else { continue };
            let (name, span) = (attribute.name, Span::from(attribute.span));
            let Some((prefix, local)) = name.split_once(':') else { continue };
            let ns = self.resolve(name, Span::new(span.start, span.start + name.len()), false);
            if let Some(attribute) = self.document.attributes.get_mut(at) {
                attribute.ns = ns;
            }
            // Two prefixes of one namespace make one name.
            if let Bound::To(binding) = self.scope.find(prefix, &self.document.bindings) {
                let uri = |at: u32| self.document.bindings.get(at as usize).map(|one| one.uri.as_ref());
                let double = prefixed
                    .iter()
                    .take(16)
                    .any(|(other, to)| *other == local && *to != binding && uri(*to) == uri(binding));
                prefixed.push((local, binding));
                if double {
                    self.faults.report(span, Fault::AttributeTwice(name));
                }
            }
        }
    }

    fn bind(&mut self, prefix: &'a str, uri: Cow<'a, str>, span: Span, uri_span: Span) {
        if let Some(what) = namespace::forbidden(prefix, &uri, self.slice(uri_span)) {
            self.faults.report(span, Fault::NamespaceInvalid(what));
        }
        let (ns, form) = Ns::of_uri(uri.trim());
        // RSS is in no namespace; where its root says otherwise, that is one fault and not one for each element.
        let of_root = prefix.is_empty() && self.document.elements.is_empty();
        let (ns, form) = if of_root && self.root_is_rss { (Ns::Rss, UriForm::Canonical) } else { (ns, form) };
        // Of two in one tag the first counts, as in readers that forgive it.
        let own = self.document.bindings.get(self.own_bindings..).unwrap_or_default();
        if !own.iter().take(64).any(|other| other.prefix == prefix) {
            self.scope.enter(self.document.bindings.len());
        }
        self.document.bindings.push(Binding { prefix, uri, ns, form, span, uri_span, used: false });
    }

    /// The namespace of a name in the scope of now.
    fn resolve(&mut self, name: &'a str, span: Span, element: bool) -> Ns {
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
        if prefix.is_empty() && !element {
            return Ns::Rss;
        }
        match self.scope.find(prefix, &self.document.bindings) {
            Bound::Ever(ns) => ns,
            Bound::To(at) => self.document.bindings.get_mut(at as usize).map_or(Ns::Rss, |binding| {
                binding.used = true;
                binding.ns
            }),
            Bound::Nowhere => self.unbound(prefix, span),
        }
    }

    /// What a prefix means that nobody declared; it is told once.
    fn unbound(&mut self, prefix: &'a str, span: Span) -> Ns {
        let meant = Ns::of_prefix(prefix);
        let alike = Ns::of_prefix(&prefix.to_ascii_lowercase());
        if self.unbound.insert(prefix) {
            // A declaration in the first root would not reach what stands in a second one.
            let root = self.document.elements.first().filter(|_| self.nesting.is_in(0));
            let at = root.map_or(span.end, |root| root.tag.start as usize + 1 + root.name.len());
            self.faults.report(
                Span::new(span.start, span.start + prefix.len()),
                Fault::PrefixUnbound {
                    prefix,
                    declare: meant.filter(|_| root.is_some()).map(|ns| (ns.uri(), at)),
                    instead: alike.map(Ns::prefix),
                },
            );
        }
        meant.or(alike).unwrap_or(Ns::Unbound)
    }

    fn end(&mut self, name: Span, tag: Span) {
        let rest = self.file.text().get(tag.end..).unwrap_or_default();
        let qualified = self.slice(name);
        self.nesting.end(qualified, name, tag, rest, &mut self.closed, &mut self.faults);
        for closed in &self.closed {
            self.scope.leave(closed.scope);
            self.document.close(closed.index, closed.close);
        }
    }

    fn text(&mut self, span: Span) {
        let raw = self.slice(span);
        if self.nesting.is_empty() {
            if !names::is_blank(raw) {
                self.text_outside(span);
            }
            return;
        }
        let mut at = 0;
        while let Some(next) = raw.get(at..).and_then(|rest| memchr::memmem::find(rest.as_bytes(), b"]]>")) {
            at += next + 3;
            self.faults.report(Span::new(at - 3, at).shifted(span.start), Fault::CdataEndInText);
        }
        let value = self.entities.resolve(raw, span.start, Within::Text, &mut self.faults);
        for prefix in self.entities.prefixes.drain(..) {
            if self.scope.find(&prefix, &self.document.bindings) == Bound::Nowhere {
                self.faults.report(span, Fault::PrefixUnbound { prefix: &prefix, declare: None, instead: None });
            }
        }
        self.add_text(value, span, false);
    }

    fn text_outside(&mut self, span: Span) {
        let raw = self.slice(span);
        let lead = raw.len() - raw.trim_start().len();
        let span = Span::new(span.start + lead, span.start + raw.trim_end().len());
        if self.document.elements.is_empty() {
            self.outside.get_or_insert(span);
        } else {
            self.faults.report(span, Fault::TextOutside { before: false });
        }
    }

    fn cdata(&mut self, inside: Span, whole: Span) {
        if self.nesting.is_empty() {
            self.text_outside(whole);
        } else {
            self.add_text(Cow::Borrowed(self.slice(inside)), inside, true);
        }
    }

    fn add_text(&mut self, value: Cow<'a, str>, span: Span, cdata: bool) {
        let Some(element) = self.nesting.innermost() else { return };
        let Some(element) = self.document.elements.get_mut(element as usize) else { return };
        // White space between elements is layout, not text.
        if !cdata && element.first_text == NONE && value.trim().is_empty() {
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

    fn instruction(&mut self, target: Span, whole: Span, first: bool) {
        match self.slice(target) {
            "xml" if first => {
                let declaration = prolog::declaration(self.file.text(), whole, &mut self.faults);
                self.document.declaration = Some(declaration);
            }
            "xml" => self.faults.report(whole, Fault::LateDeclaration),
            name if name.eq_ignore_ascii_case("xml") || names::fault(name, 0).is_some() => {
                self.faults.report(target, Fault::InstructionTarget(name));
            }
            _ => {}
        }
    }

    fn doctype(&mut self, doctype: super::doctype::Doctype<'a>) {
        if !self.document.elements.is_empty() || self.document.doctype.is_some() {
            self.faults.report(doctype.span, Fault::Doctype("it stands once, before the first element"));
            return;
        }
        self.entities.elsewhere = doctype.open;
        for (name, entity) in &doctype.entities {
            self.entities.declare(name, *entity);
        }
        self.document.doctype = Some(doctype);
    }

    /// What is open at the end of the file, and what is missing from it.
    fn finish(&mut self, untouched: usize) {
        let text = self.file.text();
        let clean = self.faults.mark() == untouched;
        if self.document.elements.is_empty() && clean {
            let span = Span::new(0, text.chars().next().map_or(0, char::len_utf8));
            self.faults.report(span, Fault::NoElement(not_xml(text)));
        }
        let end = text.len();
        let left = self.nesting.finish();
        if let Some(innermost) = left.first().filter(|_| !self.faults.truncated) {
            let last = text.trim_end().len();
            let what = format!("`<{}>`", innermost.name);
            self.faults.report(Span::new(last, last), Fault::Truncated(what.into()));
        }
        for open in left {
            self.document.close(open.index, Span::new(end, end));
        }
    }
}

/// What a file without any element is.
fn not_xml(text: &str) -> &'static str {
    match text.trim_start_matches('\u{FEFF}').trim_start().as_bytes() {
        [] => "the file is empty",
        [b'{' | b'[', ..] => "it begins like JSON",
        [b'<', ..] => "it has no element",
        _ => "it is plain text",
    }
}
