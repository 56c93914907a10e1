//! `enclosure-type-mp3`

use crate::diagnostic::Diagnostics;
use crate::diagnostic::Fix;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// `type` of an enclosure is a name for MP3 that was never registered.
    ///
    /// ## Why it matters
    /// The media type of MP3 is `audio/mpeg`; Apple lists no other.
    ///
    /// ## Example
    /// `type="audio/mp3"` should be `type="audio/mpeg"`.
    "enclosure-type-mp3", Item, Warning, fix: Safe, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <enclosure>"]
}

const OTHERS: [&str; 6] = ["audio/mp3", "audio/x-mp3", "x-audio/mp3", "audio/x-mpeg", "audio/mpeg3", "audio/x-mpeg-3"];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let Some(media) = item.enclosure.and_then(|enclosure| enclosure.attribute("type")) else { continue };
        if OTHERS.contains(&media.value().trim().to_ascii_lowercase().as_str()) {
            let message = format!("the type of MP3 is audio/mpeg, not {}", media.value().trim());
            found.push(feed.found(&RULE, media.value_span(), message).fix(Fix::safe(media.value_span(), "audio/mpeg")));
        }
    }
}
