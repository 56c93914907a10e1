//! `address-private`

use super::Asked;
use crate::diagnostic::Diagnostic;
use crate::lint::rule::rule;
use crate::net::Fault;

rule! {
    /// An address lies in a private network. With `--online`.
    ///
    /// ## What it does
    /// Such addresses are not asked unless `--allow-private` is given.
    ///
    /// ## Why it matters
    /// Listeners cannot reach them.
    ///
    /// ## Example
    /// `http://localhost:4000/7.mp3`, left from a try at home.
    "address-private", Feed, Warning, fix: None, check: Opened,
    sources: ["RFC 6890"]
}

pub(super) fn check(asked: &Asked<'_>) -> Option<Diagnostic> {
    let is_private = asked.answer.fault == Some(Fault::Private);
    is_private.then(|| asked.found(&RULE, "this address lies in a private network, where listeners cannot go"))
}
