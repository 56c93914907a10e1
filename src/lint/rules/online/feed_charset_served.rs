//! `feed-charset-served`

use super::{Asked, What};
use crate::diagnostic::Diagnostic;
use crate::lint::rule::rule;

rule! {
    /// The server gives the feed another encoding than the feed itself. With `--online`.
    ///
    /// ## Why it matters
    /// What the server says counts, and umlauts break.
    ///
    /// ## Example
    /// `Content-Type: application/rss+xml; charset=iso-8859-1` for a feed in UTF-8.
    "feed-charset-served", Feed, Warning, fix: None, check: Opened,
    sources: ["RFC 7303, section 3"],
    w3c: ["EncodingMismatch"]
}

/// What the XML declaration says; UTF-8 where it says nothing.
fn declared(head: &[u8]) -> &'static encoding_rs::Encoding {
    let text = String::from_utf8_lossy(head.get(..head.len().min(200)).unwrap_or_default());
    let declaration = text.split("?>").next().filter(|text| text.contains("<?xml"));
    let quoted =
        declaration.and_then(|text| text.split("encoding").nth(1)).and_then(|rest| rest.split(['"', '\'']).nth(1));
    quoted.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes())).unwrap_or(encoding_rs::UTF_8)
}

pub(super) fn check(asked: &Asked<'_>) -> Option<Diagnostic> {
    // What was compressed cannot be looked into.
    if asked.what != What::Feed || !asked.answer.is_there() || asked.answer.encoding.is_some() {
        return None;
    }
    let parameters = asked.answer.media_type.as_deref()?.split(';').skip(1);
    let charset = parameters
        .filter_map(|parameter| parameter.split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?
        .1;
    let served = encoding_rs::Encoding::for_label(charset.trim().trim_matches('"').as_bytes())?;
    let own = declared(&asked.answer.head);
    (served != own).then(|| asked.found(&RULE, format!("the server says {}, the feed {}", served.name(), own.name())))
}
