//! Reads a feed into a tree that keeps every byte span, also where it is not well-formed XML.
//!
//! ```text
//! text ──tree──▶ Document: elements, attributes, texts, namespaces, each with its span
//!                + what is wrong with the XML
//! ```

mod attributes;
mod document;
mod namespace;
mod references;
#[cfg(test)]
mod tests;
mod tree;

pub use document::{Attribute, Binding, Declaration, Document, Element, Text};
pub use namespace::{Ns, UriForm};

use crate::diagnostic::Diagnostics;
use crate::source::SourceFile;

/// Reads the XML of a feed. What is wrong with it goes to `found`; the tree holds everything that could be read.
pub fn read<'a>(file: &'a SourceFile, found: &mut Diagnostics) -> Document<'a> {
    tree::read(file, found)
}
