//! MP4, M4A, M4V and QuickTime: boxes (ISO/IEC 14496-12).
//!
//! `lofty` tells duration and tags; here is read whether the file is whole and whether it holds moving pictures.

use std::io::{self, BufRead, ErrorKind, Seek, SeekFrom};
use std::ops::Range;

use lofty::file::FileType;

use super::Headers;
use super::containers::properties;
use super::fault::Fault;

type Kind = [u8; 4];

pub(super) fn headers<R: BufRead + Seek>(reader: &mut R, bytes: u64) -> Result<Headers, Fault> {
    let media_type = media_type(reader, bytes)?;
    properties(reader, FileType::Mp4, media_type)
}

fn media_type<R: BufRead + Seek>(reader: &mut R, bytes: u64) -> Result<&'static str, Fault> {
    let mut brand = Kind::default();
    let mut index = None;
    let mut boxes = Boxes::within(reader, 0..bytes)?;
    while let Some(found) = boxes.next()? {
        match &found.kind {
            b"mdat" | b"moov" | b"moof" | b"free" if found.body.end > bytes => {
                return Err(Fault::BytesMissing { missing: found.body.end - bytes });
            }
            b"ftyp" => brand = boxes.word_of_body()?,
            b"moov" => index = Some(found.body),
            // A picture: HEIF and AVIF are made of the same boxes.
            b"meta" if index.is_none() => return Err(Fault::NotAudio),
            _ => {}
        }
    }
    let index = index.ok_or(Fault::IndexMissing)?;
    Ok(match &brand {
        // Pictures of an M4A are those of its chapters.
        b"M4A " | b"M4B " | b"M4P " => "audio/x-m4a",
        b"qt  " => "video/quicktime",
        b"M4V " | b"M4VH" | b"M4VP" => "video/x-m4v",
        _ if has_moving_pictures(reader, index)? => "video/mp4",
        _ => "audio/x-m4a",
    })
}

fn has_moving_pictures<R: BufRead + Seek>(reader: &mut R, index: Range<u64>) -> io::Result<bool> {
    let mut from = index.start;
    while let Some(track) = child(reader, from..index.end, *b"trak")? {
        from = track.end;
        let Some(media) = child(reader, track, *b"mdia")? else { continue };
        let Some(handler) = child(reader, media.clone(), *b"hdlr")? else { continue };
        // Behind version, flags and a word that is always 0 (section 8.4.3).
        let is_picture = word(reader, handler.start + 8)? == *b"vide";
        if is_picture && !is_still(reader, media)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Do the samples of this track hold still pictures, as the chapters of a podcast do?
fn is_still<R: BufRead + Seek>(reader: &mut R, media: Range<u64>) -> io::Result<bool> {
    let mut inner = media;
    for kind in [*b"minf", *b"stbl", *b"stsd"] {
        let Some(found) = child(reader, inner, kind)? else { return Ok(false) };
        inner = found;
    }
    // Behind version and flags, the number of entries, and the size of the first (section 8.5.2).
    Ok(matches!(&word(reader, inner.start + 12)?, b"jpeg" | b"mjpa" | b"png "))
}

/// The body of the first box of `kind` in `within`.
fn child<R: BufRead + Seek>(reader: &mut R, within: Range<u64>, kind: Kind) -> io::Result<Option<Range<u64>>> {
    let end = within.end;
    let mut boxes = Boxes::within(reader, within)?;
    while let Some(found) = boxes.next()? {
        if found.kind == kind {
            return Ok((found.body.end <= end).then_some(found.body));
        }
    }
    Ok(None)
}

fn word<R: BufRead + Seek>(reader: &mut R, at: u64) -> io::Result<Kind> {
    reader.seek(SeekFrom::Start(at))?;
    Ok(read(reader)?.unwrap_or_default())
}

fn read<const N: usize, R: BufRead>(reader: &mut R) -> io::Result<Option<[u8; N]>> {
    let mut bytes = [0; N];
    match reader.read_exact(&mut bytes) {
        Ok(()) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

struct Found {
    kind: Kind,
    /// May end after the file does.
    body: Range<u64>,
}

/// Boxes side by side.
struct Boxes<'a, R> {
    reader: &'a mut R,
    /// Offset of the reader.
    at: u64,
    /// Where the next box begins.
    next: u64,
    end: u64,
}

impl<'a, R: BufRead + Seek> Boxes<'a, R> {
    fn within(reader: &'a mut R, range: Range<u64>) -> io::Result<Self> {
        reader.seek(SeekFrom::Start(range.start))?;
        Ok(Self { reader, at: range.start, next: range.start, end: range.end })
    }

    fn next(&mut self) -> io::Result<Option<Found>> {
        if self.next >= self.end {
            return Ok(None);
        }
        let start = self.next;
        // Stays in the buffer where it can, so that a file of tiny boxes takes linear time.
        self.reader.seek_relative(start.wrapping_sub(self.at).cast_signed())?;
        self.at = start;
        let Some([s0, s1, s2, s3, k0, k1, k2, k3]) = self.read::<8>()? else { return Ok(None) };
        let size = match u32::from_be_bytes([s0, s1, s2, s3]) {
            0 => self.end - start,
            1 => u64::from_be_bytes(self.read()?.unwrap_or_default()),
            size => u64::from(size),
        };
        let head = self.at - start;
        if size < head {
            return Ok(None);
        }
        self.next = start.saturating_add(size);
        Ok(Some(Found { kind: [k0, k1, k2, k3], body: self.at..self.next }))
    }

    /// The first word of the box that was just found.
    fn word_of_body(&mut self) -> io::Result<Kind> {
        Ok(self.read()?.unwrap_or_default())
    }

    fn read<const N: usize>(&mut self) -> io::Result<Option<[u8; N]>> {
        let bytes = read(self.reader)?;
        self.at += if bytes.is_some() { N as u64 } else { 0 };
        Ok(bytes)
    }
}
