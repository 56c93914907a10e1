//! `audio-bitrate-low`

use super::{here, mode};
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// MP3 of fewer kbit/s than Apple asks for.
    ///
    /// ## Why it matters
    /// Below 32 kbit/s in mono and 64 in stereo speech sounds as through a telephone, and Apple refuses it.
    ///
    /// ## Example
    /// 24 kbit/s in mono.
    "audio-bitrate-low", Audio, Warning, fix: None, check: Episode(check),
    sources: ["Apple, Audio requirements (support/893)"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((facts, place)) = here(episode) else { return };
    let Some((bitrate, channels)) = facts.bitrate.zip(facts.channels).filter(|_| facts.media_type == "audio/mpeg")
    else {
        return;
    };
    let least = if channels == 1 { 32 } else { 64 };
    // Averages are rounded, and a few frames of silence weigh less.
    if bitrate + 1 < least {
        let message = format!("{bitrate} kbit/s are too few: Apple asks for {least} at least in {}", mode(channels));
        diagnostics.push(RULE.at(place, message).help("export the episode again, at 96 kbit/s mono or 128 stereo"));
    }
}
