//! What is wrong with one value, before anybody knows where it stands.

use std::fmt;

use crate::diagnostic::{Diagnostic, Place, Severity};

/// A fault of one value: a [`Diagnostic`] that has no place yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Rule that is broken.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: String,
}

impl Fault {
    /// The value cannot be used.
    pub(super) fn error(rule: &'static str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { rule, severity: Severity::Error, message: message.into(), help: help.into() }
    }

    /// The value is doubtful.
    pub(super) fn warning(rule: &'static str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(rule, message, help) }
    }

    /// The finding, now that the place is known.
    pub fn at(self, place: Place) -> Diagnostic {
        Diagnostic::new(self.rule, self.severity, self.message).at(place).help(self.help)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.message, self.help)
    }
}

impl std::error::Error for Fault {}
