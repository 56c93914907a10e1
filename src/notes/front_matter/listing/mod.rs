//! Episodes as people list them in one Markdown file: rows of a table, items of a list, or headings with what belongs to each
//! below it.

mod bullets;
mod fact;
mod people;
mod sections;
mod table;

pub(crate) use people::{is_called_people, people};

use super::{Field, Node, Value};
use crate::notes::lines::{self, Line};
use crate::source::{SourceFile, Span};

/// The entries that the Markdown in `file` lists, as a list of tables with the canonical names of keys; nothing where
/// none of them names audio, or notes with a date or a number.
///
/// The text of an entry below a heading has the bytes of the file, with blanks in place of what was read as a fact.
pub(crate) fn episodes(file: &SourceFile) -> Option<Node> {
    let start = super::parse(file, &mut Vec::new()).1;
    let whole = Span::new(start, file.text().len());
    let lines: Vec<Line> = lines::split(file.slice(whole), start).lines;
    let rows = table::entries(file, &lines);
    let entries = if rows.is_empty() { items_or_sections(file, &lines) } else { rows };
    (!entries.is_empty()).then(|| Node { value: Value::List(entries), span: whole })
}

/// The items of lists, unless headings tell of more episodes: a list of all stands below one heading, facts of one below each.
fn items_or_sections(file: &SourceFile, lines: &[Line]) -> Vec<Node> {
    let items = bullets::entries(file, lines);
    let sections = sections::entries(file, lines);
    if items.len() > sections.len() { items } else { sections }
}

/// An entry of what it states, of every key the first.
fn entry(fields: Vec<Field>, span: Span) -> Node {
    let mut kept: Vec<Field> = Vec::with_capacity(fields.len());
    for field in fields {
        if !kept.iter().any(|other| other.key == field.key) {
            kept.push(field);
        }
    }
    Node { value: Value::Map(kept), span }
}

#[cfg(test)]
mod tests;
