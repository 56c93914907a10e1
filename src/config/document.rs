//! The TOML of a config with the span of everything.

use std::collections::HashSet;

use serde::Deserialize;
use toml::Spanned;
use toml::de::DeValue;

use super::Config;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{SourceFile, Span};
use crate::toml_text;

/// Deeper files are refused; copying and reading them would need more stack than a thread has.
const MAX_DEPTH: usize = 32;

/// A step on the way to a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// The value of a key.
    Key(String),
    /// An element of an array.
    Index(usize),
}

/// A well-formed config file.
pub(super) struct Document<'a> {
    pub file: &'a SourceFile,
    pub root: Spanned<DeValue<'a>>,
}

impl<'a> Document<'a> {
    /// Parses the TOML of `file`.
    ///
    /// # Errors
    /// The first place at which it is not TOML 1.1, or nested deeper than any config needs.
    pub fn parse(file: &'a SourceFile) -> Result<Self, Diagnostic> {
        let table = toml_text::parse(file.text()).map_err(|fault| {
            Diagnostic::error("config-syntax", fault.message)
                .at(file.place(fault.span))
                .help("podwright.toml is written in TOML, see https://toml.io")
        })?;
        let root = Spanned::new(table.span(), DeValue::Table(table.into_inner()));
        match too_deep(&root, MAX_DEPTH) {
            None => Ok(Self { file, root }),
            Some(span) => {
                let message = format!("tables and lists are nested deeper than {MAX_DEPTH} levels");
                Err(Diagnostic::error("config-syntax", message).at(file.place(span)).help("no key needs that"))
            }
        }
    }

    /// The span of the value at the end of `path`, or of the innermost one on the way that exists.
    pub fn span(&self, path: &[Step]) -> Span {
        let mut here = &self.root;
        for step in path {
            let next = match (step, here.get_ref()) {
                (Step::Key(key), DeValue::Table(table)) => table.get(key.as_str()),
                (Step::Index(index), DeValue::Array(array)) => array.get(*index),
                _ => None,
            };
            // Fields that are read beside others (`serde(flatten)`) are no step in the file.
            here = next.unwrap_or(here);
        }
        here.span().into()
    }

    /// The place of that span.
    pub fn place(&self, path: &[Step]) -> Place {
        self.file.place(self.span(path))
    }

    /// The config without the entries whose values begin at one of `refused`.
    ///
    /// # Errors
    /// What does not fit the types of [`Config`].
    pub fn read(&self, refused: &HashSet<usize>) -> Result<Config, Diagnostic> {
        let mut root = self.root.clone();
        prune(root.get_mut(), refused);
        Config::deserialize(toml::de::ValueDeserializer::from(root)).map_err(|error| {
            let span = error.span().map(Span::from).unwrap_or_default();
            Diagnostic::error("config-value-type", error.message().trim().replace('\n', "; ")).at(self.file.place(span))
        })
    }
}

/// The first value that lies more than `levels` deep.
fn too_deep(value: &Spanned<DeValue<'_>>, levels: usize) -> Option<Span> {
    if levels == 0 {
        return Some(value.span().into());
    }
    match value.get_ref() {
        DeValue::Table(table) => table.iter().find_map(|(_, entry)| too_deep(entry, levels - 1)),
        DeValue::Array(array) => array.iter().find_map(|element| too_deep(element, levels - 1)),
        _ => None,
    }
}

/// Drops every entry whose value begins at one of `refused`, or holds a list with such an element.
fn prune(value: &mut DeValue<'_>, refused: &HashSet<usize>) {
    let is_refused = |value: &Spanned<DeValue<'_>>| refused.contains(&value.span().start);
    match value {
        DeValue::Table(table) => {
            let dropped = |entry: &Spanned<DeValue<'_>>| {
                is_refused(entry) || entry.get_ref().as_array().is_some_and(|list| list.iter().any(is_refused))
            };
            let keys = table.iter().filter(|(_, entry)| dropped(entry)).map(|(key, _)| key.get_ref().to_string());
            for key in keys.collect::<Vec<_>>() {
                table.remove(key.as_str());
            }
            table.iter_mut().for_each(|(_, entry)| prune(entry.get_mut(), refused));
        }
        DeValue::Array(array) => array.iter_mut().for_each(|element| prune(element.get_mut(), refused)),
        _ => {}
    }
}
