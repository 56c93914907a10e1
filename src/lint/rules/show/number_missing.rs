//! `number-missing`

use crate::diagnostic::Diagnostics;
use crate::lint::context::{EpisodeContext, ShowContext};
use crate::lint::habit;
use crate::lint::rule::rule;
use crate::record::{Evidence, Fact};

use super::greeting;

rule! {
    /// A greeting does not say the number of the episode, though those around it do.
    ///
    /// ## Why it matters
    /// Listeners who hear the show somewhere else cannot find the notes.
    ///
    /// ## Example
    /// `Hello and welcome to Bread Basket.` among ones like `This is episode 8.`
    "number-missing", Show, Warning, fix: None, check: Show(check),
    sources: ["practice: faults of real shows"]
}

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let is_said = |episode: &EpisodeContext<'_>| {
        let number = episode.record().number?;
        let says = |reading: &Evidence| match reading.how.as_ref() {
            "greeting" => true,
            "mention" => reading.value.as_u64() == Some(u64::from(number)),
            _ => false,
        };
        episode.transcripts().next().map(|_| episode.evidence(Fact::Number).iter().any(says))
    };
    for episode in habit::lapses_of(show, habit::OFTEN, is_said) {
        if let Some(place) = greeting(&episode) {
            diagnostics.push(RULE.at(place, "the greeting does not say the number of the episode"));
        }
    }
}
