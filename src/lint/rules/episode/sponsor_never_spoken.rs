//! `sponsor-never-spoken`

use super::heard::Heard;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::lint::context::EpisodeContext;
use crate::lint::rule::rule;
use crate::normalize::names::fold;
use crate::normalize::sponsors::configured;
use crate::record::{Evidence, Fact, Sponsor};

rule! {
    /// The notes name a sponsor that is never heard.
    ///
    /// ## What it does
    /// Looks in all transcripts of the episode for the name of every sponsor of the notes, its aliases and what the glossary
    /// knows of it, also written in one word or misheard by a letter.
    ///
    /// ## Why it matters
    /// The line was copied from another episode: the sponsor that paid is missing, and the one that is named did not pay.
    ///
    /// ## Example
    /// `Sponsored by Rye Cloud` over a recording in which only Flour Hub is thanked.
    "sponsor-never-spoken", Episode, Error, fix: None, check: Episode(check),
    sources: ["practice: faults of real shows"]
}

fn check(episode: &EpisodeContext<'_>, diagnostics: &mut Diagnostics) {
    let mut heard: Option<Heard> = None;
    for sponsor in episode.record().sponsors.iter().filter(|sponsor| !sponsor.is_self) {
        let Some(line) = line_of(episode, &sponsor.name) else { continue };
        let heard = heard.get_or_insert_with(|| Heard::new(episode.transcripts().map(|(_, transcript)| transcript)));
        if heard.is_short() || calls(episode.config(), sponsor).any(|call| heard.says(&call)) {
            continue;
        }
        let message = format!("{} is named in the notes but never heard", sponsor.name);
        let mut found = RULE.at(episode.place_of(line), message);
        let thanked = episode.evidence(Fact::Sponsors).iter().find(|reading| reading.how == "speech");
        if let Some(thanked) = thanked.filter(|thanked| thanked.value.as_str() != Some("self")) {
            let name = thanked.value.as_str().unwrap_or_default();
            found = found.related(episode.place_of(thanked), format!("{name} is thanked here"));
        }
        diagnostics.push(found.help("correct the sponsor, or add to its aliases what the transcript makes of it"));
    }
}

/// The line of the notes that names the sponsor.
fn line_of<'a>(episode: &EpisodeContext<'a>, name: &str) -> Option<&'a Evidence> {
    let config = episode.config();
    let mut lines = episode.evidence(Fact::Sponsors).iter().filter(|reading| reading.how == "sponsor line");
    lines.find(|reading| {
        let written = reading.value.as_str().unwrap_or_default();
        fold(written) == fold(name) || configured(&config.sponsors, written).is_some_and(|known| known.name == name)
    })
}

/// How the sponsor may be called aloud.
fn calls<'a>(config: &'a Config, sponsor: &'a Sponsor) -> impl Iterator<Item = String> + 'a {
    let known = configured(&config.sponsors, &sponsor.name);
    let aliases = known.into_iter().flat_map(|known| known.aliases.iter().chain(std::iter::once(&known.name)));
    let names: Vec<&String> = std::iter::once(&sponsor.name).chain(aliases).collect();
    let misheard: Vec<&String> = config
        .glossary
        .iter()
        .filter(|(right, _)| names.iter().any(|name| fold(name).contains(&fold(right))))
        .flat_map(|(_, misheard)| misheard)
        .collect();
    // `Rollbar: they help you` is called by what stands before the colon.
    let short = sponsor.name.split([':', ',', '(']).next().map(str::to_owned);
    names.into_iter().chain(misheard).cloned().chain(short)
}
