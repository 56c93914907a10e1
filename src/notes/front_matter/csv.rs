//! Tables of spreadsheets (RFC 4180, also with semicolons or tabs): a row of names, then a row for each entry.

use super::parsed::{Broken, Fields, Parsed};
use super::{Field, Node, Value};
use crate::source::Span;

/// A cell, and where it stands.
type Cell = (String, Span);

/// Reads the table in `text`, which begins at byte `base` of its file, as a list of tables; empty cells say nothing.
pub(super) fn parse(text: &str, base: usize) -> Result<Parsed, Broken> {
    let mut rows = rows(text, base).into_iter();
    let Some(names) = rows.next().filter(|names| names.len() > 1) else {
        let span = Span::new(base, base);
        return Err(Broken::new(span, "it has no columns", "begin it with a row of names: `title,date,audio`"));
    };
    let entry = |row: Vec<Cell>| {
        let start = row.first().map_or(base, |(_, span)| span.start);
        let end = row.last().map_or(start, |(_, span)| span.end);
        let mut fields = Fields::default();
        for ((name, key_span), (text, span)) in names.iter().zip(row) {
            if !text.trim().is_empty() && !name.trim().is_empty() {
                let node = Node { value: Value::Text(text.trim().to_owned()), span };
                fields.insert(Field::new(name.trim(), *key_span, node), &mut Vec::new());
            }
        }
        Node { value: Value::Map(fields.into_list()), span: Span::new(start, end) }
    };
    let rows: Vec<Node> = rows.map(entry).filter(|row| row.value != Value::Map(Vec::new())).collect();
    let span = Span::new(base, base + text.len());
    Ok(Parsed { node: Node { value: Value::List(rows), span }, duplicates: Vec::new() })
}

fn rows(text: &str, base: usize) -> Vec<Vec<Cell>> {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: char| first.matches(sign).count();
    let comma = [',', ';', '\t'].into_iter().max_by_key(|sign| (count(*sign), *sign == ',')).unwrap_or(',');
    let mut rows = Vec::new();
    let (mut row, mut cell, mut start) = (Vec::new(), String::new(), 0);
    let mut quoted = false;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        match c {
            '"' if quoted && characters.next_if(|(_, next)| *next == '"').is_some() => cell.push('"'),
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() => {
                cell.clear();
                quoted = true;
            }
            c if quoted => cell.push(c),
            c if c == comma || c == '\n' => {
                row.push((std::mem::take(&mut cell), Span::new(base + start, base + at)));
                start = at + 1;
                if c == '\n' {
                    rows.push(std::mem::take(&mut row));
                }
            }
            c => cell.push(c),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push((cell, Span::new(base + start, base + text.len())));
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_in_quotes_hold_anything() {
        let text = "title;note\r\n\"Rye; \"\"co\"\"\";\"a\nb\"\r\n;\r\nOats;;x\r\n\"open";
        let cells: Vec<Vec<String>> = rows(text, 0)
            .into_iter()
            .map(|row| row.into_iter().map(|(cell, _)| cell.trim().to_owned()).collect())
            .collect();
        let expected: [&[&str]; 5] =
            [&["title", "note"], &["Rye; \"co\"", "a\nb"], &["", ""], &["Oats", "", "x"], &["open"]];
        assert_eq!(cells, expected);
        let Value::List(entries) = parse(text, 0).unwrap().node.value else { panic!("no list") };
        assert_eq!(entries.len(), 3);
        assert!(parse("", 0).is_err() && parse("no table", 0).is_err());
    }
}
