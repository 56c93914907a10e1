//! `certificate-invalid`

use super::Asked;
use crate::diagnostic::Diagnostic;
use crate::lint::rule::rule;
use crate::net::Fault;

rule! {
    /// A connection cannot be encrypted. With `--online`.
    ///
    /// ## What it does
    /// Tells certificates that have expired, belong to another host, or that nobody known has signed.
    ///
    /// ## Why it matters
    /// Apps refuse the connection, and listeners see an error or nothing.
    ///
    /// ## Example
    /// A certificate that ended yesterday.
    "certificate-invalid", Feed, Error, fix: None, check: Opened,
    sources: ["Apple, Podcast RSS feed requirements (support/823)"],
    w3c: ["HttpsProtocolError"]
}

pub(super) fn check(asked: &Asked<'_>) -> Option<Diagnostic> {
    match &asked.answer.fault {
        Some(Fault::Tls(why)) => Some(asked.found(&RULE, format!("the connection cannot be encrypted: {why}"))),
        _ => None,
    }
}
