//! A show that uses every tag of the podcast namespace, and all that RSS, itunes and Atom have for podcasts.
//!
//! Its feed is one that no profile of the linter has a word against; the list of the namespace's tags is walked, so that a
//! tag nobody writes is seen.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use podwright::diagnostic::{Diagnostics, Severity};
use podwright::feed::read::{self, Document};
use podwright::source::SourceFile;
use tempfile::TempDir;

const NOW: &str = "2026-03-01";

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/every-tag")
}

fn podwright(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("podwright").unwrap();
    command.args(arguments);
    command
}

fn built() -> TempDir {
    let out = tempfile::tempdir().unwrap();
    let show = fixture();
    podwright(&["build", "--now", NOW, "--out", out.path().to_str().unwrap(), show.to_str().unwrap()])
        .assert()
        .success()
        .stderr("");
    out
}

fn feed(out: &TempDir) -> SourceFile {
    SourceFile::new("feed.xml", fs::read_to_string(out.path().join("feed.xml")).unwrap())
}

/// Names of elements, and of attributes behind them, as `podcast:funding` and `podcast:funding@url`.
fn names(document: &Document<'_>) -> BTreeSet<String> {
    let elements = document.elements().flat_map(|element| {
        let name = element.qualified().to_owned();
        let attributes = element.attributes().map(|attribute| format!("{name}@{}", attribute.qualified()));
        attributes.chain([name.clone()]).collect::<Vec<_>>()
    });
    elements.collect()
}

#[test]
fn the_feed_of_every_tag() {
    insta::assert_snapshot!(feed(&built()).text());
}

#[test]
fn no_profile_has_a_word_against_it() {
    let found = podwright::lint::feed::check(&feed(&built()), None, "2026-03-01T00:00:00Z".parse().unwrap());
    let told: Vec<String> = found
        .iter()
        .filter(|one| one.severity >= Severity::Warning)
        .map(|one| format!("{}: {} {:?}", one.rule, one.message, one.place.as_ref().map(|place| place.line)))
        .collect();
    assert_eq!(told, Vec::<String>::new());
}

#[test]
fn every_tag_of_the_namespace_can_be_written() {
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/spec/podcast_namespace_tags.json");
    let Ok(list) = fs::read_to_string(list) else {
        println!("skipped: ../shared is not there");
        return;
    };
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    let file = feed(&built());
    let document = read::read(&file, &mut Diagnostics::new());
    let written = names(&document);
    let mut missing = Vec::new();
    for tag in list["tags"].as_array().unwrap() {
        let name = tag["tag"].as_str().unwrap();
        // Nobody should write it any more; the next test shows that a show can.
        if tag["status"] == "deprecated" {
            continue;
        }
        let attributes = tag["attributes"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap());
        let wanted = attributes.map(|attribute| format!("{name}@{attribute}")).chain([name.to_owned()]);
        missing.extend(wanted.filter(|name| !written.contains(name)));
    }
    // Uncommon media types of pictures and the height of a video have keys, but no place in this show.
    missing.retain(|name| !["podcast:image@type", "podcast:alternateEnclosure@height"].contains(&name.as_str()));
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn tags_of_yesterday_can_be_written_too() {
    let show = tempfile::tempdir().unwrap();
    let config = fs::read_to_string(fixture().join("podwright.toml")).unwrap();
    let config = config.replace(
        "locked = true",
        "locked = true\nsrcset = \"https://bells.example.org/cover.jpg 1400w\"\nsubtitle = \"Bells\"\nsummary = \"Bells.\"\n\
         keywords = [\"bells\", \"towers\"]\ncomplete = true",
    );
    fs::write(show.path().join("podwright.toml"), config.replace("[{ id = \"tiktok\" }", "[true, { id = \"tiktok\" }"))
        .unwrap();
    fs::create_dir(show.path().join("show_notes")).unwrap();
    let notes = fs::read_to_string(fixture().join("show_notes/002.md")).unwrap();
    let old = "season: 2\nsrcset: https://bells.example.org/2.jpg 1400w\nauthor: Ada Bell\nitunes_subtitle: Long\n\
               keywords: [long, touch]\nblock: true";
    fs::write(show.path().join("show_notes/002.md"), notes.replace("season: 2", old)).unwrap();
    podwright(&["build", "--now", NOW, show.path().to_str().unwrap()]).assert().success();
    let text = fs::read_to_string(show.path().join("feeds/feed.xml")).unwrap();
    for element in [
        "<podcast:images srcset=\"https://bells.example.org/cover.jpg 1400w\"/>",
        "<podcast:images srcset=\"https://bells.example.org/2.jpg 1400w\"/>",
        "<itunes:subtitle>Bells</itunes:subtitle>",
        "<itunes:summary>Bells.</itunes:summary>",
        "<itunes:keywords>bells,towers</itunes:keywords>",
        "<itunes:keywords>long,touch</itunes:keywords>",
        "<itunes:complete>Yes</itunes:complete>",
        "<itunes:author>Ada Bell</itunes:author>",
        "<itunes:block>Yes</itunes:block>",
        "<podcast:block>yes</podcast:block>",
    ] {
        assert!(text.contains(element), "{element} is missing in\n{text}");
    }
}

#[test]
fn transcripts_name_people_in_full() {
    let out = built();
    let read = |name: &str| fs::read_to_string(out.path().join("transcripts").join(name)).unwrap();
    assert!(read("001.vtt").contains("<v Dee Tower>I have"));
    assert!(read("001.html").contains("<cite>Ada Bell:</cite>"));
    assert!(read("001.json").contains("\"speaker\": \"Dee Tower\""));
    insta::assert_snapshot!(read("001.srt"));
}
