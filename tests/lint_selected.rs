//! Linting some episodes of a show says of them what linting all of it says, though the others are only skimmed.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its input has failed")]

mod places;

use std::collections::BTreeSet;
use std::path::Path;

use podwright::diagnostic::{Diagnostic, Diagnostics};
use podwright::lint;
use podwright::lint::settings::{Choice, Settings};

/// What many episodes lack is told once, at the first of them.
const COUNTED: &[&str] = &["enclosure-length-unknown"];

/// Every so many-th episode is linted alone: each reads the whole show.
const STEP: usize = 24;

#[test]
fn an_episode_alone_is_judged_like_among_all() {
    let Some(show) = places::python_bytes() else { return };
    let settings = Settings::new(&show.config.lint, &Choice::default()).unwrap();
    let whole = lint::show(&show, &settings, Diagnostics::new()).unwrap();
    let is_own = |one: &&Diagnostic| one.place.is_some() && !COUNTED.contains(&one.rule);
    let mut files: Vec<_> = whole.iter().filter_map(|one| Some(one.place.as_ref()?.file.clone())).collect();
    files.dedup();
    // Besides every so many-th: those where a habit of other episodes decides.
    let habits = ["phantom-words", "spoken-url"];
    let of_habits = whole.iter().filter(|one| habits.contains(&one.rule)).filter_map(|one| one.place.as_ref());
    let sample: BTreeSet<&Path> = files
        .iter()
        .step_by(STEP)
        .map(|file| file.as_path())
        .chain(of_habits.map(|place| place.file.as_path()).take(4))
        .collect();
    assert!(sample.len() > 5, "{sample:?}");
    for path in sample {
        let alone = lint::files_of_show(&show, &settings, Diagnostics::new(), |file| file == path).unwrap();
        let told = |one: &Diagnostic| one.to_string();
        let among: Vec<String> = whole
            .iter()
            .filter(is_own)
            .filter(|one| one.place.as_ref().is_some_and(|place| place.file == path))
            .map(told)
            .collect();
        let alone: Vec<String> = alone.iter().filter(is_own).map(told).collect();
        assert_eq!(alone, among, "{}", path.display());
    }
}
