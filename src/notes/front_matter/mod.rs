//! Front matter: YAML (`---`), TOML (`+++`) or JSON (`{`) at the head of the notes, every value with its span.
//!
//! `fence` finds it, `yaml`, `toml` and `json` read it into the same [`Node`]s, `header` finds facts that are lines of the
//! notes, `script` leaves out what is code in objects of JavaScript, `keys` knows what shows call their keys, and [`values`] reads numbers, dates, people … out of nodes.

mod csv;
mod dotted;
mod fence;
mod header;
mod json;
mod keys;
mod lektor;
mod listing;
mod parsed;
mod script;
mod toml;
mod translated;
mod yaml;

pub mod values;
pub(crate) mod words;

pub(crate) use keys::same_name;
pub use keys::{Key, KeyNames};
pub(crate) use listing::{episodes as listed_in_markdown, is_called_people, people as people_in_markdown};

use std::sync::Arc;

use fence::{Block, Head};
use parsed::{Broken, Parsed};

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::source::{SourceFile, Span};

/// Front matter above this size is refused; chapters of a long episode need a few kilobytes.
pub const MAX_FRONT_MATTER_BYTES: usize = 1024 * 1024;

/// Data files above this size are refused; one may hold all episodes of a show with their notes.
const MAX_DATA_BYTES: usize = 32 * 1024 * 1024;

/// Values nested deeper than this are refused.
pub const MAX_DEPTH: usize = 64;

/// How the front matter is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// Between `---` lines.
    Yaml,
    /// Between `+++` lines.
    Toml,
    /// One object.
    Json,
    /// The object that a script exports (MDX).
    Script,
    /// A fact a line: `Date: 2024-05-01`.
    Lines,
    /// The form that notes in another language than Markdown have for facts: `:date: 2024-05-01`, `#+DATE: 2024-05-01`.
    Keywords,
}

impl Syntax {
    /// Name of the language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yaml => "YAML",
            Self::Toml => "TOML",
            Self::Json => "JSON",
            Self::Script => "JavaScript",
            Self::Lines => "lines",
            Self::Keywords => "keywords",
        }
    }
}

/// A value with the bytes it was read from.
///
/// What a YAML alias stands for keeps the bytes of the anchor: that is where the value is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Its bytes in the file.
    pub span: Span,
}

impl Node {
    /// Whatever it holds one or several of: the items of a list, or the one value.
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            Value::Null => &[],
            _ => std::slice::from_ref(self),
        }
    }
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
    /// The file it stands in, where that is not the one of the notes.
    pub elsewhere: Option<Arc<SourceFile>>,
}

impl Field {
    /// A key that stands in the notes.
    pub fn new(key: impl Into<String>, key_span: Span, node: Node) -> Self {
        Self { key: key.into(), key_span, node, elsewhere: None }
    }

    /// The file that its spans are places of, where the notes are in `notes`.
    pub fn file<'a>(&'a self, notes: &'a SourceFile) -> &'a SourceFile {
        self.elsewhere.as_deref().unwrap_or(notes)
    }
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
    /// What other files state of the same notes, and these leave open.
    pub beside: Vec<Field>,
}

impl FrontMatter {
    /// What other files state of notes that state nothing.
    pub(crate) fn beside(beside: Vec<Field>) -> Self {
        Self { syntax: Syntax::Lines, span: Span::new(0, 0), fields: Vec::new(), beside }
    }

    /// All top-level keys, wherever they are stated.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().chain(&self.beside)
    }
}

/// Reads the front matter at the head of `file`, if there is any, and says at which byte the body begins.
///
/// A byte order mark and blank lines may stand before it. Broken front matter is one error; the body after it is
/// found all the same. Notes that merely begin with a thematic break or a brace have none.
pub fn parse(file: &SourceFile, diagnostics: &mut Diagnostics) -> (Option<FrontMatter>, usize) {
    if lektor::is_one(file) {
        let (matter, body) = lektor::read(file);
        return (Some(matter), body);
    }
    if file.is_translated() {
        return translated::read(file, diagnostics);
    }
    untranslated(file, diagnostics)
}

