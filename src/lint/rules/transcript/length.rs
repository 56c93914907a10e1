//! The length of the audio, from a source that is no transcript.

use crate::lint::context::EpisodeContext;
use crate::record::Fact;

/// Seconds, as the headers of the audio say, else the front matter.
pub(super) fn of_audio(episode: &EpisodeContext<'_>) -> Option<f64> {
    let stated = || {
        let readings = episode.evidence(Fact::Duration);
        readings.iter().find(|reading| reading.how == "front matter").and_then(|reading| reading.value.as_f64())
    };
    episode.compiled.audio.as_ref().map(|facts| facts.duration).or_else(stated)
}
