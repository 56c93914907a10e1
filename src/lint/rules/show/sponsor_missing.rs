//! `sponsor-missing`

use crate::diagnostic::Diagnostics;
use crate::lint::context::ShowContext;
use crate::lint::habit;
use crate::lint::rule::rule;
use crate::notes::{Notes, SectionKind};
use crate::record::Fact;

rule! {
    /// The notes have no sponsor line, though those around them do.
    ///
    /// ## What it does
    /// Where nearly all notes say who pays, also with `Sponsored by us`, tells those that do not.
    ///
    /// ## Why it matters
    /// The line was forgotten, or its first words were: then nobody can tell that it is one.
    ///
    /// ## Example
    /// `Flour Hub: [bread.example/flour](…)` without the words *Sponsored by*.
    "sponsor-missing", Show, Warning, fix: None, check: Show(check),
    sources: ["practice: faults of real shows"]
}

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let named = |notes: &Notes| notes.sections_of(SectionKind::Sponsor).next().is_some();
    for episode in habit::lapses(show, named) {
        let bare = episode.evidence(Fact::Sponsors).iter().find(|reading| reading.how == "sponsor line");
        let (place, message) = match bare {
            Some(reading) => (Some(episode.place_of(reading)), "this sponsor line does not say that it is one"),
            None => (episode.head(), "the notes do not say who sponsors the episode"),
        };
        if let Some(place) = place {
            let help = "write `Sponsored by …` below the heading; `Sponsored by us` when nobody pays";
            diagnostics.push(RULE.at(place, message).help(help));
        }
    }
}
