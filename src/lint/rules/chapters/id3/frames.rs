//! The chapter frames of an ID3v2 tag, each as it stands there (ID3v2 Chapter Frame Addendum 1.0).
//!
//! `lofty` keeps one frame of an id; here the second one is what is looked for.

use std::borrow::Cow;

/// What the tag says of chapters.
#[derive(Default)]
pub(super) struct Frames {
    /// 3 or 4, of ID3v2.
    pub(super) version: u8,
    pub(super) chapters: Vec<Chapter>,
    pub(super) contents: Vec<Contents>,
}

/// A `CHAP` frame.
pub(super) struct Chapter {
    pub(super) id: String,
    /// In milliseconds.
    pub(super) start: u32,
    pub(super) end: u32,
    /// In bytes of the file.
    pub(super) start_offset: u32,
    pub(super) end_offset: u32,
    pub(super) has_title: bool,
    /// Bytes of its picture.
    pub(super) picture: usize,
}

/// A `CTOC` frame.
pub(super) struct Contents {
    pub(super) id: String,
    pub(super) is_top: bool,
    pub(super) entries: Vec<String>,
}

/// Bytes of the header of a tag, and of a frame.
const HEADER: usize = 10;

/// How many bytes the tag has whose header begins `head`, itself included.
pub(super) fn length(head: &[u8]) -> Option<usize> {
    let header = head.strip_prefix(b"ID3")?;
    Some(HEADER + seven_bits(header.get(3..7)?)?)
}

/// The chapter frames of a tag; none of versions that have none.
pub(super) fn read(tag: &[u8]) -> Option<Frames> {
    let version = *tag.strip_prefix(b"ID3")?.first()?;
    let flags = *tag.get(5)?;
    if !matches!(version, 3 | 4) {
        return None;
    }
    let body = tag.get(HEADER..)?;
    // In version 2.4 every frame says so for itself.
    let body = if version == 3 && flags & 0x80 != 0 { synchronised(body) } else { Cow::Borrowed(body) };
    let skipped = match (flags & 0x40 != 0, version) {
        (false, _) => 0,
        (true, 3) => 4 + big_endian(body.get(..4)?)?,
        (true, _) => seven_bits(body.get(..4)?)?,
    };
    let mut frames = Frames { version, ..Frames::default() };
    for (name, content) in each(body.get(skipped..)?, version) {
        match name {
            b"CHAP" => frames.chapters.extend(chapter(content, version)),
            b"CTOC" => frames.contents.extend(contents(content)),
            _ => {}
        }
    }
    Some(frames)
}

/// Names and contents of the frames in `bytes`; those that are compressed or encrypted are passed over.
fn each(mut bytes: &[u8], version: u8) -> impl Iterator<Item = (&[u8], &[u8])> {
    std::iter::from_fn(move || {
        loop {
            let (name, rest) = bytes.split_at_checked(4)?;
            if !name.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()) {
                return None;
            }
            let (size, rest) = rest.split_at_checked(4)?;
            let (flags, rest) = rest.split_at_checked(2)?;
            let size = if version == 4 { seven_bits(size)? } else { big_endian(size)? };
            let (content, rest) = rest.split_at_checked(size)?;
            bytes = rest;
            let changed = if version == 4 { 0x0F } else { 0xC0 };
            if flags.get(1).is_some_and(|flags| flags & changed == 0) {
                return Some((name, content));
            }
        }
    })
}

fn chapter(content: &[u8], version: u8) -> Option<Chapter> {
    let (id, rest) = text(content)?;
    let word = |index: usize| u32::try_from(big_endian(rest.get(4 * index..4 * index + 4)?)?).ok();
    let children = || each(rest.get(16..).unwrap_or_default(), version);
    Some(Chapter {
        id,
        start: word(0)?,
        end: word(1)?,
        start_offset: word(2)?,
        end_offset: word(3)?,
        has_title: children().any(|(name, _)| name == b"TIT2"),
        picture: children().filter(|(name, _)| name == b"APIC").map(|(_, content)| content.len()).max().unwrap_or(0),
    })
}

fn contents(content: &[u8]) -> Option<Contents> {
    let (id, rest) = text(content)?;
    let (flags, count, mut rest) = (*rest.first()?, *rest.get(1)?, rest.get(2..)?);
    let mut entries = Vec::new();
    for _ in 0..count {
        let Some((entry, behind)) = text(rest) else { break };
        entries.push(entry);
        rest = behind;
    }
    Some(Contents { id, is_top: flags & 0x02 != 0, entries })
}

/// A text of Latin-1 that ends with a zero, and what follows.
fn text(bytes: &[u8]) -> Option<(String, &[u8])> {
    let end = memchr::memchr(0, bytes)?;
    let (text, rest) = bytes.split_at_checked(end)?;
    Some((text.iter().copied().map(char::from).collect(), rest.get(1..)?))
}

/// A number of bytes that have seven bits each.
fn seven_bits(bytes: &[u8]) -> Option<usize> {
    bytes.iter().try_fold(0, |number, byte| (*byte < 0x80).then_some(number << 7 | usize::from(*byte)))
}

fn big_endian(bytes: &[u8]) -> Option<usize> {
    (bytes.len() == 4).then(|| bytes.iter().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

/// Without the zeros that keep players from taking a tag for sound.
fn synchronised(bytes: &[u8]) -> Cow<'_, [u8]> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut last = 0;
    for byte in bytes {
        if !(last == 0xFF && *byte == 0) {
            out.push(*byte);
        }
        last = *byte;
    }
    Cow::Owned(out)
}
