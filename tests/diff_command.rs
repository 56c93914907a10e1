//! `podwright diff` and `podwright lint --against`: what subscribers would see change.

#![allow(clippy::unwrap_used)] // clippy spares the tests themselves, not their helpers

use std::fs;

use assert_cmd::Command;
use predicates::prelude::*;

const OLD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Crumbs</title><link>https://crumbs.example/</link><description>Bread.</description>
<item><title>Spelt &amp; Emmer</title><guid isPermaLink="false">c</guid><pubDate>Sun, 03 May 2026 10:00:00 GMT</pubDate>
<description>All of spelt and a little of emmer.</description>
<enclosure url="https://crumbs.example/3.mp3" length="3000000" type="audio/mpeg"/></item>
<item><title>Rye</title><guid isPermaLink="false">b</guid><pubDate>Sat, 02 May 2026 10:00:00 GMT</pubDate>
<enclosure url="https://crumbs.example/2.mp3" length="2000000" type="audio/mpeg"/></item>
<item><title>Oat</title><guid isPermaLink="false">a</guid><pubDate>Fri, 01 May 2026 10:00:00 GMT</pubDate>
<enclosure url="https://crumbs.example/1.mp3" length="1000000" type="audio/mpeg"/></item>
</channel></rss>
"#;

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let added = "<item><title>Barley</title><guid isPermaLink=\"false\">d</guid>\
        <pubDate>Mon, 04 May 2026 10:00:00 GMT</pubDate></item>\n<item><title>Spelt";
    let new = OLD
        .replace("<item><title>Spelt", added)
        .replace("\">b</guid>", "\">https://crumbs.example/2</guid>")
        .replace("a little of emmer", "much of emmer")
        .replace("<title>Crumbs", "<title>Crumbs on the *Sill*");
    let oat = new.find("<item><title>Oat").unwrap();
    let new = format!("{}</channel></rss>\n", &new[..oat]);
    fs::write(folder.path().join("old.xml"), OLD).unwrap();
    fs::write(folder.path().join("new.xml"), new).unwrap();
    folder
}

fn diff(format: &str) -> String {
    let folder = folder();
    let command = ["diff", "old.xml", "new.xml", "--format", format];
    let output = Command::cargo_bin("podwright").unwrap().current_dir(&folder).args(command).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn changes_are_told_to_people() {
    insta::assert_snapshot!(diff("text"));
}

#[test]
fn changes_are_told_in_pull_requests() {
    insta::assert_snapshot!(diff("markdown"));
}

#[test]
fn changes_are_told_to_programs() {
    insta::assert_snapshot!(diff("json"));
}

#[test]
fn the_same_feed_is_no_change() {
    let folder = folder();
    let mut command = Command::cargo_bin("podwright").unwrap();
    command
        .current_dir(&folder)
        .args(["diff", "old.xml", "old.xml"])
        .assert()
        .success()
        .stdout("subscribers see no change\n");
}

#[test]
fn what_is_no_feed_is_one_clear_error() {
    let folder = folder();
    fs::write(folder.path().join("page.html"), "<html><body>404</body></html>").unwrap();
    let mut command = Command::cargo_bin("podwright").unwrap();
    let told = predicate::str::contains("page.html").and(predicate::str::contains("no <channel>"));
    command.current_dir(&folder).args(["diff", "old.xml", "page.html"]).assert().code(2).stderr(told);
}

#[test]
fn lint_against_the_old_feed_finds_what_comes_back_as_new() {
    let folder = folder();
    let mut command = Command::cargo_bin("podwright").unwrap();
    command
        .current_dir(&folder)
        .args(["lint", "--format", "concise", "--select", "ledger", "--against", "old.xml", "new.xml"])
        .assert()
        .code(1)
        .stdout(predicate::str::contains("new.xml:7:51: error[guid-changed]"));
}
