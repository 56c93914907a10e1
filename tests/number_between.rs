//! An episode between two others: its number stands where the podcast namespace has it, and Apple's is left out.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;

use assert_cmd::Command;

const CONFIG: &str = r#"
[show]
title = "Rye Talk"
link = "https://rye.example/"
description = "Rye."
author = "Ann Oat"
categories = ["Arts"]
image = "https://rye.example/c.jpg"

[sources]
notes = ["notes/*.md"]

[feed]
path = "feed.xml"
url = "https://rye.example/feed.xml"
episode_link = "https://rye.example/{number}"
"#;

#[test]
fn twelve_and_a_half() {
    let show = tempfile::tempdir().unwrap();
    fs::create_dir(show.path().join("notes")).unwrap();
    fs::write(show.path().join("podwright.toml"), CONFIG).unwrap();
    for (file, number) in [("012", "12"), ("012.5", "12.5"), ("013", "'#13.5'"), ("014", "14")] {
        let notes = format!(
            "---\ntitle: Rye\nnumber: {number}\ndate: 2026-01-02\naudio: https://rye.example/{file}.mp3\nlength: 1000\n---\nRye.\n"
        );
        fs::write(show.path().join(format!("notes/{file}.md")), notes).unwrap();
    }
    let mut command = Command::cargo_bin("podwright").unwrap();
    command.args(["build", "--now", "2026-02-01"]).arg(show.path()).assert().success();
    let feed = fs::read_to_string(show.path().join("feed.xml")).unwrap();
    for number in ["12", "12.5", "13.5", "14"] {
        assert!(feed.contains(&format!("<podcast:episode>{number}</podcast:episode>")), "{number}: {feed}");
        assert!(feed.contains(&format!("<link>https://rye.example/{number}</link>")), "{number}: {feed}");
        let is_whole = !number.contains('.');
        assert_eq!(feed.contains(&format!("<itunes:episode>{number}</itunes:episode>")), is_whole, "{number}: {feed}");
    }
    assert_eq!(feed.matches("<itunes:episode>").count(), 2, "{feed}");
}
