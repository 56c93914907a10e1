//! Durations are compared with what was encoded, or with the frames that ffprobe counts (`-count_packets`).

use std::fs;
use std::io::Cursor;
use std::path::Path;

use proptest::prelude::*;

use super::*;

const FIXTURES: &str = "tests/fixtures/audio";
const DEMO: &str = "feeds/demo";

fn facts(name: &str) -> AudioFacts {
    probe(Path::new(FIXTURES), Path::new(name)).unwrap()
}

fn bytes(name: &str) -> Vec<u8> {
    fs::read(Path::new(FIXTURES).join(name)).unwrap()
}

fn examined(bytes: &[u8]) -> Result<AudioFacts, Diagnostic> {
    examine(&mut Cursor::new(bytes), bytes.len() as u64).map_err(|fault| fault.in_file(Path::new("x")))
}

fn assert_seconds(name: &str, expected: f64, tolerance: f64) {
    let found = facts(name).duration;
    assert!((found - expected).abs() <= tolerance, "{name}: {found} s instead of {expected} s");
}

#[test]
fn durations_are_those_of_the_frames() {
    let frame = 1152.0 / 44_100.0;
    for (name, frames) in [
        ("cbr-info.mp3", 78.0),
        ("cbr-bare.mp3", 116.0),
        ("vbr-xing.mp3", 116.0),
        ("vbr-bare.mp3", 116.0),
        ("chapters.mp3", 116.0),
    ] {
        assert_seconds(name, frames * frame, 0.001);
    }
    assert_seconds("adts.aac", 131.0 * 1024.0 / 44_100.0, 0.001);
}

#[test]
fn durations_of_containers_are_those_of_their_headers() {
    for name in ["moov-first.m4a", "moov-last.m4a", "video.mp4", "video.m4v", "video.mov", "vorbis.ogg", "tone.opus"] {
        assert_seconds(name, 3.0, 0.05);
    }
    assert_seconds("tone.flac", 2.0, 0.0);
    assert_seconds("tone.wav", 1.0, 0.0);
}

/// `tone.wav` in the form of files that are longer than 4 GiB.
fn long_wav() -> Vec<u8> {
    let short = bytes("tone.wav");
    let data = short.windows(4).position(|kind| kind == b"data").unwrap();
    let size = u64::from(u32::from_le_bytes(short[data + 4..data + 8].try_into().unwrap()));
    let mut long = [b"RF64\xff\xff\xff\xffWAVEds64".as_slice(), &28_u32.to_le_bytes()].concat();
    long.extend([0_u64, size, 0].iter().flat_map(|size| size.to_le_bytes()));
    long.extend([0; 4]);
    long.extend(&short[12..data + 4]);
    long.extend([0xff; 4]);
    long.extend(&short[data + 8..]);
    long
}

#[test]
fn wav_files_that_are_long_or_packed() {
    let long = long_wav();
    let found = examined(&long).unwrap();
    let short = facts("tone.wav");
    assert_eq!((found.duration, found.bitrate), (short.duration, short.bitrate));
    assert_eq!((found.sample_rate, found.channels, found.media_type), (short.sample_rate, short.channels, "audio/wav"));
    assert_eq!(examined(&long[..long.len() - 9]).unwrap_err().rule, "audio-truncated");
    let mut packed = bytes("tone.wav");
    let format = packed.windows(4).position(|kind| kind == b"fmt ").unwrap();
    packed[format + 8..format + 10].copy_from_slice(&0x11_u16.to_le_bytes());
    assert_eq!(examined(&packed).unwrap().duration, short.duration);
}

/// An MP4 in fragments: an index without times, then two fragments of ten samples of 1024 at 44100 a second.
fn fragmented() -> Vec<u8> {
    fn made(kind: &[u8; 4], body: &[&[u8]]) -> Vec<u8> {
        let body = body.concat();
        let size = u32::try_from(body.len() + 8).unwrap();
        [size.to_be_bytes().as_slice(), kind, &body].concat()
    }
    let word = |number: u32| number.to_be_bytes();
    let source = bytes("moov-first.m4a");
    let at = source.windows(4).position(|kind| kind == b"moov").unwrap() - 4;
    let size = u32::from_be_bytes(source[at..at + 4].try_into().unwrap()) as usize;
    let mut index = source[at + 8..at + size].to_vec();
    for kind in [b"mvhd", b"mdhd", b"tkhd"] {
        let at = index.windows(4).position(|found| found == kind).unwrap() + 4;
        // The duration stands behind the scale, or behind the number of the track.
        let duration = if kind == b"tkhd" { at + 20 } else { at + 16 };
        index[duration..duration + 4].fill(0);
    }
    let stts = index.windows(4).position(|found| found == b"stts").unwrap() + 8;
    index[stts..stts + 4].fill(0);
    let trex = made(b"trex", &[&word(0), &word(1), &word(1), &word(1024), &word(0), &word(0)]);
    let mut file = source[..at].to_vec();
    file.extend(made(b"moov", &[&index, &made(b"mvex", &[&trex])]));
    for begins in [0, 10 * 1024] {
        let head = made(b"tfhd", &[&word(0x02_0000), &word(1)]);
        let time = made(b"tfdt", &[&word(0), &word(begins)]);
        let run = made(b"trun", &[&word(1), &word(10), &word(0)]);
        file.extend(made(b"moof", &[&made(b"traf", &[&head, &time, &run])]));
        file.extend(made(b"mdat", &[&[0; 100]]));
    }
    file
}

