//! `enclosure-type-unsupported`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// An enclosure is in a form that podcast apps do not play.
    ///
    /// ## Why it matters
    /// Apple plays MP3, AAC and H.264; Windows Media and pictures are played by hardly anybody.
    ///
    /// ## Example
    /// `type="video/x-ms-wmv"`
    "enclosure-type-unsupported", Item, Warning, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <enclosure>"],
    w3c: ["UnsupportedItunesFormat"]
}

/// Types that start like audio or video and that hardly any app plays.
const UNPLAYED: [&str; 5] = ["audio/x-ms-wma", "video/x-ms-wmv", "video/x-flv", "audio/x-pn-realaudio", "audio/midi"];

/// The form that an address ends in, where apps do not play it.
pub(super) fn other_medium(path: &str) -> Option<&'static str> {
    [".wmv", ".wma", ".flv", ".ra", ".rm", ".avi", ".exe", ".zip", ".jpg", ".png", ".html"]
        .into_iter()
        .find(|end| path.ends_with(end))
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let Some(enclosure) = item.enclosure else { continue };
        let (media, url) = (enclosure.attribute("type"), enclosure.attribute("url"));
        let value = media.map_or("", |media| media.value().trim()).to_ascii_lowercase();
        let is_media = value.starts_with("audio/")
            || value.starts_with("video/")
            || value == "application/pdf"
            || value.starts_with("application/x-mpegurl")
            || value == "application/vnd.apple.mpegurl"
            || value == "application/ogg";
        let address = url.map_or("", |url| url.value().trim()).to_ascii_lowercase();
        let ending = other_medium(address.split(['?', '#']).next().unwrap_or_default());
        if let (Some(media), true) = (media, !value.is_empty() && (!is_media || UNPLAYED.contains(&value.as_str()))) {
            let message = format!("podcast apps do not play {value}");
            found.push(feed.found(&RULE, media.value_span(), message).help("offer MP3 or AAC"));
        } else if let (Some(url), Some(ending)) = (url, ending) {
            let message = format!("podcast apps do not play files that end in {ending}");
            found.push(feed.found(&RULE, url.value_span(), message).help("offer MP3 or AAC"));
        }
    }
}
