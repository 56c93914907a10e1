//! One command for each promise of the README.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn podwright() -> Command {
    let mut command = Command::cargo_bin("podwright").unwrap();
    command.current_dir(ROOT);
    command
}

fn readme() -> String {
    fs::read_to_string(Path::new(ROOT).join("README.md")).unwrap()
}

/// A copy of the demo show that a test may change.
fn demo() -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    copy_folder(&Path::new(ROOT).join("feeds/demo"), copy.path());
    copy
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn the_first_command_finds_the_demo_feed_as_it_is_checked_in() {
    let said = "feeds/demo/feed/feed.xml: 4 episodes, 0 of 11 files written\n";
    assert!(readme().contains(said), "the README shows what the command says");
    podwright().args(["build", "feeds/demo", "--check"]).assert().success().stdout("").stderr("");
    podwright().args(["build", "feeds/demo"]).assert().success().stdout(said).stderr("");
}

#[test]
fn what_changed_is_written_and_nothing_else() {
    let show = demo();
    let built = |expected: &str| {
        podwright().arg("build").arg(show.path()).assert().success().stdout(contains(expected)).stderr("");
    };
    built("4 episodes, 0 of 11 files written");
    let notes = show.path().join("show_notes/001.md");
    fs::write(&notes, fs::read_to_string(&notes).unwrap() + "\nOne more line.\n").unwrap();
    podwright()
        .arg("build")
        .arg(show.path())
        .arg("--check")
        .assert()
        .code(1)
        .stdout(contains("feed.xml: would change"));
    built("4 episodes, 1 of 11 files written");
}

#[test]
fn the_table_and_the_evidence_are_as_shown() {
    let table = podwright().args(["normalize", "feeds/demo"]).assert().success();
    let table = String::from_utf8(table.get_output().stdout.clone()).unwrap();
    let shown = readme();
    let shown = shown.split("$ podwright normalize feeds/demo\n").nth(1).unwrap().split("```").next().unwrap();
    assert!(table.contains(shown), "the README shows\n{shown}\nbut the command prints\n{table}");

    let records = podwright().args(["normalize", "feeds/demo", "--format", "json"]).assert().success();
    let records: serde_json::Value = serde_json::from_slice(&records.get_output().stdout).unwrap();
    let evidence = &records[2]["evidence"]["recorded"];
    let shown = readme();
    let shown = shown.split("```json\n\"recorded\": ").nth(1).unwrap().split("```").next().unwrap();
    assert_eq!(evidence, &serde_json::from_str::<serde_json::Value>(shown).unwrap());
}

#[test]
fn the_feed_holds_the_lines_shown() {
    let feed = fs::read_to_string(Path::new(ROOT).join("feeds/demo/feed/feed.xml")).unwrap();
    let shown = readme();
    let shown = shown.split("```xml\n").nth(1).unwrap().split("```").next().unwrap();
    for line in shown.lines() {
        assert!(feed.contains(line), "{line}");
    }
}

#[test]
fn the_config_shown_is_a_config() {
    let shown = readme();
    let config = shown.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    let show = tempfile::tempdir().unwrap();
    fs::write(show.path().join("podwright.toml"), config).unwrap();
    fs::create_dir(show.path().join("show_notes")).unwrap();
    fs::write(show.path().join("show_notes/1.md"), "# Crumbs on the Sill 1: A wren\n").unwrap();
    podwright().arg("normalize").arg(show.path()).assert().success().stdout(contains("A wren")).stderr("");
}

#[test]
fn a_new_title_changes_no_guid() {
    let show = demo();
    let guids = |path: &Path| {
        let feed = fs::read_to_string(path.join("feed/feed.xml")).unwrap();
        feed.lines().filter(|line| line.contains("<guid")).map(str::to_owned).collect::<Vec<_>>()
    };
    let before = guids(show.path());
    let notes = show.path().join("show_notes/001.md");
    let text = fs::read_to_string(&notes).unwrap();
    let renamed = text.replacen("The wren in the flowerpot", "A wren in a flowerpot", 1);
    assert_ne!(text, renamed);
    fs::write(&notes, renamed).unwrap();
    fs::rename(&notes, show.path().join("show_notes/001-a-wren.md")).unwrap();
    podwright().arg("build").arg(show.path()).assert().success();
    assert_eq!(guids(show.path()), before);
}

#[test]
fn a_build_that_fails_leaves_the_old_feed_and_names_the_place() {
    let show = demo();
    let feed = show.path().join("feed/feed.xml");
    let before = fs::read(&feed).unwrap();
    fs::write(show.path().join("show_notes/002.md"), "---\ndate: 2026-02-31\n---\n# Crumbs on the Sill 2: x\n")
        .unwrap();
    podwright()
        .arg("build")
        .arg(show.path())
        .assert()
        .code(2)
        .stderr(contains("show_notes/002.md:2:7").and(contains("date-invalid")));
    assert!(fs::read(&feed).unwrap() == before);
}

#[test]
fn an_unknown_key_names_the_nearest_known_one() {
    let show = demo();
    let path = show.path().join("podwright.toml");
    let config = fs::read_to_string(&path).unwrap().replacen("language", "langauge", 1);
    fs::write(&path, config).unwrap();
    podwright().arg("build").arg(show.path()).assert().code(2).stderr(contains("did you mean `language`?"));
}

#[test]
fn every_command_of_the_table_explains_itself() {
    let shown = readme();
    let commands: Vec<&str> =
        shown.lines().filter_map(|line| line.strip_prefix("| `podwright ")?.split([' ', '`']).next()).collect();
    assert!(commands.len() >= 6, "{commands:?}");
    for command in commands {
        podwright().args([command, "--help"]).assert().success().stdout(contains("Usage: podwright"));
    }
}

#[test]
fn schemas_completions_and_rules_are_printed() {
    for name in ["config", "episode", "diagnostic"] {
        podwright().args(["schema", name]).assert().success().stdout(contains("\"$schema\""));
    }
    podwright().args(["completions", "bash"]).assert().success().stdout(contains("podwright"));
    podwright().args(["rule", "sponsor-label-url"]).assert().success().stdout(contains("## Why it matters"));
    podwright()
        .args(["rule", "sponsor-label-ulr"])
        .assert()
        .code(2)
        .stderr(contains("did you mean `sponsor-label-url`?"));
}
