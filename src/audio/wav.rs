//! WAV beyond what `lofty` reads: files of more than 4 GiB (RF64, EBU Tech 3306; BW64, ITU-R BS.2088) and sound that is packed.

use std::io::{BufRead, Seek, SeekFrom};

use super::containers::filled;
use super::fault::Fault;
use super::{Construction, Headers};

/// Stands for a size that is in the chunk `ds64`, or unknown.
const ELSEWHERE: u32 = u32::MAX;

/// Does the file begin as a long one does?
pub(super) fn is_long<R: BufRead + Seek>(reader: &mut R) -> Result<bool, Fault> {
    reader.seek(SeekFrom::Start(0))?;
    let mut head = [0; 12];
    Ok(filled(reader, &mut head)?
        && (head.starts_with(b"RF64") || head.starts_with(b"BW64"))
        && head.ends_with(b"WAVE"))
}

/// The headers of a file of `bytes` bytes: its length in time is the size of its samples by what a second takes.
pub(super) fn headers<R: BufRead + Seek>(reader: &mut R, bytes: u64) -> Result<Headers, Fault> {
    let (mut at, mut long, mut format, mut samples) = (12, None, None, None);
    let mut header = [0; 8];
    reader.seek(SeekFrom::Start(at))?;
    while filled(reader, &mut header)? {
        at += 8;
        let [k0, k1, k2, k3, s0, s1, s2, s3] = header;
        let short = u32::from_le_bytes([s0, s1, s2, s3]);
        match &[k0, k1, k2, k3] {
            b"ds64" => {
                let mut sizes = [0; 16];
                filled(reader, &mut sizes)?;
                long = sizes.last_chunk().map(|size| u64::from_le_bytes(*size));
            }
            b"fmt " => {
                let mut said = [0; 12];
                filled(reader, &mut said)?;
                format = Some(said);
            }
            b"fact" => {
                let mut said = [0; 4];
                filled(reader, &mut said)?;
                samples = Some(u32::from_le_bytes(said)).filter(|count| ![0, ELSEWHERE].contains(count));
            }
            b"data" => {
                let rest = bytes.saturating_sub(at);
                let size = if short == ELSEWHERE { long.unwrap_or(rest) } else { u64::from(short) };
                if size > rest {
                    return Err(Fault::BytesMissing { missing: size - rest });
                }
                return format.and_then(|format| of_format(format, size, samples)).ok_or(Fault::WithoutDuration);
            }
            _ => {}
        }
        at += u64::from(short) + u64::from(short & 1);
        reader.seek(SeekFrom::Start(at))?;
    }
    Err(Fault::WithoutDuration)
}

/// What the chunk `fmt ` tells of `size` bytes of samples: kind, channels, samples a second, bytes a second. Of packed sound the
/// bytes a second are no more than about right, and a chunk of its own counts the `samples`.
fn of_format(said: [u8; 12], size: u64, samples: Option<u32>) -> Option<Headers> {
    const PLAIN: [u16; 3] = [1, 3, 0xfffe];
    let [k0, k1, c0, c1, r0, r1, r2, r3, b0, b1, b2, b3] = said;
    let rate = Some(u32::from_le_bytes([r0, r1, r2, r3])).filter(|rate| *rate > 0)?;
    let stated = Some(u32::from_le_bytes([b0, b1, b2, b3])).filter(|bytes| *bytes > 0)?;
    let samples = samples.filter(|_| !PLAIN.contains(&u16::from_le_bytes([k0, k1])));
    // Sizes below 2⁵³ are exact.
    let seconds = samples.map_or(size as f64 / f64::from(stated), |samples| f64::from(samples) / f64::from(rate));
    Some(Headers {
        media_type: "audio/wav",
        seconds,
        // Rates below 2³² fit, others saturate.
        bitrate: Some((size as f64 / seconds / 125.0) as u32),
        sample_rate: Some(rate),
        channels: u8::try_from(u16::from_le_bytes([c0, c1])).ok(),
        construction: Construction::default(),
    })
}
