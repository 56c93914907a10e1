//! Tags with one fault each.

use std::path::Path;

use super::{frames, judge};
use crate::diagnostic::Place;

fn frame(name: &str, content: &[u8], version: u8) -> Vec<u8> {
    let size = u32::try_from(content.len()).unwrap();
    let mut bytes = name.as_bytes().to_vec();
    bytes.extend(if version == 4 { syncsafe(size) } else { size.to_be_bytes() });
    bytes.extend([0, 0]);
    bytes.extend(content);
    bytes
}

fn syncsafe(size: u32) -> [u8; 4] {
    [21, 14, 7, 0].map(|shift| u8::try_from(size >> shift & 0x7F).unwrap())
}

struct Chap {
    id: String,
    times: (u32, u32),
    offsets: (u32, u32),
    children: Vec<u8>,
}

fn chap(id: &str, start: u32, end: u32) -> Chap {
    Chap { id: id.into(), times: (start, end), offsets: (u32::MAX, u32::MAX), children: frame("TIT2", b"\0Rye", 3) }
}

fn bytes(chap: &Chap, version: u8) -> Vec<u8> {
    let mut content = chap.id.clone().into_bytes();
    content.push(0);
    for word in [chap.times.0, chap.times.1, chap.offsets.0, chap.offsets.1] {
        content.extend(word.to_be_bytes());
    }
    content.extend(&chap.children);
    frame("CHAP", &content, version)
}

fn ctoc(id: &str, flags: u8, entries: &[&str]) -> Vec<u8> {
    let mut content = format!("{id}\0").into_bytes();
    content.extend([flags, u8::try_from(entries.len()).unwrap()]);
    entries.iter().for_each(|entry| content.extend(format!("{entry}\0").into_bytes()));
    content
}

fn tag(version: u8, frames: &[Vec<u8>]) -> Vec<u8> {
    let body = frames.concat();
    let mut bytes = b"ID3".to_vec();
    bytes.extend([version, 0, 0]);
    bytes.extend(syncsafe(u32::try_from(body.len()).unwrap()));
    bytes.extend(body);
    bytes
}

fn told(tag: &[u8]) -> String {
    assert_eq!(frames::length(tag), Some(tag.len()));
    let found = judge(&frames::read(tag).unwrap(), 100.0, &Place::file(Path::new("1.mp3")));
    found.iter().map(|one| format!("{one}\n")).collect()
}

fn two(change: impl Fn(&mut Chap, &mut Chap)) -> String {
    let (mut first, mut second) = (chap("a", 0, 50_000), chap("b", 50_000, 100_000));
    change(&mut first, &mut second);
    told(&tag(3, &[frame("CTOC", &ctoc("toc", 3, &["a", "b"]), 3), bytes(&first, 3), bytes(&second, 3)]))
}

#[test]
fn a_good_tag_is_quiet() {
    assert_eq!(two(|_, _| {}), "");
    assert_eq!(told(&tag(4, &[frame("TIT2", b"\0Rye", 4)])), "");
}

#[test]
fn every_fault_is_told() {
    let one = bytes(&chap("a", 0, 100_000), 3);
    let with = |content: Vec<u8>| told(&tag(3, &[frame("CTOC", &content, 3), one.clone()]));
    let mut picture = chap("a", 0, 100_000);
    picture.children = [frame("TIT2", b"\0Rye", 4), frame("APIC", &[1; 300], 4)].concat();
    let many: Vec<Chap> =
        (0..300).map(|number| chap(&format!("c{number}"), number * 100, number * 100 + 100)).collect();
    let many: Vec<Vec<u8>> = many.iter().map(|chap| bytes(chap, 3)).collect();
    let reports = [
        two(|_, second| second.id = "a".into()),
        with(ctoc("toc", 1, &["a"])),
        with(ctoc("toc", 3, &[])),
        with(ctoc("toc", 3, &["a", "chp9"])),
        told(&tag(3, std::slice::from_ref(&one))),
        two(|first, _| first.times.1 = 0),
        two(|_, second| second.times = (900_000, 950_000)),
        two(|first, _| first.offsets = (0, 0)),
        two(|first, _| first.children.clear()),
        two(|first, second| std::mem::swap(&mut first.times, &mut second.times)),
        told(&tag(4, &[frame("CTOC", &ctoc("toc", 3, &["a"]), 4), bytes(&picture, 4)])),
        told(&tag(3, &[vec![frame("CTOC", &ctoc("toc", 3, &["c0"]), 3)], many].concat())),
    ];
    insta::assert_snapshot!(reports.join("\n"), @"
    1.mp3:1:1: error: two frames are called `a` [id3-chapter-id-twice]
    1.mp3:1:1: error: the table of contents lists `b`, and there is no such chapter [id3-contents-child-missing]

    1.mp3:1:1: warning: 0 tables of contents are the top one [id3-contents-top]

    1.mp3:1:1: error: the table of contents `toc` is empty [id3-contents-count]
    1.mp3:1:1: info: 1 of 1 chapters stand in no table of contents [id3-chapter-unlisted]

    1.mp3:1:1: error: the table of contents lists `chp9`, and there is no such chapter [id3-contents-child-missing]

    1.mp3:1:1: info: 1 of 1 chapters stand in no table of contents [id3-chapter-unlisted]

    1.mp3:1:1: error: the chapter `a` goes from 0 ms to 0 ms of 100 s [id3-chapter-times]

    1.mp3:1:1: error: the chapter `b` goes from 900000 ms to 950000 ms of 100 s [id3-chapter-times]

    1.mp3:1:1: warning: the chapter `a` goes from byte 0 to byte 0 [id3-chapter-offsets]

    1.mp3:1:1: warning: the chapter `a` has no title [id3-chapter-untitled]

    1.mp3:1:1: info: the chapter `b` stands behind `a`, and starts before it [id3-chapter-order]

    1.mp3:1:1: info: the chapter `a` holds a picture in a tag of version 2.4 [id3-chapter-version]

    1.mp3:1:1: error: one table of contents cannot list 300 chapters [id3-contents-count]
    ");
    for rule in super::RULES {
        assert!(reports.concat().contains(&format!("[{}]", rule.name)), "{} is never found", rule.name);
    }
}

#[test]
fn cut_tags_are_read_as_far_as_they_go() {
    let whole = tag(3, &[frame("CTOC", &ctoc("toc", 3, &["a", "b"]), 3), bytes(&chap("a", 0, 50_000), 3)]);
    for length in 0..whole.len() {
        frames::read(&whole[..length]);
    }
}
