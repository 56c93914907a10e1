//! Streams that are nothing but frames, one after the other: MP3 and ADTS.
//!
//! Every frame begins with a small header that tells its size, so adding up frames gives the duration exactly, and
//! reads nothing of the sound.

use std::io::{self, BufRead, Cursor, ErrorKind, Read, Seek, SeekFrom};

use super::fault::Fault;
use super::{Construction, Headers, media_type};
use lofty::file::FileType;

/// Bytes of a frame that are looked at.
pub(super) type FrameHeader = [u8; 6];

/// Bytes that may stand between tags and sound: padding, a tag that is larger than it says.
const JUNK: u64 = 64 * 1024;

/// Zeros that may stand before tags and sound: editors and recorders leave them.
const MOST_ZEROS: u64 = 4 * 1024 * 1024;

/// So many frames one behind the other are no accident.
const ENOUGH_FRAMES: usize = 4;

/// Bytes of the largest frames that show it.
const FRAMES: u64 = 32 * 1024;

/// Bytes by which frames of a constant bit rate differ at most.
pub(super) const PADDING: u32 = 4;

/// What the header of one frame says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    /// Size, header included; never less than a [`FrameHeader`].
    pub bytes: u32,
    /// Samples of one channel.
    pub samples: u32,
    /// Samples a second; never 0.
    pub sample_rate: u32,
    pub channels: u8,
    /// The bits that all frames of a stream have in common.
    pub stream: u32,
}

impl Frame {
    /// Duration in seconds.
    pub(super) fn seconds(&self) -> f64 {
        f64::from(self.samples) / f64::from(self.sample_rate)
    }
}

/// The frames of a stream with their offsets; whatever lies between frames is skipped.
///
/// A frame counts when another of the same stream follows it, or when it follows one. The walk only goes forward, so
/// it takes linear time on any bytes.
pub(super) struct Frames<'a, R> {
    reader: &'a mut R,
    parse: fn(FrameHeader) -> Option<Frame>,
    /// Offset of the reader.
    at: u64,
    /// Size of the file.
    end: u64,
    /// The last frame met, which waits for another to confirm it.
    pending: Option<(u64, Frame)>,
    in_step: bool,
    /// Bytes that the last frame lacks.
    missing: u64,
}

/// A walk to the end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sum {
    /// Duration of all whole frames.
    pub seconds: f64,
    /// How many there are.
    pub count: u64,
    /// Do they differ in size by more than the padding of a constant bit rate?
    pub varies: bool,
    /// Bytes that the last frame of the file lacks: 0 unless it was cut off.
    pub missing: u64,
}

impl<'a, R: BufRead + Seek> Frames<'a, R> {
    /// Walks from the offset `from` of a file of `end` bytes.
    pub(super) fn from(
        reader: &'a mut R,
        from: u64,
        end: u64,
        parse: fn(FrameHeader) -> Option<Frame>,
    ) -> io::Result<Self> {
        reader.seek(SeekFrom::Start(from))?;
        Ok(Self { reader, parse, at: from, end, pending: None, in_step: false, missing: 0 })
    }

    /// The next frame and its offset.
    pub(super) fn next(&mut self) -> io::Result<Option<(u64, Frame)>> {
        while let Some(header) = read_header(self.reader)? {
            let stream = self.pending.map(|(_, frame)| frame.stream);
            let confirmed = match (self.parse)(header) {
                Some(frame) if stream.is_none_or(|stream| stream == frame.stream) => {
                    let confirmed = self.pending.replace((self.at, frame));
                    self.in_step |= confirmed.is_some();
                    self.go_on(u64::from(frame.bytes))?;
                    confirmed
                }
                _ => {
                    self.go_on(1)?;
                    let last = self.pending.take();
                    if std::mem::take(&mut self.in_step) { last } else { None }
                }
            };
            if confirmed.is_some() {
                return Ok(confirmed);
            }
        }
        let (end, in_step) = (self.end, std::mem::take(&mut self.in_step));
        Ok(self.pending.take().filter(|(at, frame)| {
            let frame_end = at + u64::from(frame.bytes);
            self.missing = if in_step { frame_end.saturating_sub(end) } else { 0 };
            frame_end == end || in_step && frame_end < end
        }))
    }

