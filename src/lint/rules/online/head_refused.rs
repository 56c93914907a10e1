//! `head-refused`

use super::{Asked, What};
use crate::diagnostic::Diagnostic;
use crate::lint::rule::rule;

rule! {
    /// The server refuses to tell the size and type of audio or of a cover without sending it. With `--online`.
    ///
    /// ## What it does
    /// Asks by HEAD, and by GET where that is refused.
    ///
    /// ## Why it matters
    /// Apple and other apps ask by HEAD first and take the file for missing.
    ///
    /// ## Example
    /// HEAD answers with 405, GET with 200.
    "head-refused", Item, Error, fix: None, check: Opened,
    sources: ["Apple, Podcast RSS feed requirements (support/823)", "Apple, A Podcaster's Guide to RSS, <itunes:image>", "PSP-1, itunes:image"]
}

pub(super) fn check(asked: &Asked<'_>) -> Option<Diagnostic> {
    let is_asked = matches!(asked.what, What::Enclosure | What::Picture);
    let status = asked.answer.head_refused.filter(|_| is_asked)?;
    let how = if status == 0 { "breaks the connection".to_owned() } else { format!("answers {status}") };
    let message = format!("the server {how} when it is asked by HEAD, and sends the file when asked by GET");
    Some(asked.found(&RULE, message).help("allow HEAD for all that is served"))
}
