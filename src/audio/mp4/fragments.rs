//! Files in fragments (ISO/IEC 14496-12, section 8.8): the index tells no length, the last fragment tells where it ends.

use std::io::{self, BufRead, Seek};
use std::ops::Range;

use super::boxes::{child, content, descendant, word};

/// A fragment has no more samples than that; others are not read.
const MOST_BYTES: u64 = 1024 * 1024;

/// Where the track of the last fragment ends, in seconds.
pub(super) fn end<R: BufRead + Seek>(reader: &mut R, index: Range<u64>, last: Range<u64>) -> io::Result<Option<f64>> {
    let Some(track) = child(reader, last, *b"traf")? else { return Ok(None) };
    let Some(begins) = child(reader, track.clone(), *b"tfdt")? else { return Ok(None) };
    let Some(run) = child(reader, track.clone(), *b"trun")? else { return Ok(None) };
    let Some(head) = child(reader, track, *b"tfhd")? else { return Ok(None) };
    let Some(scale) = descendant(reader, index.clone(), &[*b"trak", *b"mdia", *b"mdhd"])? else { return Ok(None) };
    let usual = match descendant(reader, index, &[*b"mvex", *b"trex"])? {
        // Behind version and flags, the track and its description.
        Some(usual) => u32::from_be_bytes(word(reader, usual.start + 12)?),
        None => 0,
    };
    let begins = content(reader, &begins, 12)?;
    let begins = match begins.first() {
        Some(1) => begins.get(4..12).and_then(|time| time.try_into().ok()).map(u64::from_be_bytes),
        _ => number(&begins, 4).map(u64::from),
    };
    let scale = content(reader, &scale, 24)?;
    let scale = number(&scale, if scale.first() == Some(&1) { 20 } else { 12 }).filter(|scale| *scale > 0);
    let usual = usual_duration(&content(reader, &head, 32)?).unwrap_or(usual);
    let run = content(reader, &run, MOST_BYTES)?;
    let (Some(begins), Some(scale)) = (begins, scale) else { return Ok(None) };
    // Times below 2⁵³ are exact.
    Ok(duration(&run, usual).map(|duration| (begins + duration) as f64 / f64::from(scale)))
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes)
}

/// How long a sample lasts, where the head of the fragment says so.
fn usual_duration(head: &[u8]) -> Option<u32> {
    let flags = number(head, 0)?;
    let before = if flags & 1 > 0 { 8 } else { 0 } + if flags & 2 > 0 { 4 } else { 0 };
    (flags & 8 > 0).then(|| number(head, 8 + before)).flatten()
}

/// How long all samples of a run last.
fn duration(run: &[u8], usual: u32) -> Option<u64> {
    let (flags, count) = (number(run, 0)?, number(run, 4)?);
    if flags & 0x100 == 0 {
        return Some(u64::from(count) * u64::from(usual));
    }
    let head = 8 + [1, 4].iter().filter(|flag| flags & **flag > 0).count() * 4;
    let size = [0x100, 0x200, 0x400, 0x800].iter().filter(|flag| flags & **flag > 0).count() * 4;
    let samples = run.get(head..)?.chunks_exact(size).take(usize::try_from(count).ok()?);
    Some(samples.filter_map(|sample| number(sample, 0)).map(u64::from).sum())
}
