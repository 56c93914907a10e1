//! Findings for people and machines: one file an output format.

pub mod changes;
pub mod chapters;
mod concise;
mod github;
mod gitlab;
mod json;
mod junit;
mod sarif;
pub mod terminal;

use std::io::{self, Write};

use clap::ValueEnum;

use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::source::Library;

/// The forms in which findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// The lines with markers under them, for people
    #[default]
    Text,
    /// One line a finding
    Concise,
    /// One JSON array
    Json,
    /// One JSON object a line
    Jsonl,
    /// Annotations of GitHub Actions
    Github,
    /// Code quality report of GitLab
    Gitlab,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// JUnit XML, for test reports
    Junit,
}

/// Writes `found` to `out`; the lines that they point at come from `library`.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(out: &mut dyn Write, format: Format, found: &[Diagnostic], library: Library<'_>) -> io::Result<()> {
    match format {
        Format::Text => terminal::print_grouped(out, found, library),
        Format::Concise => concise::print(out, found),
        Format::Json => json::print_list(out, found),
        Format::Jsonl => json::print_lines(out, found),
        Format::Github => github::print(out, found),
        Format::Gitlab => gitlab::print(out, found, library),
        Format::Sarif => sarif::print(out, found, library),
        Format::Junit => junit::print(out, found),
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
    let fixable = |applicability| {
        let fixes = found.iter().filter_map(|one| one.fix.as_ref());
        fixes.filter(|fix| fix.applicability == applicability).count()
    };
    let (safe, unsafe_) = (fixable(Applicability::Safe), fixable(Applicability::Unsafe));
    if fixed > 0 {
        writeln!(out, "{fixed} fixed")?;
    }
    let how = match (safe, unsafe_) {
        (0, 0) => String::new(),
        (safe, 0) => format!(" ({safe} fixable with --fix)"),
        (0, more) => format!(" ({more} fixable with --fix --unsafe-fixes)"),
        (safe, more) => format!(" ({safe} fixable with --fix, {more} more with --unsafe-fixes)"),
    };
    if parts.is_empty() { writeln!(out, "nothing to report") } else { writeln!(out, "{}{how}", parts.join(", ")) }
}
