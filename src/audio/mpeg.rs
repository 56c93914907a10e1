//! MP3: the table of contents that most encoders write into the first frame, and what to do without one.
//!
//! Sources: ISO/IEC 11172-3 and 13818-3 (frames), the Xing, Info (LAME) and VBRI headers as their encoders write them.

use std::io::{BufRead, Read, Seek, SeekFrom};

use lofty::file::FileType;

use super::fault::Fault;
use super::frames::{Frame, FrameHeader, Frames, PADDING, Sum, bitrate, first_frame};
use super::{Construction, Headers, Reach, media_type};

/// Bytes behind the audio that no table speaks of and that are still nothing strange: small tags.
const TAIL: u64 = 64 * 1024;

pub(super) fn headers<R: BufRead + Seek>(reader: &mut R, bytes: u64, reach: Reach) -> Result<Headers, Fault> {
    let (first, frame) = first_frame(reader, bytes, parse)?;
    let table = Table::read(reader, first, &frame)?;
    let audio = bytes.saturating_sub(first);
    let (seconds, varies) = match table {
        Some(table) if table.agrees_with(audio) => (table.frames as f64 * frame.seconds(), false),
        _ if reach == Reach::Head => (at_constant_rate(reader, first, bytes)?, false),
        _ => walk(reader, first, &frame, bytes, table)?,
    };
    let sound = match table {
        Some(table) => table.bytes.unwrap_or(audio).min(audio).saturating_sub(frame.bytes.into()),
        None => audio,
    };
    Ok(Headers {
        media_type: media_type::of_file_type(FileType::Mpeg).ok_or(Fault::NotAudio)?,
        seconds,
        bitrate: bitrate(sound, seconds),
        sample_rate: Some(frame.sample_rate),
        channels: Some(frame.channels),
        construction: Construction { is_untabled: table.is_none() && varies, ..Construction::default() },
    })
}

/// The duration of a file that goes on as its first frames do.
///
/// # Errors
/// When these differ: then only a walk over all of them would tell.
fn at_constant_rate<R: BufRead + Seek>(reader: &mut R, first: u64, bytes: u64) -> Result<f64, Fault> {
    /// So many frames are some seconds.
    const SAMPLE: usize = 200;
    let mut frames = Frames::from(reader, first, bytes, parse)?;
    let (mut count, mut seconds, mut size) = (0, 0.0, 0);
    let mut usual = None;
    while count < SAMPLE
        && let Some((_, frame)) = frames.next()?
    {
        if frame.bytes.abs_diff(*usual.get_or_insert(frame.bytes)) > PADDING {
            return Err(Fault::WithoutDuration);
        }
        (count, seconds, size) = (count + 1, seconds + frame.seconds(), size + u64::from(frame.bytes));
    }
    if size == 0 { Err(Fault::NotAudio) } else { Ok(bytes.saturating_sub(first) as f64 * seconds / size as f64) }
}

/// Adds up all frames, and compares them with what the table promised; also whether their bit rate changes.
fn walk<R: BufRead + Seek>(
    reader: &mut R,
    first: u64,
    frame: &Frame,
    bytes: u64,
    table: Option<Table>,
) -> Result<(f64, bool), Fault> {
    let behind_table = if table.is_some() { first + u64::from(frame.bytes) } else { first };
    let Sum { seconds, count, varies, missing } = Frames::from(reader, behind_table, bytes, parse)?.sum()?;
    match table {
        // Some encoders count the frame of the table too.
        Some(table) if count + 1 < table.frames => {
            Err(Fault::SecondsMissing { promised: table.frames as f64 * frame.seconds(), found: seconds })
        }
        _ if missing > 0 => Err(Fault::BytesMissing { missing }),
        _ => Ok((seconds, varies)),
    }
}

/// What a Xing, Info or VBRI header says of the whole file.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Table {
    /// Number of frames, this one not counted; never 0.
    frames: u64,
    /// Size of all frames.
    bytes: Option<u64>,
}

