//! `pair-missing`

use crate::diagnostic::Diagnostics;
use crate::lint::context::{EpisodeContext, ShowContext};
use crate::lint::habit;
use crate::lint::rule::rule;

rule! {
    /// An episode has notes and no transcript, or a transcript and no notes.
    ///
    /// ## What it does
    /// Where nearly all episodes have both, tells those that lack one. The newest three may lack a transcript that is
    /// still being made.
    ///
    /// ## Why it matters
    /// The half that is there was probably given a wrong number, or the other half forgotten.
    ///
    /// ## Example
    /// `transcripts/129.txt` and no `show_notes/129.md`.
    "pair-missing", Show, Warning, fix: None, check: Show(check),
    sources: ["practice: faults of real shows"]
}

/// The latest episodes may still be in the making.
const NEWEST: usize = 3;

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let both = |episode: &EpisodeContext<'_>| has_notes(episode) && has_transcript(episode);
    let all = show.episodes.len();
    let with = habit::episodes(show).filter(both).count();
    if all < 4 || with * 2 < all {
        return;
    }
    for episode in habit::episodes(show).filter(|episode| episode.record().number.is_some()) {
        let message = match (has_notes(&episode), has_transcript(&episode)) {
            (true, false) if episode.index + NEWEST < all => "these notes have no transcript",
            (false, true) => "this transcript has no notes",
            _ => continue,
        };
        if let Some(place) = episode.head() {
            diagnostics.push(RULE.at(place, message).help("files belong together by their number"));
        }
    }
}

fn has_notes(episode: &EpisodeContext<'_>) -> bool {
    episode.record().files.notes.is_some()
}

fn has_transcript(episode: &EpisodeContext<'_>) -> bool {
    !episode.record().files.transcripts.is_empty()
}
