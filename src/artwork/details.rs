//! What podcast platforms mind in JPEG and PNG beside the size: colours, transparency, movement, density, and whether the
//! file is whole.

use std::io::{self, BufRead, Read, Seek, SeekFrom};

use imagesize::ImageType;

/// So many segments or chunks are looked at: pictures of cameras have dozens.
const MOST_PARTS: usize = 10_000;

/// What the parts of a picture say.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Details {
    /// Four colours for printing (CMYK) instead of three for screens.
    pub is_cmyk: bool,
    /// Shines something through?
    pub has_alpha: bool,
    /// Does it move (APNG)?
    pub is_animated: bool,
    /// Dots per inch, where the file tells them.
    pub dpi: Option<u32>,
    /// Is its end missing?
    pub is_cut: bool,
}

/// Reads the details; what is neither JPEG nor PNG has none.
pub(super) fn read<R: BufRead + Seek>(reader: &mut R, kind: ImageType, bytes: u64) -> io::Result<Details> {
    match kind {
        ImageType::Jpeg => jpeg(reader, bytes),
        ImageType::Png => png(reader, bytes),
        _ => Ok(Details::default()),
    }
}

/// Segments up to the first scan, and the last bytes (ITU-T T.81, annex B; JFIF 1.02).
fn jpeg<R: BufRead + Seek>(reader: &mut R, bytes: u64) -> io::Result<Details> {
    let mut details = Details::default();
    let mut at = 2;
    for _ in 0..MOST_PARTS {
        let head = peek::<18, _>(reader, at)?;
        let [0xFF, marker, s0, s1, body @ ..] = head else { break };
        match (marker, body) {
            (0xE0, [b'J', b'F', b'I', b'F', 0, _, _, unit, x0, x1, ..]) => {
                details.dpi = density(unit, u16::from_be_bytes([x0, x1]).into());
            }
            // A frame: precision, height, width, number of components.
            (0xC0..=0xCF, [_, _, _, _, _, components, ..]) if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                details.is_cmyk = components == 4;
            }
            (0xDA | 0xD9, _) => break,
            _ => {}
        }
        at += 2 + u64::from(u16::from_be_bytes([s0, s1]).max(2));
    }
    // Programs append things of their own; a picture that was cut off has no end of image at all.
    const TAIL: u64 = 64 * 1024;
    reader.seek(SeekFrom::Start(bytes.saturating_sub(TAIL)))?;
    let mut tail = Vec::new();
    reader.take(TAIL).read_to_end(&mut tail)?;
    details.is_cut = !tail.windows(2).any(|end| end == [0xFF, 0xD9]);
    Ok(details)
}

fn density(unit: u8, dots: u32) -> Option<u32> {
    match unit {
        1 => Some(dots),
        // Per centimetre.
        2 => Some((f64::from(dots) * 2.54).round() as u32),
        _ => None,
    }
}

/// Chunks (PNG, third edition, sections 5 and 11).
fn png<R: BufRead + Seek>(reader: &mut R, bytes: u64) -> io::Result<Details> {
    let mut details = Details { is_cut: true, ..Details::default() };
    let mut at = 8;
    for _ in 0..MOST_PARTS {
        let [s0, s1, s2, s3, k0, k1, k2, k3, body @ ..] = peek::<18, _>(reader, at)?;
        match (&[k0, k1, k2, k3], body) {
            // Width, height, depth, colour type: 4 and 6 have an alpha channel.
            (b"IHDR", [_, _, _, _, _, _, _, _, _, colours]) => details.has_alpha = colours & 4 != 0,
            (b"tRNS", _) => details.has_alpha = true,
            (b"acTL", _) => details.is_animated = true,
            (b"pHYs", [x0, x1, x2, x3, _, _, _, _, 1, _]) => {
                // Per metre.
                details.dpi = Some((f64::from(u32::from_be_bytes([x0, x1, x2, x3])) * 0.0254).round() as u32);
            }
            (b"IEND", _) => {
                details.is_cut = false;
                break;
            }
            _ => {}
        }
        at += 12 + u64::from(u32::from_be_bytes([s0, s1, s2, s3]));
        if at >= bytes {
            break;
        }
    }
    Ok(details)
}

/// The bytes at `at`; zeros behind the end of the file.
fn peek<const N: usize, R: BufRead + Seek>(reader: &mut R, at: u64) -> io::Result<[u8; N]> {
    reader.seek(SeekFrom::Start(at))?;
    let mut found = Vec::with_capacity(N);
    reader.take(N as u64).read_to_end(&mut found)?;
    found.resize(N, 0);
    Ok(found.try_into().unwrap_or([0; N]))
}