    /// All frames to come.
    pub(super) fn sum(mut self) -> io::Result<Sum> {
        let mut sum = Sum { seconds: 0.0, count: 0, varies: false, missing: 0 };
        let (mut least, mut most) = (u32::MAX, 0);
        while let Some((_, frame)) = self.next()? {
            sum.seconds += frame.seconds();
            sum.count += 1;
            (least, most) = (least.min(frame.bytes), most.max(frame.bytes));
        }
        sum.varies = most > least.saturating_add(PADDING);
        Ok(Sum { missing: self.missing, ..sum })
    }

    /// From behind the header that was just read to `bytes` after its beginning.
    fn go_on(&mut self, bytes: u64) -> io::Result<()> {
        self.at += bytes;
        self.reader.seek_relative(i64::try_from(bytes).unwrap_or(i64::MAX) - size_of::<FrameHeader>() as i64)
    }
}

fn read_header<R: BufRead>(reader: &mut R) -> io::Result<Option<FrameHeader>> {
    let mut header = FrameHeader::default();
    match reader.read_exact(&mut header) {
        Ok(()) => Ok(Some(header)),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

/// Average kbit/s.
pub(super) fn bitrate(bytes: u64, seconds: f64) -> Option<u32> {
    (seconds > 0.0).then(|| (bytes as f64 * 8.0 / seconds / 1000.0).round() as u32)
}

/// Offset of what follows the ID3v2 tags at the beginning of the file (ID3v2.4.0, section 3.1).
pub(crate) fn after_id3<R: BufRead + Seek>(reader: &mut R) -> io::Result<u64> {
    behind_tags(reader, 0)
}

/// Offset of what follows the ID3v2 tags at the offset `at`.
fn behind_tags<R: BufRead + Seek>(reader: &mut R, mut at: u64) -> io::Result<u64> {
    loop {
        reader.seek(SeekFrom::Start(at))?;
        let mut header = [0; 10];
        match reader.read_exact(&mut header) {
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(at),
            read => read?,
        }
        let [b'I', b'D', b'3', _, _, flags, size @ ..] = header else { return Ok(at) };
        let size = size.iter().fold(0, |size, byte| size << 7 | u64::from(byte & 0x7F));
        let footer = if flags & 0x10 == 0 { 0 } else { 10 };
        at += 10 + size + footer;
    }
}

/// Offset of what follows tags and zeros, in any order, at the beginning of the file.
fn behind_zeros<R: BufRead + Seek>(reader: &mut R) -> io::Result<u64> {
    let mut zeros = 0;
    let mut at = 0;
    loop {
        at = behind_tags(reader, at)?;
        reader.seek(SeekFrom::Start(at))?;
        let before = zeros;
        loop {
            let buffer = reader.fill_buf()?;
            let count = buffer.iter().take_while(|byte| **byte == 0).count();
            let goes_on = count > 0 && count == buffer.len() && zeros < MOST_ZEROS;
            reader.consume(count);
            zeros += count as u64;
            if !goes_on {
                break;
            }
        }
        at += zeros - before;
        if zeros == before || zeros >= MOST_ZEROS {
            return Ok(at);
        }
    }
}

/// Is the file a stream of frames behind tags, zeros and junk?
pub(super) fn is_stream<R: BufRead + Seek>(
    reader: &mut R,
    parse: fn(FrameHeader) -> Option<Frame>,
) -> io::Result<bool> {
    let start = behind_zeros(reader)?;
    reader.seek(SeekFrom::Start(start))?;
    let mut window = Vec::new();
    reader.by_ref().take(JUNK + FRAMES).read_to_end(&mut window)?;
    let size = window.len() as u64;
    let mut window = Cursor::new(window);
    let mut frames = Frames::from(&mut window, 0, size, parse)?;
    let (mut in_a_row, mut expected) = (0, None);
    while let Some((at, frame)) = frames.next()? {
        in_a_row = if expected == Some(at) { in_a_row + 1 } else { 1 };
        expected = Some(at + u64::from(frame.bytes));
        if in_a_row == ENOUGH_FRAMES {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The first frame of a file and its offset.
///
/// # Errors
/// [`Fault::NotAudio`] when none begins within [`JUNK`] bytes behind the tags.
pub(super) fn first_frame<R: BufRead + Seek>(
    reader: &mut R,
    bytes: u64,
    parse: fn(FrameHeader) -> Option<Frame>,
) -> Result<(u64, Frame), Fault> {
    let start = behind_zeros(reader)?;
    let first = Frames::from(reader, start, bytes, parse)?.next()?;
    first.filter(|(at, _)| at - start <= JUNK).ok_or(Fault::NotAudio)
}

/// An ADTS file (ISO/IEC 13818-7, section 6.2).
pub(super) fn adts<R: BufRead + Seek>(reader: &mut R, bytes: u64) -> Result<Headers, Fault> {
    let (first, frame) = first_frame(reader, bytes, adts_frame)?;
    let Sum { seconds, missing, .. } = Frames::from(reader, first, bytes, adts_frame)?.sum()?;
    if missing > 0 {
        return Err(Fault::BytesMissing { missing });
    }
    Ok(Headers {
        media_type: media_type::of_file_type(FileType::Aac).ok_or(Fault::NotAudio)?,
        seconds,
        bitrate: bitrate(bytes.saturating_sub(first), seconds),
        sample_rate: Some(frame.sample_rate),
        channels: Some(frame.channels),
        construction: Construction::default(),
    })
}

pub(super) fn adts_frame([sync, b1, b2, b3, b4, b5]: FrameHeader) -> Option<Frame> {
    const SAMPLE_RATES: [u32; 13] =
        [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350];
    if sync != 0xFF || b1 & 0xF6 != 0xF0 {
        return None;
    }
    let sample_rate = *SAMPLE_RATES.get(usize::from(b2 >> 2 & 0x0F))?;
    let bytes = u32::from(b3 & 0x03) << 11 | u32::from(b4) << 3 | u32::from(b5 >> 5);
    let channels = match b2 << 2 & 0x04 | b3 >> 6 {
        7 => 8,
        configuration => configuration,
    };
    // 7 bytes of fixed and variable header. The number of blocks stands in a byte that encoders leave at one block.
    (bytes >= 7).then(|| Frame {
        bytes,
        samples: 1024,
        sample_rate,
        channels,
        stream: u32::from_be_bytes([0, b1 & 0xFE, b2 & 0xFD, b3 & 0xC0]),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A frame of seven bytes and one second: `F`, a stream letter.
    fn toy([sync, stream, ..]: FrameHeader) -> Option<Frame> {
        (sync == b'F').then_some(Frame { bytes: 7, samples: 1, sample_rate: 1, channels: 1, stream: stream.into() })
    }

    fn offsets(text: &str) -> Vec<u64> {
        let mut reader = Cursor::new(text);
        let mut frames = Frames::from(&mut reader, 0, text.len() as u64, toy).unwrap();
        std::iter::from_fn(|| frames.next().unwrap()).map(|(at, _)| at).collect()
    }

    #[test]
    fn frames_stand_in_a_row() {
        assert_eq!(offsets("Fa.....Fa.....Fa....."), [0, 7, 14]);
    }

    #[test]
    fn junk_around_frames_is_skipped() {
        assert_eq!(offsets("junkFa.....Fa.....TAG and the name of a song"), [4, 11]);
        assert_eq!(offsets("Fa.....Fa.....junkFa.....Fa....."), [0, 7, 18, 25]);
    }

    #[test]
    fn one_likeness_makes_no_frame() {
        assert_eq!(offsets("plain text with an F in its middle"), [0; 0]);
        assert_eq!(offsets("Fa.....Fb.....Fa.....xx"), [0; 0]);
    }

    #[test]
    fn a_frame_that_was_cut_does_not_count() {
        assert_eq!(offsets("Fa.....Fa.....Fa...."), [0, 7]);
    }

    #[test]
    fn what_the_last_frame_lacks_is_told() {
        let missing = |text: &str| {
            let mut reader = Cursor::new(text);
            Frames::from(&mut reader, 0, text.len() as u64, toy).unwrap().sum().unwrap().missing
        };
        assert_eq!(missing("Fa.....Fa.....Fa...."), 1);
        assert_eq!(missing("Fa.....Fa.....TAG and the name of a song"), 0);
    }
}
