//! Code quality report of GitLab, a part of the Code Climate form.
//!
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>

use std::collections::HashMap;
use std::io::{self, Write};

use serde::Serialize;
use uuid::Uuid;

use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::baseline::Lines;
use crate::source::Library;

#[derive(Serialize)]
struct Issue<'a> {
    description: &'a str,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Span,
}

#[derive(Serialize)]
struct Span {
    begin: usize,
    end: usize,
}

/// Prints one JSON array. Findings keep their fingerprint when lines are added above them.
///
/// # Errors
/// When `out` cannot be written.
pub(super) fn print(out: &mut dyn Write, found: &[Diagnostic], library: Library<'_>) -> io::Result<()> {
    let mut prints = Fingerprints::new(library);
    let issues: Vec<Issue<'_>> = found.iter().map(|one| issue(one, prints.of(one))).collect();
    serde_json::to_writer_pretty(&mut *out, &issues)?;
    writeln!(out)
}

fn issue(one: &Diagnostic, fingerprint: String) -> Issue<'_> {
    let severity = match one.severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    };
    let (path, begin, end) = one
        .place
        .as_ref()
        .map_or((String::new(), 1, 1), |place| (place.file.display().to_string(), place.line, place.end_line));
    let location = Location { path, lines: Span { begin, end } };
    Issue { description: &one.message, check_name: one.rule, fingerprint, severity, location }
}

/// Names of findings for programs that follow them from run to run.
pub(super) struct Fingerprints<'a> {
    lines: Lines<'a>,
    seen: HashMap<String, usize>,
}

impl<'a> Fingerprints<'a> {
    /// Names for findings whose files come from `library`.
    pub(super) fn new(library: Library<'a>) -> Self {
        Self { lines: Lines::new(library), seen: HashMap::new() }
    }

    /// The name of `one`: from its rule, its file and the text of its line, and how many like it came before.
    pub(super) fn of(&mut self, one: &Diagnostic) -> String {
        let key = self.lines.key(one);
        let count = self.seen.entry(key.clone()).or_default();
        *count += 1;
        Uuid::new_v5(&Uuid::NAMESPACE_OID, format!("{key}#{count}").as_bytes()).simple().to_string()
    }
}
