//! The shows that are measured: one that is generated, so that every machine has it, and one that people made.

#![allow(dead_code)] // every bench uses its own part of this

pub mod feed;
pub mod generated;
pub mod long;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use podwright::config::{self, Config};
use podwright::diagnostic::Diagnostics;
use podwright::ledger::Ledger;
use podwright::normalize::Compiled;
use podwright::publish::{self, Plan};
use podwright::show::Show;
use podwright::source::SourceFile;

/// How many episodes the generated show has.
pub const EPISODES: usize = 500;

/// Where the notes and transcripts of Python Bytes lie, beside this repository.
const CORPUS: &str = "../shared/corpus/python-bytes";
const CORPUS_CONFIG: &str = "tests/shows/python-bytes.toml";

/// A show on disk, and what describes it.
pub struct Sample {
    /// What the results call it.
    pub name: &'static str,
    /// The folder of its sources.
    pub root: PathBuf,
    /// Its `podwright.toml`.
    pub config: PathBuf,
    /// Removes a generated show when the bench is over.
    _folder: Option<tempfile::TempDir>,
}

impl Sample {
    /// The generated show, in a folder of its own.
    pub fn generated() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        generated::write(folder.path(), EPISODES).expect("files in the temporary folder");
        let root = folder.path().to_owned();
        Self { name: "generated", config: root.join(config::CONFIG_NAME), root, _folder: Some(folder) }
    }

    /// Python Bytes; none, and a line that says so, where it is not at hand.
    pub fn corpus() -> Option<Self> {
        if !Path::new(CORPUS).is_dir() {
            println!("skipped: {CORPUS} is not here");
            return None;
        }
        Some(Self { name: "python-bytes", root: CORPUS.into(), config: CORPUS_CONFIG.into(), _folder: None })
    }

    /// The generated show, and Python Bytes where it is at hand.
    pub fn all() -> Vec<Self> {
        std::iter::once(Self::generated()).chain(Self::corpus()).collect()
    }

    /// The show with its config read.
    pub fn show(&self) -> Show {
        let text = std::fs::read_to_string(&self.config).expect("the config of the show");
        Show { root: self.root.clone(), config: parsed(&text) }
    }
}

/// A `podwright.toml` that is right.
pub fn parsed(text: &str) -> Config {
    let mut faults = Diagnostics::new();
    let config = config::parse(&SourceFile::new(config::CONFIG_NAME, text), &mut faults);
    config.unwrap_or_else(|| panic!("{faults:?}"))
}

/// Normalised episodes of `show`, from its files on.
pub fn normalize(show: &Show) -> Vec<Compiled> {
    podwright::compile::compile(show, &mut Diagnostics::new()).expect("the files of the show")
}

/// All outputs of a first build, in memory.
pub fn plan(show: &Show, episodes: &[Compiled]) -> Plan {
    publish::plan(&show.root, &show.config, episodes, &Ledger::default(), now())
}

/// The moment of every build that is measured.
pub fn now() -> DateTime<Utc> {
    NOW.parse().expect("a date")
}

/// [`now`] as `--now` takes it.
pub const NOW: &str = "2026-06-01T00:00:00Z";
