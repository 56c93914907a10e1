//! `audio-sample-rate`

use super::here;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// Audio of an unusual sample rate.
    ///
    /// ## Why it matters
    /// Apple asks for 44.1 or 48 kHz; apps resample others, some with clicks or at the wrong speed.
    ///
    /// ## Example
    /// 22.05 kHz.
    "audio-sample-rate", Audio, Warning, fix: None, check: Episode(check),
    sources: ["Apple, Audio requirements (support/893)"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((facts, place)) = here(episode) else { return };
    // Opus always plays at 48 kHz, whatever it was made of.
    if facts.media_type == "audio/opus" {
        return;
    }
    if let Some(rate) = facts.sample_rate.filter(|rate| !matches!(rate, 44_100 | 48_000)) {
        let message = format!("{rate} samples a second; Apple asks for 44100 or 48000");
        diagnostics.push(RULE.at(place, message).help("export the episode at 44.1 kHz"));
    }
}
