//! `redirect-insecure`

use super::Asked;
use crate::diagnostic::Diagnostic;
use crate::lint::rule::rule;

rule! {
    /// An address with `https` leads to one without. With `--online`.
    ///
    /// ## Why it matters
    /// Apps that promise encryption refuse to follow, and so do browsers.
    ///
    /// ## Example
    /// `https://a.example/7.mp3` leads to `http://cdn.example/7.mp3`.
    "redirect-insecure", Item, Warning, fix: None, check: Opened,
    sources: ["practice: App Transport Security, mixed content"]
}

pub(super) fn check(asked: &Asked<'_>) -> Option<Diagnostic> {
    let is_secure = asked.url.scheme() == "https";
    let insecure = asked.answer.redirects.iter().find(|next| is_secure && next.starts_with("http:"))?;
    Some(asked.found(&RULE, format!("the address leads to {insecure}, which is not encrypted")))
}
