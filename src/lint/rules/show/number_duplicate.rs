//! `number-duplicate`

use std::collections::HashMap;

use crate::diagnostic::{Diagnostics, Place};
use crate::lint::context::{EpisodeContext, ShowContext};
use crate::lint::habit;
use crate::lint::rule::rule;
use crate::record::{EpisodeType, Fact};

rule! {
    /// Two episodes have one number.
    ///
    /// ## What it does
    /// Compares the numbers that the front matter states; files whose names hold one number are told by `number-taken`.
    ///
    /// ## Why it matters
    /// Apps take the second for a new version of the first, and links by number lead to one of them only.
    ///
    /// ## Example
    /// `number: 7` in both `rye.md` and `oat.md`.
    "number-duplicate", Show, Error, fix: None, check: Show(check),
    sources: ["practice: faults of real shows"]
}

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<(Option<u32>, u32), EpisodeContext<'_>> = HashMap::new();
    for episode in habit::episodes(show) {
        let record = episode.record();
        let is_full = record.kind.is_none_or(|kind| kind == EpisodeType::Full);
        let Some(number) = record.number.filter(|_| is_full && !record.draft) else { continue };
        let Some(place) = stated(&episode) else { continue };
        match seen.get(&(record.season, number)) {
            None => drop(seen.insert((record.season, number), episode)),
            Some(first) => {
                let mut found = RULE.at(place, format!("{} is episode {number} already", first.record().id));
                if let Some(other) = stated(first) {
                    found = found.related(other, "the other one");
                }
                diagnostics.push(found.help("give one of them another number"));
            }
        }
    }
}

/// Where the episode states its number.
fn stated(episode: &EpisodeContext<'_>) -> Option<Place> {
    let readings = episode.evidence(Fact::Number);
    let of_front_matter = readings.iter().find(|reading| reading.how == "front matter");
    of_front_matter.or(readings.first()).map(|reading| episode.place_of(reading))
}
