//! Finds the files of a show and pairs them into episodes.

mod file_name;
mod pair;

use std::path::{Path, PathBuf};

use globset::{GlobSet, GlobSetBuilder};
use ignore::WalkBuilder;

use crate::config::{Config, Pattern};
use crate::diagnostic::{Diagnostic, Diagnostics};

pub use file_name::FileName;
pub use pair::EpisodeFiles;

/// A show: where it lies, and what it says about itself.
#[derive(Debug, Clone)]
pub struct Show {
    /// The folder that all paths are relative to.
    pub root: PathBuf,
    /// Its `podwright.toml`.
    pub config: Config,
}

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Notes,
    Transcript,
    Audio,
}

/// Finds the files that the patterns of `[sources]` name and pairs them into episodes, in the order of their numbers.
///
/// # Errors
/// A diagnostic when a pattern is broken or a folder cannot be read.
pub fn episodes(show: &Show, diagnostics: &mut Diagnostics) -> Result<Vec<EpisodeFiles>, Diagnostic> {
    let sources = &show.config.sources;
    let notes = find(&show.root, &sources.notes)?;
    let transcripts = find(&show.root, &sources.transcripts)?;
    let audio = find(&show.root, &sources.audio)?;
    Ok(pair::pair(&show.config.show.title, notes, transcripts, audio, diagnostics))
}

/// The files below `root` that match one of `patterns`, relative to `root`, sorted.
///
/// `.gitignore` is not asked: audio is often kept out of git and is still the audio of the show.
fn find(root: &Path, patterns: &[Pattern]) -> Result<Vec<PathBuf>, Diagnostic> {
    let set = glob_set(patterns)?;
    let mut folders: Vec<PathBuf> = patterns.iter().map(|pattern| literal_folder(pattern.as_str())).collect();
    folders.sort();
    folders.dedup();
    let mut found = Vec::new();
    for folder in folders {
        let start = root.join(&folder);
        if !start.is_dir() {
            continue;
        }
        for entry in WalkBuilder::new(&start).standard_filters(false).hidden(true).build() {
            let entry = entry.map_err(|error| {
                Diagnostic::error("unreadable-folder", format!("cannot read the folder: {error}")).in_file(&folder)
            })?;
            let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
            if entry.file_type().is_some_and(|kind| kind.is_file() || kind.is_symlink()) && set.is_match(relative) {
                found.push(relative.to_owned());
            }
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

fn glob_set(patterns: &[Pattern]) -> Result<GlobSet, Diagnostic> {
    let mut builder = GlobSetBuilder::new();
    for pattern in patterns {
        builder.add(pattern.glob().clone());
    }
    builder.build().map_err(|error| Diagnostic::error("glob-invalid", format!("cannot search for files: {error}")))
}

/// The part of a pattern before its first wildcard, so that only this folder is walked.
fn literal_folder(pattern: &str) -> PathBuf {
    let folder = Path::new(pattern).parent().unwrap_or_else(|| Path::new(""));
    folder
        .components()
        .take_while(|part| !part.as_os_str().to_string_lossy().contains(['*', '?', '[', '{', '\\']))
        .collect()
}
