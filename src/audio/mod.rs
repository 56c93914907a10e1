//! Audio files: size, type and duration, read from headers only.

/// What the headers of an audio file say.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AudioFacts {
    /// Size of the file in bytes.
    pub bytes: u64,
    /// Media type by content, such as `audio/mpeg`.
    pub media_type: &'static str,
    /// Duration in seconds.
    pub duration: f64,
    /// Title tag.
    pub title: Option<String>,
}
