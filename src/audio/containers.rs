//! The formats whose headers `lofty` reads well; added is only whether the file ends too early.

use std::io::{self, BufRead, ErrorKind, Read, Seek, SeekFrom};

use lofty::config::ParseOptions;
use lofty::file::{AudioFile, FileType};
use lofty::probe::Probe;

use super::contained::contained;
use super::fault::Fault;
use super::{Construction, Headers, media_type};

pub(super) fn headers<R: BufRead + Seek>(reader: &mut R, bytes: u64, file_type: FileType) -> Result<Headers, Fault> {
    let missing = match file_type {
        FileType::Wav => missing_from_wav(reader, bytes)?,
        FileType::Vorbis | FileType::Opus | FileType::Speex => ends_early_in_ogg(reader, bytes)?,
        _ => 0,
    };
    if missing > 0 {
        return Err(Fault::BytesMissing { missing });
    }
    properties(reader, file_type, media_type::of_file_type(file_type).ok_or(Fault::NotAudio)?)
}

/// What `lofty` reads.
pub(super) fn properties<R: BufRead + Seek>(
    reader: &mut R,
    file_type: FileType,
    media_type: &'static str,
) -> Result<Headers, Fault> {
    reader.seek(SeekFrom::Start(0))?;
    let probe = Probe::with_file_type(reader, file_type).options(ParseOptions::new().read_tags(false));
    let file = contained(|| probe.read().map_err(|error| Fault::Broken(error.to_string())))?;
    let properties = file.properties();
    Ok(Headers {
        media_type,
        seconds: properties.duration().as_secs_f64(),
        bitrate: properties.audio_bitrate(),
        sample_rate: properties.sample_rate(),
        channels: properties.channels(),
        construction: Construction::default(),
    })
}

/// Bytes that the chunk of samples lacks (Multimedia Programming Interface 1.0, RIFF).
fn missing_from_wav<R: BufRead + Seek>(reader: &mut R, bytes: u64) -> io::Result<u64> {
    /// Written by programs that cannot go back to fill in the size.
    const UNKNOWN: u32 = u32::MAX;
    let mut at = 12;
    reader.seek(SeekFrom::Start(at))?;
    let mut header = [0; 8];
    while filled(reader, &mut header)? {
        let [k0, k1, k2, k3, s0, s1, s2, s3] = header;
        let size = u32::from_le_bytes([s0, s1, s2, s3]);
        at += 8 + u64::from(size);
        if [k0, k1, k2, k3] == *b"data" {
            return Ok(if size == UNKNOWN { 0 } else { at.saturating_sub(bytes) });
        }
        let padding = size & 1;
        at += u64::from(padding);
        reader.seek_relative(i64::from(size) + i64::from(padding))?;
    }
    Ok(0)
}

/// The last page of an Ogg file, as far as it is there (RFC 3533, section 6).
fn last_page<R: BufRead + Seek>(reader: &mut R, bytes: u64) -> io::Result<Vec<u8>> {
    /// A page has 65,307 bytes at most.
    const WINDOW: u64 = 65_307;
    let start = bytes.saturating_sub(WINDOW);
    reader.seek(SeekFrom::Start(start))?;
    let mut tail = Vec::new();
    reader.by_ref().take(WINDOW).read_to_end(&mut tail)?;
    let at = tail.windows(5).rposition(|bytes| bytes == b"OggS\0");
    Ok(at.map(|at| tail.split_off(at)).unwrap_or_default())
}

/// How many samples the file has, as its last page counts them.
pub(super) fn last_page_of_ogg<R: BufRead + Seek>(reader: &mut R, bytes: u64) -> io::Result<Option<u64>> {
    let page = last_page(reader, bytes)?;
    let count = page.get(6..).and_then(|rest| rest.first_chunk()).map(|count| u64::from_le_bytes(*count));
    // All bits are set where no packet ends on the page.
    Ok(count.filter(|count| *count < 1 << 53))
}

/// Bytes that the last page lacks.
pub(super) fn ends_early_in_ogg<R: BufRead + Seek>(reader: &mut R, bytes: u64) -> io::Result<u64> {
    /// Bytes of a page before its table of segments.
    const HEAD: usize = 27;
    let page = last_page(reader, bytes)?;
    if page.is_empty() {
        return Ok(0);
    }
    let segments = usize::from(page.get(HEAD - 1).copied().unwrap_or_default());
    let table = page.get(HEAD..).unwrap_or_default().iter().take(segments);
    let size = HEAD + segments + table.map(|length| usize::from(*length)).sum::<usize>();
    Ok(size.saturating_sub(page.len()) as u64)
}

/// Fills `buffer`, or says that the file has ended.
pub(super) fn filled<R: Read>(reader: &mut R, buffer: &mut [u8]) -> io::Result<bool> {
    match reader.read_exact(buffer) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}
