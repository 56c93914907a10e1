//! Findings for programs, in the shape of `schemas/diagnostic.schema.json`.

use std::io::{self, Write};

use crate::diagnostic::Diagnostic;

/// Prints one JSON array.
///
/// # Errors
/// When `out` cannot be written.
pub(super) fn print_list(out: &mut dyn Write, found: &[Diagnostic]) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, found)?;
    writeln!(out)
}

/// Prints one JSON object a line.
///
/// # Errors
/// When `out` cannot be written.
pub(super) fn print_lines(out: &mut dyn Write, found: &[Diagnostic]) -> io::Result<()> {
    for one in found {
        serde_json::to_writer(&mut *out, one)?;
        writeln!(out)?;
    }
    Ok(())
}
