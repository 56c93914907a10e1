//! Tables: with a rule below the first row they are tables of Markdown, else a list with an item for each row.

use std::ops::Range;

use super::inline;
use super::names::Names;
use crate::markup::page::Page;
use crate::markup::source::Lines;

/// Writes the table in these lines.
pub(super) fn write(lines: &Lines<'_>, rows: Range<usize>, page: &mut Page, prefix: &str, names: &Names) {
    let is_rule = |at: usize| lines.bare(at).starts_with("|-");
    let cells = |at: usize| {
        let row = lines.bare(at).trim_start_matches('|');
        row.strip_suffix('|').unwrap_or(row).split('|').map(str::trim)
    };
    // A rule may stand above the head, too.
    let head = if is_rule(rows.start) { rows.start + 1 } else { rows.start };
    let is_table = is_rule(head + 1) && head + 1 < rows.end && !is_rule(head);
    let translated = |cell: &str| inline::translate(cell, names).replace('|', "\\|");
    for at in rows.clone() {
        let line = match (is_rule(at), is_table) {
            (true, true) if at == head + 1 => format!("{prefix}|{}", "---|".repeat(cells(head).count())),
            // Rules further below part the rows, which Markdown does not know.
            (true, true) if at > head && at + 1 < rows.end => {
                format!("{prefix}|{}", "   |".repeat(cells(head).count()))
            }
            (true, _) => String::new(),
            (false, true) => format!("{prefix}| {} |", cells(at).map(translated).collect::<Vec<_>>().join(" | ")),
            (false, false) => {
                let said: Vec<String> =
                    cells(at).filter(|cell| !cell.is_empty()).map(|cell| inline::translate(cell, names)).collect();
                if said.is_empty() { String::new() } else { format!("{prefix}- {}", said.join(" – ")) }
            }
        };
        page.set(at, line);
    }
}
