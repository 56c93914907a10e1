//! `audio-protected`

use super::here;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// Audio that is encrypted.
    ///
    /// ## Why it matters
    /// No podcast app has the key, and the platforms refuse it.
    ///
    /// ## Example
    /// A file that was bought in a music shop (`.m4p`).
    "audio-protected", Audio, Warning, fix: None, check: Episode(check),
    sources: ["practice: terms of Apple and Spotify", "ISO/IEC 14496-12, section 8.12"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((facts, place)) = here(episode) else { return };
    if facts.construction.is_protected {
        diagnostics.push(RULE.at(place, "the sound is encrypted: no podcast app can play it"));
    }
}
