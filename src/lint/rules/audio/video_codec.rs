//! `video-codec`

use super::here;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// Video that podcast apps may not play.
    ///
    /// ## Why it matters
    /// Apple takes H.264 with AAC in MP4, M4V and MOV.
    ///
    /// ## Example
    /// MPEG-4 part 2 (`mp4v`), or VP9, in an MP4 file.
    "video-codec", Audio, Warning, fix: None, check: Episode(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <enclosure>"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((facts, place)) = here(episode) else { return };
    if let Some(kind) = facts.construction.video.as_deref().filter(|kind| !matches!(*kind, "avc1" | "avc3")) {
        let message = format!("the video is `{kind}`, not H.264 (`avc1`)");
        diagnostics
            .push(RULE.at(place, message).help("`ffmpeg -i OLD.mp4 -c:v libx264 -c:a aac NEW.mp4` encodes it anew"));
    }
}
