//! Pairs notes, transcripts and audio into episodes: by number, else by name.

use std::collections::{HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::Role;
use super::file_name::{FileName, is_in_bundle, page_folder};
use crate::config::Config;
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
    config: &Config,
    notes: Vec<PathBuf>,
    transcripts: Vec<PathBuf>,
    audio: Vec<PathBuf>,
    diagnostics: &mut Diagnostics,
) -> Vec<EpisodeFiles> {
    let mut pairing = Pairing { config, episodes: Vec::new(), by_key: HashMap::new(), bundles: bundles(&notes) };
    for (role, paths) in [(Role::Notes, notes), (Role::Transcript, transcripts), (Role::Audio, audio)] {
        for path in paths {
            pairing.add(role, path, diagnostics);
        }
    }
    let mut episodes = pairing.episodes;
    tell_apart(&mut episodes);
    episodes.sort_by(|a, b| {
        let rank = |episode: &EpisodeFiles| (episode.season, episode.number.is_none(), episode.number);
        rank(a).cmp(&rank(b)).then_with(|| a.id.cmp(&b.id))
    });
    episodes
}

/// Folders may count for themselves: of episodes with one id the first keeps it, the others add the name of their
/// folder, or all of their path.
fn tell_apart(episodes: &mut [EpisodeFiles]) {
    let mut taken = HashSet::new();
    for episode in episodes {
        if taken.insert(episode.id.clone()) {
            continue;
        }
        let path = episode.files.notes.clone().unwrap_or_default();
        let folder = page_folder(&path).file_name().unwrap_or_default().to_string_lossy();
        let near = format!("{folder}-{}", episode.id);
        let whole = path.with_extension("").to_string_lossy().replace('\\', "/");
        episode.id = if taken.contains(&near) { whole } else { near };
        taken.insert(episode.id.clone());
    }
}

struct Pairing<'a> {
    config: &'a Config,
    episodes: Vec<EpisodeFiles>,
    /// The episodes of each name; folders may use one name each.
    by_key: HashMap<Key, Vec<usize>>,
    /// The folders that are one episode, and which.
    bundles: HashMap<PathBuf, Option<usize>>,
}

/// Folders that hold the notes of one episode, which are called for what they are.
fn bundles(notes: &[PathBuf]) -> HashMap<PathBuf, Option<usize>> {
    let folder = |path: &Path| path.parent().map(Path::to_owned);
    let mut counts: HashMap<PathBuf, usize> = HashMap::new();
    for path in notes.iter().filter_map(|path| folder(path)) {
        *counts.entry(path).or_default() += 1;
    }
    let alone = notes.iter().filter(|path| is_in_bundle(path)).filter_map(|path| folder(path));
    let alone = alone.filter(|folder| !folder.as_os_str().is_empty() && counts.get(folder) == Some(&1));
    alone.map(|folder| (folder, None)).collect()
}

