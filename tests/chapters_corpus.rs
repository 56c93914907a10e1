//! Chapters of real shows: every list of times is found, ascends, and its faults are told at their lines.
//!
//! The shows lie beside the repository, in `../shared/corpus`; without them the tests say so and pass.

// Helpers of tests are tests: clippy's exemption covers only functions marked as such.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::sync::LazyLock;

use podwright::config::{self, Config};
use podwright::diagnostic::{Diagnostic, Diagnostics};
use podwright::normalize::Compiled;
use podwright::show::Show;
use podwright::source::SourceFile;
use podwright::{chapters, normalize, show};
use regex::Regex;

/// The episodes of a show of the corpus with their written chapters, and what was found wrong with these.
struct Read {
    episodes: Vec<Compiled>,
    findings: Diagnostics,
}

fn read(name: &str, notes: &str) -> Option<Read> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus").join(name);
    if !root.is_dir() {
        println!("skipped: {} is absent", root.display());
        return None;
    }
    let show = Show { root, config: config_for(notes) };
    let mut others = Diagnostics::new();
    let files = show::episodes(&show, &mut others).unwrap();
    let mut episodes = normalize::compile(&show, files, &mut others);
    let mut findings = Diagnostics::new();
    chapters::explicit::derive_all(&show, &mut episodes, &mut findings);
    Some(Read { episodes, findings })
}

fn config_for(notes: &str) -> Config {
    let text = format!(
        "[show]\ntitle = \"Show\"\nlink = \"https://example.org/\"\ndescription = \"A show.\"\nimage = \"https://example.org/a.jpg\"\n[sources]\nnotes = [{notes:?}]\ntranscripts = []\naudio = []\n"
    );
    config::parse(&SourceFile::new("podwright.toml", text), &mut Diagnostics::new()).unwrap()
}

/// A line that begins with a time, whatever stands around it.
static TIMED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?m)^[\s*#-]*(?:\*\*)?\[?@?\d{1,3}:\d{2}\b").unwrap());

fn timed_lines(episode: &Compiled) -> usize {
    let (file, notes) = episode.notes.as_ref().unwrap();
    TIMED.find_iter(file.slice(notes.body)).count()
}

/// Lists of two times and more yield chapters in at least 98 of 100 files, about one a line, and in order.
fn check_yield(read: &Read) {
    let listed: Vec<&Compiled> = read.episodes.iter().filter(|episode| timed_lines(episode) > 1).collect();
    let missed: Vec<_> = listed
        .iter()
        .filter(|episode| episode.record.chapters.len() * 10 < timed_lines(episode) * 8)
        .map(|episode| format!("{}: {} of {}", episode.record.id, episode.record.chapters.len(), timed_lines(episode)))
        .collect();
    println!("{} of {} files with times: missed {missed:#?}", listed.len() - missed.len(), read.episodes.len());
    assert!(missed.len() * 50 <= listed.len(), "{missed:#?}");
    for episode in listed {
        let chapters = &episode.record.chapters;
        assert!(chapters.is_sorted_by(|a, b| a.start < b.start), "{}", episode.record.id);
        assert!(chapters.iter().all(|chapter| !chapter.title.trim().is_empty()), "{}", episode.record.id);
    }
}

fn lines<'a>(findings: &'a [Diagnostic], rule: &'a str) -> impl Iterator<Item = (String, usize)> + 'a {
    findings.iter().filter(move |finding| finding.rule == rule).map(|finding| {
        let place = finding.place.as_ref().unwrap();
        (place.file.file_stem().unwrap().to_string_lossy().into_owned(), place.line)
    })
}

fn count(findings: &[Diagnostic], rule: &str) -> usize {
    lines(findings, rule).count()
}

#[test]
fn bold_links_and_plain_times() {
    let Some(read) = read("syntax", "shows/*.md") else { return };
    check_yield(&read);
    let at = |rule: &str, file: &str, line: usize| {
        let found: Vec<_> = lines(&read.findings, rule).collect();
        assert!(found.contains(&(file.to_owned(), line)), "{rule} {file}:{line} is not among {found:#?}");
    };
    for line in 75..=79 {
        at("chapter-target-mismatch", "418 - 2021 In Review", line);
    }
    at("chapter-hour-lost", "420 - 2022 predictions", 66);
    at("chapter-hour-lost", "448 - potluck", 52);
    at("chapter-hour-lost", "535 - Supper club", 55);
    at("chapter-times-backwards", "252 - potluck", 22);
    at("chapter-times-backwards", "340 - servers", 38);
    at("chapter-times-backwards", "373 - favicons", 50);
    at("chapter-frames", "543 - Tasty Potluck", 40);
    at("chapter-frames", "635 - Hasty Lightning CSS", 17);
    at("chapter-frames", "711 - hasty", 16);
    println!("{} frames", count(&read.findings, "chapter-frames"));
    assert_eq!(count(&read.findings, "chapter-target-mismatch"), 5);
    assert_eq!(count(&read.findings, "chapter-times-backwards"), 3);
}

#[test]
fn times_in_brackets() {
    let Some(read) = read("rustacean-station", "_episodes/**/*.md") else { return };
    check_yield(&read);
    let backwards: Vec<_> = lines(&read.findings, "chapter-times-backwards").collect();
    for (file, line) in
        [("2021-09-10-luca-palmieri", 25), ("2024-03-17-carl-fredrik-samson", 27), ("2024-10-09-rust-1.74-1.75", 37)]
    {
        assert!(backwards.contains(&(file.to_owned(), line)), "{file}:{line} is not among {backwards:#?}");
    }
    assert_eq!(backwards.len(), 3);
    let past_end: Vec<_> = lines(&read.findings, "chapter-past-end").collect();
    assert!(past_end.iter().any(|(file, _)| file == "2025-04-18-windsoilder"), "{past_end:#?}");
}
