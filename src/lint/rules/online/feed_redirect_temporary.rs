//! `feed-redirect-temporary`

use super::{Asked, What};
use crate::diagnostic::Diagnostic;
use crate::lint::rule::rule;

rule! {
    /// The address that the feed calls its own leads somewhere else for the time being. With `--online`.
    ///
    /// ## Why it matters
    /// A feed that has moved says so by 301 or 308, and apps take over the new address; with 302 they ask at the old one for ever.
    ///
    /// ## Example
    /// 302 from `https://a.example/feed` to `https://host.example/a.xml`.
    "feed-redirect-temporary", Feed, Warning, fix: None, check: Opened,
    sources: ["guides of podcast hosts"]
}

pub(super) fn check(asked: &Asked<'_>) -> Option<Diagnostic> {
    let last = asked.answer.redirects.last().filter(|_| asked.what == What::Feed && !asked.answer.permanent)?;
    Some(asked.found(&RULE, format!("the address leads to {last}, by a redirect that is not permanent (301, 308)")))
}
