//! From syntax trees to typed records: one file a fact.
//!
//! A normaliser collects all the evidence for a fact, then decides.

use crate::record::Episode;
use crate::source::{SourceFile, Span};
use crate::transcript::Transcript;

/// An episode with the sources its record was read from.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// The record.
    pub record: Episode,
    /// The show notes, and the bytes of their Markdown body (front matter left out).
    pub notes: Option<(SourceFile, Span)>,
    /// The transcripts, the best one first.
    pub transcripts: Vec<(SourceFile, Transcript)>,
}
