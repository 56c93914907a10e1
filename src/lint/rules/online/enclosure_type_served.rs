//! `enclosure-type-served`

use super::{Asked, What};
use crate::diagnostic::Diagnostic;
use crate::lint::rule::rule;
use crate::lint::rules::beside::family;

rule! {
    /// `type` of an enclosure is not the type that its server tells. With `--online`.
    ///
    /// ## Why it matters
    /// Apps choose their player by the one or the other.
    ///
    /// ## Example
    /// `type="audio/mpeg"` for a file that is served as `application/octet-stream`.
    "enclosure-type-served", Item, Warning, fix: None, check: Opened,
    sources: ["Apple, A Podcaster's Guide to RSS, <enclosure>"]
}

pub(super) fn check(asked: &Asked<'_>) -> Option<Diagnostic> {
    let served = asked.answer.plain_type().filter(|_| asked.what == What::Enclosure && asked.answer.is_there())?;
    let stated = asked.element.attribute("type")?;
    let value = stated.value().trim().to_ascii_lowercase();
    if value.is_empty() || family(&value) == family(&served) {
        return None;
    }
    Some(
        asked
            .found_at(&RULE, stated.value_span(), format!("the server says {served}"))
            .help("let the server send the type of the file"),
    )
}
