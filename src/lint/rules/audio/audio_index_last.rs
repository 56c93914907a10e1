//! `audio-index-last`

use super::here;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// MP4 whose index stands behind the sound.
    ///
    /// ## Why it matters
    /// Players have to load the whole file, or ask for its end first, before they can start.
    ///
    /// ## Example
    /// `moov` behind `mdat`. `ffmpeg -i 081.m4a -c copy -movflags +faststart new.m4a` puts it in front.
    "audio-index-last", Audio, Warning, fix: None, check: Episode(check),
    sources: ["ISO/IEC 14496-12, moov", "practice"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((facts, place)) = here(episode) else { return };
    if facts.construction.index_last {
        let message = "the index (moov) stands behind the sound, so that nothing plays before the end was loaded";
        diagnostics.push(
            RULE.at(place, message).help("`ffmpeg -i OLD.m4a -c copy -movflags +faststart NEW.m4a` puts it in front"),
        );
    }
}
