//! One line a finding: `show_notes/081.md:3:5: warning[topic-gap] …`.

use std::io::{self, Write};

use crate::diagnostic::Diagnostic;

/// Prints a line for each of `found`.
///
/// # Errors
/// When `out` cannot be written.
pub(super) fn print(out: &mut dyn Write, found: &[Diagnostic]) -> io::Result<()> {
    for one in found {
        if let Some(place) = &one.place {
            write!(out, "{}:{}:{}: ", place.file.display(), place.line, place.column)?;
        }
        writeln!(out, "{}[{}] {}", one.severity, one.rule, one.message)?;
    }
    Ok(())
}
