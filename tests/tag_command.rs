//! `podwright tag`: copies of audio with chapters and tags. `tests/clients/audio.py` asks other programs to read them.

#![allow(clippy::unwrap_used)] // clippy spares the tests themselves, not their helpers

use std::fs;
use std::path::Path;

use assert_cmd::Command;

/// A show of two episodes, one with audio.
fn show() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for part in ["audio", "show_notes"] {
        fs::create_dir(folder.path().join(part)).unwrap();
    }
    fs::copy("tests/fixtures/audio/cbr-bare.mp3", folder.path().join("audio/001.mp3")).unwrap();
    let notes = "---\ntitle: Rye\nchapters:\n  - \"00:00 Hello\"\n  - \"00:01 Oats\"\n---\n# Bread 1\n";
    fs::write(folder.path().join("show_notes/001.md"), notes).unwrap();
    fs::write(folder.path().join("show_notes/002.md"), "# Bread 2\n").unwrap();
    fs::write(folder.path().join("podwright.toml"), "[show]\ntitle = \"Bread\"\n").unwrap();
    folder
}

/// What the command prints, and how it ends.
fn tag(folder: &Path, arguments: &[&str]) -> String {
    let output =
        Command::cargo_bin("podwright").unwrap().arg("tag").args(arguments).current_dir(folder).output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    format!("{}exit {}", String::from_utf8_lossy(&text), output.status.code().unwrap())
}

#[test]
fn copies_are_told() {
    let folder = show();
    insta::assert_snapshot!(tag(folder.path(), &[]), @"
    tagged/001.mp3: Rye, 2 chapters
    note: 1 episode has no audio here
    exit 0
    ");
    assert!(folder.path().join("tagged/001.mp3").is_file());
}

#[test]
fn an_episode_without_audio_has_no_copy() {
    let folder = show();
    insta::assert_snapshot!(tag(folder.path(), &["2"]), @"
    error[no-such-file]: none of these episodes has audio here
     |
     = help: name audio files of the show, or episodes whose audio lies in it

    exit 2
    ");
    assert!(!folder.path().join("tagged").exists());
}

#[test]
fn the_files_of_the_show_are_never_replaced() {
    let folder = show();
    let before = fs::read(folder.path().join("audio/001.mp3")).unwrap();
    insta::assert_snapshot!(tag(folder.path(), &["audio/001.mp3", "--out", "audio"]), @"
    error[output-over-source]: the copy would take the place of audio/001.mp3
    --> audio/001.mp3:1:1
     = help: write the copies into a folder of their own, with `--out DIR`

    exit 1
    ");
    assert_eq!(fs::read(folder.path().join("audio/001.mp3")).unwrap(), before);
}
