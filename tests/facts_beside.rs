//! Facts that data files and the config state for notes, and where findings about them stand.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

mod repository;

use std::process::Output;

use assert_cmd::Command;
use repository::Repository;
use serde_json::Value;

const CONFIG: &str = "[show]\ntitle = \"Loaf\"\nlink = \"https://loaf.example/\"\n[sources]\nnotes = [\"e/*/notes.md\"]\n\
    beside = [\"e/*/metadata.yml\"]\n[sources.defaults]\nexplicit = true\nlink = \"nowhere\"\n";

fn show() -> Repository {
    Repository::with(&[
        ("podwright.toml", CONFIG),
        ("e/1/notes.md", "---\ntitle: Rye\n---\nRye and oat.\n"),
        (
            "e/1/metadata.yml",
            "date: 2024-05-01\nduration: an hour or two\nhosts:\n  - Ada Crumb\nexpires: 2024-06-01\n",
        ),
    ])
}

/// What the command makes of a show that need not be in order.
fn podwright(show: &Repository, arguments: &[&str]) -> Output {
    Command::cargo_bin("podwright").unwrap().current_dir(&show.root).args(arguments).output().unwrap()
}

#[test]
fn evidence_points_at_the_file_that_states_the_fact() {
    let output = podwright(&show(), &["normalize", "--format", "json"]);
    let records: Value = serde_json::from_slice(&output.stdout).unwrap();
    let place = |fact: &str| {
        let first = &records[0]["evidence"][fact][0];
        format!("{}:{}:{}", first["file"].as_str().unwrap(), first["line"], first["column"])
    };
    assert_eq!(place("title"), "e/1/notes.md:2:8");
    assert_eq!(place("published"), "e/1/metadata.yml:1:7");
    assert_eq!(place("hosts"), "e/1/metadata.yml:4:5");
    assert_eq!(place("expires"), "e/1/metadata.yml:5:10");
    assert_eq!(place("explicit"), "podwright.toml:8:12");
}

#[test]
fn findings_stand_where_the_value_stands() {
    let output = podwright(&show(), &["build", "--now", "2024-07-01"]);
    let told = String::from_utf8(output.stderr).unwrap();
    for place in ["e/1/metadata.yml:2:11", "podwright.toml:9:8", "e/1/metadata.yml:5:10"] {
        assert!(told.contains(place), "{place} is not in {told}");
    }
}

#[test]
fn settings_of_the_show_judge_what_normalize_finds() {
    let show = show();
    show.write("e/1/metadata.yml", "date: 2024-05-01\n");
    show.write("e/1/notes.md", "---\ntitle: [Rye\n---\nRye and oat.\n");
    let status = || {
        let output = podwright(&show, &["normalize"]);
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, told) = status();
    assert_eq!(code, Some(2), "{told}");
    show.write("podwright.toml", &format!("{CONFIG}[lint.rules]\nfront-matter-invalid = \"warning\"\n"));
    let (code, told) = status();
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("warning") && told.contains("front-matter-invalid"), "{told}");
    show.write("podwright.toml", &format!("{CONFIG}[lint.rules]\nfront-matter-invalid = \"off\"\n"));
    let (code, told) = status();
    assert_eq!((code, told.contains("front-matter-invalid")), (Some(0), false), "{told}");
}

#[test]
fn a_list_of_episodes_states_facts_of_each() {
    let entry = |number: u32| {
        format!(
            "{{\"slug\": \"of-rye-{number}\", \"number\": {number}, \"title\": \"Rye {number}\", \"date\": \"2024-03-0{number}\", \
             \"audio\": \"https://cdn.example/{number}.mp3\", \"bytes\": 2345678{number}}}"
        )
    };
    let show = Repository::with(&[
        ("package.json", "{\"name\": \"loaf\", \"homepage\": \"https://loaf.example\"}"),
        ("data/episodes.json", &format!("[\n{},\n{}\n]\n", entry(1), entry(2))),
        ("notes/of-rye-1.md", "# Of rye\n\nRye.\n"),
        ("notes/of-rye-2.md", "# Of rye\n\nOat.\n"),
    ]);
    show.run(&["init"]);
    let (_, told) = show.run(&["build", "--now", "2024-07-01"]);
    assert!(told.contains("--> notes/of-rye-1.md"), "{told}");
    let feed = std::fs::read_to_string(show.feed()).unwrap();
    for said in ["<title>Rye 2</title>", "https://cdn.example/2.mp3\" length=\"23456782\"", "Sat, 02 Mar 2024"] {
        assert!(feed.contains(said), "{said} is not in {feed}");
    }
    let (records, _) = show.run(&["normalize", "--format", "json"]);
    let records: Value = serde_json::from_str(&records).unwrap();
    let first = &records[1]["evidence"]["title"][0];
    assert_eq!((first["file"].as_str(), first["line"].as_u64()), (Some("data/episodes.json"), Some(3)));
}

#[test]
fn an_expiry_that_is_no_date_stops_no_build() {
    let show = show();
    show.write("e/1/metadata.yml", "date: 2024-05-01\nexpires: never\n");
    let (_, told) = show.run(&["build", "--now", "2024-07-01"]);
    assert!(
        told.contains("warning[date-invalid]: `never` is no date") && told.contains("e/1/metadata.yml:2:10"),
        "{told}"
    );
}
