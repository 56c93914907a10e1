//! `audio-large`

use super::here;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// A very large audio file.
    ///
    /// ## Why it matters
    /// Some platforms refuse files above 200 MB, and listeners on the road wait.
    ///
    /// ## Example
    /// 600 MB for an hour of uncompressed sound. 128 kbit/s need 58 MB.
    "audio-large", Audio, Info, fix: None, check: Episode(check),
    sources: ["practice: a former limit of Spotify"]
}

/// In bytes.
const LARGE: u64 = 200_000_000;

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((facts, place)) = here(episode) else { return };
    if facts.bytes > LARGE {
        let message = format!("the file has {} MB; some platforms refuse more than 200", facts.bytes / 1_000_000);
        diagnostics.push(RULE.at(place, message).help("export it with fewer kbit/s"));
    }
}
