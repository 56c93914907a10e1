//! Chapters in structured data, be it JSON, YAML or TOML: what a show wrote by hand, and JSON chapters.

use super::lines::entry;
use crate::chapters::mark::Mark;
use crate::chapters::stamp::Stamp;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::notes::front_matter::{Field, Node, Value};
use crate::source::{SourceFile, Span};
use crate::words::shown;

/// Keys that hold the start of a chapter.
pub(crate) const STARTS: [&str; 15] = [
    "starttime",
    "start",
    "start_time",
    "time",
    "timestamp",
    "timecode",
    "offset",
    "from",
    "at",
    "begin",
    "zeit",
    "beginn",
    "anfang",
    "debut",
    "inicio",
];
const ENDS: [&str; 4] = ["endtime", "end", "end_time", "to"];
const TITLES: [&str; 9] = ["title", "name", "label", "text", "heading", "titel", "titre", "titulo", "titolo"];
const LINKS: [&str; 3] = ["url", "href", "link"];
const IMAGES: [&str; 3] = ["img", "image", "picture"];

/// Reads a list of texts (`0:00 Intro`), a list of tables, or an object that holds such a list as `chapters`; a table of times
/// with their titles, or a text with one chapter a line.
///
/// Entries that are no chapters are reported and left out. A chapter with `toc: false` is meant to be silent (JSON
/// chapters 1.2), so it is no chapter that a listener can jump to.
pub(crate) fn read(file: &SourceFile, node: &Node, diagnostics: &mut Diagnostics) -> Vec<Mark> {
    let list = match &node.value {
        Value::Map(fields) => field(fields, &["chapters", "items", "list", "entries", "marks"]).unwrap_or(node),
        _ => node,
    };
    let Value::List(items) = &list.value else {
        match &list.value {
            Value::Map(fields) if is_timetable(fields) => {
                return fields
                    .iter()
                    .filter_map(|field| short(file, std::slice::from_ref(field), field.key_span))
                    .collect();
            }
            Value::Text(text) if is_list(text) => return lines(file, text, list.span),
            _ => {}
        }
        diagnostics.push(
            Diagnostic::warning("chapters-invalid", "this is no list of chapters")
                .at(file.place(list.span))
                .help("write a list of texts such as `00:01:30 Title`, or of tables with `startTime` and `title`"),
        );
        return Vec::new();
    };
    items.iter().filter(|item| !is_silent(item)).filter_map(|item| read_one(file, item, diagnostics)).collect()
}

/// `{"00:00": Intro, "01:30": Rye}`
fn is_timetable(fields: &[Field]) -> bool {
    !fields.is_empty() && fields.iter().all(|field| Stamp::whole(field.key.trim()).is_some())
}

/// Is the text a chapter a line?
pub(crate) fn is_list(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).peekable();
    lines.peek().is_some() && lines.all(|line| entry(bare(line), Span::new(0, 0)).is_some())
}

/// A line without the sign of a list.
fn bare(line: &str) -> &str {
    let line = line.trim();
    line.strip_prefix(['-', '*', '+', '•']).map_or(line, str::trim_start)
}

/// The chapters of a text, each at its line where that stands literally in the file.
fn lines(file: &SourceFile, text: &str, whole: Span) -> Vec<Mark> {
    let written = file.slice(whole);
    let mut at = 0;
    let mark = |line: &str| {
        let line = bare(line);
        let found = written.get(at..).and_then(|rest| rest.find(line)).map(|start| at + start);
        let span = found.map_or(whole, |start| Span::new(whole.start + start, whole.start + start + line.len()));
        at = found.map_or(at, |start| start + line.len());
        entry(line, span).map(|mark| Mark { span, ..mark })
    };
    text.lines().filter(|line| !line.trim().is_empty()).filter_map(mark).collect()
}

fn is_silent(item: &Node) -> bool {
    match &item.value {
        Value::Map(fields) => field(fields, &["toc"]).is_some_and(|node| node.value == Value::Bool(false)),
        _ => false,
    }
}

fn read_one(file: &SourceFile, item: &Node, diagnostics: &mut Diagnostics) -> Option<Mark> {
    let mark = match &item.value {
        Value::Text(text) => entry(text, item.span).map(|mark| Mark { span: item.span, ..mark }),
        Value::Map(fields) => table(file, fields, item.span),
        _ => None,
    };
    if mark.is_none() {
        diagnostics.push(
            Diagnostic::warning("chapter-entry-invalid", format!("{} is no chapter", shown(file.slice(item.span))))
                .at(file.place(item.span))
                .help("write a text such as `00:01:30 Title`, or a table with `startTime` and `title`"),
        );
    }
    mark
}

fn table(file: &SourceFile, fields: &[Field], whole: Span) -> Option<Mark> {
    let Some(time) = field(fields, &STARTS) else { return short(file, fields, whole) };
    let (start, label) = seconds(&time.value)?;
    let end = field(fields, &ENDS).and_then(|node| seconds(&node.value)).map(|(end, _)| end);
    let url = text(file, fields, &LINKS);
    Some(Mark {
        start,
        label,
        end: end.filter(|end| *end > start),
        title: text(file, fields, &TITLES)?,
        links: url.iter().cloned().collect(),
        url,
        image: text(file, fields, &IMAGES),
        span: time.span,
        ..Mark::default()
    })
}

/// A table of one entry, `"00:01:30": Title`, which is what YAML makes of a list without quotes.
fn short(file: &SourceFile, fields: &[Field], whole: Span) -> Option<Mark> {
    let [only] = fields else { return None };
    let stamp = Stamp::whole(only.key.trim())?;
    let title = string(file, &only.node)?;
    Some(Mark::at(stamp, title, whole))
}

/// The value under one of `names`; the case of letters does not count.
fn field<'a>(fields: &'a [Field], names: &[&str]) -> Option<&'a Node> {
    names
        .iter()
        .find_map(|name| fields.iter().find(|field| field.key.eq_ignore_ascii_case(name)))
        .map(|field| &field.node)
}

fn text(file: &SourceFile, fields: &[Field], names: &[&str]) -> Option<String> {
    string(file, field(fields, names)?)
}

/// What a value says as text; nothing, when it is empty or no text.
fn string(file: &SourceFile, node: &Node) -> Option<String> {
    let text = match &node.value {
        Value::Text(text) => text.as_str(),
        Value::Integer(_) | Value::Float(_) => file.slice(node.span),
        _ => "",
    };
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// A number of seconds, or a time stamp; the latter also as it is written.
fn seconds(value: &Value) -> Option<(f64, Option<Stamp>)> {
    let number = match value {
        Value::Integer(seconds) => *seconds as f64,
        Value::Float(seconds) => *seconds,
        Value::Text(text) => match Stamp::whole(text.trim()) {
            Some(stamp) => return Some((stamp.seconds(), Some(stamp))),
            None => text.trim().trim_end_matches('s').parse().ok()?,
        },
        _ => return None,
    };
    (number.is_finite() && number >= 0.0).then_some((number, None))
}
