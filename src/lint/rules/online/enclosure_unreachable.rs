//! `enclosure-unreachable`

use super::{Asked, What};
use crate::diagnostic::Diagnostic;
use crate::lint::rule::rule;

rule! {
    /// The server does not send the audio of an episode. With `--online`.
    ///
    /// ## What it does
    /// Asks for the first bytes of each enclosure and follows redirects; what is not 200 or 206 in the end, or no answer at all, is
    /// told. A server that stumbles is asked twice.
    ///
    /// ## Why it matters
    /// Nobody can listen. Apple wants every file to be there for everybody, without a password.
    ///
    /// ## Example
    /// `https://cdn.example/7.mp3` answers with 404.
    "enclosure-unreachable", Item, Error, fix: None, check: Opened,
    sources: ["Apple, Podcast RSS feed requirements (support/823)"]
}

pub(super) fn check(asked: &Asked<'_>) -> Option<Diagnostic> {
    if asked.what != What::Enclosure || asked.is_told_elsewhere() || asked.answer.is_there() {
        return None;
    }
    Some(asked.found(&RULE, format!("the audio cannot be had: {}", asked.why_not())))
}
