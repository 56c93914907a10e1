//! Compares a config file with the JSON Schema of [`Config`](super::Config), and finds everything that is wrong at once.
//!
//! The schema is made from the types, so there is no second list of keys that could differ from them.

use std::collections::HashSet;

use serde_json::Value as Json;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::document::Document;
use super::format;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::source::{SourceFile, Span};
use crate::words::{did_you_mean, listed, shown};

/// What a file has against its schema.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub diagnostics: Diagnostics,
    /// First bytes of the values that cannot be used.
    pub refused: HashSet<usize>,
}

/// Compares `document` with `schema`.
pub(super) fn check(document: &Document<'_>, schema: &Json) -> Findings {
    let mut shape = Shape { file: document.file, schema, findings: Findings::default() };
    shape.value(&Section::default(), "podwright.toml", &document.root, schema);
    shape.findings
}

/// The table that is being read, as messages name it: `[show.owner]`, `[[hosts]]`.
#[derive(Debug, Clone, Default)]
struct Section {
    path: String,
    list: bool,
}

impl Section {
    fn below(&self, key: &str) -> Self {
        let path = if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) };
        Self { path, list: false }
    }

    /// " in [show]"; nothing for the file as a whole.
    fn named(&self) -> String {
        match (self.path.as_str(), self.list) {
            ("", _) => String::new(),
            (path, true) => format!(" in [[{path}]]"),
            (path, false) => format!(" in [{path}]"),
        }
    }
}

struct Shape<'a> {
    file: &'a SourceFile,
    schema: &'a Json,
    findings: Findings,
}

impl<'a> Shape<'a> {
    /// Checks the value of `key`, which stands in or, for a table, is `section`.
    fn value(&mut self, section: &Section, key: &str, value: &Spanned<DeValue<'_>>, schema: &'a Json) {
        let branches = self.branches(schema);
        let Some(branch) = branches.iter().copied().find(|branch| fits(value.get_ref(), branch)) else {
            return self.wrong_type(key, value, &branches);
        };
        match value.get_ref() {
            DeValue::Table(table) => self.table(section, table, value.span(), branch),
            DeValue::Array(array) => {
                if let Some(items) = branch.get("items") {
                    let section = Section { list: true, ..section.clone() };
                    array.iter().for_each(|element| self.value(&section, key, element, items));
                }
            }
            DeValue::String(text) => self.text(key, text, value.span(), branch, &branches),
            DeValue::Integer(number) => {
                let unsigned = branch.get("format").and_then(Json::as_str) == Some("uint32");
                if unsigned && u32::from_str_radix(number.as_str(), number.radix()).is_err() {
                    let help = format!("write a whole number from 0 to {}", u32::MAX);
                    self.refuse("config-value-type", value.span(), format!("`{key}` cannot be {number}"), help);
                }
            }
            _ => {}
        }
    }

    fn table(&mut self, section: &Section, table: &DeTable<'_>, span: std::ops::Range<usize>, schema: &'a Json) {
        let properties = schema.get("properties").and_then(Json::as_object);
        let others = schema.get("additionalProperties").filter(|others| !others.is_boolean());
        for (key, value) in table {
            let below = section.below(key.get_ref());
            match properties.and_then(|properties| properties.get(key.get_ref().as_ref())).or(others) {
                Some(schema) => self.value(&below, key.get_ref(), value, schema),
                None => self.unknown_key(section, key, value, schema),
            }
        }
        if let Some(names) = schema.pointer("/propertyNames/format").and_then(Json::as_str) {
            table.keys().for_each(|key| self.format(names, key.get_ref(), key.span(), key.span().start));
        }
        let required = schema.get("required").and_then(Json::as_array).into_iter().flatten();
        for key in required.filter_map(Json::as_str).filter(|key| !table.contains_key(*key)) {
            let message = format!("the key `{key}` is missing{}", section.named());
            let about = properties.and_then(|properties| properties.get(key)?.get("description")?.as_str());
            let help = about.map_or_else(|| format!("add `{key}`"), |about| format!("add `{key}`: {about}"));
            self.report("config-key-missing", span.clone(), message, help);
        }
    }

    fn unknown_key(
        &mut self,
        section: &Section,
        key: &Spanned<DeString<'_>>,
        value: &Spanned<DeValue<'_>>,
        schema: &Json,
    ) {
        let known = schema.get("properties").and_then(Json::as_object);
        let known: Vec<&str> = known.into_iter().flat_map(|known| known.keys()).map(String::as_str).collect();
        let message = format!("unknown key {}{}", shown(key.get_ref()), section.named());
        self.report("config-key-unknown", key.span(), message, did_you_mean(key.get_ref(), &known));
        self.findings.refused.insert(value.span().start);
    }