fn untranslated(file: &SourceFile, diagnostics: &mut Diagnostics) -> (Option<FrontMatter>, usize) {
    match fence::find(file.text()) {
        Head::None { body } => match header::find(file, body, 2) {
            Some(header) => (Some(header.matter), header.body),
            None => (None, body),
        },
        Head::Unclosed { syntax, fence, body } => {
            diagnostics.push(unclosed(syntax).at(file.place(fence)));
            (None, body)
        }
        Head::Block(block) => (read(file, &block, diagnostics), block.body),
    }
}

/// Is `file` a page of Lektor, all of which is fields?
pub(crate) fn is_lektor(file: &SourceFile) -> bool {
    lektor::is_one(file)
}

/// `text`, which is the value of a key, as the notes below all else that `file` holds.
pub(crate) fn with_text(file: &SourceFile, text: &str) -> SourceFile {
    let between = if lektor::is_one(file) { lektor::ABOVE_TEXT } else { "\n" };
    file.with_text([file.text(), between, text].concat())
}

/// Facts that stand as lines below the first heading of notes without front matter, and the byte behind them.
pub(crate) fn below_heading(file: &SourceFile, start: usize) -> Option<(FrontMatter, usize)> {
    let header = header::find(file, header::behind_heading(file.text(), start)?, 1)?;
    Some((header.matter, header.body))
}

fn unclosed(syntax: Syntax) -> Diagnostic {
    let message = format!("the {} front matter is never closed", syntax.name());
    Diagnostic::error("front-matter-unclosed", message).help(match syntax {
        Syntax::Yaml => "put a line `---` after the last key",
        Syntax::Toml => "put a line `+++` after the last key",
        Syntax::Json | Syntax::Script | Syntax::Lines | Syntax::Keywords => "close the object with `}`",
    })
}

fn read(file: &SourceFile, block: &Block, diagnostics: &mut Diagnostics) -> Option<FrontMatter> {
    let Block { syntax, span, content, .. } = *block;
    let text = file.slice(content);
    let outcome = match syntax {
        _ if text.len() > MAX_FRONT_MATTER_BYTES => Err(parsed::too_large(content)),
        Syntax::Yaml => yaml::parse(text, content.start),
        Syntax::Toml => self::toml::parse(text, content.start),
        Syntax::Json => json::parse(text, content.start),
        Syntax::Script => json::parse_loose(text, content.start).or_else(|broken| {
            // Code among the values is left out.
            let values = script::values_only(text, 0).and_then(|object| json::parse_loose(&object, content.start).ok());
            values.ok_or(broken)
        }),
        Syntax::Lines | Syntax::Keywords => json::parse_loose(text, content.start),
    };
    match outcome.and_then(|parsed| fields(parsed, content)) {
        Ok((fields, duplicates)) => {
            let fields = if syntax == Syntax::Yaml { dotted::nested(fields) } else { fields };
            diagnostics.extend(duplicates.into_iter().map(|duplicate| duplicate.diagnostic(file)));
            Some(FrontMatter { syntax, span, fields, beside: Vec::new() })
        }
        Err(Broken { span, message, help }) => {
            let message = format!("the {} front matter is broken: {message}", syntax.name());
            diagnostics.push(Diagnostic::error("front-matter-invalid", message).at(file.place(span)).help(help));
            None
        }
    }
}

/// A whole file of JSON as the values of front matter, each with its span: what is written in a file of its own and what
/// stands in the notes is then read alike.
///
/// # Errors
/// A warning at the place of the first fault; the bounds are those of front matter.
pub(crate) fn json_value(file: &SourceFile) -> Result<Node, Diagnostic> {
    let text = file.text();
    let bare = text.trim_start_matches('\u{FEFF}');
    let base = text.len() - bare.len();
    let outcome = match bare.len() {
        length if length > MAX_FRONT_MATTER_BYTES => Err(parsed::too_large(Span::new(0, 0))),
        _ => json::parse(bare, base),
    };
    outcome.map(|parsed| parsed.node).map_err(|Broken { span, message, help }| {
        Diagnostic::warning("chapters-json-invalid", format!("the JSON is broken: {message}"))
            .at(file.place(span))
            .help(help)
    })
}

