//! Audio files of a show, by what their headers say.

pub mod audio_bitrate_low;
pub mod audio_bitrate_spotify;
pub mod audio_bitrate_unusual;
pub mod audio_channels;
pub mod audio_cover_unfit;
pub mod audio_extension;
pub mod audio_file_name;
pub mod audio_format_rare;
pub mod audio_index_last;
pub mod audio_large;
pub mod audio_protected;
pub mod audio_replaced;
pub mod audio_sample_rate;
pub mod audio_tags_disagree;
pub mod audio_untabled;
pub mod audio_untagged;
pub mod mp4_chapters_untracked;
#[cfg(test)]
mod tests;
pub mod video_codec;

use crate::audio::AudioFacts;
use crate::diagnostic::Place;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::Rule;

/// The rules of this group.
pub static RULES: &[&Rule] = &[
    &audio_bitrate_low::RULE,
    &audio_bitrate_spotify::RULE,
    &audio_bitrate_unusual::RULE,
    &audio_channels::RULE,
    &audio_cover_unfit::RULE,
    &audio_extension::RULE,
    &audio_file_name::RULE,
    &audio_format_rare::RULE,
    &audio_index_last::RULE,
    &audio_large::RULE,
    &audio_protected::RULE,
    &audio_replaced::RULE,
    &audio_sample_rate::RULE,
    &audio_tags_disagree::RULE,
    &audio_untabled::RULE,
    &audio_untagged::RULE,
    &mp4_chapters_untracked::RULE,
    &video_codec::RULE,
];

/// The facts of the audio and its place, where it is here; what the ledger remembers was judged when it was.
fn here<'a>(episode: &EpisodeContext<'a>) -> Option<(&'a AudioFacts, Place)> {
    let facts = episode.compiled.audio.as_ref().filter(|_| episode.compiled.audio_remembered.is_none())?;
    Some((facts, Place::file(episode.record().files.audio.as_ref()?)))
}

fn is_mp4(media_type: &str) -> bool {
    matches!(media_type, "audio/x-m4a" | "video/mp4" | "video/x-m4v" | "video/quicktime")
}

fn is_ogg(media_type: &str) -> bool {
    matches!(media_type, "audio/ogg" | "audio/opus")
}

fn mode(channels: u8) -> &'static str {
    if channels == 1 { "mono" } else { "stereo" }
}
