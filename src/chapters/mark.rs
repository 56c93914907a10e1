//! A chapter as its author wrote it, whatever the form: in notes, front matter, a file of its own or the audio.

use super::stamp::Stamp;
use crate::record::{Chapter, ChapterKind};
use crate::source::Span;

/// One written chapter.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mark {
    /// Start in seconds, as written.
    pub start: f64,
    /// End in seconds, where the form has one.
    pub end: Option<f64>,
    /// Title.
    pub title: String,
    /// A link for the chapter: the first web address of its title.
    pub url: Option<String>,
    /// A picture for the chapter.
    pub image: Option<String>,
    /// All web addresses of the title.
    pub links: Vec<String>,
    /// The time stamp that people read; none when the time is a number.
    pub label: Option<Stamp>,
    /// The time that the label links to (`#t=1:31`).
    pub target: Option<Stamp>,
    /// How deep the entry stands in a nested list; a heading is 0.
    pub level: usize,
    /// The bytes of the time, or of the whole entry where the form does not tell them apart.
    pub span: Span,
}

impl Mark {
    /// A mark at a time stamp.
    pub(crate) fn at(label: Stamp, title: impl Into<String>, span: Span) -> Self {
        Self { start: label.seconds(), label: Some(label), title: title.into(), span, ..Self::default() }
    }

    /// The chapter that the mark states; nobody doubts the start of what a person wrote, so it has no confidence.
    pub fn chapter(&self, kind: ChapterKind) -> Chapter {
        Chapter {
            start: self.start,
            end: self.end,
            title: self.title.clone(),
            kind,
            topic: None,
            url: self.url.clone(),
            image: self.image.clone(),
            confidence: None,
        }
    }
}
