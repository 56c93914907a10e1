//! Changes for the text of a pull request.

use std::io::{self, Write};

use super::{added, gone, kept, line, shortened};
use crate::feed::compare::{Change, Comparison, Entry, Fate};

/// Prints what changes as Markdown, the worst first.
///
/// # Errors
/// When `out` cannot be written.
pub fn markdown(out: &mut dyn Write, comparison: &Comparison<'_>) -> io::Result<()> {
    if comparison.is_empty() {
        return writeln!(out, "Subscribers see no change.");
    }
    let items = |fate| kept(comparison, fate).map(|(kept, _, new)| item(new, &kept.changes)).collect::<String>();
    let list =
        |entries: &mut dyn Iterator<Item = &Entry<'_>>| entries.map(|entry| item(entry, &[])).collect::<String>();
    let sections = [
        ("⚠️ Come back as new episodes", items(Fate::ComesBack)),
        ("⚠️ Hidden by a guid that was used before", items(Fate::Hidden)),
        ("⚠️ Gone", list(&mut gone(comparison, false))),
        ("The show", lines("", &comparison.channel)),
        ("New", list(&mut added(comparison))),
        ("Changed", items(Fate::Known)),
        ("Dropped off the end", list(&mut gone(comparison, true))),
    ];
    let told: Vec<String> = sections
        .into_iter()
        .filter(|(_, body)| !body.is_empty())
        .map(|(heading, body)| format!("### {heading}\n\n{body}"))
        .collect();
    out.write_all(told.join("\n").as_bytes())
}

fn item(entry: &Entry<'_>, changes: &[Change]) -> String {
    format!("- **{}**\n{}", escaped(&shortened(entry.name())), lines("  ", changes))
}

fn lines(indent: &str, changes: &[Change]) -> String {
    changes.iter().map(|change| format!("{indent}- {}\n", escaped(&line(change)))).collect()
}

/// Titles are text, not Markdown.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '@' | '#' => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    escaped
}
