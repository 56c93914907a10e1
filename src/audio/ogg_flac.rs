//! FLAC in Ogg (<https://xiph.org/flac/ogg_mapping.html>), which `lofty` does not read.

use std::io::{BufRead, Read, Seek, SeekFrom};

use super::containers::{ends_early_in_ogg, last_page_of_ogg};
use super::fault::Fault;
use super::{Construction, Headers};

/// Bytes of a page before its table of segments (RFC 3533, section 6).
const PAGE_HEAD: usize = 27;
/// Bytes of the longest first page as far as it is read: its head, its table, the mapping and the stream information.
const LONGEST: u64 = 27 + 255 + 9 + 4 + 4 + 34;

/// The stream information in the first page of `reader`, if that is one of FLAC (RFC 9639, section 8.2).
pub(super) fn stream_information<R: BufRead + Seek>(reader: &mut R) -> Result<Option<[u8; 18]>, Fault> {
    reader.seek(SeekFrom::Start(0))?;
    let mut page = Vec::new();
    reader.by_ref().take(LONGEST).read_to_end(&mut page)?;
    let of_page = || {
        let segments = page.strip_prefix(b"OggS")?.get(PAGE_HEAD - 5).copied()?;
        let packet = page.get(PAGE_HEAD + usize::from(segments)..)?.strip_prefix(b"\x7fFLAC")?;
        // Behind the version and the number of packets stand the mark and the head of the block.
        packet.get(4..)?.strip_prefix(b"fLaC")?.get(4..)?.first_chunk().copied()
    };
    Ok(of_page())
}

/// The headers of a file of `bytes` bytes with that information.
pub(super) fn headers<R: BufRead + Seek>(reader: &mut R, bytes: u64, information: [u8; 18]) -> Result<Headers, Fault> {
    if let missing @ 1.. = ends_early_in_ogg(reader, bytes)? {
        return Err(Fault::BytesMissing { missing });
    }
    let [.., r0, r1, r2, s0, s1, s2, s3, s4] = information;
    let sample_rate = u32::from(r0) << 12 | u32::from(r1) << 4 | u32::from(r2 >> 4);
    if sample_rate == 0 {
        return Err(Fault::Broken("the stream has no sample rate".into()));
    }
    let total = u64::from(s0 & 0x0F) << 32 | u64::from(u32::from_be_bytes([s1, s2, s3, s4]));
    // Encoders that cannot go back leave 0: then the last page counts the samples.
    let samples = if total > 0 { total } else { last_page_of_ogg(reader, bytes)?.unwrap_or(0) };
    // Counts below 2⁵³ are exact.
    let seconds = samples as f64 / f64::from(sample_rate);
    Ok(Headers {
        media_type: "audio/ogg",
        seconds,
        bitrate: super::frames::bitrate(bytes, seconds),
        sample_rate: Some(sample_rate),
        channels: Some((r2 >> 1 & 7) + 1),
        construction: Construction::default(),
    })
}
