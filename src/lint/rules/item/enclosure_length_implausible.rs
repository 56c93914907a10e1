//! `enclosure-length-implausible`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Element;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// `length` of an enclosure cannot be the size of the file.
    ///
    /// ## Why it matters
    /// It is the number of bytes. What is found here is often the duration in seconds, or the size in kilobytes. Or the duration
    /// is wrong, and lost its hours.
    ///
    /// ## Example
    /// `length="1284"` beside `<itunes:duration>1284</itunes:duration>`.
    "enclosure-length-implausible", Item, Warning, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <enclosure>"]
}

/// Smaller files hold no episode, in bytes.
const SMALLEST: u64 = 100_000;
/// Nobody encodes speech so poorly, in bits a second.
const POOREST: f64 = 8_000.0;
/// Not even video needs so much, in bits a second.
const RICHEST: f64 = 20_000_000.0;
/// No MP3 holds more sound in a second (ISO 11172-3: 320 kbit), in bytes.
const FULLEST: u64 = 40_000;
/// What tags and pictures may take in a file, in bytes.
const BESIDE_SOUND: u64 = 20_000_000;

fn is_mp3(enclosure: Element<'_>) -> bool {
    enclosure.attribute("type").is_some_and(|kind| kind.value().trim().eq_ignore_ascii_case("audio/mpeg"))
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let Some(enclosure) = item.enclosure else { continue };
        let Some(length) = enclosure.attribute("length") else { continue };
        let Some(bytes) = length.value().trim().parse().ok().filter(|bytes: &u64| *bytes > 0) else { continue };
        let rate = item.seconds.filter(|seconds| *seconds > 0).map(|seconds| bytes as f64 * 8.0 / seconds as f64);
        let message = match (item.seconds, rate) {
            (Some(seconds), _) if seconds == bytes => {
                format!("length is {bytes}: the duration in seconds, not the size in bytes")
            }
            (_, Some(rate)) if !(POOREST..=RICHEST).contains(&rate) => {
                format!("{bytes} bytes do not fit the duration: {:.1} kbit a second", rate / 1000.0)
            }
            (Some(seconds), Some(_))
                if is_mp3(enclosure) && bytes > seconds.saturating_mul(FULLEST).saturating_add(BESIDE_SOUND) =>
            {
                format!("{bytes} bytes do not fit the duration: an MP3 of {seconds} seconds cannot be so large")
            }
            (_, None) if bytes < SMALLEST => format!("{bytes} bytes are too few for an episode"),
            _ => continue,
        };
        found.push(feed.found(&RULE, length.value_span(), message).help("write the size of the file in bytes"));
    }
}
