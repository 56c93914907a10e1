//! `guest-name-spoken`

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::normalize::names::{fold, given, sounds_like, surname};
use crate::record::Fact;

rule! {
    /// A guest is heard by another name than the notes give.
    ///
    /// ## What it does
    /// Compares the introductions of the greeting with the guests of the notes: names that are alike and not the same.
    ///
    /// ## Why it matters
    /// Usually the transcript misheard the name; sometimes it is the notes that have it wrong, and that is what everybody reads.
    ///
    /// ## Example
    /// The notes have `Erik Christiansen`, the transcript `Eric Costanz`.
    "guest-name-spoken", Episode, Info, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

/// Less than this is another person.
const LEAST_LIKENESS: f64 = 0.55;

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let readings = episode.evidence(Fact::Guests);
    for reading in readings.iter().filter(|reading| reading.how == "greeting") {
        let Some(heard) = reading.value.as_str().filter(|heard| surname(heard).is_some()) else { continue };
        let guests = &episode.record().guests;
        if guests.iter().any(|guest| fold(&guest.name) == fold(heard)) {
            continue;
        }
        let alike = |name: &str| strsim::normalized_damerau_levenshtein(&fold(name), &fold(heard));
        let nearest = guests.iter().max_by(|a, b| alike(&a.name).total_cmp(&alike(&b.name)));
        let Some(guest) =
            nearest.filter(|guest| alike(&guest.name) >= LEAST_LIKENESS || same_given(&guest.name, heard))
        else {
            continue;
        };
        let mut found = RULE.at(episode.place_of(reading), format!("{heard} is {} in the notes", guest.name));
        let noted = readings.iter().find(|other| other.how != "greeting" && other.value.as_str() == Some(&guest.name));
        if let Some(noted) = noted {
            found = found.related(episode.place_of(noted), "the name in the notes");
        }
        diagnostics.push(found);
    }
}

fn same_given(name: &str, heard: &str) -> bool {
    surname(name).is_some() && sounds_like(&given(name), &given(heard))
}
