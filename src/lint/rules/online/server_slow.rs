//! `server-slow`

use super::Asked;
use crate::diagnostic::Diagnostic;
use crate::lint::rule::rule;
use crate::net::Fault;

rule! {
    /// A server does not answer in time. With `--online`.
    ///
    /// ## What it does
    /// Waits 20 seconds for an answer, twice.
    ///
    /// ## Why it matters
    /// Apps wait less long.
    ///
    /// ## Example
    /// A server that wakes up for each question.
    "server-slow", Feed, Warning, fix: None, check: Opened,
    sources: ["practice"]
}

pub(super) fn check(asked: &Asked<'_>) -> Option<Diagnostic> {
    let is_slow = asked.answer.fault == Some(Fault::Slow);
    is_slow.then(|| asked.found(&RULE, "the server does not answer in time, asked twice"))
}
