//! YAML front matter: YAML 1.2 with the core schema.

use std::borrow::Cow;
use std::collections::HashMap;

use saphyr::{Scalar, ScalarStyle, Tag};
use saphyr_parser::{Event, Parser};

use super::parsed::{Broken, Duplicate, Fields, Parsed, too_deep};
use super::{Field, MAX_DEPTH, MAX_FRONT_MATTER_BYTES, Node, Value};
use crate::source::Span;

/// Reads `text`, which begins at byte `base` of its file.
pub(super) fn parse(text: &str, base: usize) -> Result<Parsed, Broken> {
    let mut builder = Builder::new(text, base);
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        match event {
            Ok((event, span)) => builder.event(event, span)?,
            Err(error) => {
                let at = builder.offsets.byte(error.marker().index());
                let span = Span::new(at, at).shifted(base);
                return Err(Broken::new(span, error.info(), help_for(error.info())));
            }
        }
    }
    let nothing = || Node { value: Value::Null, span: Span::new(base, base) };
    Ok(Parsed { node: builder.root.unwrap_or_else(nothing), duplicates: builder.duplicates })
}

fn help_for(fault: &str) -> &'static str {
    if fault.contains("mapping values") {
        "put a text that holds `: ` into quotes, such as `title: \"Ramen: a love story\"`"
    } else {
        "put a text into quotes when it holds `: ` or ` #`, or begins with one of `[ ] { } @ % & * ! | > ' \"`"
    }
}

/// Byte offsets of the characters of a text: saphyr counts characters.
enum Offsets {
    Ascii(usize),
    Wide(Vec<usize>),
}

impl Offsets {
    fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self::Ascii(text.len());
        }
        let starts = text.char_indices().map(|(at, _)| at);
        Self::Wide(starts.chain([text.len()]).collect())
    }

    fn byte(&self, character: usize) -> usize {
        match self {
            Self::Ascii(length) => character.min(*length),
            Self::Wide(starts) => starts.get(character).or(starts.last()).copied().unwrap_or_default(),
        }
    }
}

/// A list or table that is not closed yet.
struct Frame {
    start: usize,
    anchor: usize,
    kind: Collection,
}

enum Collection {
    List(Vec<Node>),
    Map { fields: Fields, key: Option<(String, Span)> },
}

