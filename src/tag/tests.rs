//! The fixtures of `audio` with tags of every kind, read back as builds read them. `tests/clients` asks ffprobe and
//! mutagen as well.

use std::fs;
use std::io::Cursor;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;

const FIXTURES: &str = "tests/fixtures/audio";

/// The head of a PNG, which is all that is looked at.
fn png() -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(1400_u32.to_be_bytes().repeat(2));
    bytes.extend(b"\x08\x02\0\0\0\0\0\0\0");
    bytes
}

fn chapter(start: f64, end: f64, title: &str) -> Chapter {
    Chapter { start, end, title: title.into(), ..Chapter::default() }
}

fn sheet() -> Sheet {
    let picture = Picture { is_png: true, bytes: png() };
    let linked = Chapter {
        url: Some("https://example.org/oats".into()),
        picture: Some(picture.clone()),
        ..chapter(0.5, 0.9, "Hafer & Grütze – 2")
    };
    Sheet {
        title: "Über Brot 🍞".into(),
        show: "Bread Basket".into(),
        artist: Some("Ada Crumb".into()),
        number: Some(81),
        date: NaiveDate::from_ymd_opt(2026, 3, 12),
        cover: Some(picture),
        chapters: vec![chapter(0.0, 0.5, "Hello"), linked],
    }
}

fn tagged(name: &str, sheet: &Sheet) -> (Vec<u8>, AudioFacts) {
    let folder = tempfile::tempdir().unwrap();
    let target = write(Path::new(FIXTURES), Path::new(name), sheet, folder.path(), []).unwrap();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the copy");
    let facts = audio::probe(folder.path(), Path::new(name)).unwrap();
    (fs::read(target).unwrap(), facts)
}

const TAGGED: [&str; 13] = [
    "adts.aac",
    "cbr-bare.mp3",
    "cbr-info.mp3",
    "chapters.mp3",
    "vbr-xing.mp3",
    "moov-first.m4a",
    "moov-last.m4a",
    "chapters-first.m4a",
    "chapters-last.m4a",
    "video.mp4",
    "tone.opus",
    "vorbis.ogg",
    "tone.flac",
];

#[test]
fn what_is_written_reads_back() {
    for name in TAGGED {
        let before = fs::read(Path::new(FIXTURES).join(name)).unwrap();
        let facts = tagged(name, &sheet()).1;
        assert_eq!(fs::read(Path::new(FIXTURES).join(name)).unwrap(), before, "{name}: the source stays");
        let titles: Vec<_> = facts.chapters.iter().map(|one| (one.start, one.title.as_deref())).collect();
        assert_eq!(titles, [(0.0, Some("Hello")), (0.5, Some("Hafer & Grütze – 2"))], "{name}");
        assert_eq!(facts.tags.title.as_deref(), Some("Über Brot 🍞"), "{name}");
        assert_eq!(facts.tags.album.as_deref(), Some("Bread Basket"), "{name}");
        assert_eq!(facts.tags.artist.as_deref(), Some("Ada Crumb"), "{name}");
        assert_eq!(facts.tags.track, Some(81), "{name}");
        assert_eq!(facts.tags.cover.map(|cover| (cover.width, cover.is_usual)), Some((1400, true)), "{name}");
    }
}

#[test]
fn links_of_chapters_are_kept_where_the_format_has_them() {
    for name in ["cbr-bare.mp3", "chapters.mp3", "tone.opus", "vorbis.ogg", "tone.flac"] {
        let facts = tagged(name, &sheet()).1;
        assert_eq!(facts.chapters[1].url.as_deref(), Some("https://example.org/oats"), "{name}");
    }
}

#[test]
fn the_sound_stays_byte_for_byte() {
    for name in ["adts.aac", "cbr-bare.mp3", "cbr-info.mp3", "chapters.mp3", "vbr-xing.mp3"] {
        let sound = |bytes: &[u8]| bytes[audio::after_id3(&mut Cursor::new(bytes)).unwrap() as usize..].to_vec();
        let before = fs::read(Path::new(FIXTURES).join(name)).unwrap();
        assert_eq!(sound(&tagged(name, &sheet()).0), sound(&before), "{name}");
    }
    for name in ["moov-first.m4a", "moov-last.m4a", "chapters-first.m4a", "video.mp4"] {
        let before = fs::read(Path::new(FIXTURES).join(name)).unwrap();
        assert_eq!(samples(&tagged(name, &sheet()).0), samples(&before), "{name}");
    }
}