#[test]
fn the_last_fragment_tells_the_length() {
    let found = examined(&fragmented()).unwrap();
    assert!((found.duration - 20.0 * 1024.0 / 44_100.0).abs() < 0.001, "{}", found.duration);
}

#[test]
fn sound_behind_zeros_tags_and_junk() {
    let whole = bytes("cbr-bare.mp3");
    let expected = facts("cbr-bare.mp3").duration;
    let sound = &whole[frames::after_id3(&mut Cursor::new(&whole)).unwrap() as usize..];
    let tag = |size: u8| [b"ID3\x03\0\0\0\0".as_slice(), &[size >> 7, size & 0x7F], &vec![0; size.into()]].concat();
    let zeros = vec![0; 200_000];
    let huge = [b"ID3\x03\0\0\x05\x39\x38\0".as_slice(), &vec![0; 5 << 21 | 57 << 14 | 56 << 7]].concat();
    for before in [
        zeros.clone(),
        [tag(90), tag(200)].concat(),
        [tag(200), zeros, tag(90), vec![0; 3000]].concat(),
        (1..250).cycle().take(5000).collect(),
        huge,
    ] {
        let found = examined(&[before.as_slice(), sound].concat());
        let found = found.unwrap_or_else(|fault| panic!("{} bytes: {fault}", before.len()));
        assert!((found.duration - expected).abs() < 0.001, "{} bytes: {}", before.len(), found.duration);
        assert_eq!(found.media_type, "audio/mpeg");
    }
    let adts = [vec![0; 5000], bytes("adts.aac")].concat();
    assert_eq!(examined(&adts).unwrap().media_type, "audio/aac");
    // More zeros than anybody leaves, and what only looks like a frame here and there.
    assert_eq!(examined(&vec![0; 5 << 20]).unwrap_err().rule, "audio-not-audio");
    let lookalike = [[0xFF, 0xFB, 0x90, 0].as_slice(), &[1; 1000]].concat().repeat(50);
    assert_eq!(examined(&lookalike[1..]).unwrap_err().rule, "audio-not-audio");
}

/// `tone.flac` in pages of Ogg, with or without the number of its samples.
fn ogg_flac(is_counted: bool) -> Vec<u8> {
    let source = bytes("tone.flac");
    let mut information = source[4..42].to_vec();
    let samples = u64::from(u32::from_be_bytes(information[18..22].try_into().unwrap()));
    if !is_counted {
        information[17] &= 0xF0;
        information[18..22].fill(0);
    }
    let first = [b"\x7fFLAC\x01\0\0\x01fLaC".as_slice(), &information].concat();
    let page = |count: u64, packet: &[u8]| {
        let head = [b"OggS\0\0".as_slice(), &count.to_le_bytes(), &[7, 0, 0, 0], &[0; 8], &[1]].concat();
        [head.as_slice(), &[u8::try_from(packet.len()).unwrap()], packet].concat()
    };
    [page(0, &first), page(samples, &[0; 200])].concat()
}

#[test]
fn flac_in_ogg() {
    for is_counted in [true, false] {
        let file = ogg_flac(is_counted);
        let found = examined(&file).unwrap();
        let plain = facts("tone.flac");
        assert_eq!((found.duration, found.sample_rate, found.channels), (2.0, plain.sample_rate, plain.channels));
        assert_eq!(found.media_type, "audio/ogg");
        assert_eq!(examined(&file[..file.len() - 9]).unwrap_err().rule, "audio-truncated");
    }
}

#[test]
fn the_content_gives_the_media_type() {
    let types = [
        ("cbr-info.mp3", "audio/mpeg"),
        ("moov-last.m4a", "audio/x-m4a"),
        ("video.mp4", "video/mp4"),
        ("video.m4v", "video/x-m4v"),
        ("video.mov", "video/quicktime"),
        ("adts.aac", "audio/aac"),
        ("vorbis.ogg", "audio/ogg"),
        ("tone.opus", "audio/opus"),
        ("tone.flac", "audio/flac"),
        ("tone.wav", "audio/wav"),
    ];
    for (name, media_type) in types {
        assert_eq!(facts(name).media_type, media_type, "{name}");
        assert_eq!(media_type_for_extension(name), Some(media_type), "{name}");
    }
}

