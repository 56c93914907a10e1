//! Changes for people at a terminal.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::{added, gone, kept, line, shortened};
use crate::feed::compare::{Comparison, Entry, Fate};

/// Prints what changes, the worst first.
///
/// # Errors
/// When `out` cannot be written.
pub fn text(out: &mut dyn Write, comparison: &Comparison<'_>) -> io::Result<()> {
    if comparison.is_empty() {
        return writeln!(out, "subscribers see no change");
    }
    let red = AnsiColor::Red.on_default().bold();
    let items = |out: &mut dyn Write, style: Style, heading: &str, fate: Fate| -> io::Result<()> {
        for (kept, _, new) in kept(comparison, fate) {
            writeln!(out, "{style}{heading}{style:#} {}", name(new))?;
            for change in &kept.changes {
                writeln!(out, "    {}", line(change))?;
            }
        }
        Ok(())
    };
    items(out, red, "comes back as new:", Fate::ComesBack)?;
    items(out, red, "hidden by a known guid:", Fate::Hidden)?;
    list(out, red, "gone:", gone(comparison, false))?;
    if !comparison.channel.is_empty() {
        writeln!(out, "{}the show:{:#}", Style::new().bold(), Style::new().bold())?;
        for change in &comparison.channel {
            writeln!(out, "    {}", line(change))?;
        }
    }
    list(out, AnsiColor::Green.on_default().bold(), "new:", added(comparison))?;
    items(out, Style::new().bold(), "changed:", Fate::Known)?;
    list(out, Style::new().dimmed(), "dropped off the end:", gone(comparison, true))
}

fn list<'e, 'a: 'e>(
    out: &mut dyn Write,
    style: Style,
    heading: &str,
    entries: impl Iterator<Item = &'e Entry<'a>>,
) -> io::Result<()> {
    for entry in entries {
        writeln!(out, "{style}{heading}{style:#} {}", name(entry))?;
    }
    Ok(())
}

fn name(entry: &Entry<'_>) -> String {
    let name = shortened(entry.name());
    if entry.date.is_empty() { name } else { format!("{name} ({})", shortened(&entry.date)) }
}
