//! `guid-duplicate`

use std::collections::HashMap;

use crate::diagnostic::Diagnostics;
use crate::lint::context::{EpisodeContext, ShowContext};
use crate::lint::habit;
use crate::lint::rule::rule;
use crate::record::Fact;

rule! {
    /// Two episodes state one guid.
    ///
    /// ## Why it matters
    /// Apps know episodes by their guid: they show one of the two and never the other.
    ///
    /// ## Example
    /// `guid: rye` in the front matter of two episodes, because one was copied from the other.
    "guid-duplicate", Show, Error, fix: None, check: Show(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <guid>"]
}

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<&str, EpisodeContext<'_>> = HashMap::new();
    for episode in habit::episodes(show).filter(|episode| !episode.record().draft) {
        let Some(guid) = episode.record().guid.as_deref() else { continue };
        let Some(reading) = episode.evidence(Fact::Guid).first() else { continue };
        let place = episode.place_of(reading);
        match seen.get(guid) {
            None => drop(seen.insert(guid, episode)),
            Some(first) => {
                let mut found = RULE.at(place, format!("episode {} has the guid `{guid}` already", first.record().id));
                if let Some(other) = first.evidence(Fact::Guid).first() {
                    found = found.related(first.place_of(other), "the other episode");
                }
                diagnostics.push(found.help("give the newer one a guid of its own, or none"));
            }
        }
    }
}