#[test]
fn an_mp4_without_pictures_is_audio_under_any_brand() {
    let mut file = bytes("moov-first.m4a");
    file[8..12].copy_from_slice(b"mp42");
    assert_eq!(examined(&file).unwrap().media_type, "audio/x-m4a");
}

#[test]
fn tags_and_streams_are_told() {
    let mp3 = facts("cbr-info.mp3");
    assert_eq!(mp3.tags.title.as_deref(), Some("A tone"));
    assert_eq!((mp3.bitrate, mp3.sample_rate, mp3.channels), (Some(64), Some(44_100), Some(1)));
    assert_eq!(mp3.bytes, bytes("cbr-info.mp3").len() as u64);
    assert_eq!(facts("moov-last.m4a").tags.title.as_deref(), Some("A tone"));
    assert_eq!(facts("vorbis.ogg").tags.title.as_deref(), Some("A tone"));
    assert_eq!(facts("tone.wav").tags.title, None);
}

#[test]
fn chapters_are_read_out_of_the_tag() {
    let chapter = |start, end, title: &str| EmbeddedChapter { start, end, title: Some(title.into()), url: None };
    assert_eq!(facts("chapters.mp3").chapters, [chapter(0.0, 1.0, "A tone"), chapter(1.0, 3.0, "Noise")]);
}

#[test]
fn chapters_of_mp4_and_opus_are_read() {
    let chapter = |start, end, title: &str| EmbeddedChapter { start, end, title: Some(title.into()), url: None };
    for name in ["chapters-first.m4a", "chapters-last.m4a"] {
        assert_eq!(facts(name).chapters, [chapter(0.0, 1.0, "A tone"), chapter(1.0, 3.0, "Noise")], "{name}");
        // The same without the reference to the track: the list counts.
        let mut file = bytes(name);
        let at = file.windows(4).position(|kind| kind == b"tref").unwrap();
        file[at..at + 4].copy_from_slice(b"skip");
        assert_eq!(examined(&file).unwrap().chapters, [chapter(0.0, 1.0, "A tone"), chapter(1.0, 0.0, "Noise")]);
    }
    let noise = EmbeddedChapter { url: Some("https://example.org/noise".into()), ..chapter(1.0, 0.0, "Noise") };
    assert_eq!(facts("chapters.opus").chapters, [chapter(0.0, 1.0, "A tone"), noise]);
}

#[test]
fn how_a_file_is_built_is_told() {
    let construction = |name| facts(name).construction;
    assert!(construction("vbr-bare.mp3").is_untabled);
    for name in ["vbr-xing.mp3", "cbr-bare.mp3", "cbr-info.mp3", "adts.aac"] {
        assert_eq!(construction(name), Construction::default(), "{name}");
    }
    assert!(construction("moov-last.m4a").index_last && !construction("moov-first.m4a").index_last);
    assert_eq!(construction("video.mp4").video.as_deref(), Some("mp4v"));
    assert_eq!(construction("moov-first.m4a").video, None);
    let mut file = bytes("moov-first.m4a");
    let at = file.windows(4).position(|kind| kind == b"stsd").unwrap() + 16;
    file[at..at + 4].copy_from_slice(b"drms");
    assert!(
        mp4::headers(&mut Cursor::new(&file), file.len() as u64).is_ok_and(|found| found.construction.is_protected)
    );
}

#[test]
fn a_vbri_header_stands_at_its_own_place() {
    let mut file = bytes("vbr-bare.mp3");
    // A frame of 32 kbit/s, mono, as encoders of Fraunhofer write it before the sound.
    let mut table = vec![0; 104];
    table[..4].copy_from_slice(&[0xFF, 0xFB, 0x10, 0xC4]);
    table[36..40].copy_from_slice(b"VBRI");
    table[46..50].copy_from_slice(&(file.len() as u32).to_be_bytes());
    table[50..54].copy_from_slice(&116_u32.to_be_bytes());
    table.append(&mut file);
    assert_eq!(examined(&table).unwrap().duration, 116.0 * 1152.0 / 44_100.0);
}

#[test]
fn a_table_that_speaks_of_the_first_part_alone_is_not_believed() {
    let mut joined = bytes("vbr-xing.mp3");
    for _ in 0..8 {
        joined.extend(bytes("vbr-bare.mp3"));
    }
    let seconds = 9.0 * 116.0 * 1152.0 / 44_100.0;
    assert!((examined(&joined).unwrap().duration - seconds).abs() < 0.1);
}

