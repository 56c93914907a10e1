//! `mp4-chapters-untracked`

use super::here;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// The chapters of an MP4 file stand in a list that Apple's players do not read.
    ///
    /// ## What it does
    /// Finds files with `chpl`, the list of Nero, and no text track that another track names (`tref`, `chap`).
    ///
    /// ## Why it matters
    /// Apple Podcasts reads chapters of MP4 from the track.
    ///
    /// ## Example
    /// A file of a program that writes `udta.chpl` only.
    "mp4-chapters-untracked", Chapters, Warning, fix: None, check: Episode(check),
    sources: ["QuickTime File Format, Chapter Lists", "Apple, Using chapters on Apple Podcasts (support/2482)"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((facts, place)) = here(episode) else { return };
    if facts.construction.is_listed_only {
        diagnostics.push(
            RULE.at(place, "the chapters stand in a list (chpl) alone, and in no track")
                .help("`podwright tag` writes the chapters anew into a copy"),
        );
    }
}