/// The first bytes of each chunk of the first track, which is the sound (or the picture).
fn samples(file: &[u8]) -> Vec<Vec<u8>> {
    let at = file.windows(4).position(|kind| kind == b"stco").unwrap() + 8;
    let word = |at: usize| u32::from_be_bytes(file[at..at + 4].try_into().unwrap()) as usize;
    (0..word(at)).map(|number| word(at + 4 + 4 * number)).map(|chunk| file[chunk..chunk + 64].to_vec()).collect()
}

#[test]
fn other_tags_are_kept() {
    let file = tagged("cbr-info.mp3", &sheet()).0;
    assert!(file.windows(4).any(|id| id == b"TSSE"), "the name of the encoder");
    assert!(file.windows(4).any(|id| id == b"TYER") && file.windows(4).any(|id| id == b"TDAT"), "the date");
    let file = tagged("moov-last.m4a", &sheet()).0;
    assert!(file.windows(4).any(|id| id == b"\xA9too"), "the name of the encoder");
    // Chapters of the file stay where the episode has none.
    let bare = Sheet { chapters: Vec::new(), ..sheet() };
    for name in ["chapters.mp3", "chapters-first.m4a", "chapters.opus"] {
        let titles: Vec<_> = tagged(name, &bare).1.chapters.into_iter().filter_map(|one| one.title).collect();
        assert_eq!(titles, ["A tone", "Noise"], "{name}");
    }
}

#[test]
fn chapters_that_begin_late_keep_their_times() {
    let late = Sheet { chapters: vec![chapter(0.25, 0.5, "Late"), chapter(0.5, 0.9, "Later")], ..sheet() };
    for name in ["cbr-bare.mp3", "moov-first.m4a", "tone.opus"] {
        let starts: Vec<f64> = tagged(name, &late).1.chapters.iter().map(|one| one.start).collect();
        assert_eq!(starts, [0.25, 0.5], "{name}");
    }
}

#[test]
fn three_hundred_chapters_fit() {
    let chapters = (0..300).map(|number| chapter(f64::from(number) / 1e3, f64::from(number + 1) / 1e3, "Oats"));
    let many = Sheet { chapters: chapters.collect(), ..sheet() };
    for name in ["cbr-bare.mp3", "moov-first.m4a", "tone.opus"] {
        assert_eq!(tagged(name, &many).1.chapters.len(), 300, "{name}");
    }
}

#[test]
fn a_source_is_never_the_target() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(Path::new(FIXTURES).join("cbr-bare.mp3"), folder.path().join("1.mp3")).unwrap();
    fs::create_dir(folder.path().join("more")).unwrap();
    fs::copy(Path::new(FIXTURES).join("cbr-bare.mp3"), folder.path().join("more/1.mp3")).unwrap();
    let sources = ["more/1.mp3".into(), "1.mp3".into()];
    for audio in ["1.mp3", "more/1.mp3"] {
        let fault = write(folder.path(), Path::new(audio), &sheet(), folder.path(), &sources).unwrap_err();
        let message = format!("{audio}:1:1: error: the copy would take the place of 1.mp3 [output-over-source]");
        assert_eq!(fault.to_string(), message);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn formats_without_tags_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let fault = write(Path::new(FIXTURES), Path::new("tone.wav"), &sheet(), folder.path(), []).unwrap_err();
    let message = "no copy with tags could be made: podwright writes no tags into audio/wav";
    assert_eq!((fault.rule, fault.message.as_str()), ("tag-not-written", message));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_damage_makes_it_panic(
        name in prop::sample::select(TAGGED.to_vec()),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut file = fs::read(Path::new(FIXTURES).join(name)).unwrap();
        let size = file.len();
        for (at, byte) in damage {
            file[at.index(size)] = byte;
        }
        fs::write(folder.path().join(name), &file).unwrap();
        let copied = write(folder.path(), Path::new(name), &sheet(), &folder.path().join("out"), []);
        prop_assert_eq!(fs::read(folder.path().join(name)).unwrap(), file);
        if let Ok(path) = copied {
            prop_assert!(path.is_file());
        }
    }
}
