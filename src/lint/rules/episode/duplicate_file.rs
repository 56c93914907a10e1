//! `duplicate-file`

use crate::diagnostic::{Diagnostics, Place};
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;

rule! {
    /// An episode has two transcripts of one form.
    ///
    /// ## Why it matters
    /// Only one of them is used; corrections go into the other one.
    ///
    /// ## Example
    /// `452-rye.vtt` and `452-rye-names.vtt`.
    "duplicate-file", Episode, Warning, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let transcripts = &episode.record().files.transcripts;
    for (at, path) in transcripts.iter().enumerate() {
        let earlier = transcripts.iter().take(at).find(|earlier| earlier.extension() == path.extension());
        if let Some(earlier) = earlier {
            let message = format!("{} is a transcript of this episode in the same form", earlier.display());
            diagnostics.push(
                RULE.at(Place::file(path), message)
                    .related(Place::file(earlier), "the other one")
                    .help("keep one of them"),
            );
        }
    }
}
