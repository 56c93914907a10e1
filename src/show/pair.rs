//! Pairs notes, transcripts and audio into episodes: by number, else by name.

use std::collections::HashMap;
use std::path::PathBuf;

use super::Role;
use super::file_name::FileName;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::record::Files;

/// The files of one episode.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EpisodeFiles {
    /// The number as the file names write it, else the file name.
    pub id: String,
    /// Season and number that the file names agree on.
    pub season: Option<u32>,
    /// Episode number of the file names.
    pub number: Option<u32>,
    /// The files.
    pub files: Files,
}

/// What two files of one episode have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Number(Option<u32>, u32),
    Name(String),
}

pub(super) fn pair(
    show: &str,
    notes: Vec<PathBuf>,
    transcripts: Vec<PathBuf>,
    audio: Vec<PathBuf>,
    diagnostics: &mut Diagnostics,
) -> Vec<EpisodeFiles> {
    let mut pairing = Pairing { show, episodes: Vec::new(), by_key: HashMap::new() };
    for (role, paths) in [(Role::Notes, notes), (Role::Transcript, transcripts), (Role::Audio, audio)] {
        for path in paths {
            pairing.add(role, path, diagnostics);
        }
    }
    let mut episodes = pairing.episodes;
    episodes.sort_by(|a, b| {
        let rank = |episode: &EpisodeFiles| (episode.season, episode.number.is_none(), episode.number);
        rank(a).cmp(&rank(b)).then_with(|| a.id.cmp(&b.id))
    });
    episodes
}

struct Pairing<'a> {
    show: &'a str,
    episodes: Vec<EpisodeFiles>,
    by_key: HashMap<Key, usize>,
}

impl Pairing<'_> {
    fn add(&mut self, role: Role, path: PathBuf, diagnostics: &mut Diagnostics) {
        let name = FileName::read(&path, self.show);
        let keys = keys(&name);
        let known = keys.iter().find_map(|key| self.by_key.get(key).copied());
        let index = match known {
            Some(index) => index,
            // Jingles and trailers are audio without a number; only notes and transcripts make an episode of a name.
            None if role == Role::Audio && name.number.is_none() => return,
            None => self.open(&name),
        };
        let Some(episode) = self.episodes.get_mut(index) else { return };
        let files = &mut episode.files;
        match role {
            Role::Transcript => files.transcripts.push(path),
            Role::Notes => match &files.notes {
                None => files.notes = Some(path),
                Some(first) => diagnostics.push(twice(&path, first, "notes", &episode.id)),
            },
            Role::Audio => match &files.audio {
                None => files.audio = Some(path),
                Some(first) => diagnostics.push(second_audio(&path, first)),
            },
        }
        for key in keys {
            self.by_key.entry(key).or_insert(index);
        }
    }

    fn open(&mut self, name: &FileName) -> usize {
        let id = match (&name.digits, name.season) {
            (Some(digits), Some(season)) => format!("s{season:02}e{digits}"),
            (Some(digits), None) => digits.clone(),
            (None, _) => name.stem.clone(),
        };
        self.episodes.push(EpisodeFiles { id, season: name.season, number: name.number, files: Files::default() });
        self.episodes.len() - 1
    }
}

fn keys(name: &FileName) -> Vec<Key> {
    match name.number {
        Some(number) => vec![Key::Number(name.season, number)],
        None => vec![Key::Name(name.stem.to_lowercase())],
    }
}

fn twice(path: &std::path::Path, first: &std::path::Path, what: &str, id: &str) -> Diagnostic {
    Diagnostic::error("number-taken", format!("two files hold the {what} of episode {id}; this one is left out"))
        .in_file(path)
        .related(Place::file(first), "the other one")
        .help("give one of them another number, or take it out of the patterns in [sources]")
}

fn second_audio(path: &std::path::Path, first: &std::path::Path) -> Diagnostic {
    Diagnostic::warning(
        "audio-twice",
        format!("{} is the audio of this episode already; this file is left out", first.display()),
    )
    .in_file(path)
    .related(Place::file(first), "the file that is used")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(names: &[&str]) -> Vec<PathBuf> {
        names.iter().map(PathBuf::from).collect()
    }

    #[test]
    fn files_with_one_number_belong_together() {
        let mut faults = Vec::new();
        let episodes = pair(
            "Show",
            paths(&["n/081.md", "n/191.md"]),
            paths(&["t/081.txt", "t/249-rye.txt", "t/249-rye.vtt"]),
            paths(&["a/81-rye.mp3", "a/jingle.mp3"]),
            &mut faults,
        );
        let ids: Vec<_> =
            episodes.iter().map(|e| (e.id.as_str(), e.files.transcripts.len(), e.files.audio.is_some())).collect();
        assert_eq!(ids, [("081", 1, true), ("191", 0, false), ("249", 2, false)]);
        assert_eq!(faults, []);
    }

    #[test]
    fn files_without_numbers_pair_by_name() {
        let episodes =
            pair("Show", paths(&["n/2020-01-02-rye.md"]), paths(&["t/2020-01-02-rye.md"]), vec![], &mut vec![]);
        assert_eq!(episodes.len(), 1);
    }

    #[test]
    fn two_notes_with_one_number_are_an_error_that_names_both() {
        let mut faults = Vec::new();
        pair("Show", paths(&["n/081.md", "n/81-rye.md"]), vec![], vec![], &mut faults);
        assert_eq!(faults[0].rule, "number-taken");
        assert_eq!(faults[0].related.len(), 1);
    }
}
