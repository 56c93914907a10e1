//! What subscribers have been given: rules that compare a feed with the state of it that they know.

pub mod complete_with_new_episodes;
pub mod date_changed;
pub mod enclosure_changed;
pub mod episode_vanished;
pub mod feed_moved_unannounced;
pub mod guid_changed;
pub mod guid_reused;
pub mod podcast_guid_changed;
#[cfg(test)]
mod tests;

use crate::lint::rule::Rule;

/// The rules of this group.
pub static RULES: &[&Rule] = &[
    &guid_changed::RULE,
    &guid_reused::RULE,
    &episode_vanished::RULE,
    &date_changed::RULE,
    &enclosure_changed::RULE,
    &podcast_guid_changed::RULE,
    &feed_moved_unannounced::RULE,
    &complete_with_new_episodes::RULE,
];
