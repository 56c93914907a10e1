//! Boxes (ISO/IEC 14496-12, section 4.2), found without reading what is in them.

use std::io::{self, BufRead, ErrorKind, Read, Seek, SeekFrom};
use std::ops::Range;

pub(super) type Kind = [u8; 4];

/// The body of the first box of `kind` in `within`.
pub(super) fn child<R: BufRead + Seek>(
    reader: &mut R,
    within: Range<u64>,
    kind: Kind,
) -> io::Result<Option<Range<u64>>> {
    let end = within.end;
    let mut boxes = Boxes::within(reader, within)?;
    while let Some(found) = boxes.next()? {
        if found.kind == kind {
            return Ok((found.body.end <= end).then_some(found.body));
        }
    }
    Ok(None)
}

/// The body of the box at the end of `path`, each a child of the one before.
pub(super) fn descendant<R: BufRead + Seek>(
    reader: &mut R,
    within: Range<u64>,
    path: &[Kind],
) -> io::Result<Option<Range<u64>>> {
    let mut inner = within;
    for kind in path {
        let Some(found) = child(reader, inner, *kind)? else { return Ok(None) };
        inner = found;
    }
    Ok(Some(inner))
}

/// The first `most` bytes of `range`, or as many as there are.
pub(super) fn content<R: BufRead + Seek>(reader: &mut R, range: &Range<u64>, most: u64) -> io::Result<Vec<u8>> {
    reader.seek(SeekFrom::Start(range.start))?;
    let mut bytes = Vec::new();
    reader.by_ref().take(range.end.saturating_sub(range.start).min(most)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

pub(super) fn word<R: BufRead + Seek>(reader: &mut R, at: u64) -> io::Result<Kind> {
    reader.seek(SeekFrom::Start(at))?;
    Ok(read(reader)?.unwrap_or_default())
}

pub(super) fn read<const N: usize, R: BufRead>(reader: &mut R) -> io::Result<Option<[u8; N]>> {
    let mut bytes = [0; N];
    match reader.read_exact(&mut bytes) {
        Ok(()) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

pub(super) struct Found {
    pub(super) kind: Kind,
    /// May end after the file does.
    pub(super) body: Range<u64>,
}

/// Boxes side by side.
pub(super) struct Boxes<'a, R> {
    reader: &'a mut R,
    /// Offset of the reader.
    at: u64,
    /// Where the next box begins.
    next: u64,
    end: u64,
}

impl<'a, R: BufRead + Seek> Boxes<'a, R> {
    pub(super) fn within(reader: &'a mut R, range: Range<u64>) -> io::Result<Self> {
        reader.seek(SeekFrom::Start(range.start))?;
        Ok(Self { reader, at: range.start, next: range.start, end: range.end })
    }

    pub(super) fn next(&mut self) -> io::Result<Option<Found>> {
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
    pub(super) fn word_of_body(&mut self) -> io::Result<Kind> {
        Ok(self.read()?.unwrap_or_default())
    }

    fn read<const N: usize>(&mut self) -> io::Result<Option<[u8; N]>> {
        let bytes = read(self.reader)?;
        self.at += if bytes.is_some() { N as u64 } else { 0 };
        Ok(bytes)
    }
}
