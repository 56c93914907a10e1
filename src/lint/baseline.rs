//! A baseline: findings that a show has lived with so far, so that only new ones are reported.
//!
//! A finding is known by rule, file and the text of its line, not by its line number: notes grow.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Library, SourceFile};

/// The findings of one run, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// Form of the file.
    version: u32,
    /// How often each finding occurs: `rule file: text of the line`.
    findings: BTreeMap<String, usize>,
}

const VERSION: u32 = 1;

impl Baseline {
    /// Counts `found`; the files that they point at come from `library`.
    pub fn of(library: Library<'_>, found: &[Diagnostic]) -> Self {
        let mut findings = BTreeMap::new();
        let mut lines = Lines::new(library);
        for diagnostic in found {
            *findings.entry(lines.key(diagnostic)).or_default() += 1;
        }
        Self { version: VERSION, findings }
    }

    /// Reads a baseline from JSON.
    ///
    /// # Errors
    /// A diagnostic with the place where the JSON is broken.
    pub fn parse(file: &SourceFile) -> Result<Self, Diagnostic> {
        let broken = |message: String| Diagnostic::error("baseline-invalid", message).in_file(file.path());
        let read: Self =
            serde_json::from_str(file.text()).map_err(|error| broken(format!("this is no baseline: {error}")))?;
        if read.version == VERSION {
            Ok(read)
        } else {
            Err(broken(format!("baselines of version {} are unknown", read.version)))
        }
    }

    /// The baseline as JSON, one finding a line.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// Leaves out the findings that the baseline holds; a finding that now occurs more often is new.
    pub fn filter(mut self, library: Library<'_>, found: Diagnostics) -> Diagnostics {
        let mut lines = Lines::new(library);
        found
            .into_iter()
            .filter(|diagnostic| match self.findings.get_mut(&lines.key(diagnostic)) {
                Some(left) if *left > 0 => {
                    *left -= 1;
                    false
                }
                _ => true,
            })
            .collect()
    }
}

/// Names findings by the text of their lines; every file is read once.
pub(crate) struct Lines<'a> {
    library: Library<'a>,
    files: BTreeMap<PathBuf, Option<SourceFile>>,
}

impl<'a> Lines<'a> {
    /// Names findings whose files come from `library`.
    pub(crate) fn new(library: Library<'a>) -> Self {
        Self { library, files: BTreeMap::new() }
    }

    /// What stays the same when lines are added above: `rule file: text of the line`.
    pub(crate) fn key(&mut self, diagnostic: &Diagnostic) -> String {
        let Some(place) = &diagnostic.place else { return format!("{}: {}", diagnostic.rule, diagnostic.message) };
        let library = self.library;
        let file = self.files.entry(place.file.clone()).or_insert_with(|| library(&place.file));
        let line = file.as_ref().map(|file| file.line(place.line));
        format!("{} {}: {}", diagnostic.rule, place.file.display(), line.unwrap_or_default().trim())
    }
}
