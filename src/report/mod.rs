//! Findings for people and machines: one file an output format.

pub mod chapters;
pub mod terminal;

use std::io::{self, Write};
use std::path::Path;

use clap::ValueEnum;

use crate::diagnostic::{Diagnostic, Severity};

/// The forms in which findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// The lines with markers under them, for people
    #[default]
    Text,
}

/// Writes `found` to `out`; the lines that they point at are read from `root`.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(out: &mut dyn Write, format: Format, found: &[Diagnostic], root: &Path) -> io::Result<()> {
    match format {
        Format::Text => terminal::print(out, found, Some(root)),
    }
}

/// Writes one line that counts: `2 errors, 14 warnings (9 fixable with --fix)`.
///
/// # Errors
/// When `out` cannot be written.
pub fn summary(out: &mut dyn Write, found: &[Diagnostic], fixed: usize) -> io::Result<()> {
    let counted = |severity, noun: &str| {
        let count = found.iter().filter(|one| one.severity == severity).count();
        (count > 0).then(|| format!("{count} {noun}{}", if count == 1 { "" } else { "s" }))
    };
    let parts =
        [counted(Severity::Error, "error"), counted(Severity::Warning, "warning"), counted(Severity::Info, "note")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let fixable = found.iter().filter(|one| one.fix.is_some()).count();
    if fixed > 0 {
        writeln!(out, "{fixed} fixed")?;
    }
    match (parts.is_empty(), fixable) {
        (true, _) => writeln!(out, "nothing to report"),
        (false, 0) => writeln!(out, "{}", parts.join(", ")),
        (false, fixable) => writeln!(out, "{} ({fixable} fixable with --fix)", parts.join(", ")),
    }
}
