//! Findings for programs, in the shape of `schemas/diagnostic.schema.json`.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

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
        one.serialize(&mut Serializer::with_formatter(&mut *out, OneLine))?;
        writeln!(out)?;
    }
    Ok(())
}

/// JSON in which no reader sees the end of a line: some split at those of Unicode, too, which JSON leaves as they are.
struct OneLine;

impl Formatter for OneLine {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(['\u{85}', '\u{2028}', '\u{2029}']) {
            let (before, from) = rest.split_at(at);
            let mut after = from.chars();
            let end = after.next().map(u32::from).unwrap_or_default();
            write!(out, "{before}\\u{end:04x}")?;
            rest = after.as_str();
        }
        out.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_one_line_for_every_reader() {
        let found = [Diagnostic::new("a-rule", crate::diagnostic::Severity::Info, "a\u{2028}b\u{85}\u{2029}\nc")];
        let mut out = Vec::new();
        print_lines(&mut out, &found).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains(r#""message":"a\u2028b\u0085\u2029\nc""#), "{text}");
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["message"], "a\u{2028}b\u{85}\u{2029}\nc");
    }
}
