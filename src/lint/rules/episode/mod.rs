//! Facts of one episode, compared across its files.

pub mod audio_length_disagrees;
pub mod date_notes_vs_spoken;
pub mod duplicate_file;
pub mod duration_disagrees;
pub mod file_date_differs;
pub mod guest_name_spoken;
mod heard;
pub mod host_misspelt_transcript;
pub mod number_disagrees;
pub mod sponsor_label_url;
pub mod sponsor_never_spoken;
pub mod sponsor_not_in_notes;
pub mod sponsor_slug_differs;
#[cfg(test)]
mod tests;
pub mod title_differs;
pub mod topic_never_discussed;
pub mod topic_not_listed;
pub mod transcript_of_another_episode;
pub mod weekday_date;
pub mod year_outlier;

use crate::lint::rule::Rule;

/// The rules of this group.
pub static RULES: &[&Rule] = &[
    &number_disagrees::RULE,
    &weekday_date::RULE,
    &year_outlier::RULE,
    &date_notes_vs_spoken::RULE,
    &host_misspelt_transcript::RULE,
    &guest_name_spoken::RULE,
    &title_differs::RULE,
    &duplicate_file::RULE,
    &sponsor_label_url::RULE,
    &sponsor_never_spoken::RULE,
    &sponsor_not_in_notes::RULE,
    &sponsor_slug_differs::RULE,
    &topic_never_discussed::RULE,
    &topic_not_listed::RULE,
    &transcript_of_another_episode::RULE,
    &duration_disagrees::RULE,
    &audio_length_disagrees::RULE,
    &file_date_differs::RULE,
];
