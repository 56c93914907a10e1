//! `feed-validators-missing`

use super::{Asked, What};
use crate::diagnostic::Diagnostic;
use crate::lint::rule::rule;

rule! {
    /// The server does not say when the feed has changed. With `--online`.
    ///
    /// ## Why it matters
    /// With `ETag` or `Last-Modified` apps ask whether there is anything new; without, every one of them loads the whole feed every hour.
    ///
    /// ## Example
    /// A feed without both headers.
    "feed-validators-missing", Feed, Info, fix: None, check: Opened,
    sources: ["RFC 9110, section 13"]
}

pub(super) fn check(asked: &Asked<'_>) -> Option<Diagnostic> {
    let lacks = asked.what == What::Feed && asked.answer.is_there() && !asked.answer.has_validator;
    lacks.then(|| asked.found(&RULE, "the server sends neither ETag nor Last-Modified"))
}
