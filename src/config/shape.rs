//! Compares what people wrote with its JSON Schema, and finds everything that is wrong at once: a config with that of
//! [`Config`](super::Config), tags in front matter with theirs.
//!
//! The schema is made from the types, so there is no second list of keys that could differ from them.

use std::collections::HashSet;

use serde_json::Value as Json;

use super::format;
use super::tree::{Content, Entry, Tree};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::source::{SourceFile, Span};
use crate::words::{did_you_mean, listed, shown};

/// What a file has against its schema.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub diagnostics: Diagnostics,
    /// First bytes of the values that cannot be used.
    pub refused: HashSet<usize>,
}

/// Compares `root`, which is called `name` and was read from `file`, with `schema`.
pub(crate) fn check(file: &SourceFile, name: &str, root: &Tree, schema: &Json) -> Findings {
    let mut shape = Shape { file, schema, findings: Findings::default() };
    shape.value(&Section::default(), name, root, schema);
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
    fn value(&mut self, section: &Section, key: &str, value: &Tree, schema: &'a Json) {
        let branches = self.branches(schema);
        let Some(branch) = branches.iter().copied().find(|branch| fits(&value.content, branch)) else {
            return self.wrong_type(key, value, &branches);
        };
        match &value.content {
            Content::Table(table) => self.table(section, table, value.span, branch),
            Content::List(list) => {
                if let Some(items) = branch.get("items") {
                    let section = Section { list: true, ..section.clone() };
                    list.iter().for_each(|element| self.value(&section, key, element, items));
                }
            }
            Content::Text(text) => self.text(key, text, value.span, branch, &branches),
            Content::Integer(text, number) => self.integer(key, text, *number, value.span, branch),
            _ => {}
        }
    }

    fn integer(&mut self, key: &str, text: &str, number: Option<i128>, span: Span, branch: &Json) {
        let most: i128 = match branch.get("format").and_then(Json::as_str) {
            Some("uint32") => u32::MAX.into(),
            Some("uint64") => i64::MAX.into(),
            _ => return,
        };
        if !number.is_some_and(|number| (0..=most).contains(&number)) {
            let help = format!("write a whole number from 0 to {most}");
            self.refuse("config-value-type", span, format!("`{key}` cannot be {text}"), help);
        }
    }

    fn table(&mut self, section: &Section, table: &[Entry], span: Span, schema: &'a Json) {
        let properties = schema.get("properties").and_then(Json::as_object);
        let others = schema.get("additionalProperties").filter(|others| !others.is_boolean());
        for entry in table {
            let below = section.below(&entry.key);
            match properties.and_then(|properties| properties.get(&entry.key)).or(others) {
                Some(schema) => self.value(&below, &entry.key, &entry.value, schema),
                None => self.unknown_key(section, entry, schema),
            }
        }
        if let Some(names) = schema.pointer("/propertyNames/format").and_then(Json::as_str) {
            table.iter().for_each(|entry| self.format(names, &entry.key, entry.span, entry.span.start));
        }
        let required = schema.get("required").and_then(Json::as_array).into_iter().flatten();
        for key in required.filter_map(Json::as_str).filter(|key| !table.iter().any(|entry| entry.key == **key)) {
            let message = format!("the key `{key}` is missing{}", section.named());
            let about = properties.and_then(|properties| properties.get(key)?.get("description")?.as_str());
            let help = about.map_or_else(|| format!("add `{key}`"), |about| format!("add `{key}`: {about}"));
            self.report("config-key-missing", span, message, help);
        }
    }

    fn unknown_key(&mut self, section: &Section, entry: &Entry, schema: &Json) {
        let known = schema.get("properties").and_then(Json::as_object);
        let known: Vec<&str> = known.into_iter().flat_map(|known| known.keys()).map(String::as_str).collect();
        let message = format!("unknown key {}{}", shown(&entry.key), section.named());
        self.report("config-key-unknown", entry.span, message, did_you_mean(&entry.key, &known));
        self.findings.refused.insert(entry.value.span.start);
    }

    fn text(&mut self, key: &str, text: &str, span: Span, branch: &Json, branches: &[&Json]) {
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
    fn format(&mut self, format: &str, text: &str, span: Span, refused: usize) {
        let Err(fault) = format::check(format, text) else { return };
        if fault.severity == Severity::Error {
            self.findings.refused.insert(refused);
        }
        self.findings.diagnostics.push(fault.at(self.file.place(span)));
    }

    fn wrong_type(&mut self, key: &str, value: &Tree, branches: &[&Json]) {
        let mut wanted: Vec<&str> = branches.iter().flat_map(|branch| types(branch)).filter_map(in_words).collect();
        wanted.dedup();
        let message = format!("`{key}` must be {}, not {}", wanted.join(" or "), found(&value.content));
        let help = match branches.iter().flat_map(|branch| words(branch)).collect::<Vec<_>>().as_slice() {
            [] => format!("write {}", wanted.join(" or ")),
            words => format!("write one of {}, in quotes", listed(words)),
        };
        self.refuse("config-value-type", value.span, message, help);
    }

    fn refuse(&mut self, rule: &'static str, span: Span, message: String, help: String) {
        self.findings.refused.insert(span.start);
        self.report(rule, span, message, help);
    }

    fn report(&mut self, rule: &'static str, span: Span, message: String, help: String) {
        let place = self.file.place(span);
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

fn fits(content: &Content, schema: &Json) -> bool {
    let is_date = schema.get("format").and_then(Json::as_str) == Some("date");
    types(schema).any(|wanted| match content {
        Content::Text(_) => wanted == "string",
        Content::Integer(..) => matches!(wanted, "integer" | "number"),
        Content::Float(_) => wanted == "number",
        Content::Bool(_) => wanted == "boolean",
        Content::Day(_) => wanted == "string" && is_date,
        Content::Time(_) => false,
        Content::List(_) => wanted == "array",
        Content::Table(_) => wanted == "object",
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

fn found(content: &Content) -> String {
    match content {
        Content::Text(text) => format!("the text {}", shown(text)),
        Content::Integer(number, _) | Content::Float(number) => format!("the number {number}"),
        Content::Bool(truth) => format!("`{truth}`"),
        Content::Day(date) | Content::Time(date) => format!("the time {date}"),
        Content::List(_) => "a list".to_owned(),
        Content::Table(_) => "a table".to_owned(),
    }
}
