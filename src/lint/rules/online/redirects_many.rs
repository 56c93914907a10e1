//! `redirects-many`

use super::Asked;
use crate::diagnostic::Diagnostic;
use crate::lint::rule::rule;

rule! {
    /// An address leads through many redirects. With `--online`.
    ///
    /// ## What it does
    /// Counts them; five are enough for two measurement prefixes and a host.
    ///
    /// ## Why it matters
    /// Each one costs time, and apps follow a few only.
    ///
    /// ## Example
    /// Eight hops from a prefix to the file.
    "redirects-many", Item, Warning, fix: None, check: Opened,
    sources: ["practice: limits of apps and libraries"]
}

/// More make apps give up.
const MOST: usize = 5;

pub(super) fn check(asked: &Asked<'_>) -> Option<Diagnostic> {
    let hops = asked.answer.redirects.len();
    (hops > MOST).then(|| asked.found(&RULE, format!("the address leads through {hops} redirects")))
}
