//! Findings for people and machines: one file an output format.

pub mod changes;
pub mod chapters;
mod concise;
mod json;
pub mod terminal;

use std::io::{self, Write};
use std::path::Path;

use clap::ValueEnum;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::SourceFile;

/// The forms in which findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// The lines with markers under them, for people
    #[default]
    Text,
    /// One line a finding
    Concise,
    /// One list of findings
    Json,
    /// One finding a line
    Jsonl,
}

/// Gives the files that findings point at; `None` where one cannot be read (any more).
pub type Library<'a> = &'a dyn Fn(&Path) -> Option<SourceFile>;

/// Writes `found` to `out`; the lines that they point at come from `library`.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(out: &mut dyn Write, format: Format, found: &[Diagnostic], library: Library<'_>) -> io::Result<()> {
    match format {
        Format::Text => terminal::print(out, found, library),
        Format::Concise => concise::print(out, found),
        Format::Json => json::print_list(out, found),
        Format::Jsonl => json::print_lines(out, found),
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
