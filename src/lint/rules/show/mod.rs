//! Facts of the show across its episodes.

pub mod audio_duplicate;
pub mod date_after_commit;
pub mod date_missing;
pub mod date_order;
pub mod date_same_day;
pub mod guid_duplicate;
pub mod number_duplicate;
pub mod number_missing;
pub mod pair_missing;
pub mod sponsor_missing;
#[cfg(test)]
mod tests;
pub mod topic_repeated;

use crate::diagnostic::Place;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::Rule;

/// The rules of this group.
pub static RULES: &[&Rule] = &[
    &pair_missing::RULE,
    &date_after_commit::RULE,
    &date_missing::RULE,
    &number_missing::RULE,
    &sponsor_missing::RULE,
    &date_order::RULE,
    &date_same_day::RULE,
    &number_duplicate::RULE,
    &audio_duplicate::RULE,
    &topic_repeated::RULE,
    &guid_duplicate::RULE,
];

/// Where the greeting stands: the first words of the best transcript, else the head of the episode.
fn greeting(episode: &EpisodeContext<'_>) -> Option<Place> {
    let said =
        episode.transcripts().find_map(|(file, transcript)| Some(file.place(transcript.cues.first()?.text_span)));
    said.or_else(|| episode.head())
}
