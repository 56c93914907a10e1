//! Every output format of `podwright lint`, on one small feed.

#![allow(clippy::unwrap_used)] // clippy spares the tests themselves, not their helpers

use std::fs;

use assert_cmd::Command;

/// Three chapters that are wrong in ways that every format has to carry: a comma, a percent sign, an umlaut in the name.
const CHAPTERS: &str = r#"{
  "version": "1.2.0",
  "chapters": [
    {"startTime": 0, "title": "100 %, <b>Rye</b>"},
    {"startTime": 60, "title": "Oat", "img": "oat.jpg"},
    {"startTime": 60, "title": "Emmer"}
  ]
}
"#;

fn lint(format: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("brot ü.json"), CHAPTERS).unwrap();
    let output = Command::cargo_bin("podwright")
        .unwrap()
        .current_dir(&folder)
        .args(["lint", "--isolated", "--format", format, "brot ü.json"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn text() {
    insta::assert_snapshot!(lint("text"));
}

#[test]
fn concise() {
    insta::assert_snapshot!(lint("concise"));
}

#[test]
fn json() {
    let lines = lint("jsonl");
    let list: serde_json::Value = serde_json::from_str(&lint("json")).unwrap();
    let each: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(list, serde_json::Value::Array(each));
    insta::assert_snapshot!(lines);
}

#[test]
fn github() {
    insta::assert_snapshot!(lint("github"));
}

#[test]
fn gitlab() {
    insta::assert_snapshot!(lint("gitlab"));
}

#[test]
fn sarif() {
    let mut log: serde_json::Value = serde_json::from_str(&lint("sarif")).unwrap();
    // The pages are long, and are tested where they stand.
    for rule in log["runs"][0]["tool"]["driver"]["rules"].as_array_mut().unwrap() {
        assert!(rule["help"]["markdown"].as_str().unwrap().starts_with("# "));
        rule["help"] = "page".into();
    }
    insta::assert_json_snapshot!(log, {".runs[0].tool.driver.semanticVersion" => "version"});
}

#[test]
fn junit() {
    insta::assert_snapshot!(lint("junit"));
}

#[test]
fn a_fault_that_repeats_is_told_once_with_its_count() {
    let folder = tempfile::tempdir().unwrap();
    let chapters: Vec<String> = (0..20).map(|n| format!("{{\"startTime\": {}, \"titel\": \"x\"}}", n * 60)).collect();
    let text = format!("{{\"version\": \"1.2.0\", \"chapters\": [\n{}\n]}}\n", chapters.join(",\n"));
    fs::write(folder.path().join("a.json"), text).unwrap();
    let run = |format| {
        let args = ["lint", "--isolated", "--select", "chapter-key-unknown", "--format", format, "a.json"];
        let output = Command::cargo_bin("podwright").unwrap().current_dir(&folder).args(args).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    insta::assert_snapshot!(run("text"));
    assert_eq!(run("jsonl").lines().count(), 20, "programs get every one");
}
