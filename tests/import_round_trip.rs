//! A feed that podwright built, imported and built again: every element is there as it was, but for what is said here.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use podwright::diagnostic::Diagnostics;
use podwright::feed::read::{self, Element};
use podwright::source::SourceFile;
use tempfile::TempDir;

const NOW: &str = "2026-03-01";

fn podwright(folder: &Path, arguments: &[&str]) {
    let mut command = Command::cargo_bin("podwright").unwrap();
    command.current_dir(folder).args(arguments).assert().success();
}

/// The feed of the show at `show`, before and after it was imported.
fn round_trip(show: &Path) -> (String, String) {
    let folder = TempDir::new().unwrap();
    podwright(folder.path(), &["build", "--now", NOW, "--out", "old", show.to_str().unwrap()]);
    let mut import = Command::cargo_bin("podwright").unwrap();
    let told = import.current_dir(folder.path()).args(["import", "old/feed.xml", "--out", "show"]).output().unwrap();
    let told = String::from_utf8(told.stderr).unwrap();
    assert!(!told.contains("import-left-out"), "{told}");
    podwright(folder.path(), &["build", "--now", NOW, "--out", "new", "show"]);
    let read = |name: &str| fs::read_to_string(folder.path().join(name).join("feed.xml")).unwrap();
    (read("old"), read("new"))
}

/// Every element with its attributes and text, children in the order of their names.
fn lines(feed: &str) -> Vec<String> {
    let file = SourceFile::new("feed.xml", feed.to_owned());
    let document = read::read(&file, &mut Diagnostics::new());
    let mut lines = Vec::new();
    write(document.channel().unwrap(), 0, &mut lines);
    lines
}

fn write(element: Element<'_>, depth: usize, lines: &mut Vec<String>) {
    let mut attributes: Vec<_> =
        element.attributes().map(|it| format!(" {}={:?}", it.qualified(), it.value())).collect();
    attributes.sort();
    let is_leaf = element.children().next().is_none();
    let text = if is_leaf { element.text().trim().to_owned() } else { String::new() };
    let indent = " ".repeat(depth);
    lines.push(format!("{indent}{}{} {text}", element.qualified(), attributes.concat()).trim_end().to_owned());
    let mut children: Vec<_> = element.children().collect();
    children.sort_by_key(|child| child.qualified());
    for child in children {
        write(child, depth + 1, lines);
    }
}

/// What only one of the two feeds has.
fn differences(old: &str, new: &str) -> String {
    let (old, new) = (lines(old).join("\n") + "\n", lines(new).join("\n") + "\n");
    similar::TextDiff::from_lines(old.as_str(), new.as_str())
        .iter_all_changes()
        .filter(|change| change.tag() != similar::ChangeTag::Equal)
        .map(|change| format!("{}{change}", change.tag()))
        .collect()
}

/// A text that stands twice in an item, as `description` and as `content:encoded`, stands there once afterwards.
#[test]
fn every_tag_comes_back() {
    let (old, new) = round_trip(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/every-tag"));
    insta::assert_snapshot!(differences(&old, &new), @r#"
    -  content:encoded <p>Three hours on the ropes, and what <a href="https://street.example.org/" rel="noopener">the neighbours</a> said.</p>
    -  description <p>Three hours on the ropes, and what <a href="https://street.example.org/">the neighbours</a> said.</p>
    +  description <p>Three hours on the ropes, and what <a href="https://street.example.org/" rel="noopener">the neighbours</a> said.</p>
    -  content:encoded <p>What eight bells can do that six cannot, and <a href="https://ringing.example.org/" rel="noopener">how to begin</a>.</p>
    -<ul>
    -<li>00:00:00 Welcome</li>
    -<li>00:05:00 The treble</li>
    -<li>00:15:00 Goodbye</li>
    -</ul>
    -  description <p>What eight bells can do that six cannot, and <a href="https://ringing.example.org/">how to begin</a>.</p>
    +  description <p>What eight bells can do that six cannot, and <a href="https://ringing.example.org/" rel="noopener">how to begin</a>.</p>
    "#);
}
