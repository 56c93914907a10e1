//! `date-missing`

use crate::diagnostic::Diagnostics;
use crate::lint::context::{EpisodeContext, ShowContext};
use crate::lint::habit;
use crate::lint::rule::rule;

use super::greeting;

rule! {
    /// An episode does not say when it was recorded, though those around it do.
    ///
    /// ## Why it matters
    /// The date sorts the episode and dates what is said in it.
    ///
    /// ## Example
    /// A greeting `Welcome to episode 7.` among ones like `This is episode 8, recorded May 3rd, 2022.`
    "date-missing", Show, Warning, fix: None, check: Show(check),
    sources: ["practice: faults of real shows"]
}

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let is_dated = |episode: &EpisodeContext<'_>| {
        let record = episode.record();
        let could = !record.files.transcripts.is_empty() || record.published.is_some();
        could.then_some(record.recorded.is_some() || record.published.is_some())
    };
    for episode in habit::lapses_of(show, habit::OFTEN, is_dated) {
        if let Some(place) = greeting(&episode) {
            let help = "say it in the greeting, or write `recorded:` in the front matter";
            diagnostics.push(RULE.at(place, "nobody says when this was recorded").help(help));
        }
    }
}
