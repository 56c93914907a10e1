//! Transcripts: what was said, and when.
//!
//! One file a format; all of them yield [`Cue`]s with the byte span they were read from.

use crate::source::Span;

/// One utterance.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cue {
    /// Start in seconds.
    pub start: f64,
    /// End in seconds, where the format has one.
    pub end: Option<f64>,
    /// Who speaks, as the transcript writes it.
    pub speaker: Option<String>,
    /// What is said, without markup, on one line.
    pub text: String,
    /// The bytes of the cue, time stamp included.
    pub span: Span,
    /// The bytes of the spoken text as they stand in the file.
    pub text_span: Span,
}

/// The forms in which transcripts come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text with a time stamp before each paragraph.
    Text,
    /// WebVTT.
    WebVtt,
    /// SubRip.
    Srt,
    /// Podcasting 2.0 JSON.
    Json,
}

/// A transcript in order of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Transcript {
    /// How it was written.
    pub format: Format,
    /// Title printed above the cues, where there is one, with its place.
    pub title: Option<(String, Span)>,
    /// Episode number printed above the cues, where there is one.
    pub number: Option<(u32, Span)>,
    /// The cues in the order of the file.
    pub cues: Vec<Cue>,
}

impl Transcript {
    /// When the last cue ends (or starts, where ends are unknown), in seconds.
    pub fn end(&self) -> Option<f64> {
        self.cues.iter().map(|cue| cue.end.unwrap_or(cue.start)).reduce(f64::max)
    }
}
