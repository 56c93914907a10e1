//! What is wrong, where, how bad it is, and what would be right.
//!
//! Every stage reports its findings as [`Diagnostic`] values; only `report` prints them.

use std::fmt;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::Serialize;

use crate::source::Span;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing has to change.
    Info,
    /// Probably a mistake; outputs are still made.
    Warning,
    /// Must be repaired; no output is made from it.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// A span of a file, with lines and columns (from 1, columns in characters) beside the byte offsets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Place {
    /// Path relative to the show.
    pub file: PathBuf,
    /// First line.
    pub line: usize,
    /// Column of the first character.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column after the last character.
    pub end_column: usize,
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
}

impl Place {
    /// A file as a whole.
    pub fn file(path: &Path) -> Self {
        Self { file: path.into(), line: 1, column: 1, end_line: 1, end_column: 1, start: 0, end: 0 }
    }
}

/// Another place that matters to a finding: the other half of a contradiction, the first of two duplicates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Related {
    /// Where.
    #[serde(flatten)]
    pub place: Place,
    /// What stands there.
    pub message: String,
}

/// May a fix be made without asking?
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// It says the same in the right form.
    Safe,
    /// It is probably meant; somebody should look.
    Unsafe,
}

/// Replaces some bytes of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Edit {
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// What stands there instead.
    pub text: String,
}

/// How a finding can be repaired by a machine: edits to the file of the finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Fix {
    /// May it be made without asking?
    pub applicability: Applicability,
    /// The edits, in order, without overlaps.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// Puts `text` in the place of `span`, in the same sense.
    pub fn safe(span: Span, text: impl Into<String>) -> Self {
        Self {
            applicability: Applicability::Safe,
            edits: vec![Edit { start: span.start, end: span.end, text: text.into() }],
        }
    }

    /// Puts `text` in the place of `span`, as is probably meant.
    pub fn doubtful(span: Span, text: impl Into<String>) -> Self {
        Self { applicability: Applicability::Unsafe, ..Self::safe(span, text) }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Diagnostic {
    /// Stable kebab-case name of the rule.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Where; none when no file is to blame.
    #[serde(flatten)]
    pub place: Option<Place>,
    /// What would be right.
    pub help: Option<String>,
    /// Other places that matter.
    pub related: Vec<Related>,
    /// How a machine can repair it.
    pub fix: Option<Fix>,
    /// The page of the rule.
    pub url: Option<String>,
}

impl Diagnostic {
    /// A finding of `severity` without a place.
    pub fn new(rule: &'static str, severity: Severity, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity,
            message: message.into(),
            place: None,
            help: None,
            related: Vec::new(),
            fix: None,
            url: None,
        }
    }

    /// An error without a place.
    pub fn error(rule: &'static str, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Error, message)
    }

    /// A warning without a place.
    pub fn warning(rule: &'static str, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Warning, message)
    }

    /// Puts the finding at `place`.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Puts the finding on a file as a whole.
    #[must_use]
    pub fn in_file(self, path: &Path) -> Self {
        self.at(Place::file(path))
    }

    /// Says what would be right.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says how a machine can repair it.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Names another place that matters.
    #[must_use]
    pub fn related(mut self, place: Place, message: impl Into<String>) -> Self {
        self.related.push(Related { place, message: message.into() });
        self
    }
}

/// `file:line:column: severity: message [rule]`, the form editors and `grep` users know.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{}:{}:{}: ", place.file.display(), place.line, place.column)?;
        }
        write!(f, "{}: {} [{}]", self.severity, self.message, self.rule)
    }
}

impl std::error::Error for Diagnostic {}

/// The findings of one stage, in the order in which they were met.
pub type Diagnostics = Vec<Diagnostic>;

/// Does any finding forbid making outputs?
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
}
