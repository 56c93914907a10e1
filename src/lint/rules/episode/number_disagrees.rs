//! `number-disagrees`

use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::record::Fact;

rule! {
    /// Places that state the number of an episode disagree.
    ///
    /// ## What it does
    /// Compares the number in the names of the files, in the heading, in the head of the transcript and in the greeting.
    ///
    /// ## Why it matters
    /// Listeners hear one number and read another; the transcript may belong to another episode, or the notes were copied and
    /// not changed. An episode that is published twice, as 316 of one show and 388 of another, needs a waiver.
    ///
    /// ## Example
    /// `transcripts/329.txt` begins with `This is episode 328`.
    "number-disagrees", Episode, Error, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let readings = episode.evidence(Fact::Number);
    let Some(number) = episode.record().number else { return };
    let agrees = |value: &serde_json::Value| value.as_u64() == Some(u64::from(number));
    let claims = readings.iter().filter(|reading| reading.how != "mention");
    for other in claims.filter(|reading| !agrees(&reading.value)) {
        let message = format!("the {} says {}, but this is episode {number}", other.how, other.value);
        let mut found = RULE.at(episode.place_of(other), message);
        if let Some(first) = readings.iter().find(|reading| agrees(&reading.value)) {
            found = found.related(episode.place_of(first), format!("the {} says {number}", first.how));
        }
        diagnostics.push(found.help("correct the one that is wrong"));
    }
}
