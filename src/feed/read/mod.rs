//! Reads a feed into a tree that keeps every byte span, also where it is not well-formed XML.
//!
//! ```text
//! bytes ──decode──▶ text ──lexer──▶ markup ──tree──▶ Document: elements, attributes, texts, namespaces,
//!                                                    each with its span
//! + what is wrong with the encoding and the XML, all of it in one run
//! ```

mod attributes;
mod characters;
mod declarations;
mod decode;
mod doctype;
mod document;
mod entities;
mod fault;
mod lexer;
mod names;
mod namespace;
mod nesting;
mod outline;
mod prolog;
mod references;
mod scope;
#[cfg(test)]
mod tests;
mod tree;

pub use decode::{Decoded, decode};
pub use doctype::Doctype;
pub use document::{Attribute, Binding, Declaration, Document, Element, Text};
pub use namespace::{Ns, UriForm};

use crate::diagnostic::Diagnostics;
use crate::source::SourceFile;

/// Reads the XML of a feed. What is wrong with it goes to `found`; the tree holds everything that could be read.
pub fn read<'a>(file: &'a SourceFile, found: &mut Diagnostics) -> Document<'a> {
    tree::read(file, found)
}
