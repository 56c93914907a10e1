//! Fixes of all rules, made in copies of real shows: they come to an end, what was fixed is not found again, and safe ones
//! change nothing of what the episodes say.

#![allow(clippy::unwrap_used)] // clippy spares the tests themselves, not their helpers

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use podwright::compile;
use podwright::config;
use podwright::diagnostic::{Applicability, Diagnostics, Edit};
use podwright::lint::settings::{Choice, Settings};
use podwright::lint::{self, fix};
use podwright::show::Show;
use podwright::source::SourceFile;

/// So many rounds are enough: a fix that overlaps another one waits for the next, and so does the 21st of a rule in a file.
const ROUNDS: usize = 10;

/// A copy of a show beside the repository, with notes or some transcripts only: apart they need no alignment.
struct Copy {
    // Deletes the copy when it is dropped.
    _folder: tempfile::TempDir,
    show: Show,
    settings: Settings,
}

impl Copy {
    /// `kind` is `notes`, or a pattern for transcripts.
    fn of(name: &str, kind: &str) -> Option<Self> {
        let corpus = Path::new("../shared/corpus").join(name);
        if !corpus.is_dir() {
            println!("skipped: {} is absent", corpus.display());
            return None;
        }
        let text = fs::read_to_string(format!("tests/shows/{name}.toml")).unwrap();
        let mut config = config::parse(&SourceFile::new(config::CONFIG_NAME, text), &mut Vec::new()).unwrap();
        match kind {
            "notes" => config.sources.transcripts.clear(),
            pattern => {
                config.sources.notes.clear();
                config.sources.transcripts = vec![pattern.parse().unwrap()];
            }
        }
        let folder = tempfile::tempdir().unwrap();
        copy(&corpus, folder.path());
        let choice = Choice { select: vec!["all".into()], ..Choice::default() };
        let settings = Settings::new(&config.lint, &choice).unwrap();
        let show = Show { root: folder.path().to_owned(), config };
        Some(Self { _folder: folder, show, settings })
    }

    fn lint(&self) -> Diagnostics {
        lint::show(&self.show, &self.settings, Vec::new()).unwrap()
    }

    /// Makes fixes until none is left, and says how many.
    fn fix(&self, allowed: Applicability) -> usize {
        let mut made = 0;
        for _ in 0..=ROUNDS {
            let edits = fix::edits(&self.lint(), allowed);
            if edits.is_empty() {
                return made;
            }
            made += self.make(&edits);
        }
        panic!("fixes are left after {ROUNDS} rounds: {:#?}", fix::edits(&self.lint(), allowed));
    }

    fn make(&self, edits: &BTreeMap<PathBuf, Vec<Edit>>) -> usize {
        for (path, edits) in edits {
            let path = self.show.root.join(path);
            let text = fs::read_to_string(&path).unwrap();
            fs::write(path, fix::apply(&text, edits).unwrap()).unwrap();
        }
        edits.values().map(Vec::len).sum()
    }

    /// What the episodes say: one line each, addresses left out.
    fn said(&self) -> Vec<String> {
        let episodes = compile::compile(&self.show, &mut Vec::new()).unwrap();
        let line = |episode: &podwright::normalize::Compiled| {
            let record = &episode.record;
            let topics: Vec<_> = record.topics.iter().map(|topic| (&topic.presenter, topic.title.trim())).collect();
            let people: Vec<_> = record.hosts.iter().chain(&record.guests).map(|person| &person.name).collect();
            let sponsors: Vec<_> = record.sponsors.iter().map(|sponsor| &sponsor.name).collect();
            let chapters: Vec<_> = record.chapters.iter().map(|chapter| (chapter.start, &chapter.title)).collect();
            let cues: usize = episode.transcripts.iter().map(|(_, transcript)| transcript.cues.len()).sum();
            format!("{} {:?} {topics:?} {people:?} {sponsors:?} {chapters:?} {cues}", record.id, record.title)
        };
        episodes.iter().map(line).collect()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            // Not `fs::copy`, which would copy that the original is read-only.
            fs::write(target, fs::read(path).unwrap()).unwrap();
        }
    }
}

fn check(name: &str, kind: &str) {
    let Some(copy) = Copy::of(name, kind) else { return };
    let said = copy.said();
    let safe = copy.fix(Applicability::Safe);
    assert!(safe > 10, "only {safe} safe fixes in the {kind} of {name}");
    for (before, after) in said.iter().zip(copy.said()) {
        assert_eq!(*before, after, "safe fixes changed what an episode of {name} says");
    }
    copy.fix(Applicability::Unsafe);
    assert!(copy.lint().iter().all(|one| one.fix.is_none()), "fixes come back in the {kind} of {name}");
}

#[test]
fn notes_of_python_bytes() {
    check("python-bytes", "notes");
}

#[test]
fn transcripts_of_python_bytes() {
    check("python-bytes", "transcripts/4[67]*");
}

#[test]
fn notes_of_rustacean_station() {
    check("rustacean-station", "notes");
}

#[test]
fn notes_of_syntax() {
    check("syntax", "notes");
}
