//! `sponsor-not-in-notes`

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::notes::SectionKind;
use crate::record::Fact;

rule! {
    /// A sponsor is thanked aloud, and the notes have no sponsor line.
    ///
    /// ## Why it matters
    /// Sponsors pay for the line and its link.
    ///
    /// ## Example
    /// `Thanks to Flour Hub for sponsoring this episode` in the transcript, and no `Sponsored by Flour Hub: …` in the notes.
    "sponsor-not-in-notes", Episode, Error, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let Some((_, notes)) = episode.notes() else { return };
    if notes.sections_of(SectionKind::Sponsor).next().is_some() {
        return;
    }
    let thanked = episode.evidence(Fact::Sponsors).iter().find(|reading| reading.how == "speech");
    let Some(thanked) = thanked.filter(|thanked| thanked.value.as_str() != Some("self")) else { return };
    let name = thanked.value.as_str().unwrap_or_default();
    let mut found =
        RULE.at(episode.place_of(thanked), format!("{name} is thanked here, but the notes have no sponsor line"));
    if let Some(head) = episode.head() {
        found = found.related(head, "the notes");
    }
    diagnostics.push(found.help(format!("write `Sponsored by {name}: …` with its link below the heading")));
}
