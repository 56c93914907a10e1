//! The fixtures of `audio` as the audio of an episode.

use std::fs;
use std::path::Path;

use crate::config;
use crate::lint::settings::{Choice, Settings};
use crate::show::Show;
use crate::source::SourceFile;

const FIXTURES: &str = "tests/fixtures/audio";

/// What the rules of this group say of a show with `audio/NAME`, which holds the fixture after `change`.
fn told(name: &str, fixture: &str, change: impl Fn(&mut Vec<u8>)) -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut bytes = fs::read(Path::new(FIXTURES).join(fixture)).unwrap();
    change(&mut bytes);
    for part in ["audio", "show_notes"] {
        fs::create_dir(folder.path().join(part)).unwrap();
    }
    fs::write(folder.path().join("audio").join(name), &bytes).unwrap();
    fs::write(folder.path().join("show_notes/001.md"), "# Bread 1: Rye\n").unwrap();
    let known = format!(
        "version = 1\n[[episode]]\nid = \"001\"\nguid = \"a\"\n\
         audio = {{ location = \"audio/{name}\", length = 7, type = \"audio/mpeg\", duration = 3.0 }}\n"
    );
    fs::write(folder.path().join("podwright.lock"), known).unwrap();
    let text = "[show]\ntitle = \"Bread\"\n";
    let config = config::parse(&SourceFile::new(config::CONFIG_NAME, text), &mut Vec::new()).unwrap();
    let select = super::RULES.iter().map(|rule| rule.name.to_owned()).collect();
    let settings = Settings::new(&config.lint, &Choice { select, ..Choice::default() }).unwrap();
    let show = Show { root: folder.path().to_owned(), config };
    let found = crate::lint::show(&show, &settings, Vec::new()).unwrap();
    found.iter().map(|one| format!("{one}\n")).collect()
}

fn as_it_is(name: &str, fixture: &str) -> String {
    told(name, fixture, |_| {})
}

#[test]
fn an_mp3() {
    insta::assert_snapshot!(as_it_is("001.mp3", "cbr-info.mp3"), @"
    audio/001.mp3:1:1: info: 64 kbit/s; Spotify recommends 128 at least [audio-bitrate-spotify]
    audio/001.mp3:1:1: info: 64 kbit/s; Apple recommends 96 to 128 in mono [audio-bitrate-unusual]
    audio/001.mp3:1:1: info: the file has 16615 bytes; it was published with 7 [audio-replaced]
    audio/001.mp3:1:1: info: the tags call the episode `A tone`, the notes `Rye` [audio-tags-disagree]
    audio/001.mp3:1:1: info: the tags lack show (album), artist, cover [audio-untagged]
    ");
}

#[test]
fn an_mp3_of_a_variable_bit_rate_without_a_table() {
    insta::assert_snapshot!(as_it_is("001.mp3", "vbr-bare.mp3"), @"
    audio/001.mp3:1:1: warning: the bit rate varies, and no header (Xing, VBRI) says where which second is [audio-untabled]
    audio/001.mp3:1:1: info: 38 kbit/s; Spotify recommends 128 at least [audio-bitrate-spotify]
    audio/001.mp3:1:1: info: 38 kbit/s; Apple recommends 96 to 128 in mono [audio-bitrate-unusual]
    audio/001.mp3:1:1: info: the file has 14536 bytes; it was published with 7 [audio-replaced]
    audio/001.mp3:1:1: info: the tags lack title, show (album), artist, cover [audio-untagged]
    ");
}

#[test]
fn an_mp4_with_its_index_last_under_the_name_of_an_mp3() {
    insta::assert_snapshot!(as_it_is("001.mp3", "moov-last.m4a"), @"
    audio/001.mp3:1:1: error: the name says audio/mpeg, but the file is audio/x-m4a [audio-extension]
    audio/001.mp3:1:1: warning: the index (moov) stands behind the sound, so that nothing plays before the end was loaded [audio-index-last]
    audio/001.mp3:1:1: info: 32 kbit/s; Spotify recommends 128 at least [audio-bitrate-spotify]
    audio/001.mp3:1:1: info: the file has 13558 bytes; it was published with 7 [audio-replaced]
    audio/001.mp3:1:1: info: the tags call the episode `A tone`, the notes `Rye` [audio-tags-disagree]
    audio/001.mp3:1:1: info: the tags lack show (album), artist, cover [audio-untagged]
    ");
}

#[test]
fn a_protected_mp4() {
    let protect = |file: &mut Vec<u8>| {
        let at = file.windows(4).position(|kind| kind == b"stsd").unwrap() + 16;
        file[at..at + 4].copy_from_slice(b"enca");
    };
    insta::assert_snapshot!(told("001.m4a", "moov-first.m4a", protect), @"
    audio/001.m4a:1:1: warning: the sound is encrypted: no podcast app can play it [audio-protected]
    audio/001.m4a:1:1: info: 32 kbit/s; Spotify recommends 128 at least [audio-bitrate-spotify]
    audio/001.m4a:1:1: info: the file has 13528 bytes; it was published with 7 [audio-replaced]
    audio/001.m4a:1:1: info: the tags lack title, show (album), artist, cover [audio-untagged]
    ");
}

#[test]
fn a_video_with_an_odd_name() {
    insta::assert_snapshot!(as_it_is("001 Über.mp4", "video.mp4"), @"
    audio/001 Über.mp4:1:1: warning: the name of the file holds ` `, which not every server and app writes alike in an address [audio-file-name]
    audio/001 Über.mp4:1:1: warning: the index (moov) stands behind the sound, so that nothing plays before the end was loaded [audio-index-last]
    audio/001 Über.mp4:1:1: warning: the video is `mp4v`, not H.264 (`avc1`) [video-codec]
    audio/001 Über.mp4:1:1: info: 32 kbit/s; Spotify recommends 128 at least [audio-bitrate-spotify]
    audio/001 Über.mp4:1:1: info: the file has 14404 bytes; it was published with 7 [audio-replaced]
    audio/001 Über.mp4:1:1: info: the tags lack title, show (album), artist, cover [audio-untagged]
    ");
}

#[test]
fn opus_and_an_uncompressed_file() {
    insta::assert_snapshot!(as_it_is("001.opus", "tone.opus"), @"
    audio/001.opus:1:1: info: audio/opus is played by few podcast apps, and Apple takes MP3 and AAC only [audio-format-rare]
    audio/001.opus:1:1: info: the file has 9780 bytes; it was published with 7 [audio-replaced]
    ");
    insta::assert_snapshot!(as_it_is("001.wav", "tone.wav"), @"
    audio/001.wav:1:1: warning: 8000 samples a second; Apple asks for 44100 or 48000 [audio-sample-rate]
    audio/001.wav:1:1: info: audio/wav is played by few podcast apps, and Apple takes MP3 and AAC only [audio-format-rare]
    audio/001.wav:1:1: info: the file has 16078 bytes; it was published with 7 [audio-replaced]
    ");
}

#[test]
fn chapters_of_mp4_in_a_list_alone() {
    let untrack = |file: &mut Vec<u8>| {
        let at = file.windows(4).position(|kind| kind == b"tref").unwrap();
        file[at..at + 4].copy_from_slice(b"skip");
    };
    assert!(told("001.m4a", "chapters-first.m4a", untrack).contains("[mp4-chapters-untracked]"));
    assert!(!as_it_is("001.m4a", "chapters-first.m4a").contains("[mp4-chapters-untracked]"));
}
