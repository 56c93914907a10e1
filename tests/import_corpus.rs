//! Real feeds become shows whose feeds are to subscribers what the old ones were.

#![allow(clippy::unwrap_used)] // clippy spares the tests themselves, not their helpers

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use podwright::diagnostic::Diagnostics;
use podwright::feed::read;
use podwright::import;
use podwright::source::SourceFile;
use rayon::prelude::*;

const FEEDS: &str = "../shared/corpus/feeds";

/// What became of one feed.
struct Moved {
    name: String,
    episodes: usize,
    told: Vec<String>,
    /// What subscribers would notice, or why the show cannot be built.
    noticed: Vec<String>,
}

fn moved(path: &Path, now: DateTime<Utc>) -> Moved {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let file = read::decode(Path::new(&name), fs::read(path).unwrap(), &mut Diagnostics::new()).file;
    let document = read::read(&file, &mut Diagnostics::new());
    let lines = |found: Diagnostics| found.iter().map(ToString::to_string).collect::<Vec<_>>();
    let imported = match import::import(&document) {
        Ok(imported) => imported,
        Err(fault) => return Moved { name, episodes: 0, told: vec![], noticed: vec![fault.to_string()] },
    };
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in &imported.files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    // A second round builds with the errors that the old feed had.
    let mut noticed = Diagnostics::new();
    for _ in 0..2 {
        noticed = match import::prove(folder.path(), &document, now) {
            Ok(proof) => {
                let config = folder.path().join("podwright.toml");
                fs::write(&config, fs::read_to_string(&config).unwrap() + &proof.leniency()).unwrap();
                proof.inherited.into_iter().chain(proof.noticed).collect()
            }
            Err(faults) => faults,
        };
    }
    Moved { name, episodes: imported.episodes, told: lines(imported.diagnostics), noticed: lines(noticed) }
}

fn feeds() -> Vec<PathBuf> {
    let Ok(folder) = fs::read_dir(FEEDS) else { return Vec::new() };
    let files = folder.map(|entry| entry.unwrap().path());
    let mut feeds: Vec<_> = files.filter(|path| path.extension().is_some_and(|it| it == "xml")).collect();
    feeds.sort();
    feeds
}

/// A feed that is none for any app: there is no channel, so there is nothing to subscribe to.
fn is_no_feed(path: &Path) -> bool {
    let file = SourceFile::new("feed.xml", String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned());
    !file.text().contains("<channel")
}

#[test]
fn subscribers_of_real_feeds_notice_nothing() {
    let feeds = feeds();
    if feeds.is_empty() {
        println!("skipped: {FEEDS} is not here");
        return;
    }
    // The feeds were published before.
    let now = DateTime::parse_from_rfc3339("2026-11-01T00:00:00Z").unwrap().to_utc();
    let moved: Vec<Moved> = feeds.par_iter().map(|path| moved(path, now)).collect();
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for one in &moved {
        println!(
            "{:5} episodes, {:2} told, {:2} noticed: {}",
            one.episodes,
            one.told.len(),
            one.noticed.len(),
            one.name
        );
        for line in &one.told {
            *rules.entry(line.rsplit('[').next().unwrap().trim_end_matches(']')).or_default() += 1;
        }
    }
    println!("{rules:#?}");
    // `podcast:complete` is in no version of the namespace.
    let is_lost = |line: &&String| line.contains("<podcast:") && !line.contains("<podcast:complete>");
    let lost: Vec<_> = moved.iter().flat_map(|one| &one.told).filter(is_lost).collect();
    assert!(lost.is_empty(), "{lost:#?}");
    let noticed: Vec<_> = moved
        .iter()
        .zip(&feeds)
        .filter(|(_, path)| !is_no_feed(path))
        .flat_map(|(one, _)| one.noticed.iter().map(|line| format!("{}: {line}", one.name)))
        .collect();
    assert!(noticed.is_empty(), "{noticed:#?}");
    assert!(moved.iter().map(|one| one.episodes).sum::<usize>() > 1000);
}
