//! Folders that cannot be written, and the ledger.

use std::fs;

use insta::assert_snapshot;

use crate::Show;
use crate::show::{findings, notes, png};

// Tests may run as root, whom no permission stops: a file in the way does.

#[test]
fn an_output_folder_that_is_a_file() {
    let show = Show::sound().with("out", "mine");
    assert_snapshot!(show.refused_with(&["--out", "out"]), @r"
    error[output-not-written]: cannot write out/podwright.lock: Not a directory (os error 20)
    --> out/podwright.lock:1:1
     = help: make the folder writable, or build into another one with --out
    ");
    assert_snapshot!(show.refused_with(&["--out", "out/deeper"]), @r"
    error[output-not-written]: cannot write out/deeper/podwright.lock: Not a directory (os error 20)
    --> out/deeper/podwright.lock:1:1
     = help: make the folder writable, or build into another one with --out
    ");
}

#[test]
fn a_feed_that_is_a_folder() {
    let show = Show::sound().with("feed/feed.xml/x", "");
    assert_snapshot!(show.refused(), @r"
    error[output-not-written]: cannot write [show]/feed/feed.xml: a folder has this name
    --> [show]/feed/feed.xml:1:1
     = help: make the folder writable, or build into another one with --out
    ");
}

#[test]
fn one_output_that_cannot_be_written_leaves_all_as_they_were() {
    let show = Show::built()
        .with("transcripts/001.txt", "00:00:01 Hello.\n")
        .with("transcripts/002.txt", "00:00:01 Hello.\n")
        .with("show_notes/003.md", notes(3).replace("Cup", "Mug"))
        .with("feed/transcripts/002.vtt/x", "");
    assert_snapshot!(show.refused(), @r"
    error[output-not-written]: cannot write [show]/feed/transcripts/002.vtt: a folder has this name
    --> [show]/feed/transcripts/002.vtt:1:1
     = help: make the folder writable, or build into another one with --out
    ");
}

#[test]
fn folders_made_for_nothing_are_removed() {
    let show = Show::sound()
        .with("transcripts/001.txt", "00:00:01 Hello.\n")
        .with("pictures/cup.png", png(1400, 1400))
        .with_front_matter("image: pictures/cup.png")
        .with("feed/pictures", "in the way");
    assert_snapshot!(show.refused(), @"
    warning[cover-cut]: the end of the cover is missing
    --> pictures/cup.png:1:1
     = help: copy it again from where it is whole

    error[output-not-written]: cannot write [show]/feed/pictures/cup.png: Not a directory (os error 20)
    --> [show]/feed/pictures/cup.png:1:1
     = help: make the folder writable, or build into another one with --out
    ");
}

#[test]
fn a_feed_in_the_place_of_a_source() {
    for path in ["show_notes/001.md", "podwright.toml", "podwright.lock"] {
        let show = Show::built().with_config("feed/feed.xml", path);
        assert_eq!(findings(&show.refused()), ["error[feed-path] podwright.toml:16:8"], "{path}");
    }
}

#[test]
fn outputs_in_the_place_of_sources() {
    let vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n";
    let show = Show::sound()
        .with("transcripts/002.vtt", vtt)
        .with("show_notes/002.md", notes(2).replace("length", "duration: 60\nlength"));
    let _ = show.refused_with(&["--out", "."]);
    assert_eq!(show.read("transcripts/002.vtt"), vtt);
}

#[test]
fn a_broken_ledger() {
    let show = Show::built();
    let ledger = show.read("podwright.lock");
    let conflict = show.with("podwright.lock", ledger.replacen("version", "<<<<<<< HEAD\nversion", 1));
    assert_snapshot!(conflict.refused(), @r"
    error[ledger-broken]: key with no value, expected `=`
     --> podwright.lock:4:9
      |
    4 | <<<<<<< HEAD
      |         ^
      |
      = help: take the last good version from git; `podwright build` writes this file

    not built because of 1 error; the outputs of the last build are as they were
    ");
    let twice = Show::built().with("podwright.lock", ledger.replacen("\"002\"", "\"001\"", 1));
    assert_eq!(findings(&twice.refused()), ["error[ledger-broken] podwright.lock:17:6"]);
    let folder = Show::sound().with("podwright.lock/x", "");
    assert_eq!(findings(&folder.refused()), ["error[unreadable-file] podwright.lock:1:1"]);
}

#[test]
fn a_broken_ledger_does_not_hide_broken_notes() {
    let show = Show::built().with("podwright.lock", "version = 7").with_front_matter("season: x");
    assert_eq!(
        findings(&show.refused()),
        ["error[ledger-version] podwright.lock:1:11", "error[number-invalid] show_notes/002.md:3:9"]
    );
}

#[test]
fn a_check_of_a_show_that_cannot_be_built_writes_nothing() {
    let show = Show::sound().with_front_matter("season: x");
    assert_snapshot!(show.refused_with(&["--check"]), @r"
    error[number-invalid]: `x` is no whole number
     --> show_notes/002.md:3:9
      |
    3 | season: x
      |         ^
      |
      = help: write digits only, such as `12`

    not built because of 1 error
    ");
}

#[test]
fn times_that_are_none() {
    let show = Show::sound();
    for time in ["now", "2026-02-30", "-9999-01-01", "+99999-01-01"] {
        let said = show.failing(&["build", &format!("--now={time}")]);
        assert!(said.contains("write it like 2026-03-12"), "{said}");
    }
}

#[test]
fn episodes_that_are_none() {
    assert_snapshot!(Show::sound().failing(&["normalize", "99"]), @r"
    error[no-such-episode]: 99 is no episode of this show
     |
     = help: name a file or folder of the show, or the number of an episode
    ");
}

#[test]
fn an_output_of_a_former_build_is_kept() {
    let show = Show::built().with("feed/chapters/009.json", "{}");
    assert_snapshot!(show.accepted(), @"note: chapters/009.json is from a former build; this one does not write it");
    assert!(fs::exists(show.path().join("feed/chapters/009.json")).unwrap());
}
