//! Front matter: YAML (`---`), TOML (`+++`) or JSON (`{`) at the head of the notes, every value with its span.

mod keys;

pub use keys::{Key, KeyNames};

use crate::diagnostic::Diagnostics;
use crate::source::{SourceFile, Span};

/// How the front matter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// Between `---` lines.
    Yaml,
    /// Between `+++` lines.
    Toml,
    /// One object.
    Json,
}

/// A value with the bytes it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Its bytes in the file.
    pub span: Span,
}

/// What a key can hold.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Float(f64),
    /// Text; dates of TOML and YAML are text in the form in which they were written.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A table, in the order of the file.
    Map(Vec<Field>),
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The key as written.
    pub key: String,
    /// Its bytes.
    pub key_span: Span,
    /// Its value.
    pub node: Node,
}

/// Front matter of one file.
#[derive(Debug, Clone, PartialEq)]
pub struct FrontMatter {
    /// How it is written.
    pub syntax: Syntax,
    /// Its bytes, fences included.
    pub span: Span,
    /// The top-level keys in the order of the file.
    pub fields: Vec<Field>,
}

/// Reads the front matter at the head of `file`, if there is any, and says where the body begins.
pub fn parse(file: &SourceFile, diagnostics: &mut Diagnostics) -> (Option<FrontMatter>, usize) {
    let _ = (file, diagnostics);
    (None, 0)
}
