//! JSON chapters files (`podcast:chapters`), judged as documents.
//!
//! They are judged where they stand alone, beside a feed that names them, or beside the notes of a show. What they say
//! about an episode is read elsewhere, and read generously: a fault here is no reason to lose a chapter.

mod chapter_behind_end;
mod chapter_end_before_start;
mod chapter_flag_invalid;
mod chapter_key_unknown;
mod chapter_location_incomplete;
mod chapter_order;
mod chapter_overlap;
mod chapter_start_missing;
mod chapter_start_twice;
mod chapter_title_html;
mod chapter_title_missing;
mod chapter_too_short;
mod chapter_url_relative;
mod chapters_begin_late;
mod chapters_list_missing;
mod chapters_none;
mod chapters_only_one;
mod chapters_text_invalid;
mod chapters_version_missing;
mod chapters_version_unknown;
#[cfg(test)]
mod tests;

use url::Url;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lint::rule::Rule;
use crate::notes::front_matter::{Field, Node, Value, json_value};
use crate::source::{SourceFile, Span};
use crate::words::nearest;

/// The rules for JSON chapters.
pub static RULES: &[&Rule] = &[
    &chapters_version_missing::RULE,
    &chapters_version_unknown::RULE,
    &chapters_list_missing::RULE,
    &chapters_none::RULE,
    &chapters_only_one::RULE,
    &chapter_start_missing::RULE,
    &chapter_order::RULE,
    &chapter_start_twice::RULE,
    &chapter_end_before_start::RULE,
    &chapter_overlap::RULE,
    &chapter_title_missing::RULE,
    &chapter_title_html::RULE,
    &chapter_flag_invalid::RULE,
    &chapter_url_relative::RULE,
    &chapter_location_incomplete::RULE,
    &chapters_text_invalid::RULE,
    &chapter_key_unknown::RULE,
    &chapter_behind_end::RULE,
    &chapters_begin_late::RULE,
    &chapter_too_short::RULE,
];

const CHECKS: &[fn(&ChapterFile<'_>, &mut Diagnostics)] = &[
    chapters_version_missing::check,
    chapters_version_unknown::check,
    chapters_list_missing::check,
    chapters_none::check,
    chapters_only_one::check,
    chapter_start_missing::check,
    chapter_order::check,
    chapter_start_twice::check,
    chapter_end_before_start::check,
    chapter_overlap::check,
    chapter_title_missing::check,
    chapter_title_html::check,
    chapter_flag_invalid::check,
    chapter_url_relative::check,
    chapter_location_incomplete::check,
    chapters_text_invalid::check,
    chapter_key_unknown::check,
    chapter_behind_end::check,
    chapters_begin_late::check,
    chapter_too_short::check,
];

/// Judges a JSON chapters file; `end` is when the episode ends, in seconds, where that is known.
pub fn check(file: &SourceFile, end: Option<f64>) -> Diagnostics {
    let root = match json_value(file) {
        Ok(root) => root,
        Err(fault) => return vec![fault],
    };
    let chapters = ChapterFile::new(file, &root, end);
    let mut found = Diagnostics::new();
    for check in CHECKS {
        check(&chapters, &mut found);
    }
    found
}

/// The addresses of the pictures in a JSON chapters file, with their places.
pub(in crate::lint::rules) fn images(file: &SourceFile) -> Vec<(String, Span)> {
    let Ok(root) = json_value(file) else { return Vec::new() };
    let chapters = ChapterFile::new(file, &root, None);
    let named = chapters.entries.iter().filter_map(|entry| entry.text("img"));
    named.map(|(address, span)| (address.to_owned(), span)).collect()
}

/// A JSON chapters file.
struct ChapterFile<'a> {
    file: &'a SourceFile,
    root: &'a Node,
    /// The chapters in the order of the file.
    entries: Vec<Entry<'a>>,
    /// When the episode ends, in seconds.
    end: Option<f64>,
}

/// One chapter.
struct Entry<'a> {
    node: &'a Node,
}

/// The times of a chapter that can be seen.
struct Times {
    start: f64,
    end: Option<f64>,
    span: Span,
}

impl<'a> ChapterFile<'a> {
    fn new(file: &'a SourceFile, root: &'a Node, end: Option<f64>) -> Self {
        let mut chapters = Self { file, root, entries: Vec::new(), end };
        if let Some(Node { value: Value::List(items), .. }) = chapters.root_field("chapters") {
            chapters.entries = items.iter().map(|node| Entry { node }).collect();
        }
        chapters
    }

    fn found(&self, rule: &Rule, span: Span, message: impl Into<String>) -> Diagnostic {
        rule.at(self.file.place(span), message)
    }

    /// Where to point when the file is meant as a whole.
    fn head(&self) -> Span {
        Span::new(self.root.span.start, (self.root.span.start + 1).min(self.root.span.end))
    }

    fn is_object(&self) -> bool {
        matches!(self.root.value, Value::Map(_))
    }

    fn has_list(&self) -> bool {
        self.root_field("chapters").is_some_and(|node| matches!(node.value, Value::List(_)))
    }

    fn root_fields(&self) -> &'a [Field] {
        fields(self.root)
    }

    fn root_field(&self, key: &str) -> Option<&'a Node> {
        field(self.root, key)
    }

    fn text_of_root(&self, key: &str) -> Option<(&'a str, Span)> {
        text(self.root_field(key)?)
    }

    /// Visible chapters and those that follow them.
    fn neighbours(&self) -> impl Iterator<Item = (Times, Times)> {
        let times = |entry: &Entry<'_>| {
            let start = entry.start()?;
            let span = entry.field("startTime").map_or(entry.span(), |node| node.span);
            Some(Times { start, end: entry.end(), span })
        };
        let visible = || self.entries.iter().filter(|entry| entry.is_visible()).filter_map(times);
        visible().zip(visible().skip(1))
    }
}

impl<'a> Entry<'a> {
    fn span(&self) -> Span {
        self.node.span
    }

    fn fields(&self) -> &'a [Field] {
        fields(self.node)
    }

    fn field(&self, key: &str) -> Option<&'a Node> {
        field(self.node, key)
    }

    fn text(&self, key: &str) -> Option<(&'a str, Span)> {
        text(self.field(key)?)
    }

    fn start(&self) -> Option<f64> {
        number(self.field("startTime")?)
    }

    fn end(&self) -> Option<f64> {
        number(self.field("endTime")?)
    }

    /// `toc: false` marks a chapter that only changes the picture.
    fn is_visible(&self) -> bool {
        self.field("toc").is_none_or(|node| node.value != Value::Bool(false))
    }
}

fn fields(node: &Node) -> &[Field] {
    match &node.value {
        Value::Map(fields) => fields,
        _ => &[],
    }
}

fn field<'a>(node: &'a Node, key: &str) -> Option<&'a Node> {
    fields(node).iter().find(|field| field.key == key).map(|field| &field.node)
}

fn text(node: &Node) -> Option<(&str, Span)> {
    match &node.value {
        Value::Text(text) => Some((text, node.span)),
        _ => None,
    }
}

fn number(node: &Node) -> Option<f64> {
    match node.value {
        Value::Integer(number) => Some(number as f64),
        Value::Float(number) => Some(number),
        _ => None,
    }
}
