//! Which episodes the PATHs of a command mean: files, folders, episode numbers.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::normalize::Compiled;
use crate::show::{FileName, Show};

/// The selected episodes; all of them when nothing is named.
///
/// # Errors
/// A diagnostic for the first name that means no episode.
pub fn episodes<'a>(root: &Path, episodes: &'a [Compiled], names: &[PathBuf]) -> Result<Vec<&'a Compiled>, Diagnostic> {
    if names.is_empty() {
        return Ok(episodes.iter().collect());
    }
    let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let mut wanted = vec![false; episodes.len()];
    for name in names {
        let path = name.canonicalize().ok();
        // The folder of the show means all its episodes, even if there are none yet.
        let mut any = path.as_ref().is_some_and(|path| root.starts_with(path));
        for (episode, wanted) in episodes.iter().zip(&mut wanted) {
            let means = means(&root, episode, name, path.as_deref());
            *wanted |= means;
            any |= means;
        }
        if !any {
            return Err(Diagnostic::error("no-such-episode", format!("{} is no episode of this show", name.display()))
                .help("name a file or folder of the show, or the number of an episode"));
        }
    }
    Ok(episodes.iter().zip(wanted).filter(|(_, wanted)| *wanted).map(|(episode, _)| episode).collect())
}

/// Leaves out the findings about files of episodes that were not chosen.
pub fn findings(all: &[Compiled], chosen: &[&Compiled], diagnostics: &mut Diagnostics) {
    let files = |episode: &'_ Compiled| {
        let files = &episode.record.files;
        files.notes.iter().chain(&files.transcripts).chain(&files.audio).cloned().collect::<Vec<PathBuf>>()
    };
    let wanted: HashSet<PathBuf> = chosen.iter().flat_map(|episode| files(episode)).collect();
    let known: HashSet<PathBuf> = all.iter().flat_map(files).collect();
    diagnostics.retain(|one| {
        one.place.as_ref().is_none_or(|place| wanted.contains(&place.file) || !known.contains(&place.file))
    });
}

/// Is the episode meant by its number, its id, or the real `path` of one of its files or of a folder around it?
fn means(root: &Path, episode: &Compiled, name: &Path, path: Option<&Path>) -> bool {
    let text = name.to_string_lossy();
    let number = text.parse::<u32>().is_ok_and(|number| episode.record.number == Some(number));
    let files = &episode.record.files;
    let mut paths = files.notes.iter().chain(&files.transcripts).chain(&files.audio);
    number || episode.record.id == text || path.is_some_and(|path| paths.any(|file| root.join(file).starts_with(path)))
}

/// Files that are answered for.
pub struct Selected {
    /// Files and folders, relative to the show where they lie in it.
    paths: Vec<PathBuf>,
    /// Episode numbers.
    numbers: Vec<u32>,
    /// Title of the show, which file names may begin with.
    title: String,
}

impl Selected {
    /// Is nothing selected?
    pub fn is_empty(&self) -> bool {
        self.paths.is_empty() && self.numbers.is_empty()
    }

    /// Is `file`, relative to the show, one of them?
    pub fn contains(&self, file: &Path) -> bool {
        let number = || FileName::read(file, &self.title).number.is_some_and(|number| self.numbers.contains(&number));
        self.paths.iter().any(|path| file.starts_with(path)) || (!self.numbers.is_empty() && number())
    }
}

/// The files of the show that `names` mean: files and folders by path, episodes by number.
///
/// # Errors
/// A diagnostic for the first name that does not exist.
pub fn files(show: &Show, names: &[PathBuf]) -> Result<Selected, Diagnostic> {
    let root = show.root.canonicalize().unwrap_or_else(|_| show.root.clone());
    let mut selected = Selected { paths: Vec::new(), numbers: Vec::new(), title: show.config.show.title.clone() };
    for name in names {
        match (name.canonicalize(), name.to_string_lossy().parse()) {
            (Ok(real), _) => selected.paths.push(real.strip_prefix(&root).map_or(real.clone(), Path::to_owned)),
            (Err(_), Ok(number)) => selected.numbers.push(number),
            (Err(error), Err(_)) => {
                return Err(Diagnostic::error("no-such-file", format!("{}: {error}", name.display())));
            }
        }
    }
    Ok(selected)
}
