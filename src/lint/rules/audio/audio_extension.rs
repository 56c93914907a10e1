//! `audio-extension`

use super::{here, is_mp4, is_ogg};
use crate::audio::media_type_for_extension;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// The name of an audio file says another format than the file has.
    ///
    /// ## Why it matters
    /// Apple goes by the extension, other apps by the type that a server makes of it: the wrong player is chosen, and nothing sounds.
    ///
    /// ## Example
    /// AAC in `081.mp3`. Name it `081.m4a`.
    "audio-extension", Audio, Error, fix: None, check: Episode(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <enclosure>"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((facts, place)) = here(episode) else { return };
    let name = place.file.to_string_lossy().into_owned();
    let Some(promised) = media_type_for_extension(&name) else { return };
    let same = promised == facts.media_type
        || (is_mp4(promised) && is_mp4(facts.media_type))
        || (is_ogg(promised) && is_ogg(facts.media_type));
    if !same {
        let message = format!("the name says {promised}, but the file is {}", facts.media_type);
        diagnostics.push(RULE.at(place, message).help("rename it, or export it in the format that its name says"));
    }
}
