//! `audio-bitrate-spotify`

use super::{here, is_mp4};
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// Audio of fewer kbit/s than Spotify recommends.
    ///
    /// ## What it does
    /// Finds MP3 and MP4 files below 128 kbit/s. Off by default: what Spotify recommends is known at second hand, and half of that is
    /// plenty for speech in mono.
    ///
    /// ## Why it matters
    /// Spotify encodes every file again, and what is lost before stays lost.
    ///
    /// ## Example
    /// 64 kbit/s.
    "audio-bitrate-spotify", Audio, Off, fix: None, check: Episode(check),
    sources: ["Spotify Podcast Delivery Specification 1.9, as quoted by others"]
}

/// Averages of a variable bit rate miss what was asked for by some, in kbit/s.
const TOLERANCE: u32 = 8;

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((facts, place)) = here(episode) else { return };
    let is_asked = facts.media_type == "audio/mpeg" || is_mp4(facts.media_type);
    if let Some(bitrate) = facts.bitrate.filter(|bitrate| is_asked && *bitrate + TOLERANCE < 128) {
        diagnostics.push(RULE.at(place, format!("{bitrate} kbit/s; Spotify recommends 128 at least")));
    }
}
