//! `podwright init` in real repositories: the whole feed, and no source touched. Skipped where the corpus is absent.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

mod repository;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use assert_cmd::Command;
use podwright::feed::read::{self, Ns};
use podwright::source::SourceFile;
use repository::{files, run};
use serde_json::Value;

fn copied(name: &str) -> Option<tempfile::TempDir> {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus").join(name);
    if !from.is_dir() {
        println!("skipped: there is no {}", from.display());
        return None;
    }
    let copy = tempfile::tempdir().unwrap();
    for (path, bytes) in files(&from) {
        let path = copy.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    Some(copy)
}

/// Adopts and builds the show; gives its records and the number of items in the feed.
fn adopted(root: &Path) -> (BTreeMap<String, Value>, usize) {
    let before = files(root);
    run(root, &["init"]);
    run(root, &["build", "--now", "2026-11-21"]);
    let after = files(root);
    assert!(before.iter().all(|(path, bytes)| after.get(path) == Some(bytes)), "a source was changed");
    run(root, &["build", "--check", "--now", "2026-11-21"]);
    let feed = SourceFile::new("feed.xml", fs::read_to_string(root.join("podcast/feed.xml")).unwrap());
    let document = read::read(&feed, &mut Vec::new());
    let with_audio = document.items().filter(|item| item.child(Ns::Rss, "enclosure").is_some()).count();
    assert_eq!(with_audio, document.items().count(), "every item has audio");
    let (lines, _) = run(root, &["normalize", "--format", "jsonl"]);
    let records = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    (records.map(|record| (record["id"].as_str().unwrap().to_owned(), record)).collect(), with_audio)
}

/// The findings on the config, and the slugs and keys that nobody knows.
fn about_the_config(root: &Path) -> Vec<String> {
    let output = Command::cargo_bin("podwright")
        .unwrap()
        .current_dir(root)
        .args(["lint", "--format", "jsonl"])
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let findings = text.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let about = findings.filter(|one| one["file"] == "podwright.toml" || one["rule"] == "slug-unknown");
    about.map(|one| one["rule"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn rustacean_station() {
    let Some(copy) = copied("rustacean-station") else { return };
    let (records, items) = adopted(copy.path());
    let pages = files(&copy.path().join("_episodes")).len();
    assert_eq!((records.len(), items), (pages, pages));
    let hosts = records.values().filter(|record| !record["hosts"].as_array().unwrap().is_empty()).count();
    assert!(hosts * 10 >= pages * 9, "{hosts} of {pages} episodes have hosts");
    let with = |key: &str| records.values().filter(|record| !record[key].is_null()).count();
    assert_eq!((with("published"), with("duration"), with("title")), (pages, pages, pages));
    let first = &records["2019-07-12-rust-1.36.0"];
    assert_eq!(first["hosts"][0]["name"], "Ben Striegel");
    assert_eq!(first["chapters"].as_array().unwrap().len(), 12);
    assert_eq!(first["slug"], "000-rust-1.36.0");
    let feed = fs::read_to_string(copy.path().join("podcast/feed.xml")).unwrap();
    assert!(feed.contains("<link>https://rustacean-station.org/episode/000-rust-1.36.0/</link>"));
    assert!(feed.contains("<title>Rustacean Station</title>"));
    assert_eq!(about_the_config(copy.path()), Vec::<String>::new());
}

#[test]
fn syntax() {
    let Some(copy) = copied("syntax") else { return };
    let (records, items) = adopted(copy.path());
    let pages = files(&copy.path().join("shows")).len();
    assert_eq!((records.len(), items), (pages, pages));
    let chapters = records.values().filter(|record| !record["chapters"].as_array().unwrap().is_empty()).count();
    assert!(chapters * 100 >= pages * 97, "{chapters} of {pages} episodes have chapters");
    let guests = records.values().filter(|record| !record["guests"].as_array().unwrap().is_empty()).count();
    assert!(guests > 50, "{guests} episodes have guests");
    let newest = &records["993"];
    assert_eq!(newest["published"], "2026-04-06T11:00:00Z");
    assert_eq!(newest["audio"]["location"], "https://traffic.megaphone.fm/FSI8822565885.mp3");
    assert_eq!(newest["chapters"][1]["start"], 55.0);
    assert_eq!(about_the_config(copy.path()), ["show-author-missing"]);
}
