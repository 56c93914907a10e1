//! The rules on headings, topics, people and sponsors find the faults that a real show is known to have.

#![allow(clippy::unwrap_used)] // clippy spares the tests themselves, not their helpers

use std::fs;
use std::path::{Path, PathBuf};

use podwright::config;
use podwright::diagnostic::{Applicability, Diagnostic};
use podwright::lint::rules::notes;
use podwright::lint::settings::{Choice, Settings};
use podwright::lint::{self, fix};
use podwright::show::Show;
use podwright::source::SourceFile;

const CORPUS: &str = "../shared/corpus";

/// Rule, file (its head is enough) and line.
const PLACES: &[(&str, &str, usize)] = &[
    ("connect-missing", "show_notes/329.md", 1),
    ("date-no-year", "transcripts/105-", 3),
    ("date-no-year", "transcripts/485-", 7),
    ("file-name-form", "show_notes/PB 485.md", 1),
    ("file-name-form", "transcripts/359-gil--.txt", 1),
    ("file-name-form", "transcripts/459 Inverted dependency trees.txt", 1),
    ("file-name-form", "transcripts/477-", 1),
    ("guest-no-link", "show_notes/269.md", 14),
    ("handle-url", "show_notes/484-", 10),
    ("handle-url", "show_notes/484-", 81),
    ("heading-form", "show_notes/454.md", 1),
    ("heading-missing", "show_notes/017.md", 1),
    ("heading-missing", "show_notes/470-", 1),
    ("host-misspelt-notes", "show_notes/017.md", 2),
    ("joke-missing", "show_notes/312.md", 95),
    ("live-weekday", "show_notes/349.md", 14),
    ("placeholder", "show_notes/009.md", 2),
    ("placeholder", "show_notes/269.md", 6),
    ("placeholder", "show_notes/337.md", 30),
    ("presenter-undeclared", "show_notes/190.md", 43),
    ("presenter-undeclared", "show_notes/191.md", 43),
    ("presenter-undeclared", "show_notes/299.md", 23),
    ("same-presenter-twice", "show_notes/044.md", 35),
    ("sponsor-name-variant", "show_notes/094.md", 2),
    ("sponsor-name-variant", "show_notes/304.md", 3),
    ("sponsor-no-link", "show_notes/081.md", 2),
    ("sponsor-no-link", "show_notes/182.md", 3),
    ("sponsor-script-left", "show_notes/437.md", 39),
    ("sponsor-url-http", "show_notes/300.md", 3),
    ("title-missing", "show_notes/081.md", 1),
    ("topic-foreign-link", "show_notes/075.md", 37),
    ("topic-gap", "show_notes/297.md", 34),
    ("topic-gap", "show_notes/307.md", 42),
    ("topic-label-broken", "show_notes/012.md", 6),
    ("topic-label-broken", "show_notes/225.md", 106),
    ("topic-label-split", "show_notes/047.md", 4),
    ("topic-link-split", "show_notes/015.md", 18),
    ("topic-link-split", "show_notes/384.md", 15),
    ("topic-no-body", "show_notes/052.md", 5),
    ("topic-no-body", "show_notes/052.md", 22),
    ("topic-no-body", "show_notes/032.md", 32),
    ("topic-no-link", "show_notes/469-", 43),
    ("topic-no-title", "show_notes/242.md", 40),
    ("topic-no-title", "show_notes/280.md", 31),
    ("topic-order", "show_notes/227.md", 50),
];

/// All findings of the group in a show; none, with a line that says so, when the show is absent.
fn findings(root: &Path, config_text: &str) -> Option<Vec<Diagnostic>> {
    if !root.is_dir() {
        println!("skipped: {} is absent", root.display());
        return None;
    }
    let mut found = Vec::new();
    let file = SourceFile::new(config::CONFIG_NAME, config_text);
    let config = config::parse(&file, &mut found).unwrap();
    let choice = Choice { select: vec!["notes".into()], ..Choice::default() };
    let settings = Settings::new(&config.lint, &choice).unwrap();
    let show = Show { root: root.to_owned(), config };
    Some(lint::show(&show, &settings, found).unwrap())
}

fn python_bytes(root: &Path) -> Option<Vec<Diagnostic>> {
    findings(root, &fs::read_to_string("tests/shows/python-bytes.toml").unwrap())
}

fn is_at(found: &Diagnostic, file: &str, line: usize) -> bool {
    found.place.as_ref().is_some_and(|place| place.line == line && place.file.to_string_lossy().starts_with(file))
}

#[test]
fn known_faults_are_found_at_their_line() {
    let Some(found) = python_bytes(&Path::new(CORPUS).join("python-bytes")) else { return };
    let missed: Vec<_> = PLACES
        .iter()
        .filter(|(rule, file, line)| !found.iter().any(|found| found.rule == *rule && is_at(found, file, *line)))
        .collect();
    assert!(missed.is_empty(), "not found: {missed:#?}");
}

#[test]
fn shows_with_other_habits_are_left_alone() {
    let shows = [
        ("rustacean-station", "_episodes/**/*.md", &[][..]),
        // Five of some four hundred sponsors are praised there without a link, and eight links are not encrypted.
        (
            "syntax",
            "shows/*.md",
            &["front-matter-key-case", "front-matter-key-unknown", "sponsor-no-link", "sponsor-url-http"][..],
        ),
    ];
    for (name, pattern, expected) in shows {
        let config = format!("[show]\ntitle = \"{name}\"\n[sources]\nnotes = [\"{pattern}\"]\n");
        let Some(found) = findings(&Path::new(CORPUS).join(name), &config) else { continue };
        let of_notes = |name: &str| notes::RULES.iter().any(|rule| rule.name == name) && name != "title-missing";
        let mut rules: Vec<_> = found.iter().map(|one| one.rule).filter(|name| of_notes(name)).collect();
        rules.sort_unstable();
        rules.dedup();
        assert_eq!(rules, expected, "{name}: {found:#?}");
    }
}

#[test]
fn fixed_notes_lint_clean_of_what_was_fixed() {
    let corpus = Path::new(CORPUS).join("python-bytes");
    let copy = tempfile::tempdir().unwrap();
    let Ok(files) = fs::read_dir(corpus.join("show_notes")) else {
        println!("skipped: {} is absent", corpus.display());
        return;
    };
    let notes = copy.path().join("show_notes");
    fs::create_dir(&notes).unwrap();
    for file in files.map(Result::unwrap) {
        fs::copy(file.path(), notes.join(file.file_name())).unwrap();
    }
    let fixes = |found: &[Diagnostic]| fix::edits(found, Applicability::Unsafe);
    let mut edits = fixes(&python_bytes(copy.path()).unwrap());
    assert!(edits.len() > 50, "{} files to fix", edits.len());
    // Fixes that overlap wait for the next round.
    for _ in 0..3 {
        if edits.is_empty() {
            break;
        }
        for (path, edits) in &edits {
            let path: PathBuf = copy.path().join(path);
            let text = fs::read_to_string(&path).unwrap();
            fs::write(&path, fix::apply(&text, edits).unwrap()).unwrap();
        }
        edits = fixes(&python_bytes(copy.path()).unwrap());
    }
    assert_eq!(edits, std::collections::BTreeMap::new());
}
