//! AsciiDoc, as Asciidoctor, Jekyll, JBake, Antora and Hugo read it.

mod attributes;
mod blocks;
mod conditions;
mod facts;
mod inline;
mod items;
mod marks;
mod signs;
mod style;
mod tables;

use super::Translation;

/// `text` as Markdown.
pub(super) fn translate(text: &str) -> Translation {
    blocks::translate(text)
}
