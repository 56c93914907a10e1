//! Which episodes the PATHs of a command mean: files, folders, episode numbers.

use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::normalize::Compiled;

/// The selected episodes; all of them when nothing is named.
///
/// # Errors
/// A diagnostic for the first name that means no episode.
pub fn episodes<'a>(root: &Path, episodes: &'a [Compiled], names: &[PathBuf]) -> Result<Vec<&'a Compiled>, Diagnostic> {
    if names.is_empty() {
        return Ok(episodes.iter().collect());
    }
    let mut wanted = vec![false; episodes.len()];
    for name in names {
        let mut any = false;
        for (episode, wanted) in episodes.iter().zip(&mut wanted) {
            let means = means(root, episode, name);
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

fn means(root: &Path, episode: &Compiled, name: &Path) -> bool {
    let text = name.to_string_lossy();
    let number = text.parse::<u32>().is_ok_and(|number| episode.record.number == Some(number));
    if number || episode.record.id == text {
        return true;
    }
    let absolute = |path: &Path| path.canonicalize().ok();
    let Some(name) = absolute(name) else { return false };
    let Some(root) = absolute(root) else { return false };
    let files = &episode.record.files;
    let mut paths = files.notes.iter().chain(&files.transcripts).chain(&files.audio);
    paths.any(|path| root.join(path).starts_with(&name))
}
