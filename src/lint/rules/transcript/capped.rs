//! Findings by the hundred about one file say no more than twenty.

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::lint::rule::Rule;
use crate::source::SourceFile;

/// So many findings of one rule are kept for one file, as the readers of transcripts do; the rest is only counted.
const MOST_PER_FILE: usize = 20;

/// The findings of one rule about one file.
pub(super) struct Capped<'a> {
    rule: &'static Rule,
    file: &'a SourceFile,
    diagnostics: &'a mut Diagnostics,
    count: usize,
}

impl<'a> Capped<'a> {
    /// Findings of `rule` about `file` go to `diagnostics`.
    pub fn new(rule: &'static Rule, file: &'a SourceFile, diagnostics: &'a mut Diagnostics) -> Self {
        Self { rule, file, diagnostics, count: 0 }
    }

    /// Keeps a finding, or counts it.
    pub fn push(&mut self, found: impl FnOnce() -> Diagnostic) {
        self.count += 1;
        if self.count <= MOST_PER_FILE {
            self.diagnostics.push(found());
        }
    }

    /// Says how many findings were not kept.
    pub fn finish(self) {
        if let more @ 1.. = self.count.saturating_sub(MOST_PER_FILE) {
            let message = format!("{more} more findings of this rule in this file are not listed");
            self.diagnostics.push(self.rule.at(Place::file(self.file.path()), message));
        }
    }
}
