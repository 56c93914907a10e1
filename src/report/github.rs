//! Workflow commands of GitHub Actions, which become annotations in a pull request.
//!
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>

use std::io::{self, Write};

use crate::diagnostic::{Diagnostic, Severity};

/// Prints a command for each of `found`.
///
/// # Errors
/// When `out` cannot be written.
pub(super) fn print(out: &mut dyn Write, found: &[Diagnostic]) -> io::Result<()> {
    for one in found {
        let command = match one.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        write!(out, "::{command} title={}", property(one.rule))?;
        if let Some(place) = &one.place {
            let file = property(&place.file.display().to_string());
            write!(out, ",file={file},line={},endLine={}", place.line, place.end_line)?;
            // GitHub takes columns only for what stands on one line.
            if place.line == place.end_line {
                write!(out, ",col={},endColumn={}", place.column, place.end_column)?;
            }
        }
        let help = one.help.as_ref().map(|help| format!("\n{help}")).unwrap_or_default();
        writeln!(out, "::{}", data(&format!("{}{help}", one.message)))?;
    }
    Ok(())
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
