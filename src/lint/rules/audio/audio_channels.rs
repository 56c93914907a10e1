//! `audio-channels`

use super::here;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// Audio with more than two channels.
    ///
    /// ## Why it matters
    /// Podcast apps play mono and stereo; of surround sound some play the front left alone.
    ///
    /// ## Example
    /// A mix in 5.1.
    "audio-channels", Audio, Warning, fix: None, check: Episode(check),
    sources: ["Apple, Audio requirements (support/893)"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((facts, place)) = here(episode) else { return };
    if let Some(channels) = facts.channels.filter(|channels| *channels > 2) {
        let message = format!("{channels} channels; podcast apps play one or two");
        diagnostics.push(RULE.at(place, message).help("mix the episode down to stereo"));
    }
}
