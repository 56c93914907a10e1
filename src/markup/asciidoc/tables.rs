//! Tables: with a head they are tables of Markdown, where each row has a line; else a list with an item for each row.

use super::style::Style;

/// A cell: the line it begins in, and what it says.
type Cell = (usize, String);

/// The rows of a table, as lines of Markdown with the lines they belong to. `first` is the line that opens it, in which the head
/// of a table stands whose rule has no line of its own.
pub(super) fn rows(
    lines: &[(usize, &str)],
    first: usize,
    style: &Style,
    sign: char,
    translate: &mut impl FnMut(&str) -> String,
) -> Vec<(usize, String)> {
    let cells_of: Vec<Vec<Cell>> = lines.iter().map(|(at, line)| cells(*at, line, sign)).collect();
    let Some(begin) = cells_of.iter().position(|cells| !cells.is_empty()) else { return Vec::new() };
    let width = columns(style).or_else(|| cells_of.get(begin).map(Vec::len)).filter(|width| *width > 0).unwrap_or(1);
    // What stands in lines of its own goes on with the cell above.
    let mut all: Vec<Cell> = Vec::new();
    for (cells, (_, line)) in cells_of.iter().zip(lines) {
        if cells.is_empty()
            && !line.trim().is_empty()
            && let Some((_, text)) = all.last_mut()
        {
            text.push(' ');
            text.push_str(line.trim());
        }
        all.extend(cells.iter().cloned());
    }
    let is_parted = lines.get(begin + 1).is_some_and(|(_, line)| line.trim().is_empty());
    let has_head =
        style.has_option("header") || (is_parted && cells_of.get(begin).is_some_and(|cells| cells.len() == width));
    let rows: Vec<&[Cell]> = all.chunks(width).collect();
    let line_of = |row: &&[Cell]| row.first().map_or(0, |(at, _)| *at);
    // The rows of a table stand under one another.
    let is_close = rows.iter().skip(1).zip(rows.iter().skip(2)).all(|(row, next)| line_of(row) + 1 == line_of(next));
    let (head, body) = (rows.first().map_or(0, line_of), rows.get(1).map(line_of));
    let is_table = has_head && width > 1 && is_close && body.is_none_or(|body| body == head + 1 || body == head + 2);
    let mut out = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let said = row.iter().map(|(_, text)| translate(text).trim().replace('\n', " "));
        let at = line_of(row);
        if is_table {
            let mut said: Vec<String> = said.map(|text| text.replace('|', "\\|")).collect();
            said.resize(width, String::new());
            let line = format!("| {} |", said.join(" | "));
            let rule = format!("|{}", "---|".repeat(width));
            match (index, body == Some(head + 2)) {
                (0, true) => out.extend([(at, line), (at + 1, rule)]),
                (0, false) => out.extend([(first, line), (at, rule)]),
                _ => out.push((at, line)),
            }
        } else {
            let said: Vec<String> = said.filter(|text| !text.is_empty()).collect();
            if !said.is_empty() {
                out.push((at, format!("- {}", said.join(" – "))));
            }
        }
    }
    out
}

/// How many columns `cols="1,2"` or `cols="3*"` names.
fn columns(style: &Style) -> Option<usize> {
    /// More columns no table has.
    const MOST: usize = 64;
    let cols = style.value("cols")?;
    let count =
        |part: &str| part.split_once('*').and_then(|(count, _)| count.trim().parse::<usize>().ok()).unwrap_or(1);
    Some(cols.split([',', ';']).map(count).fold(0_usize, usize::saturating_add).min(MOST))
}

/// The cells of a line: behind each sign one. Before the sign may stand how it is shown (`a|`, `2+|`, `.2+^s|`).
fn cells(at: usize, line: &str, sign: char) -> Vec<Cell> {
    let is_spec = |text: &str| {
        text.len() <= 8 && text.bytes().all(|byte| byte.is_ascii_digit() || b".+*<>^aehlmsv".contains(&byte))
    };
    if sign == ',' {
        let parts = super::style::parts(line).into_iter().map(|part| (at, part.trim_matches('"').to_owned()));
        return if line.trim().is_empty() { Vec::new() } else { parts.collect() };
    }
    let mut pieces = line.split('|');
    let Some(before) = pieces.next().filter(|before| is_spec(before.trim())) else { return Vec::new() };
    let _ = before;
    let mut cells: Vec<Cell> = Vec::new();
    let mut is_escaped = false;
    for piece in pieces {
        let (piece, escapes) = piece.strip_suffix('\\').map_or((piece, false), |piece| (piece, true));
        match cells.last_mut().filter(|_| is_escaped) {
            Some((_, text)) => {
                text.push('|');
                text.push_str(piece);
            }
            None => cells.push((at, piece.to_owned())),
        }
        is_escaped = escapes;
    }
    let last = cells.len().saturating_sub(1);
    for (index, (_, text)) in cells.iter_mut().enumerate() {
        // What belongs to the next sign is none of the text.
        let bare = text
            .rsplit_once(' ')
            .filter(|(_, spec)| {
                index < last && !spec.is_empty() && is_spec(spec) && spec.contains(['+', '*', '^', '.', '<', '>'])
            })
            .map(|(bare, _)| bare.to_owned());
        *text = bare.unwrap_or_else(|| text.clone()).trim().to_owned();
    }
    cells
}
