//! What the three readers share: nodes in the making, keys that come twice, and faults.

use std::collections::HashMap;

use super::{Field, MAX_DEPTH, MAX_FRONT_MATTER_BYTES, Node};
use crate::diagnostic::Diagnostic;
use crate::source::{SourceFile, Span};
use crate::words::shown;

/// A whole front matter.
#[derive(Debug)]
pub(super) struct Parsed {
    pub node: Node,
    pub duplicates: Vec<Duplicate>,
}

/// Why a front matter cannot be read.
#[derive(Debug)]
pub(super) struct Broken {
    pub span: Span,
    pub message: String,
    pub help: String,
}

impl Broken {
    pub fn new(span: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { span, message: message.into(), help: help.into() }
    }
}

pub(super) fn too_large(span: Span) -> Broken {
    let message = format!("it has more than {MAX_FRONT_MATTER_BYTES} bytes");
    Broken::new(Span::new(span.start, span.start), message, "keep long texts in the body of the notes")
}

pub(super) fn too_deep(span: Span) -> Broken {
    let message = format!("values are nested deeper than {MAX_DEPTH} levels");
    Broken::new(span, message, "keep the front matter flat: keys, lists, and tables in them")
}

/// A key that stands twice in one table.
#[derive(Debug)]
pub(super) struct Duplicate {
    key: String,
    first: Span,
    second: Span,
}

impl Duplicate {
    pub fn diagnostic(self, file: &SourceFile) -> Diagnostic {
        let message = format!("the key {} comes twice; the second counts", shown(&self.key));
        Diagnostic::warning("front-matter-key-duplicate", message)
            .at(file.place(self.second))
            .related(file.place(self.first), "the first one")
            .help("keep one of them")
    }
}

/// A table in the making; of two values of one key the later counts, as in Jekyll and Hugo.
#[derive(Debug, Default)]
pub(super) struct Fields {
    list: Vec<Field>,
    seen: HashMap<String, usize>,
}

impl Fields {
    pub fn insert(&mut self, field: Field, duplicates: &mut Vec<Duplicate>) {
        let earlier = self.seen.get(&field.key).and_then(|index| self.list.get_mut(*index));
        if let Some(earlier) = earlier {
            let (key, first, second) = (field.key.clone(), earlier.key_span, field.key_span);
            duplicates.push(Duplicate { key, first, second });
            *earlier = field;
        } else {
            self.seen.insert(field.key.clone(), self.list.len());
            self.list.push(field);
        }
    }

    /// The fields in the order of the file.
    pub fn into_list(mut self) -> Vec<Field> {
        self.list.sort_by_key(|field| field.key_span);
        self.list
    }
}