impl Pairing<'_> {
    fn add(&mut self, role: Role, path: PathBuf, diagnostics: &mut Diagnostics) {
        let name = FileName::of(&path, self.config);
        let keys = keys(&name);
        // What lies in the folder of an episode is of it, whatever it is called.
        let known = self.in_bundle(role, &path).or_else(|| keys.iter().find_map(|key| self.known(key, role, &path)));
        let index = match known {
            Some(index) => index,
            // Jingles and trailers are audio without a number; only notes and transcripts make an episode of a name.
            None if role == Role::Audio && name.number.is_none() => return,
            None => self.open(&name),
        };
        if role == Role::Notes
            && let Some(bundle) = path.parent().and_then(|folder| self.bundles.get_mut(folder))
        {
            *bundle = Some(index);
        }
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
            let bearers = self.by_key.entry(key).or_default();
            if !bearers.contains(&index) {
                bearers.push(index);
            }
        }
    }

    /// The episode in whose folder the file at `path` lies.
    fn in_bundle(&self, role: Role, path: &Path) -> Option<usize> {
        *self.bundles.get(path.parent()?).filter(|_| role != Role::Notes)?
    }

    /// The episode called `key` that a file belongs to: notes only to one of their own folder, other files to the one
    /// whose folders are most like theirs.
    fn known(&self, key: &Key, role: Role, path: &Path) -> Option<usize> {
        let bearers = self.by_key.get(key)?.iter().copied();
        let notes = |index: usize| self.episodes.get(index).and_then(|episode| episode.files.notes.as_deref());
        if role == Role::Notes {
            return bearers
                .into_iter()
                .find(|index| notes(*index).is_some_and(|other| page_folder(other) == page_folder(path)));
        }
        // Of equally near ones the first.
        bearers.rev().max_by_key(|index| notes(*index).map_or(0, |other| shared_folders(other, path)))
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

/// How many names of folders the two paths have in common.
fn shared_folders(left: &Path, right: &Path) -> usize {
    let folders = |path: &Path| -> HashSet<OsString> {
        path.parent().into_iter().flat_map(Path::iter).map(OsStr::to_owned).collect()
    };
    folders(left).intersection(&folders(right)).count()
}

fn keys(name: &FileName) -> Vec<Key> {
    match name.number {
        Some(number) => vec![Key::Number(name.season, number)],
        None => vec![Key::Name(name.stem.to_lowercase())],
    }
}

fn twice(path: &Path, first: &Path, what: &str, id: &str) -> Diagnostic {
    Diagnostic::error("number-taken", format!("two files hold the {what} of episode {id}; this one is left out"))
        .in_file(path)
        .related(Place::file(first), "the other one")
        .help("give one of them another number, or take it out of the patterns in [sources]")
}

fn second_audio(path: &Path, first: &Path) -> Diagnostic {
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

    fn config() -> Config {
        let file = crate::source::SourceFile::new("podwright.toml", "[show]\ntitle = \"Show\"\n");
        crate::config::parse(&file, &mut vec![]).unwrap()
    }

    fn paths(names: &[&str]) -> Vec<PathBuf> {
        names.iter().map(PathBuf::from).collect()
    }

    #[test]
    fn files_with_one_number_belong_together() {
        let mut faults = Vec::new();
        let episodes = pair(
            &config(),
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
    fn what_lies_in_the_folder_of_an_episode_is_of_it() {
        let mut faults = Vec::new();
        let episodes = pair(
            &config(),
            paths(&["e/ep-1/index.md", "e/ep-2/index.md", "e/readme.md", "e/3.md"]),
            paths(&["e/ep-1/talk.vtt", "e/ep-2/talk.vtt", "e/3.vtt"]),
            paths(&["e/ep-1/the interview.mp3", "e/ep-2/1.mp3"]),
            &mut faults,
        );
        let ids: Vec<_> =
            episodes.iter().map(|e| (e.id.as_str(), e.files.transcripts.len(), e.files.audio.is_some())).collect();
        assert_eq!(ids, [("1", 1, true), ("2", 1, true), ("3", 1, false), ("e", 0, false)]);
        assert_eq!(faults, []);
    }

    #[test]
    fn files_without_numbers_pair_by_name() {
        let episodes =
            pair(&config(), paths(&["n/2020-01-02-rye.md"]), paths(&["t/2020-01-02-rye.md"]), vec![], &mut vec![]);
        assert_eq!(episodes.len(), 1);
    }

    #[test]
    fn folders_may_count_for_themselves() {
        let mut faults = Vec::new();
        let episodes = pair(
            &config(),
            paths(&["content/baking/12.md", "content/milling/12.md", "content/season-2/12/index.md"]),
            paths(&["transcripts/milling/12.vtt", "transcripts/s2e12.vtt"]),
            vec![],
            &mut faults,
        );
        let ids: Vec<_> = episodes.iter().map(|e| (e.id.as_str(), e.files.transcripts.len())).collect();
        assert_eq!(ids, [("12", 0), ("milling-12", 1), ("s02e12", 1)]);
        assert_eq!(faults, []);
    }

    #[test]
    fn two_notes_with_one_number_are_an_error_that_names_both() {
        let mut faults = Vec::new();
        pair(&config(), paths(&["n/081.md", "n/81-rye.md"]), vec![], vec![], &mut faults);
        assert_eq!(faults[0].rule, "number-taken");
        assert_eq!(faults[0].related.len(), 1);
    }
}
