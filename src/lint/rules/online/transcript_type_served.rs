//! `transcript-type-served`

use super::{Asked, What};
use crate::diagnostic::Diagnostic;
use crate::lint::rule::rule;

rule! {
    /// A transcript is served as another type than the feed says. With `--online`.
    ///
    /// ## Why it matters
    /// Players in browsers take captions as `text/vtt` only, and apps choose their reader by the type.
    ///
    /// ## Example
    /// WebVTT that is served as `application/octet-stream`.
    "transcript-type-served", Transcript, Warning, fix: None, check: Opened,
    sources: ["WebVTT, section 1; podcast-namespace docs/tags/transcript.md"]
}

pub(super) fn check(asked: &Asked<'_>) -> Option<Diagnostic> {
    let served = asked.answer.plain_type().filter(|_| asked.what == What::Transcript && asked.answer.is_there())?;
    let stated = asked.element.attribute("type")?;
    let value = stated.value().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_subrip =
        |kind: &str| matches!(kind, "application/x-subrip" | "application/srt" | "text/srt" | "application/x-srt");
    let same = value == served || (is_subrip(&value) && (is_subrip(&served) || served == "text/plain"));
    (!same && !value.is_empty())
        .then(|| asked.found_at(&RULE, stated.value_span(), format!("the server says {served}")))
}
