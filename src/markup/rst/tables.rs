//! Tables: those with a head of one line become tables of Markdown, all others a list with an item for each row.

use std::ops::Range;

use super::inline;
use super::names::Names;
use crate::markup::page::Page;
use crate::markup::source::Lines;

/// A row: the line it begins in, and its cells.
type Row = (usize, Vec<String>);

/// A table in the lines of a text.
pub(super) struct Table {
    rows: Vec<Row>,
    /// The line below the head, where it has one of a single line right above it.
    rule: Option<usize>,
    /// The line behind it.
    pub(super) end: usize,
}

/// The table that begins in line `at`.
pub(super) fn at(lines: &Lines<'_>, at: usize) -> Option<Table> {
    let line = lines.bare(at);
    if line.starts_with("+-") && line.ends_with('+') && line.bytes().all(|byte| matches!(byte, b'+' | b'-')) {
        return Some(grid(lines, at));
    }
    if line.starts_with('=') && is_border(line, b'=') && line.contains(' ') {
        return simple(lines, at);
    }
    None
}

/// Groups of signs with blanks between them.
fn is_border(line: &str, sign: u8) -> bool {
    !line.is_empty() && line.bytes().all(|byte| byte == sign || byte == b' ')
}

/// `+---+` and `| a |`.
fn grid(lines: &Lines<'_>, from: usize) -> Table {
    let end = (from..lines.count()).find(|at| !lines.bare(*at).starts_with(['+', '|'])).unwrap_or(lines.count());
    let mut rows: Vec<Row> = Vec::new();
    let mut begins = true;
    let (mut rule, mut rules) = (None, 0);
    for at in from..end {
        let line = lines.bare(at);
        if line.starts_with('+') {
            begins = true;
            if line.contains('=') {
                rule = Some(at);
                rules += 1;
            }
            continue;
        }
        let cells = line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned());
        add(&mut rows, at, cells, std::mem::take(&mut begins));
    }
    // Below a rule, rows stand under one another only where none is between them.
    let is_table =
        rules == 1 && rows.len() == 2 && rule.is_some_and(|rule| rows.iter().map(|row| row.0).eq([rule - 1, rule + 1]));
    Table { rows, rule: rule.filter(|_| is_table), end }
}

/// `=====  =====`, with cells below the groups of signs.
fn simple(lines: &Lines<'_>, from: usize) -> Option<Table> {
    let border = lines.bare(from);
    let columns: Vec<Range<usize>> = columns(border);
    let is_end = |at: &usize| is_border(lines.bare(*at), b'=');
    let mut borders = vec![from];
    let mut at = from + 1;
    while at < lines.count() {
        if is_end(&at) {
            borders.push(at);
            if lines.is_blank(at + 1) {
                break;
            }
        } else if lines.is_blank(at) && lines.is_blank(at + 1) {
            break;
        }
        at += 1;
    }
    let last = *borders.last().filter(|_| borders.len() > 1)?;
    let indent = lines.indent(from);
    let mut rows: Vec<Row> = Vec::new();
    for at in (from + 1..last).filter(|at| !is_end(at) && !is_border(lines.bare(*at), b'-')) {
        let line = lines.without(at, indent);
        let cells = columns.iter().enumerate().map(|(index, column)| cell(line, column, index + 1 == columns.len()));
        let cells: Vec<String> = cells.collect();
        let begins = cells.first().is_some_and(|first| !first.is_empty());
        if cells.iter().any(|cell| !cell.is_empty()) {
            add(&mut rows, at, cells.into_iter(), begins);
        }
    }
    let rule = borders.get(1).copied().filter(|rule| borders.len() == 3 && *rule == from + 2);
    let is_close =
        rows.iter().skip(1).enumerate().all(|(index, row)| rule.is_some_and(|rule| row.0 == rule + 1 + index));
    Some(Table { rows, rule: rule.filter(|_| is_close), end: last + 1 })
}

fn columns(border: &str) -> Vec<Range<usize>> {
    /// More columns no table has.
    const MOST: usize = 64;
    let group = |part: &str| {
        let start = part.as_ptr() as usize - border.as_ptr() as usize;
        start..start + part.len()
    };
    border.split(' ').filter(|part| !part.is_empty()).take(MOST).map(group).collect()
}

/// The characters of `line` below a group of signs; those of the last reach to the end of the line.
fn cell(line: &str, column: &Range<usize>, is_last: bool) -> String {
    let characters = line.chars().skip(column.start);
    let text: String = if is_last { characters.collect() } else { characters.take(column.len()).collect() };
    text.trim().to_owned()
}

/// A row, or more of the row above.
fn add(rows: &mut Vec<Row>, at: usize, cells: impl Iterator<Item = String>, begins: bool) {
    match rows.last_mut().filter(|_| !begins) {
        Some((_, above)) => {
            for (above, more) in above.iter_mut().zip(cells).filter(|(_, more)| !more.is_empty()) {
                above.push(' ');
                above.push_str(&more);
            }
        }
        None => rows.push((at, cells.collect())),
    }
}

impl Table {
    /// Writes it.
    pub(super) fn write(self, page: &mut Page, prefix: &str, names: &mut Names) {
        let width = self.rows.first().map_or(0, |(_, cells)| cells.len());
        if let Some(rule) = self.rule {
            page.set(rule, format!("{prefix}|{}", "---|".repeat(width)));
        }
        for (at, cells) in self.rows {
            let cells = cells.iter().map(|cell| inline::translate(cell, names).trim().replace('\n', " "));
            let line = if self.rule.is_some() {
                let cells: Vec<String> = cells.map(|cell| cell.replace('|', "\\|")).collect();
                format!("{prefix}| {} |", cells.join(" | "))
            } else {
                let cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
                format!("{prefix}- {}", cells.join(" – "))
            };
            page.set(at, line);
        }
    }
}
