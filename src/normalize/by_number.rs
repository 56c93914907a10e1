//! Transcripts that are called by the number of an episode (`transcripts/014.md`) whose notes state it and are called otherwise
//! (`low-water.md`).

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use super::Compiled;
use crate::diagnostic::Diagnostics;
use crate::record::Files;
use crate::show::EpisodeFiles;

/// Leaves out those that are nothing but transcripts which the notes of others name, with what was said of them.
pub(super) fn without_named(compiled: &mut Vec<Compiled>, found: &mut Vec<Diagnostics>) {
    let is_lone = |files: &Files| files.notes.is_none() && files.audio.is_none() && !files.transcripts.is_empty();
    if !compiled.iter().any(|episode| is_lone(&episode.record.files)) {
        return;
    }
    let files = compiled.iter().map(|episode| &episode.record.files).filter(|files| files.notes.is_some());
    let named: HashSet<PathBuf> = files.flat_map(|files| files.transcripts.iter().cloned()).collect();
    let is_kept = |episode: &Compiled| {
        let files = &episode.record.files;
        !(is_lone(files) && files.transcripts.iter().all(|path| named.contains(path)))
    };
    let kept: Vec<bool> = compiled.iter().map(is_kept).collect();
    let mut of_episodes = kept.iter();
    compiled.retain(|_| of_episodes.next().is_none_or(|kept| *kept));
    let mut of_findings = kept.iter();
    found.retain(|_| of_findings.next().is_none_or(|kept| *kept));
}

/// The episodes with such transcripts among their files, if there are any.
pub(super) fn joined(episodes: &[EpisodeFiles], compiled: &[Compiled]) -> Option<Vec<EpisodeFiles>> {
    let is_lone = |files: &Files| files.notes.is_none() && files.audio.is_none() && !files.transcripts.is_empty();
    if !compiled.iter().any(|episode| is_lone(&episode.record.files)) {
        return None;
    }
    // Of notes with one number none is the only one.
    let mut notes: HashMap<u32, Option<&str>> = HashMap::new();
    let with_notes = compiled.iter().map(|episode| &episode.record).filter(|record| record.files.notes.is_some());
    for record in with_notes {
        let id = Some(record.id.as_str()).filter(|_| record.files.transcripts.is_empty());
        notes.extend(record.number.map(|number| (number, if notes.contains_key(&number) { None } else { id })));
    }
    let mut joined = episodes.to_vec();
    let mut moved = Vec::new();
    joined.retain(|files| {
        let owner = files.number.filter(|_| files.season.is_none()).and_then(|number| *notes.get(&number)?);
        let Some(owner) = owner.filter(|_| is_lone(&files.files)) else { return true };
        moved.push((owner, files.files.transcripts.clone()));
        false
    });
    for (owner, transcripts) in &moved {
        let owner = joined.iter_mut().find(|files| files.id == *owner);
        owner.into_iter().for_each(|files| files.files.transcripts.extend(transcripts.iter().cloned()));
    }
    (!moved.is_empty()).then_some(joined)
}
