//! Notes in other languages than Markdown, as Markdown line for line: line 7 of the translation says what line 7 of the file says.
//!
//! All that reads Markdown reads such notes so, and a finding about them stands at its line. The extension of a file
//! alone decides; no `include` is followed. What a language has and Markdown has not becomes text that a reader
//! understands, and never the marks themselves.
//!
//! ```text
//! rst, org, asciidoc: a language each
//! head    the facts above the text, which stay as they are
//! page    the translation in the making, a line for a line     (frames: lists and quotes around it, code)
//! inline  the inside of a paragraph in the making     (ends: of constructs)
//! align   where a place of the translation lies in the file
//! ```

mod align;
mod asciidoc;
mod code;
mod ends;
mod frames;
mod head;
mod inline;
mod org;
mod page;
mod rst;
mod source;

use std::path::Path;

pub(crate) use align::{aligned, exact};

use crate::source::Span;

/// Files with more lines are read as they are: no notes have as many.
const MAX_LINES: usize = 500_000;

/// Lists and quotes in one another deeper than this stand beside one another.
const MAX_DEPTH: usize = 16;

/// A language of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    /// reStructuredText (docutils).
    Rst,
    /// Org (Emacs).
    Org,
    /// AsciiDoc (Asciidoctor).
    AsciiDoc,
}

/// The extensions of files in these languages.
pub(crate) const EXTENSIONS: [&str; 6] = ["rst", "rest", "org", "adoc", "asciidoc", "asc"];

impl Language {
    /// The language of the file at `path`, unless it is Markdown or none of notes.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?;
        let is = |names: &[&str]| names.iter().any(|name| extension.eq_ignore_ascii_case(name));
        if is(&["rst", "rest"]) {
            Some(Self::Rst)
        } else if is(&["org"]) {
            Some(Self::Org)
        } else if is(&["adoc", "asciidoc"]) || is(&["asc"]) && !is_signature(path) {
            Some(Self::AsciiDoc)
        } else {
            None
        }
    }
}

/// `rye.mp3.asc` vouches for a file.
fn is_signature(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| Path::new(stem).extension().is_some())
}

/// A fact that stands at the head of the notes, as it does in front matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fact {
    /// What it is called, in small letters.
    pub(crate) key: String,
    /// Where that stands in the translation.
    pub(crate) key_span: Span,
    /// What is said.
    pub(crate) value: Said,
    /// Where that stands in the translation.
    pub(crate) span: Span,
}

/// The value of a [`Fact`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Said {
    /// A text.
    Text(String),
    /// Words that are parted by the language itself.
    List(Vec<String>),
}

/// Notes as Markdown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Translation {
    /// The text, with as many line breaks as the file has.
    pub(crate) markdown: String,
    /// The facts at its head.
    pub(crate) facts: Vec<Fact>,
    /// The lines they stand in, as they are in the file, in order; no text of the notes.
    pub(crate) heads: Vec<Span>,
}

/// The notes at `path` as Markdown; none where they are that, or have more lines than notes have.
pub(crate) fn translate(path: &Path, text: &str) -> Option<Translation> {
    let language = Language::of(path)?;
    if memchr::memchr_iter(b'\n', text.as_bytes()).take(MAX_LINES).count() == MAX_LINES {
        return None;
    }
    Some(match language {
        Language::Rst => rst::translate(text),
        Language::Org => org::translate(text),
        Language::AsciiDoc => asciidoc::translate(text),
    })
}

/// A term before what it means, which is Markdown both; times stay plain.
fn term(text: &str) -> String {
    let text = text.trim();
    let is_label = text.ends_with([':', '.', '!', '?', '*']) || text.starts_with(|c: char| c.is_ascii_digit());
    if is_label || text.is_empty() { text.to_owned() } else { format!("**{text}:**") }
}

#[cfg(test)]
mod tests;