/// Builds nodes from the events of the parser. Its own stack, so depth is bounded here and not by the machine's.
struct Builder<'a> {
    text: &'a str,
    base: usize,
    offsets: Offsets,
    stack: Vec<Frame>,
    /// Values that aliases can stand for, by the number of their anchor, with their depth.
    anchors: HashMap<usize, (Node, Size)>,
    /// What may still be copied for anchors and aliases: no more than one front matter can hold anyway.
    budget: usize,
    root: Option<Node>,
    duplicates: Vec<Duplicate>,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str, base: usize) -> Self {
        Self {
            text,
            base,
            offsets: Offsets::new(text),
            stack: Vec::new(),
            anchors: HashMap::new(),
            budget: MAX_FRONT_MATTER_BYTES,
            root: None,
            duplicates: Vec::new(),
        }
    }

    fn event(&mut self, event: Event<'_>, span: saphyr_parser::Span) -> Result<(), Broken> {
        let (start, end) = (self.offsets.byte(span.start.index()), self.offsets.byte(span.end.index()));
        match event {
            Event::DocumentStart(_) if self.root.is_some() => Err(self.broken(
                start..end,
                "a second document begins",
                "front matter is one document; indent `---` inside of a text",
            )),
            Event::Scalar(text, style, anchor, tag) => self.scalar(text, style, anchor, tag.as_ref(), start..end),
            Event::SequenceStart(anchor, _) => self.open(start, anchor, Collection::List(Vec::new())),
            Event::MappingStart(anchor, _) => {
                self.open(start, anchor, Collection::Map { fields: Fields::default(), key: None })
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(end),
            Event::Alias(anchor) => self.alias(anchor, start..end),
            _ => Ok(()),
        }
    }

    fn broken(&self, bytes: std::ops::Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Broken {
        Broken::new(Span::from(bytes).shifted(self.base), message, help)
    }

    fn open(&mut self, start: usize, anchor: usize, kind: Collection) -> Result<(), Broken> {
        if self.stack.len() >= MAX_DEPTH {
            return Err(too_deep(Span::new(start, start).shifted(self.base)));
        }
        if matches!(self.stack.last(), Some(Frame { kind: Collection::Map { key: None, .. }, .. })) {
            return Err(self.broken(start..start, "a list or a table stands where a key belongs", "write a key"));
        }
        self.stack.push(Frame { start, anchor, kind });
        Ok(())
    }

    fn close(&mut self, end: usize) -> Result<(), Broken> {
        let Some(Frame { start, anchor, kind }) = self.stack.pop() else { return Ok(()) };
        let value = match kind {
            Collection::List(items) => Value::List(items),
            Collection::Map { fields, .. } => Value::Map(fields.into_list()),
        };
        let span = self.trimmed(start, end);
        self.insert(Node { value, span }, anchor)
    }

    fn scalar(
        &mut self,
        text: Cow<'_, str>,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Cow<'_, Tag>>,
        bytes: std::ops::Range<usize>,
    ) -> Result<(), Broken> {
        let span = self.trimmed(self.skip_properties(bytes.clone()), bytes.end);
        if let Some(Frame { kind: Collection::Map { key: key @ None, .. }, .. }) = self.stack.last_mut() {
            *key = Some((text.into_owned(), span));
            return Ok(());
        }
        let tag = tag.map(|tag| Cow::Owned(tag.as_ref().clone()));
        let shown = crate::words::shown(&text);
        let value = match Scalar::parse_from_cow_and_metadata(text, style, tag.as_ref()) {
            Some(Scalar::Null) => Value::Null,
            Some(Scalar::Boolean(truth)) => Value::Bool(truth),
            Some(Scalar::Integer(integer)) => Value::Integer(integer),
            Some(Scalar::FloatingPoint(float)) => Value::Float(float.into_inner()),
            Some(Scalar::String(text)) => Value::Text(text.into_owned()),
            None => {
                let message = format!("{shown} does not fit its tag");
                return Err(self.broken(bytes, message, "leave out the tag (`!!…`)"));
            }
        };
        self.insert(Node { value, span }, anchor)
    }

    /// The start of a scalar after its anchor and tag: `&name !!str text`.
    fn skip_properties(&self, bytes: std::ops::Range<usize>) -> usize {
        let mut rest = self.text.get(bytes.clone()).unwrap_or_default();
        while rest.starts_with(['&', '!']) {
            let property = rest.find(char::is_whitespace).unwrap_or(rest.len());
            rest = rest.get(property..).unwrap_or_default().trim_start();
        }
        bytes.end - rest.len()
    }

    /// The span of a value without the blanks that the scanner passed over to find its end.
    fn trimmed(&self, start: usize, end: usize) -> Span {
        let text = self.text.get(start..end).unwrap_or_default();
        Span::new(start, start + text.trim_end().len()).shifted(self.base)
    }

    fn alias(&mut self, anchor: usize, bytes: std::ops::Range<usize>) -> Result<(), Broken> {
        let Some(size) = self.anchors.get(&anchor).map(|(_, size)| *size) else {
            return Err(self.broken(bytes, "the alias stands inside of the value it stands for", "write the value"));
        };
        if self.stack.len() + size.depth > MAX_DEPTH {
            return Err(too_deep(Span::from(bytes).shifted(self.base)));
        }
        self.spend(size.cost, &bytes)?;
        if matches!(self.stack.last(), Some(Frame { kind: Collection::Map { key: None, .. }, .. })) {
            return Err(self.broken(bytes, "an alias stands where a key belongs", "write the key itself"));
        }
        match self.anchors.get(&anchor).map(|(node, _)| node.clone()) {
            Some(node) => self.insert(node, 0),
            None => Ok(()),
        }
    }

    fn spend(&mut self, cost: usize, bytes: &std::ops::Range<usize>) -> Result<(), Broken> {
        match self.budget.checked_sub(cost) {
            Some(left) => {
                self.budget = left;
                Ok(())
            }
            None => Err(self.broken(
                bytes.clone(),
                "its anchors and aliases stand for too much",
                "write the values themselves instead of `&…` and `*…`",
            )),
        }
    }

    /// Puts a finished value into the collection it belongs to.
    fn insert(&mut self, node: Node, anchor: usize) -> Result<(), Broken> {
        if anchor > 0 {
            let size = Size::of(&node);
            let at = node.span.start - self.base;
            self.spend(size.cost, &(at..at))?;
            self.anchors.insert(anchor, (node.clone(), size));
        }
        match self.stack.last_mut().map(|frame| &mut frame.kind) {
            None => self.root = Some(node),
            Some(Collection::List(items)) => items.push(node),
            Some(Collection::Map { fields, key }) => {
                if let Some((key, key_span)) = key.take() {
                    fields.insert(Field::new(key, key_span, node), &mut self.duplicates);
                }
            }
        }
        Ok(())
    }
}

/// How much a value takes when it is copied.
#[derive(Debug, Clone, Copy, Default)]
struct Size {
    /// Nodes, plus bytes of text.
    cost: usize,
    /// Levels below it, itself included.
    depth: usize,
}

impl Size {
    fn of(node: &Node) -> Self {
        let inner = match &node.value {
            Value::Text(text) => Self { cost: text.len(), depth: 0 },
            Value::List(items) => items.iter().map(Self::of).fold(Self::default(), Self::beside),
            Value::Map(fields) => fields
                .iter()
                .map(|field| Self::of(&field.node).and(field.key.len()))
                .fold(Self::default(), Self::beside),
            _ => Self::default(),
        };
        Self { cost: inner.cost + 1, depth: inner.depth + 1 }
    }

    fn and(self, cost: usize) -> Self {
        Self { cost: self.cost + cost, ..self }
    }

    fn beside(self, other: Self) -> Self {
        Self { cost: self.cost + other.cost, depth: self.depth.max(other.depth) }
    }
}