    fn text(&mut self, key: &str, text: &str, span: std::ops::Range<usize>, branch: &Json, branches: &[&Json]) {
        let words: Vec<&str> = branches.iter().flat_map(|branch| words(branch)).collect();
        if !words.is_empty() && !words.contains(&text) {
            let message = format!("`{key}` cannot be {}", shown(text));
            self.refuse("config-value-unknown", span, message, did_you_mean(text, &words));
        } else if let Some(format) = branch.get("format").and_then(Json::as_str) {
            let start = span.start;
            self.format(format, text, span, start);
        }
    }

    /// Checks a text; an error refuses the value that begins at `refused`.
    fn format(&mut self, format: &str, text: &str, span: std::ops::Range<usize>, refused: usize) {
        let Err(fault) = format::check(format, text) else { return };
        if fault.severity == Severity::Error {
            self.findings.refused.insert(refused);
        }
        self.findings.diagnostics.push(fault.at(self.file.place(Span::from(span))));
    }

    fn wrong_type(&mut self, key: &str, value: &Spanned<DeValue<'_>>, branches: &[&Json]) {
        let mut wanted: Vec<&str> = branches.iter().flat_map(|branch| types(branch)).filter_map(in_words).collect();
        wanted.dedup();
        let message = format!("`{key}` must be {}, not {}", wanted.join(" or "), found(value.get_ref()));
        let help = match branches.iter().flat_map(|branch| words(branch)).collect::<Vec<_>>().as_slice() {
            [] => format!("write {}", wanted.join(" or ")),
            words => format!("write one of {}, in quotes", listed(words)),
        };
        self.refuse("config-value-type", value.span(), message, help);
    }

    fn refuse(&mut self, rule: &'static str, span: std::ops::Range<usize>, message: String, help: String) {
        self.findings.refused.insert(span.start);
        self.report(rule, span, message, help);
    }

    fn report(&mut self, rule: &'static str, span: std::ops::Range<usize>, message: String, help: String) {
        let place = self.file.place(Span::from(span));
        self.findings.diagnostics.push(Diagnostic::error(rule, message).at(place).help(help));
    }

    /// The alternatives that `schema` allows, with references followed.
    fn branches(&self, schema: &'a Json) -> Vec<&'a Json> {
        let schema = match schema.get("$ref").and_then(Json::as_str) {
            Some(reference) => self.schema.pointer(reference.trim_start_matches('#')).unwrap_or(schema),
            None => schema,
        };
        match schema.get("anyOf").or_else(|| schema.get("oneOf")).and_then(Json::as_array) {
            Some(alternatives) => alternatives.iter().flat_map(|alternative| self.branches(alternative)).collect(),
            None => vec![schema],
        }
    }
}

fn types(schema: &Json) -> impl Iterator<Item = &str> {
    let one = schema.get("type").and_then(Json::as_str);
    let many = schema.get("type").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str);
    one.into_iter().chain(many)
}

/// The only texts that `schema` allows; none when any will do.
fn words(schema: &Json) -> impl Iterator<Item = &str> {
    let one = schema.get("const").and_then(Json::as_str);
    let many = schema.get("enum").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str);
    one.into_iter().chain(many)
}

fn fits(value: &DeValue<'_>, schema: &Json) -> bool {
    let is_date = schema.get("format").and_then(Json::as_str) == Some("date");
    types(schema).any(|wanted| match value {
        DeValue::String(_) => wanted == "string",
        DeValue::Integer(_) => matches!(wanted, "integer" | "number"),
        DeValue::Float(_) => wanted == "number",
        DeValue::Boolean(_) => wanted == "boolean",
        DeValue::Datetime(date) => {
            wanted == "string" && is_date && date.date.is_some() && date.time.is_none() && date.offset.is_none()
        }
        DeValue::Array(_) => wanted == "array",
        DeValue::Table(_) => wanted == "object",
    })
}

fn in_words(kind: &str) -> Option<&'static str> {
    match kind {
        "string" => Some("a text in quotes"),
        "integer" => Some("a whole number"),
        "number" => Some("a number"),
        "boolean" => Some("`true` or `false`"),
        "array" => Some("a list in brackets"),
        "object" => Some("a table"),
        _ => None,
    }
}

fn found(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => format!("the text {}", shown(text)),
        DeValue::Integer(number) => format!("the number {number}"),
        DeValue::Float(number) => format!("the number {number}"),
        DeValue::Boolean(truth) => format!("`{truth}`"),
        DeValue::Datetime(date) => format!("the time {date}"),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
    }
}