/// A data file of a site, by its extension: JSON, TOML, YAML, CSV, or the front matter of Markdown.
///
/// # Errors
/// `data-file-invalid` at the place of the first fault; the bounds are those of front matter.
pub(crate) fn data(file: &SourceFile) -> Result<Node, Diagnostic> {
    let text = file.text();
    let bare = text.trim_start_matches('\u{FEFF}');
    let base = text.len() - bare.len();
    let extension = file.path().extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let outcome = match extension.as_str() {
        _ if bare.len() > MAX_DATA_BYTES => Err(parsed::too_large(Span::new(0, 0))),
        "json" => json::parse(bare, base),
        "csv" | "tsv" => csv::parse(bare, base),
        "toml" => self::toml::parse(bare, base),
        "yml" | "yaml" => yaml::parse(bare, base),
        "js" | "cjs" | "mjs" | "ts" => {
            let nothing = || Node { value: Value::Null, span: Span::new(0, 0) };
            return Ok(object_in_script(file).unwrap_or_else(nothing));
        }
        _ => {
            let mut diagnostics = Diagnostics::new();
            let fields = parse(file, &mut diagnostics).0.map(|found| found.fields).unwrap_or_default();
            return match diagnostics.into_iter().find(|one| one.severity == Severity::Error) {
                Some(fault) => Err(fault),
                None => Ok(Node { value: Value::Map(fields), span: Span::new(0, text.len()) }),
            };
        }
    };
    outcome.map(|parsed| parsed.node).map_err(|Broken { span, message, help }| {
        Diagnostic::error("data-file-invalid", format!("the data file is broken: {message}"))
            .at(file.place(span))
            .help(help)
    })
}

/// `node` with the file it stands in. Numbers become text: they are read by their place otherwise.
pub(crate) fn in_file(file: &Arc<SourceFile>, node: Node) -> Node {
    let of_file = |field: Field| Field { node: in_file(file, field.node), elsewhere: Some(Arc::clone(file)), ..field };
    let value = match node.value {
        Value::Integer(_) | Value::Float(_) => Value::Text(file.slice(node.span).trim().to_owned()),
        Value::List(items) => Value::List(items.into_iter().map(|item| in_file(file, item)).collect()),
        Value::Map(fields) => Value::Map(fields.into_iter().map(of_file).collect()),
        value => value,
    };
    Node { value, span: node.span }
}

/// The first object or list that a script gives away: `module.exports = {…}`, `export default {…}`. What is code in it is left out.
pub(crate) fn object_in_script(file: &SourceFile) -> Option<Node> {
    let (start, is_given_so) = script::given_object(file.text())?;
    object_of_values(file, start).or_else(|| object_at(file, start).filter(|_| is_given_so))
}

/// The same, where it holds values and no code.
pub(crate) fn plain_object_in_script(file: &SourceFile) -> Option<Node> {
    object_of_values(file, script::given_object(file.text())?.0)
}

/// The object that begins at byte `start` of a script, without what is code in it; none where nothing is left.
pub(crate) fn object_at(file: &SourceFile, start: usize) -> Option<Node> {
    object_of_values(file, start).or_else(|| {
        let text = file.text();
        let rest = text.get(start..).filter(|_| text.len() <= MAX_FRONT_MATTER_BYTES)?;
        let object = script::values_only(rest, 0)?;
        let node = json::parse_loose(&object, start).ok()?.node;
        match &node.value {
            Value::Map(fields) if fields.is_empty() => None,
            Value::List(items) if items.is_empty() => None,
            _ => Some(node),
        }
    })
}

fn object_of_values(file: &SourceFile, start: usize) -> Option<Node> {
    let text = file.text();
    let end = fence::end_of_object(text, start)?;
    let object = text.get(start..end).filter(|object| object.len() <= MAX_FRONT_MATTER_BYTES)?;
    let parsed =
        json::parse_loose(object, start).or_else(|_| json::parse_loose(&fence::without_backticks(object), start));
    parsed.ok().map(|parsed| parsed.node)
}

fn fields(parsed: Parsed, content: Span) -> Result<(Vec<Field>, Vec<parsed::Duplicate>), Broken> {
    match parsed.node.value {
        Value::Map(fields) => Ok((fields, parsed.duplicates)),
        Value::Null => Ok((Vec::new(), parsed.duplicates)),
        _ => Err(Broken::new(content, "it holds no keys", "write one key and its value a line: `title: Ramen`")),
    }
}

#[cfg(test)]
mod tests;
