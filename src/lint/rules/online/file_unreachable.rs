//! `file-unreachable`

use super::{Asked, What};
use crate::diagnostic::Diagnostic;
use crate::lint::rule::rule;

rule! {
    /// The server does not send chapters, a transcript or the picture of a person. With `--online`.
    ///
    /// ## Why it matters
    /// Apps show none, though the feed promises them.
    ///
    /// ## Example
    /// `<podcast:chapters url="https://a.example/7.json" …/>`, which answers with 404.
    "file-unreachable", Item, Warning, fix: None, check: Opened,
    sources: ["podcast-namespace docs/tags: chapters.md, transcript.md, person.md"]
}

pub(super) fn check(asked: &Asked<'_>) -> Option<Diagnostic> {
    let is_file = matches!(asked.what, What::Chapters | What::Transcript | What::Person);
    if !is_file || asked.is_told_elsewhere() || asked.answer.is_there() {
        return None;
    }
    Some(asked.found(&RULE, format!("the file cannot be had: {}", asked.why_not())))
}
