//! `audio-format-rare`

use super::{here, is_mp4};
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// Audio of a format that some podcast apps do not play.
    ///
    /// ## Why it matters
    /// Apple Podcasts takes MP3 and AAC and nothing else; every app plays these two.
    ///
    /// ## Example
    /// `081.opus` as the only audio of an episode. Export it as MP3 or M4A.
    "audio-format-rare", Audio, Info, fix: None, check: Episode(check),
    sources: ["Apple, Audio requirements (support/893)", "Apple, A Podcaster's Guide to RSS, <enclosure>"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((facts, place)) = here(episode) else { return };
    let is_usual = facts.media_type == "audio/aac" || facts.media_type == "audio/mpeg" || is_mp4(facts.media_type);
    if !is_usual {
        let message = format!("{} is played by few podcast apps, and Apple takes MP3 and AAC only", facts.media_type);
        diagnostics.push(RULE.at(place, message).help("export the episode as MP3 or M4A"));
    }
}
