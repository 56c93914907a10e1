//! `date-after-commit`

use std::collections::HashMap;
use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::git;
use crate::lint::context::ShowContext;
use crate::lint::rule::rule;
use crate::normalize::Compiled;
use crate::record::{Evidence, Fact};
use crate::source::SourceFile;

rule! {
    /// A file is older than the recording that it is about.
    ///
    /// ## What it does
    /// Compares the day of recording with the day on which git first saw the file that states it. A day is allowed for time
    /// zones. Clones without history (`fetch-depth: 1`) are not judged.
    ///
    /// ## Why it matters
    /// A transcript cannot be committed before the words were said: the day or the year is wrong.
    ///
    /// ## Example
    /// `recorded June 12th` in a transcript that was committed on June 10th.
    "date-after-commit", Show, Warning, fix: None, check: Show(check),
    sources: ["practice: faults of real shows"]
}

fn check(show: &ShowContext<'_>, diagnostics: &mut Diagnostics) {
    let dated: Vec<(&Compiled, &Evidence)> =
        show.asked().filter_map(|episode| Some((episode, said(episode)?))).collect();
    let committed = git::first_commits(&show.show.root, dated.iter().map(|(_, read)| read.file.as_path()));
    diagnostics.extend(dated.into_iter().filter_map(|(episode, read)| judge(episode, read, &committed)));
}

/// Where the day of recording was read; notes are written before the recording, what is said in it is not.
fn said(episode: &Compiled) -> Option<&Evidence> {
    let readings = episode.record.evidence.get(&Fact::Recorded)?;
    readings.iter().find(|read| read.span.is_some() && episode.record.files.transcripts.contains(&read.file))
}

fn judge(
    episode: &Compiled,
    read: &Evidence,
    committed: &HashMap<PathBuf, DateTime<FixedOffset>>,
) -> Option<Diagnostic> {
    let recorded = episode.record.recorded?;
    let committed = committed.get(&read.file)?.date_naive();
    if recorded <= committed.succ_opt()? {
        return None;
    }
    let file = episode.transcripts.iter().map(|(file, _)| file).find(|file| file.path() == read.file);
    let place =
        file.map_or_else(|| Place::file(&read.file), |file: &SourceFile| file.place(read.span.unwrap_or_default()));
    let message = format!("recorded on {recorded}, but this file was committed on {committed}");
    Some(RULE.at(place, message).help("the day or the year is wrong"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::process::Command;

    use crate::lint::testing::findings_in;

    const SAID: &str =
        "00:00:00 Welcome to Bread Basket, this is episode 1, recorded June 12th, 2024. I'm Ada Crumb.\n";

    fn git(root: &Path, arguments: &[&str], date: &str) {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]).args(arguments).current_dir(root);
        let done = git.env("GIT_AUTHOR_DATE", date).env("GIT_COMMITTER_DATE", date).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }

    /// The findings where the transcript was committed on `date`.
    fn committed(date: &str) -> String {
        findings_in("date-after-commit", &[("transcripts/001.txt", SAID)], |root| {
            git(root, &["init", "--quiet"], date);
            git(root, &["add", "."], date);
            git(root, &["commit", "--quiet", "--message", "Episode 1"], date);
        })
    }

    #[test]
    fn a_recording_after_its_transcript() {
        insta::assert_snapshot!(committed("2024-06-10T12:00:00Z"), @"
        transcripts/001.txt:1:63: warning: recorded on 2024-06-12, but this file was committed on 2024-06-10 [date-after-commit]
          help: the day or the year is wrong
        ");
        assert_eq!(committed("2024-06-11T12:00:00Z"), "", "it may be another day elsewhere");
        assert_eq!(committed("2024-08-01T12:00:00Z"), "");
    }
}
