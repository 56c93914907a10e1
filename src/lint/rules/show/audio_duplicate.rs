//! `audio-duplicate`

use std::collections::HashMap;
use std::hash::Hash;

use crate::diagnostic::{Diagnostics, Place};
use crate::lint::context::{EpisodeContext, ShowContext};
use crate::lint::habit;
use crate::lint::rule::rule;
use crate::record::Fact;

rule! {
    /// Two episodes have the same audio.
    ///
    /// ## What it does
    /// Compares the addresses and files that episodes name, and size and duration of the files that lie in the show.
    ///
    /// ## Why it matters
    /// One of them plays the other: the file was exported twice under two names, or the line copied and not changed. Apple
    /// leaves the second one out.
    ///
    /// ## Example
    /// `audio: https://cdn.example/007.mp3` in the notes of episodes 7 and 8.
    "audio-duplicate", Audio, Error, fix: None, check: Show(check),
    sources: ["practice: faults of real shows"]
}

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let mut addresses = HashMap::new();
    let mut contents = HashMap::new();
    for episode in habit::episodes(show).filter(|episode| !episode.record().draft) {
        let address = episode.record().audio.as_ref().map(|audio| audio.location.clone());
        // The same number of bytes and the same length are no chance.
        let content = episode.compiled.audio.as_ref().map(|facts| (facts.bytes, facts.duration.to_bits()));
        let other = address.and_then(|address| earlier(&mut addresses, address, episode.index));
        let other = content.and_then(|content| earlier(&mut contents, content, episode.index)).or(other);
        let Some(other) = other.and_then(|index| EpisodeContext::new(show, index)) else { continue };
        let Some(place) = place(&episode) else { continue };
        let mut found = RULE.at(place, format!("this is the audio of episode {}, too", other.record().id));
        if let Some(place) = self::place(&other) {
            found = found.related(place, "the other episode");
        }
        diagnostics.push(found);
    }
}

/// The episode that had `key` before.
fn earlier<K: Eq + Hash>(seen: &mut HashMap<K, usize>, key: K, index: usize) -> Option<usize> {
    let first = *seen.entry(key).or_insert(index);
    (first != index).then_some(first)
}

fn place(episode: &EpisodeContext<'_>) -> Option<Place> {
    let stated = episode.evidence(Fact::Audio).first().map(|reading| episode.place_of(reading));
    stated.or_else(|| episode.record().files.audio.as_ref().map(|path| Place::file(path)))
}
