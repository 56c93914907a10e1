//! Findings about the real shows beside the repository, by rule, file and line.

#![allow(dead_code, reason = "each test uses its part")]
#![allow(clippy::unwrap_used, reason = "a test that cannot read its input has failed")]

use std::fmt;
use std::path::{Path, PathBuf};

use podwright::config;
use podwright::diagnostic::{Diagnostic, Diagnostics};
use podwright::lint::settings::{Choice, Settings};
use podwright::show::Show;
use podwright::source::SourceFile;

/// What some rules find in a show.
pub struct Places(Diagnostics);

impl Places {
    /// What `rules` find in the show that `tests/shows/python-bytes.toml` describes; none where it is not at hand.
    pub fn of(rules: &[&str]) -> Option<Self> {
        Some(Self::found(python_bytes()?, rules))
    }

    /// What `rules` find in the notes of another show; none where it is not at hand.
    pub fn of_show(folder: &str, notes: &str, rules: &[&str]) -> Option<Self> {
        let root = shared(&format!("corpus/{folder}"))?;
        let config =
            format!("[show]\ntitle = \"A show\"\n\n[sources]\nnotes = [\"{notes}\"]\ntranscripts = []\naudio = []\n");
        Some(Self::found(show(root, &config), rules))
    }

    fn found(show: Show, rules: &[&str]) -> Self {
        let select = rules.iter().map(|rule| (*rule).to_owned()).collect();
        let settings = Settings::new(&show.config.lint, &Choice { select, ..Choice::default() }).unwrap();
        Self(podwright::lint::show(&show, &settings, Diagnostics::new()).unwrap())
    }

    /// Line 0 stands for any line.
    pub fn assert_found(&self, rule: &str, folder: &str, file: &str, line: usize) {
        let path = Path::new(folder).join(file);
        let is_there = |one: &Diagnostic| {
            one.rule == rule
                && one.place.as_ref().is_some_and(|place| place.file == path && (line == 0 || place.line == line))
        };
        assert!(self.0.iter().any(is_there), "{rule} does not find {}:{line}", path.display());
    }

    /// Findings of one rule.
    pub fn of_rule(&self, rule: &str) -> Self {
        Self(self.0.iter().filter(|one| one.rule == rule).cloned().collect())
    }

    /// Number of findings.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl fmt::Display for Places {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|one| writeln!(f, "{one}"))
    }
}

/// The show that `tests/shows/python-bytes.toml` describes; none where it is not at hand.
pub fn python_bytes() -> Option<Show> {
    let root = shared("corpus/python-bytes")?;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shows/python-bytes.toml");
    Some(show(root, &std::fs::read_to_string(path).unwrap()))
}

fn show(root: PathBuf, config: &str) -> Show {
    let config = config::parse(&SourceFile::new(config::CONFIG_NAME, config), &mut Diagnostics::new()).unwrap();
    Show { root, config }
}

/// A folder below `shared`, beside the repository or beside its work trees.
fn shared(folder: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = root.ancestors().skip(1).map(|above| above.join("shared").join(folder)).find(|path| path.is_dir());
    if found.is_none() {
        println!("skipped: there is no shared/{folder}");
    }
    found
}
