//! `audio-untagged`

use super::{here, is_mp4};
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// An audio file without title, show, artist or cover in its tags.
    ///
    /// ## What it does
    /// Finds MP3 and MP4 files of which a tag is missing. Off by default: podcast apps show what the feed says.
    ///
    /// ## Why it matters
    /// A file that was downloaded, and some apps, have nothing but the tags to show. `podwright tag` writes them into a copy.
    ///
    /// ## Example
    /// An MP3 without an ID3 tag.
    "audio-untagged", Audio, Off, fix: None, check: Episode(check),
    sources: ["practice"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((facts, place)) = here(episode) else { return };
    if facts.media_type != "audio/mpeg" && !is_mp4(facts.media_type) {
        return;
    }
    let tags = &facts.tags;
    let there = [
        ("title", tags.title.is_some()),
        ("show (album)", tags.album.is_some()),
        ("artist", tags.artist.is_some()),
        ("cover", tags.cover.is_some()),
    ];
    let missing: Vec<&str> = there.into_iter().filter(|(_, is_there)| !is_there).map(|(what, _)| what).collect();
    if !missing.is_empty() {
        let message = format!("the tags lack {}", missing.join(", "));
        diagnostics.push(RULE.at(place, message).help("`podwright tag` writes them into a copy"));
    }
}