impl Table {
    /// Reads the table out of the frame at offset `first`, where it has one.
    fn read<R: BufRead + Seek>(reader: &mut R, first: u64, frame: &Frame) -> Result<Option<Self>, Fault> {
        reader.seek(SeekFrom::Start(first))?;
        let mut start = Vec::new();
        reader.by_ref().take(64.min(frame.bytes.into())).read_to_end(&mut start)?;
        let is_version_1 = start.get(1).is_some_and(|byte| byte & 0x08 != 0);
        let side_information = match (is_version_1, frame.channels) {
            (true, 1) | (false, 2) => 17,
            (true, _) => 32,
            (false, _) => 9,
        };
        Ok(Self::xing(&start, 4 + side_information).or_else(|| Self::vbri(&start)))
    }

    fn xing(start: &[u8], at: usize) -> Option<Self> {
        let words = start.get(at..)?;
        if !words.starts_with(b"Xing") && !words.starts_with(b"Info") {
            return None;
        }
        let flags = word(words, 4)?;
        let frames = (flags & 1 != 0).then(|| word(words, 8)).flatten()?;
        let bytes = (flags & 2 != 0).then(|| word(words, 12)).flatten();
        Self::promising(frames, bytes)
    }

    /// Unlike Xing, at the same place for mono and stereo.
    fn vbri(start: &[u8]) -> Option<Self> {
        let words = start.get(36..)?.strip_prefix(b"VBRI")?;
        Self::promising(word(words, 10)?, word(words, 6))
    }

    /// 0 stands for: not known.
    fn promising(frames: u32, bytes: Option<u32>) -> Option<Self> {
        let bytes = bytes.filter(|bytes| *bytes > 0).map(u64::from);
        (frames > 0).then(|| Self { frames: frames.into(), bytes })
    }

    /// Can the table be believed without counting? Not in a file that was cut, nor in one of which another was
    /// appended, whose table still speaks of the first part alone.
    fn agrees_with(self, audio: u64) -> bool {
        self.bytes.is_none_or(|bytes| bytes <= audio && audio - bytes <= TAIL)
    }
}

/// The big-endian word at offset `at`.
fn word(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().copied().map(u32::from_be_bytes)
}

#[derive(Clone, Copy, PartialEq)]
enum Version {
    One,
    Two,
    TwoAndHalf,
}

/// The frame that begins with `header`; none for free format, which podcasts do not use and apps do not play.
pub(super) fn parse(header: FrameHeader) -> Option<Frame> {
    let [sync, b1, b2, b3, ..] = header;
    if sync != 0xFF || b1 & 0xE0 != 0xE0 {
        return None;
    }
    let version = match b1 >> 3 & 3 {
        0 => Version::TwoAndHalf,
        2 => Version::Two,
        3 => Version::One,
        _ => return None,
    };
    let layer = 4 - (b1 >> 1 & 3);
    let samples = match (layer, version) {
        (1, _) => 384,
        (2, _) | (3, Version::One) => 1152,
        (3, _) => 576,
        _ => return None,
    };
    let bits = kilobits(version, layer, b2 >> 4)? * 1000;
    let sample_rate = sample_rate(version, b2 >> 2 & 3)?;
    let padding = u32::from(b2 >> 1 & 1);
    let bytes = match layer {
        1 => (12 * bits / sample_rate + padding) * 4,
        _ => samples / 8 * bits / sample_rate + padding,
    };
    let channels = if b3 >> 6 == 3 { 1 } else { 2 };
    let stream = u32::from_be_bytes([0, 0, b1 & 0xFE, b2 & 0x0C]);
    Some(Frame { bytes, samples, sample_rate, channels, stream })
}

fn sample_rate(version: Version, index: u8) -> Option<u32> {
    let rate = [44_100, 48_000, 32_000].get(usize::from(index))?;
    Some(match version {
        Version::One => *rate,
        Version::Two => rate / 2,
        Version::TwoAndHalf => rate / 4,
    })
}

fn kilobits(version: Version, layer: u8, index: u8) -> Option<u32> {
    let rates: [u32; 14] = match (version, layer) {
        (Version::One, 1) => [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
        (Version::One, 2) => [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
        (Version::One, _) => [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
        (_, 1) => [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
        (..) => [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    };
    rates.get(usize::from(index).checked_sub(1)?).copied()
}
