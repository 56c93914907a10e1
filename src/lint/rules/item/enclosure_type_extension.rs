//! `enclosure-type-extension`

use crate::diagnostic::Diagnostics;
use crate::diagnostic::Fix;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// `type` of an enclosure does not fit the end of its address.
    ///
    /// ## Why it matters
    /// One of the two is wrong; apps believe the one or the other.
    ///
    /// ## Example
    /// `url="….m4a" type="audio/mpeg"`
    "enclosure-type-extension", Item, Warning, fix: Unsafe, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <enclosure>"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let Some(enclosure) = item.enclosure else { continue };
        let (Some(media), Some(url)) = (enclosure.attribute("type"), enclosure.attribute("url")) else { continue };
        let stated = media.value().to_ascii_lowercase();
        let stated = stated.split(';').next().unwrap_or_default().trim();
        let Some((right, others)) = types_of(url.value()) else { continue };
        if !stated.is_empty() && stated != right && !others.contains(&stated) && stated.contains('/') {
            let message = format!("a file that ends so is {right}, not {stated}");
            found.push(feed.found(&RULE, media.value_span(), message).fix(Fix::doubtful(media.value_span(), right)));
        }
    }
}

/// The type of what an address ends in, and other names for it.
fn types_of(url: &str) -> Option<(&'static str, &'static [&'static str])> {
    const MP3: &[&str] = &["audio/mp3", "audio/x-mp3", "x-audio/mp3", "audio/x-mpeg", "audio/mpeg3", "audio/x-mpeg-3"];
    const M4A: &[&str] =
        &["audio/mp4", "audio/m4a", "audio/aac", "audio/x-aac", "audio/aacp", "audio/x-m4b", "audio/m4b"];
    const MP4: &[&str] = &["video/x-m4v", "video/m4v", "audio/mp4", "audio/x-m4a", "video/quicktime"];
    let path = url.trim().split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    Some(match path.rsplit_once('.')?.1 {
        "mp3" => ("audio/mpeg", MP3),
        "m4a" => ("audio/x-m4a", M4A),
        "mp4" => ("video/mp4", MP4),
        "m4v" => ("video/x-m4v", MP4),
        "mov" => ("video/quicktime", MP4),
        "ogg" | "oga" => ("audio/ogg", &["application/ogg", "audio/vorbis", "audio/opus", "audio/x-ogg"]),
        "opus" => ("audio/opus", &["audio/ogg", "application/ogg"]),
        "wav" => ("audio/wav", &["audio/x-wav", "audio/wave", "audio/vnd.wave"]),
        "flac" => ("audio/flac", &["audio/x-flac"]),
        "aac" => ("audio/aac", &["audio/x-aac", "audio/aacp", "audio/x-hx-aac-adts"]),
        "webm" => ("video/webm", &["audio/webm"]),
        "pdf" => ("application/pdf", &["application/x-pdf"]),
        _ => return None,
    })
}
