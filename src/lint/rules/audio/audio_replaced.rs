//! `audio-replaced`

use super::here;
use crate::diagnostic::Diagnostics;
use crate::ledger::Ledger;
use crate::lint::context::{EpisodeContext, ShowContext};
use crate::lint::rule::rule;

rule! {
    /// Published audio was replaced under the same name.
    ///
    /// ## What it does
    /// Compares the size of audio files with the one that `podwright.lock` remembers for the same name.
    ///
    /// ## Why it matters
    /// Apps and caches on the way keep the old file under the old address; YouTube never takes over a new one.
    ///
    /// ## Example
    /// `audio/081.mp3` has 20 545 012 bytes, and had 20 100 777 when it was published. Give it a new name, such as
    /// `081-2.mp3`.
    "audio-replaced", Audio, Info, fix: None, check: Show(check),
    sources: ["practice: caches of apps and of content delivery networks"]
}

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let ledger = Ledger::remembered(&show.show.root);
    for index in 0..show.episodes.len() {
        let Some(episode) = EpisodeContext::new(show, index) else { continue };
        let Some((facts, place)) = here(&episode) else { continue };
        let Some(known) = ledger.audio_of(&episode.record().id) else { continue };
        if place.file.as_os_str() == known.location.as_str() && facts.bytes != known.facts.bytes {
            let message = format!("the file has {} bytes; it was published with {}", facts.bytes, known.facts.bytes);
            diagnostics.push(
                RULE.at(place, message).help("give what was replaced a new name, so that nobody keeps the old one"),
            );
        }
    }
}
