//! `audio-bitrate-unusual`

use super::{here, mode};
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// MP3 of more or fewer kbit/s than Apple recommends.
    ///
    /// ## Why it matters
    /// 96 to 128 kbit/s in mono and 128 to 256 in stereo sound well and load fast. More is paid for by listeners on the road.
    ///
    /// ## Example
    /// 320 kbit/s in mono.
    "audio-bitrate-unusual", Audio, Info, fix: None, check: Episode(check),
    sources: ["Apple, Audio requirements (support/893)"]
}

/// Averages of a variable bit rate miss what was asked for by some, in kbit/s.
const TOLERANCE: u32 = 8;

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((facts, place)) = here(episode) else { return };
    let Some((bitrate, channels)) = facts.bitrate.zip(facts.channels).filter(|_| facts.media_type == "audio/mpeg")
    else {
        return;
    };
    let (least, most) = if channels == 1 { (96, 128) } else { (128, 256) };
    if !(least - TOLERANCE..=most + TOLERANCE).contains(&bitrate) {
        let message = format!("{bitrate} kbit/s; Apple recommends {least} to {most} in {}", mode(channels));
        diagnostics.push(RULE.at(place, message));
    }
}
