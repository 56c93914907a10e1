//! `podwright lint` on files without a show, and its machine formats.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
use std::fs;

use assert_cmd::Command;
use predicates::prelude::*;

fn podwright() -> Command {
    Command::cargo_bin("podwright").unwrap()
}

/// A folder with notes whose topics skip a number, a transcript, and a config that would forbid to tell.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let notes = "# Loaves 7: Crumb\n\n**Ada #1:** [Rye](https://bread.example/rye)\n\n* dark\n\n**Bob #3:** [Oat](https://bread.example/oat)\n\n* light\n";
    fs::write(folder.path().join("007 ü.md"), notes).unwrap();
    fs::write(folder.path().join("007.txt"), "00:00 Welcome.\n00:07 Today rye.\n").unwrap();
    fs::write(folder.path().join("podwright.toml"), "[show]\ntitle = 7\n").unwrap();
    folder
}

#[test]
fn isolated_files_are_judged_without_their_config() {
    let folder = folder();
    let output = podwright()
        .current_dir(&folder)
        .args(["lint", "--isolated", "--format", "jsonl", "007 ü.md", "007.txt"])
        .output()
        .unwrap();
    let lines: Vec<serde_json::Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let gap = lines.iter().find(|one| one["rule"] == "topic-gap").expect("the skipped topic is told");
    assert_eq!((gap["file"].as_str(), gap["line"].as_u64()), (Some("007 ü.md"), Some(7)));
    assert!(lines.iter().all(|one| one["file"] != "podwright.toml"), "the config does not count");
}

#[test]
fn a_file_that_lies_in_no_show_is_judged_alone() {
    let folder = folder();
    fs::remove_file(folder.path().join("podwright.toml")).unwrap();
    let lint = |format| podwright().current_dir(&folder).args(["lint", "--format", format, "007 ü.md"]).assert();
    lint("concise").stdout(predicate::str::contains("007 ü.md:7:").and(predicate::str::contains("[topic-gap]")));
    lint("text").stdout(predicate::str::contains("**Bob #3:**"));
    lint("json").stdout(predicate::str::starts_with("[").and(predicate::str::contains("\"topic-gap\"")));
}

#[test]
fn a_file_that_is_not_there_is_one_clear_error() {
    podwright()
        .args(["lint", "--isolated", "nowhere.md"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("nowhere.md").and(predicate::str::contains("cannot read the file")));
}
