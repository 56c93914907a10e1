//! `enclosure-length-served`

use super::{Asked, What};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Fix;
use crate::lint::rule::rule;

rule! {
    /// `length` of an enclosure is not the size that its server tells. With `--online`.
    ///
    /// ## Why it matters
    /// Apps show it as the size of the download, and some stop reading there.
    ///
    /// ## Example
    /// `length="1284"` for a file of 20 545 012 bytes.
    "enclosure-length-served", Item, Warning, fix: Unsafe, check: Opened,
    sources: ["Apple, A Podcaster's Guide to RSS, <enclosure>"]
}

pub(super) fn check(asked: &Asked<'_>) -> Option<Diagnostic> {
    let served = asked.answer.length.filter(|_| asked.what == What::Enclosure && asked.answer.is_there())?;
    let length = asked.element.attribute("length")?;
    // Zero and what is no number have rules of their own.
    let stated: u64 = length.value().trim().parse().ok().filter(|stated| *stated != 0 && *stated != served)?;
    let message = format!("the server sends {served} bytes, not {stated}");
    Some(
        asked.found_at(&RULE, length.value_span(), message).fix(Fix::doubtful(length.value_span(), served.to_string())),
    )
}