#[test]
fn files_that_were_cut_are_told() {
    for name in ["cbr-info.mp3", "vbr-xing.mp3", "moov-first.m4a", "moov-last.m4a", "video.mp4", "tone.wav"] {
        let file = bytes(name);
        for part in [file.len() / 2, file.len() - 300] {
            assert_eq!(examined(&file[..part]).unwrap_err().rule, "audio-truncated", "{name} at {part}");
        }
    }
    for name in ["vorbis.ogg", "tone.opus"] {
        let file = bytes(name);
        assert_eq!(examined(&file[..file.len() - 20]).unwrap_err().rule, "audio-truncated", "{name}");
    }
}

#[test]
fn a_stream_without_a_table_that_was_cut_within_a_frame_is_told() {
    for name in ["cbr-bare.mp3", "vbr-bare.mp3", "adts.aac"] {
        let file = bytes(name);
        assert_eq!(examined(&file[..file.len() - 50]).unwrap_err().rule, "audio-truncated", "{name}");
    }
}

#[test]
fn the_message_tells_what_is_missing() {
    let file = bytes("tone.wav");
    let fault = examined(&file[..file.len() - 1000]).unwrap_err();
    assert_eq!(
        fault.to_string(),
        "x:1:1: error: the audio file was cut off: 1000 bytes are missing at its end [audio-truncated]"
    );
    let file = bytes("cbr-info.mp3");
    let fault = examined(&file[..file.len() / 2]).unwrap_err();
    assert_eq!(fault.message, "the audio file was cut off: its header promises 2.0 seconds, but only 1.0 are there");
}

#[test]
fn a_tag_at_the_end_is_no_fault() {
    for name in ["cbr-info.mp3", "vbr-bare.mp3", "moov-last.m4a"] {
        let mut file = bytes(name);
        let seconds = facts(name).duration;
        file.extend(b"TAGa tone");
        file.resize(file.len() + 119, 0);
        assert_eq!(examined(&file).unwrap().duration, seconds, "{name}");
    }
}

#[test]
fn what_is_not_audio_is_told() {
    let lfs = b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 411913\n";
    let utf16 = b"\xFF\xFEh\0e\0l\0l\0o\0";
    let picture = b"\0\0\0\x0Cftypheic\0\0\0\x08meta";
    for content in [&lfs[..], utf16, picture, b"x", b"ID3\x04\0\0\0\0\0\0", &[0; 5000]] {
        assert_eq!(examined(content).unwrap_err().rule, "audio-not-audio", "{content:?}");
    }
    assert_eq!(examined(b"").unwrap_err().rule, "audio-empty");
}

#[test]
fn files_that_cannot_be_read_are_told() {
    let missing = probe(Path::new(FIXTURES), Path::new("none.mp3")).unwrap_err();
    assert_eq!(missing.rule, "audio-unreadable");
    let folder = probe(Path::new("tests/fixtures"), Path::new("audio")).unwrap_err();
    assert_eq!(folder.to_string(), "audio:1:1: error: this is not a regular file [audio-unreadable]");
    assert_eq!(probe(Path::new(FIXTURES), Path::new("../x.mp3")).unwrap_err().rule, "path-leaves-show");
}

#[test]
fn the_demo_show_is_as_long_as_it_was_made() {
    let truth: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(Path::new(DEMO).join("truth.json")).unwrap()).unwrap();
    for episode in truth.as_array().unwrap() {
        let facts = probe(Path::new(DEMO), Path::new(episode["files"]["audio"].as_str().unwrap())).unwrap();
        // An encoder adds a few frames of silence.
        assert!((0.0..0.1).contains(&(facts.duration - episode["duration"].as_f64().unwrap())));
        assert_eq!(facts.tags.title.as_deref(), episode["title"].as_str());
        assert_eq!((facts.media_type, facts.bitrate, facts.sample_rate), ("audio/mpeg", Some(32), Some(44_100)));
    }
}

fn any_fixture() -> impl Strategy<Value = Vec<u8>> {
    let mut names: Vec<_> = fs::read_dir(FIXTURES).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    let mut files: Vec<_> = names.into_iter().map(|path| fs::read(path).unwrap()).collect();
    files.extend([ogg_flac(true), ogg_flac(false), fragmented(), long_wav()]);
    files.push([vec![0; 300], bytes("cbr-bare.mp3")].concat());
    prop::sample::select(files)
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(content in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = examined(&content);
    }

    #[test]
    fn no_damage_makes_it_panic(
        mut file in any_fixture(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..20),
        near_start in prop::collection::vec((0_usize..200, any::<u8>()), 0..4),
        cut in any::<prop::sample::Index>(),
    ) {
        let size = file.len();
        for (at, byte) in damage.into_iter().map(|(at, byte)| (at.index(size), byte)).chain(near_start) {
            if let Some(place) = file.get_mut(at) {
                *place = byte;
            }
        }
        let _ = examined(&file);
        file.truncate(cut.index(file.len()));
        let _ = examined(&file);
    }
}
