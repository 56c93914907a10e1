//! `ranges-refused`

use super::{Asked, What};
use crate::diagnostic::Diagnostic;
use crate::lint::rule::rule;
use crate::net::Ranges;

rule! {
    /// The server does not send parts of audio. With `--online`.
    ///
    /// ## What it does
    /// Asks for the first bytes; the right answer is 206 with `Content-Range`.
    ///
    /// ## Why it matters
    /// Without parts nobody can jump to a chapter or go on with a broken download, and Apple refuses the feed.
    ///
    /// ## Example
    /// The whole file comes, with 200.
    "ranges-refused", Item, Error, fix: None, check: Opened,
    sources: ["Apple, Podcast RSS feed requirements (support/823)"]
}

pub(super) fn check(asked: &Asked<'_>) -> Option<Diagnostic> {
    if asked.what != What::Enclosure || asked.answer.ranges != Ranges::Ignored || !asked.answer.is_there() {
        return None;
    }
    let message = match asked.answer.status {
        206 => "the server sends a part of the file, but does not say which one (Content-Range)".to_owned(),
        status => format!("asked for a part of the file, the server answers {status} instead of 206"),
    };
    Some(asked.found(&RULE, message).help("turn on byte ranges on the server"))
}
