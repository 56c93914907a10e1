//! What the headers of audio said when they were last read.
//!
//! Audio is large, and often it is not there where a feed is built: in CI, in a checkout without Git LFS, on a server of
//! its own. What was read of it once is written down, so that a build gives the same feed without it.

use serde::{Deserialize, Serialize};

use crate::audio::{AudioFacts, EmbeddedChapter, known_media_type};

/// The facts of one audio file, as it was when they were read.
///
/// Tags are left out: nothing that is built depends on them.
#[derive(Debug, Clone, PartialEq)]
pub struct Remembered {
    /// Path relative to the show, or address.
    pub location: String,
    /// What its headers said.
    pub facts: AudioFacts,
}

/// The same as a table of the ledger.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    location: String,
    length: u64,
    #[serde(rename = "type")]
    media_type: String,
    duration: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    bitrate: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sample_rate: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    channels: Option<u8>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", rename = "chapter")]
    chapters: Vec<Chapter>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Chapter {
    start: f64,
    end: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

impl From<&Remembered> for Table {
    fn from(Remembered { location, facts }: &Remembered) -> Self {
        let chapter = |EmbeddedChapter { start, end, title, url }: &EmbeddedChapter| Chapter {
            start: *start,
            end: *end,
            title: title.clone(),
            url: url.clone(),
        };
        Self {
            location: location.clone(),
            length: facts.bytes,
            media_type: facts.media_type.into(),
            duration: facts.duration,
            bitrate: facts.bitrate,
            sample_rate: facts.sample_rate,
            channels: facts.channels,
            chapters: facts.chapters.iter().map(chapter).collect(),
        }
    }
}

impl Table {
    /// The facts; none where a value is none that headers can say.
    pub(super) fn remembered(self) -> Option<Remembered> {
        let is_time = |seconds: f64| seconds.is_finite() && seconds >= 0.0;
        let chapters = self.chapters.into_iter().filter(|chapter| is_time(chapter.start) && is_time(chapter.end));
        let chapter = |Chapter { start, end, title, url }| EmbeddedChapter { start, end, title, url };
        let facts = AudioFacts {
            bytes: self.length,
            media_type: known_media_type(&self.media_type)?,
            duration: Some(self.duration).filter(|seconds| is_time(*seconds) && *seconds > 0.0)?,
            bitrate: self.bitrate,
            sample_rate: self.sample_rate,
            channels: self.channels,
            chapters: chapters.map(chapter).collect(),
            ..AudioFacts::default()
        };
        Some(Remembered { location: self.location, facts })
    }
}
