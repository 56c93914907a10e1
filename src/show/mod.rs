//! Finds the files of a show and pairs them into episodes.

mod file_name;
pub(crate) mod listed;
mod pair;

use std::path::{Path, PathBuf};

use globset::{GlobSet, GlobSetBuilder};
use ignore::WalkBuilder;

use crate::config::{Config, Pattern};
use crate::diagnostic::{Diagnostic, Diagnostics};

pub use file_name::FileName;
pub(crate) use file_name::{MARKDOWN, is_in_bundle, is_markdown, is_page, page_folder, page_name, unordered};
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
    let mut find = |patterns: &[Pattern]| find(&show.root, patterns, &sources.exclude, diagnostics);
    let mut notes = find(&sources.notes)?;
    let transcripts = find(&sources.transcripts)?;
    let audio = find(&sources.audio)?;
    // `*.md` finds `transcript.md` as well.
    notes.retain(|path| transcripts.binary_search(path).is_err());
    notes.extend(listed::read(&show.root, &show.config, diagnostics)?.iter().map(|entry| entry.path().to_owned()));
    let episodes = pair::pair(&show.config, notes, transcripts, audio, diagnostics);
    if episodes.is_empty() {
        diagnostics.push(without_episodes(show));
    }
    Ok(episodes)
}

/// A typing error in a pattern must not publish a feed that lost all its episodes.
fn without_episodes(show: &Show) -> Diagnostic {
    let message = "the show has no episodes: no file has a name that the patterns of [sources] describe";
    let help = "patterns are relative to the folder of the show; `*` stays within a folder, `**` crosses folders";
    Diagnostic::error("episodes-missing", message).at(show.config.place("sources.notes")).help(help)
}

/// The files below `root` that match one of `patterns` and none of `exclude`, relative to `root`, sorted.
///
/// `.gitignore` is not asked: audio is often kept out of git and is still the audio of the show.
/// A name that is not UTF-8 is reported and left out: neither records nor feeds can hold it.
pub(crate) fn find(
    root: &Path,
    patterns: &[Pattern],
    exclude: &[Pattern],
    diagnostics: &mut Diagnostics,
) -> Result<Vec<PathBuf>, Diagnostic> {
    // Only who names a file that begins with a dot means it.
    let (hidden, patterns): (Vec<Pattern>, Vec<Pattern>) = patterns.iter().cloned().partition(names_hidden);
    let mut found = find_among(root, &patterns, exclude, true)?;
    if !hidden.is_empty() {
        found.extend(find_among(root, &hidden, exclude, false)?);
    }
    found.sort();
    found.dedup();
    found.retain(|path| {
        let is_text = path.to_str().is_some();
        if !is_text {
            diagnostics.push(not_text(path));
        }
        is_text
    });
    Ok(found)
}

/// `docs/blog/.authors.yml`
fn names_hidden(pattern: &Pattern) -> bool {
    pattern.as_str().rsplit('/').next().is_some_and(|name| name.starts_with('.'))
}

fn find_among(
    root: &Path,
    patterns: &[Pattern],
    exclude: &[Pattern],
    skips_hidden: bool,
) -> Result<Vec<PathBuf>, Diagnostic> {
    let set = glob_set(patterns)?;
    let excluded = glob_set(exclude)?;
    let mut folders: Vec<PathBuf> = patterns.iter().map(|pattern| literal_folder(pattern.as_str())).collect();
    folders.sort();
    folders.dedup();
    let mut found = Vec::new();
    for folder in folders {
        let start = root.join(&folder);
        if !start.is_dir() {
            continue;
        }
        for entry in WalkBuilder::new(&start).standard_filters(false).hidden(skips_hidden).build() {
            let entry = entry.map_err(|error| {
                Diagnostic::error("unreadable-folder", format!("cannot read the folder: {error}")).in_file(&folder)
            })?;
            let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file() || kind.is_symlink());
            if is_file && set.is_match(relative) && !excluded.is_match(relative) {
                found.push(relative.to_owned());
            }
        }
    }
    Ok(found)
}

fn not_text(path: &Path) -> Diagnostic {
    let message = format!("the name of {} is not UTF-8, so the file is left out", path.display());
    Diagnostic::error("file-name-not-utf8", message).in_file(path).help("rename it; letters, digits and `-` do no harm")
}

fn glob_set(patterns: &[Pattern]) -> Result<GlobSet, Diagnostic> {
    let mut builder = GlobSetBuilder::new();
    for pattern in patterns {
        builder.add(pattern.glob().clone());
    }
    builder.build().map_err(|error| Diagnostic::error("glob-invalid", format!("cannot search for files: {error}")))
}

/// The part of a pattern before its first wildcard, so that only this folder is walked.
pub(crate) fn literal_folder(pattern: &str) -> PathBuf {
    let folder = Path::new(pattern).parent().unwrap_or_else(|| Path::new(""));
    folder
        .components()
        .take_while(|part| !part.as_os_str().to_string_lossy().contains(['*', '?', '[', '{', '\\']))
        .collect()
}
