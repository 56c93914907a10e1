//! `chapters-type-served`

use super::{Asked, What};
use crate::diagnostic::Diagnostic;
use crate::lint::rule::rule;

rule! {
    /// JSON chapters are not served as JSON. With `--online`.
    ///
    /// ## Why it matters
    /// Apps that trust the server do not read them.
    ///
    /// ## Example
    /// `Content-Type: text/plain`; right are `application/json+chapters` and `application/json`.
    "chapters-type-served", Chapters, Warning, fix: None, check: Opened,
    sources: ["podcast-namespace docs/examples/chapters/jsonChapters.md"]
}

pub(super) fn check(asked: &Asked<'_>) -> Option<Diagnostic> {
    let served = asked.answer.plain_type().filter(|_| asked.what == What::Chapters && asked.answer.is_there())?;
    let is_json = served == "application/json" || served.starts_with("application/json+") || served.ends_with("+json");
    (!is_json).then(|| {
        asked
            .found(&RULE, format!("the chapters are served as {served}"))
            .help("serve them as application/json+chapters")
    })
}
