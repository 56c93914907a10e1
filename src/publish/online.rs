//! Audio that lies on a server: its size, type and duration, asked once and kept in the ledger.

use std::collections::HashMap;

use url::Url;

use super::{Plan, ledger_place};
use crate::audio::{AudioFacts, Construction, Tags};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::ledger::{Entry, Ledger, Remembered};
use crate::net::{Answer, Client};
use crate::normalize::Compiled;

/// What servers said.
#[derive(Debug)]
pub struct Learned {
    /// The ledger of the plan, with what is known now.
    pub ledger: Ledger,
    /// What could not be learnt.
    pub diagnostics: Diagnostics,
}

/// Asks the servers of the audio that is not here and of which the ledger does not know the size and duration yet, or of
/// all of it `anew`.
pub fn learn(plan: &Plan, episodes: &[Compiled], client: &Client, anew: bool) -> Learned {
    let mut learned = Learned { ledger: plan.ledger.clone(), diagnostics: Diagnostics::new() };
    let by_id: HashMap<&str, &Compiled> = episodes.iter().map(|one| (one.record.id.as_str(), one)).collect();
    let is_asked = |id: &str, entry: &Entry| {
        let lies_elsewhere = by_id.get(id).is_some_and(|episode| !is_here(episode));
        lies_elsewhere && (anew || !is_known(entry))
    };
    let asked: Vec<(String, Url)> = learned
        .ledger
        .episodes
        .iter()
        .filter(|(id, entry)| is_asked(id, entry))
        .filter_map(|(id, entry)| Some((id.clone(), entry.enclosure.as_ref()?.url.clone())))
        .collect();
    client.ask_all(asked.iter().map(|(_, url)| url.clone()));
    for (id, url) in asked {
        let Some(entry) = learned.ledger.episodes.get_mut(&id) else { continue };
        let place = by_id.get(id.as_str()).map_or_else(ledger_place, |episode| place(episode));
        if let Err(fault) = take_over(entry, &url, client) {
            learned.diagnostics.push(fault.at(place));
        }
    }
    learned
}

/// Files of the show answer for themselves, those that are remembered as well.
fn is_here(episode: &Compiled) -> bool {
    episode.audio.is_some() && episode.record.files.audio.is_some()
}

fn is_known(entry: &Entry) -> bool {
    let Some(enclosure) = &entry.enclosure else { return true };
    let same = entry.audio.as_ref().is_some_and(|audio| audio.location == enclosure.url.as_str());
    same && enclosure.length.is_some()
}

/// What the server at `url` says, into the entry.
fn take_over(entry: &mut Entry, url: &Url, client: &Client) -> Result<(), Diagnostic> {
    let answer = client.answer(url);
    if !answer.is_there() {
        let message = format!("the audio {url} cannot be had: {}", why_not(&answer));
        return Err(Diagnostic::warning("audio-unreachable", message)
            .help("upload it before the feed, or every app that is quick will miss it"));
    }
    let Some(enclosure) = &mut entry.enclosure else { return Ok(()) };
    enclosure.length = answer.length.filter(|length| *length > 0).or(enclosure.length);
    let facts = client.audio(url, &answer).map_err(|why| {
        let message = format!("the headers of {url} cannot be read: {why}");
        Diagnostic::warning("audio-headers-unread", message).help("state `duration` in the front matter")
    })?;
    enclosure.media_type = facts.media_type.into();
    // Tags are not remembered.
    let facts = AudioFacts { construction: Construction::default(), tags: Tags::default(), ..facts };
    entry.audio = Some(Remembered { location: url.to_string(), facts });
    Ok(())
}

fn why_not(answer: &Answer) -> String {
    match &answer.fault {
        Some(fault) => fault.to_string(),
        None => format!("the server answers {}", answer.status),
    }
}

fn place(episode: &Compiled) -> Place {
    super::place(episode, crate::record::Fact::Audio).unwrap_or_else(ledger_place)
}
