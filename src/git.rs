//! What git knows of the files of a show: when each was first committed.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use chrono::{DateTime, FixedOffset};

/// Marks the line of a commit among those of its files; no path begins with it.
const COMMIT: char = '\0';

/// When each of `files`, relative to `root`, was first committed; those that were not, or of which a shallow clone knows
/// no more, are left out. Empty where there is no git, or no repository.
pub fn first_commits<'a>(
    root: &Path,
    files: impl IntoIterator<Item = &'a Path>,
) -> HashMap<PathBuf, DateTime<FixedOffset>> {
    let mut files = files.into_iter().peekable();
    if files.peek().is_none() || !is_whole_repository(root) {
        return HashMap::new();
    }
    let mut command = Command::new("git");
    // Neither pager nor hooks of the repository's config may run.
    command.args(["--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false"]);
    command.args(["log", "--diff-filter=A", "--no-renames", "--no-ext-diff", "--name-only", "--relative", "-z"]);
    command.args(["--format=%x00%aI", "--"]).args(files);
    let output = command.current_dir(root).stdin(Stdio::null()).stderr(Stdio::null()).output();
    let Ok(output) = output.map(|output| output.stdout) else { return HashMap::new() };
    read(&String::from_utf8_lossy(&output))
}

/// Reads `NUL date NUL path NUL path … NUL NUL date …`; the newest commits come first.
fn read(log: &str) -> HashMap<PathBuf, DateTime<FixedOffset>> {
    let mut first = HashMap::new();
    let mut date = None;
    for part in log.split(COMMIT).map(|part| part.trim_start_matches('\n')).filter(|part| !part.is_empty()) {
        match DateTime::parse_from_rfc3339(part) {
            Ok(of_commit) => date = Some(of_commit),
            Err(_) => {
                if let Some(date) = date {
                    first.insert(PathBuf::from(part), date);
                }
            }
        }
    }
    first
}

/// A shallow clone takes its oldest commit for the first one of every file.
fn is_whole_repository(root: &Path) -> bool {
    let git = root.ancestors().map(|folder| folder.join(".git")).find(|git| git.exists());
    git.is_some_and(|git| !git.join("shallow").exists())
}
