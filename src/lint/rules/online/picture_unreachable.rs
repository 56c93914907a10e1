//! `picture-unreachable`

use super::{Asked, What};
use crate::diagnostic::Diagnostic;
use crate::lint::rule::rule;

rule! {
    /// The server does not send a cover. With `--online`.
    ///
    /// ## Why it matters
    /// Apps show a grey square, and Apple refuses the show.
    ///
    /// ## Example
    /// `https://cdn.example/cover.jpg` answers with 403.
    "picture-unreachable", Image, Error, fix: None, check: Opened,
    sources: ["Apple, Podcast RSS feed requirements (support/823)", "PSP-1, itunes:image"]
}

pub(super) fn check(asked: &Asked<'_>) -> Option<Diagnostic> {
    if asked.what != What::Picture || asked.is_told_elsewhere() || asked.answer.is_there() {
        return None;
    }
    Some(asked.found(&RULE, format!("the picture cannot be had: {}", asked.why_not())))
}
