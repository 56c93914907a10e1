//! `podwright import`, then `build` and `diff`.

#![allow(clippy::unwrap_used)] // clippy spares the tests themselves, not their helpers

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use predicates::prelude::*;

const OLD: &str = r#"<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Crümbs & more</title>
<link>https://crumbs.example/</link><description>Bread.</description><language>en</language>
<itunes:image href="https://crumbs.example/c.jpg"/><itunes:explicit>no</itunes:explicit>
<item><title>Rye</title><guid isPermaLink="false">b</guid><pubDate>Sat, 02 May 2026 10:00:00 EST</pubDate>
<description>Rye &lt;em&gt;only&lt;/em&gt;.</description><itunes:duration>00:20:00</itunes:duration>
<enclosure url="https://crumbs.example/2.mp3" length="2000000" type="audio/mpeg"/></item>
</channel></rss>
"#;

fn podwright(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("podwright").unwrap();
    command.current_dir(folder);
    command
}

/// A folder with the feed in Latin-1.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let bytes: Vec<u8> = OLD.chars().map(|one| one as u8).collect();
    fs::write(folder.path().join("old.xml"), bytes).unwrap();
    folder
}

#[test]
fn a_feed_moves_without_a_change() {
    let folder = folder();
    let said = podwright(folder.path()).args(["import", "old.xml", "--out", "show"]).assert().success();
    said.stdout("1 episode in show; subscribers will see no change when it is built\n");
    podwright(&folder.path().join("show")).args(["build", "--now", "2026-06-01"]).assert().success();
    podwright(folder.path())
        .args(["diff", "old.xml", "show/feeds/feed.xml"])
        .assert()
        .success()
        .stdout("subscribers see no change\n");
    let config = fs::read_to_string(folder.path().join("show/podwright.toml")).unwrap();
    assert!(config.contains("title = \"Crümbs & more\""), "{config}");
}

#[test]
fn nothing_is_overwritten() {
    let folder = folder();
    fs::create_dir_all(folder.path().join("show/show_notes")).unwrap();
    fs::write(folder.path().join("show/README.md"), "mine").unwrap();
    podwright(folder.path()).args(["import", "old.xml", "--out", "show"]).assert().success();
    let again = podwright(folder.path()).args(["import", "old.xml", "--out", "show"]).assert().code(2);
    again.stderr(predicate::str::contains("is there already, and nothing is overwritten"));
    fs::remove_file(folder.path().join("show/podwright.toml")).unwrap();
    fs::remove_file(folder.path().join("show/podwright.lock")).unwrap();
    let notes = podwright(folder.path()).args(["import", "old.xml", "--out", "show"]).assert().code(2);
    notes.stderr(predicate::str::contains("import-in-the-way"));
}

#[test]
fn what_is_no_feed_is_refused() {
    let folder = folder();
    fs::write(folder.path().join("page.xml"), "<html/>").unwrap();
    let said = podwright(folder.path()).args(["import", "page.xml", "--out", "show"]).assert().code(2);
    said.stderr(predicate::str::contains("not-a-feed"));
    assert!(!folder.path().join("show").exists());
}

#[test]
fn atom_is_imported_and_told_of_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    let feed = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Loaf</title><entry><title>Rye</title><id>urn:1</id><updated>some day</updated></entry></feed>"#;
    std::fs::write(folder.path().join("atom.xml"), feed).unwrap();
    let run = |arguments: &[&str]| {
        let mut command = assert_cmd::Command::cargo_bin("podwright").unwrap();
        let output = command.current_dir(folder.path()).args(arguments).output().unwrap();
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (out, err) = run(&["import", "atom.xml", "--out", "show"]);
    assert!(out.starts_with("1 episode in show"), "{out}{err}");
    assert!(err.contains("some day") && !err.contains("atom.xml:2:"), "{err}");
    std::fs::create_dir_all(folder.path().join("other/episodes")).unwrap();
    std::fs::write(folder.path().join("other/episodes/001-rye.md"), "---\ntitle: Rye\n---\nRye.\n").unwrap();
    let (out, err) = run(&["init", "other", "--from-feed", "atom.xml"]);
    assert!(out.contains("1 episode known from the feed") || out.contains("1 episodes known"), "{out}{err}");
}
