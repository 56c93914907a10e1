//! `audio-cover-unfit`

use super::here;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// The cover inside an audio file is not square, no JPEG or PNG, or very large.
    ///
    /// ## Why it matters
    /// Players of downloaded files show it, and load it before the sound.
    ///
    /// ## Example
    /// A PNG of 5 MB. `podwright tag` writes the cover of the episode into a copy.
    "audio-cover-unfit", Audio, Info, fix: None, check: Episode(check),
    sources: ["practice"]
}

/// Bytes of a cover that is too large for what it is.
const LARGE: usize = 1_000_000;

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((facts, place)) = here(episode) else { return };
    let Some(cover) = facts.tags.cover else { return };
    let size = format!("{} × {} pixels", cover.width, cover.height);
    let faults = [
        (cover.width != cover.height, format!("has {size}, which is not square")),
        (!cover.is_usual, "is neither JPEG nor PNG".to_owned()),
        (cover.bytes > LARGE, format!("has {} kB", cover.bytes / 1000)),
    ];
    for (_, what) in faults.into_iter().filter(|(is_so, _)| *is_so) {
        diagnostics.push(RULE.at(place.clone(), format!("the cover in the tags {what}")));
    }
}
