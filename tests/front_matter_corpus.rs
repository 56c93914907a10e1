//! Front matter of real shows: every file is read, every key is known or on the list, every value has its type.
//!
//! The shows lie beside the repository, in `../shared/corpus`; without them the tests say so and pass.

// Helpers of tests are tests: clippy's exemption covers only functions marked as such.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono_tz::Tz;
use podwright::config::Sources;
use podwright::diagnostic::Diagnostics;
use podwright::notes::front_matter::{FrontMatter, Key, KeyNames, parse, values};
use podwright::source::SourceFile;

/// The Markdown files below `folder` of the corpus; none, with a line that says so, when it is absent.
fn notes(folder: &str) -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus").join(folder);
    if !root.is_dir() {
        println!("skipped: {} is absent", root.display());
        return Vec::new();
    }
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    let read = |path: &PathBuf| SourceFile::read(&root, path.strip_prefix(&root).unwrap()).unwrap();
    paths.iter().map(read).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            paths.push(path);
        }
    }
}

/// Reads every file, and counts the keys that mean nothing to podwright.
fn read_all(
    files: &[SourceFile],
    names: &KeyNames,
    check: impl Fn(&SourceFile, &FrontMatter),
) -> BTreeMap<String, usize> {
    let mut unknown = BTreeMap::new();
    for file in files {
        let mut diagnostics = Diagnostics::new();
        let (front_matter, body) = parse(file, &mut diagnostics);
        assert_eq!(diagnostics, [], "{}", file.path().display());
        let front_matter = front_matter.unwrap_or_else(|| panic!("{} has no front matter", file.path().display()));
        assert!(file.text()[..body].trim_end().ends_with("---"), "{}", file.path().display());
        assert!(!file.text()[body..].starts_with("---"), "{}", file.path().display());
        for field in front_matter.unknown(names) {
            *unknown.entry(field.key.clone()).or_default() += 1;
        }
        check(file, &front_matter);
    }
    unknown
}

#[test]
fn rustacean_station() {
    let names = KeyNames::default();
    let files = notes("rustacean-station/_episodes");
    let unknown = read_all(&files, &names, |file, front_matter| {
        let node = |key| front_matter.get(key, &names).unwrap();
        values::text(file, node(Key::Title)).unwrap();
        assert!(values::text(file, node(Key::Audio)).unwrap().starts_with("https://"));
        assert!(!values::date(file, node(Key::Date), Tz::UTC, || None).unwrap().day_only);
        assert!(values::duration(file, node(Key::Duration)).unwrap() > 60.0);
        assert!(values::length(file, node(Key::Length)).unwrap() > 1_000_000);
    });
    if !files.is_empty() {
        assert_eq!(unknown.keys().collect::<Vec<_>>(), ["reddit"]);
    }
}

#[test]
fn syntax() {
    let own = [(Key::Guests, vec!["guest".to_owned()])];
    let names = KeyNames::new(&Sources { front_matter: own.into(), ..Sources::default() });
    let files = notes("syntax/shows");
    let unknown = read_all(&files, &names, |file, front_matter| {
        let node = |key| front_matter.get(key, &names).unwrap();
        let number = values::number(file, node(Key::Number)).unwrap();
        let in_name: String = file.path().to_string_lossy().chars().take_while(char::is_ascii_digit).collect();
        if in_name != "772" {
            assert_eq!(Some(number), in_name.parse().ok(), "{}", file.path().display());
        }
        values::text(file, node(Key::Title)).unwrap();
        let date = values::date(file, node(Key::Date), Tz::UTC, || None).unwrap();
        assert!((2017..=2030).contains(&chrono::Datelike::year(&date.at)), "{date:?}");
        let mut diagnostics = Diagnostics::new();
        for key in [Key::Guests, Key::Hosts] {
            let people = front_matter.get(key, &names).map(|node| values::people(file, node, &mut diagnostics));
            assert!(people.is_none_or(|people| !people.is_empty()), "{}", file.path().display());
        }
        assert_eq!(diagnostics, []);
    });
    if !files.is_empty() {
        assert_eq!(unknown.keys().collect::<Vec<_>>(), ["youtube_url"]);
    }
}
