//! Audio, pictures, and files that are not what they seem.

use std::fs;
use std::os::unix::fs::symlink;

use insta::assert_snapshot;

use crate::Show;
use crate::show::{findings, png};

const AUDIO: &str = "feeds/demo/audio/001-the-wren-in-the-flowerpot.mp3";

#[test]
fn text_in_an_mp3() {
    let show = Show::built().with("audio/002.mp3", "<!doctype html><title>404 Not Found</title>");
    let before = show.read("feed/feed.xml");
    assert_snapshot!(show.accepted(), @r"
    warning[audio-not-audio]: the file is not audio that podwright knows; episode 002 stays in the feed as it was published
    --> audio/002.mp3:1:1
     = help: every podcast app plays MP3 and M4A; copy the recording from where it is whole
    ");
    assert_eq!(show.read("feed/feed.xml"), before);
    assert_eq!(findings(&show.linted("audio-not-audio")), ["error[audio-not-audio] audio/002.mp3:1:1"]);
}

#[test]
fn a_new_episode_whose_audio_is_none_is_held_back() {
    let notes = "---\ntitle: Oats\ndate: 2026-01-20\naudio: audio/004.mp3\n---\nOats.\n";
    let show = Show::built().with("show_notes/004.md", notes).with("audio/004.mp3", "");
    assert_snapshot!(show.accepted(), @r"
    warning[audio-empty]: the audio file is empty; episode 004 is held back
    --> audio/004.mp3:1:1
     = help: copy the file again from where it is whole, or export the episode again
    ");
    assert!(!show.read("feed/feed.xml").contains("Oats") && !show.read("podwright.lock").contains("004"));
    let show = show.with("audio/004.mp3", fs::read(AUDIO).unwrap());
    show.accepted();
    assert!(show.read("feed/feed.xml").contains("Oats"));
}

#[test]
fn a_pointer_of_git_lfs_tells_the_size() {
    let notes = "---\ntitle: Oats\ndate: 2026-01-20\naudio: audio/004.mp3\n---\nOats.\n";
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345678\n";
    let show = Show::built().with("show_notes/004.md", notes).with("audio/004.mp3", pointer);
    assert_snapshot!(show.accepted(), @r"
    warning[audio-pointer]: the audio is with Git LFS: it has 12345678 bytes, its length in time is unknown
    --> audio/004.mp3:1:1
     = help: `git lfs pull` fetches it
    ");
    assert!(show.read("feed/feed.xml").contains("length=\"12345678\" type=\"audio/mpeg\""));
    let show = show.with("audio/004.mp3", "version https://git-lfs.github.com/spec/v1\nsize 0\n");
    assert!(show.accepted().starts_with("warning[audio-not-audio]"));
}

#[test]
fn audio_that_was_cut_off() {
    let whole = fs::read(AUDIO).unwrap();
    let show = Show::built().with("audio/002.mp3", &whole[..whole.len() / 2]);
    assert_snapshot!(show.accepted(), @r"
    warning[audio-truncated]: the audio file was cut off: 8 bytes are missing at its end; episode 002 stays in the feed as it was published
    --> audio/002.mp3:1:1
     = help: copy the file again from where it is whole, or export the episode again
    ");
}

#[test]
fn empty_audio() {
    let show = Show::built().with("audio/002.mp3", "");
    assert_eq!(findings(&show.accepted()), ["warning[audio-empty] audio/002.mp3:1:1"]);
}

#[test]
fn audio_that_the_front_matter_names_and_nobody_has() {
    let show = Show::built().with_front_matter("audio: audio/none.mp3");
    assert_eq!(show.accepted(), "", "[feed] enclosure describes where it is");
    let show = show.with_config("enclosure = \"https://cdn.example.org/{number}.mp3\"", "");
    assert_snapshot!(show.accepted(), @r"
    warning[audio-unreadable]: the audio audio/none.mp3 cannot be used: cannot read the file: No such file or directory (os error 2); episode 002 stays in the feed as it was published
     --> show_notes/002.md:3:8
      |
    3 | audio: audio/none.mp3
      |        ^^^^^^^^^^^^^^
      |
      = help: name a file below the folder of podwright.toml, or the web address of the audio
    ");
}

#[test]
fn audio_outside_the_show() {
    assert_snapshot!(Show::built().with_front_matter("audio: ../../x.mp3").refused(), @r"
    error[path-leaves-show]: ../../x.mp3 lies outside the show
     --> show_notes/002.md:3:8
      |
    3 | audio: ../../x.mp3
      |        ^^^^^^^^^^^
      |
      = help: name a file below the folder of podwright.toml, or the web address of the audio

    not built because of 1 error; the outputs of the last build are as they were
    ");
    // A path from the root is one of the site, not of this machine.
    Show::built().with_front_matter("audio: /etc/x.mp3").accepted();
}

#[test]
fn a_link_that_leads_out_of_the_show() {
    let show = Show::built();
    let outside = tempfile::NamedTempFile::new().unwrap();
    symlink(outside.path(), show.path().join("show_notes/004.md")).unwrap();
    assert_snapshot!(show.refused(), @r"
    error[path-leaves-show]: show_notes/004.md is a link that leads out of the show
    --> show_notes/004.md:1:1
     = help: podwright reads only files below the folder of podwright.toml

    not built because of 1 error; the outputs of the last build are as they were
    ");
}

#[test]
fn links_that_lead_nowhere_or_in_circles() {
    let show = Show::built();
    symlink("nowhere", show.path().join("show_notes/004.md")).unwrap();
    symlink("005.md", show.path().join("show_notes/005.md")).unwrap();
    symlink("..", show.path().join("show_notes/006.md")).unwrap();
    assert_eq!(
        findings(&show.refused()),
        [
            "error[unreadable-file] show_notes/004.md:1:1",
            "error[unreadable-file] show_notes/005.md:1:1",
            "error[unreadable-file] show_notes/006.md:1:1"
        ]
    );
}

#[test]
fn files_without_an_end() {
    let show = Show::built();
    symlink("/dev/zero", show.path().join("show_notes/004.md")).unwrap();
    let pipe = show.path().join("show_notes/005.md");
    assert!(std::process::Command::new("mkfifo").arg(pipe).status().unwrap().success());
    let pipe = show.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(pipe).status().unwrap().success());
    symlink("../pipe", show.path().join("show_notes/006.md")).unwrap();
    assert_eq!(
        findings(&show.refused()),
        ["error[path-leaves-show] show_notes/004.md:1:1", "error[unreadable-file] show_notes/006.md:1:1"]
    );
}

#[test]
fn a_cover_that_is_not_there() {
    let show = Show::built().with_config("https://tea.example.org/cover.png", "cover.png");
    assert_snapshot!(show.refused(), @r#"
    error[cover-missing]: the cover art cover.png cannot be used: cannot read the file: No such file or directory (os error 2)
     --> podwright.toml:7:9
      |
    7 | image = "cover.png"
      |         ^^^^^^^^^^^
      |
      = help: [show] image is a JPEG or PNG file below the folder of podwright.toml, or its web address

    not built because of 1 error; the outputs of the last build are as they were
    "#);
}

#[test]
fn a_cover_that_is_no_picture() {
    let show = Show::built().with_config("https://tea.example.org/cover.png", "cover.png").with("cover.png", "<svg/>");
    assert_snapshot!(show.refused(), @r#"
    error[cover-not-an-image]: the cover art cover.png cannot be used: the cover is not a picture that podwright knows: it ends before it tells its size
     --> podwright.toml:7:9
      |
    7 | image = "cover.png"
      |         ^^^^^^^^^^^
      |
      = help: [show] image is a JPEG or PNG file below the folder of podwright.toml, or its web address

    not built because of 1 error; the outputs of the last build are as they were
    "#);
}

#[test]
fn a_cover_outside_the_show() {
    let show = Show::built().with_config("https://tea.example.org/cover.png", "../x.jpg");
    assert_snapshot!(show.refused(), @r#"
    error[path-leaves-show]: `../x.jpg` climbs out of the show
     --> podwright.toml:7:9
      |
    7 | image = "../x.jpg"
      |         ^^^^^^^^^^
      |
      = help: write the path relative to the folder of podwright.toml, with forward slashes, without `..`
    "#);
}

#[test]
fn a_cover_that_apps_refuse() {
    let show = Show::built().with_config("https://tea.example.org/cover.png", "cover.png");
    let show = show.with("cover.png", png(1024, 768));
    assert_eq!(
        findings(&show.accepted()),
        [
            "warning[cover-not-square] cover.png:1:1",
            "warning[cover-too-small] cover.png:1:1",
            "warning[cover-cut] cover.png:1:1"
        ]
    );
}

#[test]
fn pictures_of_episodes() {
    let missing = Show::built().with_front_matter("image: none.png");
    assert_snapshot!(missing.accepted(), @r"
    warning[image-missing]: the image none.png cannot be used: cannot read the file: No such file or directory (os error 2)
     --> show_notes/002.md:3:8
      |
    3 | image: none.png
      |        ^^^^^^^^
      |
      = help: name a JPEG or PNG file of the show, or its web address; without, apps show the cover
    ");
    assert!(missing.linted("image-missing").starts_with("error[image-missing]"));
    assert_eq!(
        findings(&Show::built().with_front_matter("image: ../x.png").refused()),
        ["error[path-leaves-show] show_notes/002.md:3:8"]
    );
    let text = Show::built().with_front_matter("image: cup.png").with("cup.png", "no picture");
    assert_eq!(findings(&text.accepted()), ["warning[image-not-an-image] show_notes/002.md:3:8"]);
}
