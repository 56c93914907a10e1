//! What RSS, `itunes:`, `podcast:`, Atom and the other elements of a feed may be.
//!
//! The tables in `schemas/*.toml`, one file a namespace, say where an element stands, how often, what its text and its
//! attributes hold and who asks for it; [`values`] knows the forms. The linter walks a feed with them, the generator
//! checks what it is about to write.

pub(crate) mod categories;
mod form;
mod key;
mod table;
pub mod values;

pub use form::Form;
pub(crate) use key::Named;
pub use table::{Element, Need, Value, Vocabulary, vocabulary};
