//! Where a fact was read, and how.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::source::{SourceFile, Span};

/// A fact of an [`Episode`](super::Episode) that evidence can be given for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// `number`
    Number,
    /// `season`
    Season,
    /// `title`
    Title,
    /// `recorded`
    Recorded,
    /// `published`
    Published,
    /// `expires`
    Expires,
    /// `duration`
    Duration,
    /// `hosts`
    Hosts,
    /// `guests`
    Guests,
    /// `sponsors`
    Sponsors,
    /// `topics`
    Topics,
    /// `topics[].presenter`
    Presenters,
    /// `summary`
    Summary,
    /// `guid`
    Guid,
    /// `link`
    Link,
    /// `image`
    Image,
    /// `explicit`
    Explicit,
    /// `type`
    Type,
    /// `draft`
    Draft,
    /// `tags`
    Tags,
    /// `audio`
    Audio,
    /// `elements`, and what else goes into the feed as it is stated; one reading a key
    Elements,
    /// `links[].links[]`
    Links,
    /// `chapters[].start`, one reading a chapter where people wrote them
    Chapters,
}

/// One reading of a fact: what was read, where, and how.
///
/// Readings may contradict each other; normalisation decides, and the linter compares.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Evidence {
    /// What this reading says, in the shape of the record.
    pub value: Value,
    /// File, relative to the show.
    pub file: PathBuf,
    /// Line from 1; none when the file name itself is the evidence.
    pub line: Option<usize>,
    /// Column in characters, from 1.
    pub column: Option<usize>,
    /// How it was read: `heading`, `greeting`, `file name`, `front matter`, `inferred from neighbouring episodes` …
    pub how: Cow<'static, str>,
    /// The bytes that were read.
    #[serde(skip)]
    #[schemars(skip)]
    pub span: Option<Span>,
}

impl Evidence {
    /// Read at `span` of `file`.
    pub fn read(value: impl Into<Value>, file: &SourceFile, span: Span, how: impl Into<Cow<'static, str>>) -> Self {
        let position = file.position(span.start);
        Self {
            value: value.into(),
            file: file.path().into(),
            line: Some(position.line),
            column: Some(position.column),
            how: how.into(),
            span: Some(span),
        }
    }

    /// Taken from a file as a whole: its name, its length.
    pub fn whole_file(value: impl Into<Value>, file: impl Into<PathBuf>, how: impl Into<Cow<'static, str>>) -> Self {
        Self { value: value.into(), file: file.into(), line: None, column: None, how: how.into(), span: None }
    }
}

/// The readings of every fact; the one that was believed comes first.
pub type EvidenceMap = BTreeMap<Fact, Vec<Evidence>>;
