//! `enclosure-url-extension`

use super::enclosure_type_unsupported::other_medium;
use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The address of an enclosure does not end like a media file.
    ///
    /// ## Why it matters
    /// Apple asks for .mp3, .m4a, .mp4, .m4v, .mov or .pdf; some apps choose their player by it.
    ///
    /// ## Example
    /// `https://a.example/play?id=7`
    "enclosure-url-extension", Item, Info, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <enclosure>"],
    levels: [Apple: Warning]
}

const KNOWN: [&str; 12] =
    [".m4a", ".mp3", ".mov", ".mp4", ".m4v", ".pdf", ".ogg", ".opus", ".wav", ".flac", ".aac", ".m4b"];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let Some(url) = item.enclosure.and_then(|enclosure| enclosure.attribute("url")) else { continue };
        let address = url.value().trim().to_ascii_lowercase();
        let path = address.split(['?', '#']).next().unwrap_or_default();
        if !address.is_empty() && !KNOWN.iter().any(|known| path.ends_with(known)) && other_medium(path).is_none() {
            let message = "the address does not end like a media file";
            found.push(feed.found(&RULE, url.value_span(), message).help("let it end in .mp3 or .m4a"));
        }
    }
}
