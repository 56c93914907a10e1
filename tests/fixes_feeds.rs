//! Fixes of all rules on real feeds and on the single-fault feeds of the W3C validator: safe ones come to an end and
//! leave nothing of what they mended, and no byte changes outside of what a finding announces.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // clippy spares the tests themselves, not their helpers

use std::fs;
use std::path::{Path, PathBuf};

use chrono::DateTime;
use podwright::diagnostic::{Applicability, Diagnostic, Diagnostics, Edit};
use podwright::lint::{self, fix};
use podwright::source::SourceFile;
use rayon::prelude::*;

/// Fixes that touch each other wait for the next round; more than this many rounds are no end.
const ROUNDS: usize = 12;

/// Larger ones take long without telling more.
const MAX_BYTES: u64 = 700_000;

fn feeds(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new("../shared").join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            println!("skipped: {} is absent", folder.display());
            continue;
        };
        for path in entries.map(|entry| entry.unwrap().path()) {
            let is_small = || fs::metadata(&path).is_ok_and(|facts| facts.len() <= MAX_BYTES);
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "xml") && is_small() {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn judged(text: &str) -> Diagnostics {
    let now = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
    lint::feed::check(&SourceFile::new("feed.xml", text), None, now)
}

fn edits(found: &[Diagnostic], allowed: Applicability) -> Vec<Edit> {
    fix::edits(found, allowed).remove(Path::new("feed.xml")).unwrap_or_default()
}

/// The feed after all fixes.
fn mended(path: &Path, text: &str, allowed: Applicability) -> String {
    let mut text = text.to_owned();
    for _ in 0..ROUNDS {
        let edits = edits(&judged(&text), allowed);
        if edits.is_empty() {
            return text;
        }
        assert_only_edits_change(path, &text, &edits);
        text = fix::apply(&text, &edits).unwrap();
    }
    panic!("{}: fixes are left after {ROUNDS} rounds: {:?}", path.display(), edits(&judged(&text), allowed));
}

/// What stands between the edits is the same bytes before and after.
fn assert_only_edits_change(path: &Path, text: &str, edits: &[Edit]) {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.start);
    let after = fix::apply(text, &edits.iter().map(|edit| (*edit).clone()).collect::<Vec<_>>()).unwrap();
    let (mut before_at, mut after_at) = (0, 0);
    for edit in edits {
        let kept = &text[before_at..edit.start];
        assert_eq!(&after[after_at..after_at + kept.len()], kept, "{}", path.display());
        before_at = edit.end;
        after_at += kept.len() + edit.text.len();
    }
    assert_eq!(&after[after_at..], &text[before_at..], "{}", path.display());
}

/// How often each rule with a fix of `allowed` is found.
fn fixable(found: &[Diagnostic], allowed: Applicability) -> usize {
    found.iter().filter(|one| one.fix.as_ref().is_some_and(|fix| fix.applicability == allowed)).count()
}

fn judge(folder: &str) {
    let texts: Vec<(PathBuf, String)> = feeds(folder)
        .into_iter()
        .filter_map(|path| Some((path.clone(), String::from_utf8(fs::read(path).unwrap()).ok()?)))
        .collect();
    texts.par_iter().for_each(|(path, text)| {
        let before = judged(text);
        let safe = mended(path, text, Applicability::Safe);
        let after = judged(&safe);
        assert_eq!(fixable(&after, Applicability::Safe), 0, "{}: safe fixes are left", path.display());
        let errors = |found: &[Diagnostic]| podwright::diagnostic::has_errors(found);
        assert!(errors(&before) || !errors(&after), "{}: safe fixes made errors", path.display());
        mended(path, text, Applicability::Unsafe);
    });
}

#[test]
fn fixes_of_real_feeds_end_and_change_nothing_else() {
    judge("corpus/feeds");
}

#[test]
fn fixes_of_single_faults_end_and_change_nothing_else() {
    judge("w3c-cases");
}
