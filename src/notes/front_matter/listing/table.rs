//! A table (GitHub's) with a row for each episode.

use super::fact::{self, addresses, fits, is_audio, meanings, seen};
use super::{Field, Node, entry, sections};
use crate::notes::front_matter::{Key, Value, header};
use crate::notes::inline::Inline;
use crate::notes::lines::{Line, LineKind};
use crate::source::{SourceFile, Span};

/// A cell as it stands in its line, and its first byte in the file.
type Cell<'a> = (&'a str, usize);

/// More columns than a list of episodes has; the rest is not read.
const MOST_COLUMNS: usize = 64;

/// The rows of all tables in `lines` with audio in a row.
pub(super) fn entries(file: &SourceFile, lines: &[Line]) -> Vec<Node> {
    let mut entries = Vec::new();
    let mut season = None;
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        index += 1;
        if matches!(line.kind, LineKind::Heading(_)) {
            season = sections::season(file, line).or(season);
        }
        let is_table = |next: &Line| is_row(file, line) && header::is_rule_of_table(file.slice(next.span));
        if !lines.get(index).is_some_and(is_table) {
            continue;
        }
        let rows: Vec<Vec<Cell<'_>>> = lines
            .get(index + 1..)
            .unwrap_or_default()
            .iter()
            .take_while(|line| is_row(file, line))
            .map(|line| cells(file.slice(line.span), line.span.start))
            .collect();
        index += 1 + rows.len();
        entries.extend(of_table(&cells(file.slice(line.span), line.span.start), &rows, season.as_ref()));
    }
    entries
}

fn is_row(file: &SourceFile, line: &Line) -> bool {
    line.kind != LineKind::Code && file.slice(line.span).trim_start().starts_with('|')
}

/// The cells of a row; `\|` is no end of one.
fn cells(line: &str, start: usize) -> Vec<Cell<'_>> {
    let indent = line.len() - line.trim_start().len() + 1;
    let inner = line.get(indent..).unwrap_or_default().trim_end();
    let inner = inner.strip_suffix('|').filter(|rest| !rest.ends_with('\\')).unwrap_or(inner);
    let mut found = Vec::new();
    let (mut begin, mut escaped) = (0, false);
    for (at, c) in inner.char_indices() {
        if c == '|' && !escaped {
            found.push((inner.get(begin..at).unwrap_or_default(), start + indent + begin));
            begin = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    found.push((inner.get(begin..).unwrap_or_default(), start + indent + begin));
    found.truncate(MOST_COLUMNS);
    found
}

fn of_table(head: &[Cell<'_>], rows: &[Vec<Cell<'_>>], season: Option<&Field>) -> Vec<Node> {
    let holds_audio = |row: &&Vec<Cell<'_>>| row.iter().any(|(cell, _)| audio(cell).is_some());
    if rows.iter().filter(holds_audio).count() == 0 {
        return Vec::new();
    }
    let keys = columns(head, rows);
    let of_row = |row: &Vec<Cell<'_>>| {
        let mut fields: Vec<Field> = Vec::new();
        for ((cell, at), (key, (name, named_at))) in row.iter().zip(keys.iter().zip(head)) {
            match key {
                Some(key) => fields.extend(fact::stated(*key, cell, *at)),
                // A name that only the config of the show knows.
                None => fields.extend(own(name, *named_at, cell, *at)),
            }
        }
        for (cell, at) in row {
            if let Some(address) = audio(cell) {
                fields.push(fact::audio(&address, *at, cell.len()));
                fields.extend(fact::size_behind_link(cell, *at));
            }
        }
        let titled = row.iter().zip(&keys).find(|(_, key)| **key == Some(Key::Title));
        fields.extend(titled.and_then(|((cell, at), _)| page(cell, *at)));
        fields.extend(season.cloned());
        let span = Span::new(row.first()?.1, row.last().map(|(cell, at)| at + cell.len())?);
        (!fields.is_empty()).then(|| entry(fields, span))
    };
    rows.iter().filter_map(of_row).collect()
}

/// What each column is about; the first of words that nothing else claims is the title, where no column is called so.
fn columns(head: &[Cell<'_>], rows: &[Vec<Cell<'_>>]) -> Vec<Option<Key>> {
    let column = |index: usize| rows.iter().filter_map(move |row| row.get(index)).map(|(cell, _)| *cell);
    let said = |index: usize| column(index).filter(|cell| !cell.trim().is_empty());
    let mut keys: Vec<Option<Key>> = Vec::new();
    for (index, (name, _)) in head.iter().enumerate() {
        let all = said(index).count();
        let fitting = |key: &Key| {
            let is_fit = |cell: &&str| match key {
                // Pages of players are no audio.
                Key::Audio => audio(cell).is_some(),
                Key::Number | Key::Season | Key::Date | Key::Recorded => fits(*key, &seen(cell)),
                _ => fits(*key, cell),
            };
            all > 0 && said(index).filter(is_fit).count() * 2 > all && !keys.contains(&Some(*key))
        };
        let key = named(name).into_iter().find(fitting);
        keys.push(key);
    }
    if !keys.contains(&Some(Key::Title)) {
        let is_words =
            |index: usize| said(index).filter(|cell| seen(cell).contains(char::is_alphabetic)).count() * 2 > rows.len();
        let only_audio = |index: usize| {
            let called = |name: &str| named(name).contains(&Key::Audio);
            head.get(index).is_some_and(|(name, _)| called(name)) && said(index).all(|cell| audio(cell).is_some())
        };
        let free =
            keys.iter().enumerate().find(|(index, key)| key.is_none() && is_words(*index) && !only_audio(*index));
        if let Some(free) = free.map(|(index, _)| index)
            && let Some(key) = keys.get_mut(free)
        {
            *key = Some(Key::Title);
        }
    }
    keys
}

/// What the name of a column can mean.
fn named(cell: &str) -> Vec<Key> {
    meanings(&seen(cell))
}

/// The audio that a cell links to, or names.
fn audio(cell: &str) -> Option<String> {
    let inline = Inline::parse(cell, 0);
    let linked = addresses(&inline).find(|url| is_audio(url)).map(str::to_owned);
    linked.or_else(|| Some(cell.trim().trim_matches('`')).filter(|path| is_audio(path)).map(str::to_owned))
}

/// The page that the title links to, or the notes of the episode.
pub(super) fn page(cell: &str, at: usize) -> Option<Field> {
    let inline = Inline::parse(cell, 0);
    let url = inline.links.iter().map(|link| link.url.as_str()).find(|url| !is_audio(url) && !url.starts_with('#'))?;
    let key = if url.starts_with("http") || url.starts_with('/') { Key::Link.name() } else { "page" };
    let span = Span::new(at, at + cell.len());
    Some(Field::new(key, span, Node { value: Value::Text(url.to_owned()), span }))
}

fn own(name: &str, named_at: usize, cell: &str, at: usize) -> Option<Field> {
    let key = seen(name).replace(' ', "_").to_lowercase();
    let text = seen(cell);
    let node = Node { value: Value::Text(text.clone()), span: Span::new(at, at + cell.len()) };
    (!key.is_empty() && !text.is_empty()).then(|| Field::new(key, Span::new(named_at, named_at + name.len()), node))
}
