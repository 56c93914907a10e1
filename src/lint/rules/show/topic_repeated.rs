//! `topic-repeated`

use std::collections::HashMap;

use crate::diagnostic::Diagnostics;
use crate::lint::context::{EpisodeContext, ShowContext};
use crate::lint::habit;
use crate::lint::rule::rule;
use crate::record::Fact;

rule! {
    /// A topic links to what an earlier episode had as a topic.
    ///
    /// ## What it does
    /// Compares the links of topic headings across episodes. Coming back to a subject is often wanted, so the rule is off unless
    /// asked for.
    ///
    /// ## Why it matters
    /// Listeners may have heard it before, and would like a link to where.
    ///
    /// ## Example
    /// Episodes 382 and 470 both have `https://github.com/nektos/act` as a topic.
    "topic-repeated", Show, Off, fix: None, check: Show(check),
    sources: ["practice: faults of real shows"]
}

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let Some(show) = show.all_read() else { return };
    let mut seen: HashMap<&str, (usize, &str)> = HashMap::new();
    for episode in habit::episodes(show) {
        let readings = episode.evidence(Fact::Topics);
        for topic in &episode.record().topics {
            for url in &topic.urls {
                let first = *seen.entry(url).or_insert((episode.index, &topic.title));
                let Some(other) = EpisodeContext::new(show, first.0).filter(|_| first.0 != episode.index) else {
                    continue;
                };
                let reading = readings.iter().find(|reading| reading.value.as_str() == Some(&topic.title));
                if let Some(reading) = reading {
                    let message = format!("episode {} had this topic as \"{}\"", other.record().id, first.1);
                    diagnostics.push(RULE.at(episode.place_of(reading), message));
                    break;
                }
            }
        }
    }
}
