//! reStructuredText, as docutils, Sphinx, Pelican and Nikola read it.

mod blocks;
mod directives;
mod explicit;
mod facts;
mod inline;
mod names;
mod tables;
mod titles;

use super::Translation;

/// `text` as Markdown.
pub(super) fn translate(text: &str) -> Translation {
    blocks::translate(text)
}
