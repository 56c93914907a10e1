//! Chapters of MP4 files: a text track that another track points to (QuickTime File Format, Chapter Lists), or the list
//! of Nero (`chpl`).

use std::io::{self, BufRead, Seek};
use std::ops::Range;

use super::MOST_TRACKS;
use super::boxes::{child, content, descendant};
use crate::audio::{EmbeddedChapter, MOST_CHAPTERS};

/// Bytes of a table that are read: enough for [`MOST_CHAPTERS`] entries of the largest kind.
const TABLE: u64 = 16 * MOST_CHAPTERS as u64 + 16;
/// Longest title of a track, in bytes, with its length in front.
const TITLE: u64 = 2 + u16::MAX as u64;
/// `chpl` counts tenths of microseconds.
const TICKS_A_SECOND: f64 = 1e7;

/// The list in `udta` of the index; every chapter ends where the next one begins, the last one nowhere.
pub(super) fn of_list<R: BufRead + Seek>(reader: &mut R, index: Range<u64>) -> io::Result<Vec<EmbeddedChapter>> {
    let Some(list) = descendant(reader, index, &[*b"udta", *b"chpl"])? else { return Ok(Vec::new()) };
    let bytes = content(reader, &list, 9 + 255 * (9 + 255))?;
    let mut at = if bytes.first() == Some(&0) { 4 } else { 8 };
    let count = bytes.get(at).copied().unwrap_or_default();
    at += 1;
    let mut found = Vec::new();
    for _ in 0..count {
        let Some(start) = bytes.get(at..).and_then(<[u8]>::first_chunk).copied().map(u64::from_be_bytes) else { break };
        let length = bytes.get(at + 8).copied().map_or(0, usize::from);
        let Some(title) = bytes.get(at + 9..at + 9 + length) else { break };
        at += 9 + length;
        found.push(chapter(start as f64 / TICKS_A_SECOND, 0.0, text(title)));
    }
    for at in 1..found.len() {
        let end = found.get(at).map_or(0.0, |next| next.start);
        if let Some(one) = found.get_mut(at - 1) {
            one.end = end;
        }
    }
    Ok(found)
}

/// The samples of the text track that a track names its chapters.
pub(super) fn of_track<R: BufRead + Seek>(reader: &mut R, index: Range<u64>) -> io::Result<Vec<EmbeddedChapter>> {
    let tracks = tracks(reader, index)?;
    let mut wanted = Vec::new();
    for track in &tracks {
        let Some(references) = descendant(reader, track.clone(), &[*b"tref", *b"chap"])? else { continue };
        wanted.extend(words(&content(reader, &references, 4 * MOST_TRACKS as u64)?));
    }
    for track in tracks {
        let is_wanted = id(reader, track.clone())?.is_some_and(|id| wanted.contains(&id));
        if is_wanted && let Some(found) = samples(reader, track)? {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

fn tracks<R: BufRead + Seek>(reader: &mut R, index: Range<u64>) -> io::Result<Vec<Range<u64>>> {
    let mut tracks = Vec::new();
    let mut from = index.start;
    while let Some(track) = child(reader, from..index.end, *b"trak")? {
        from = track.end;
        tracks.push(track);
        if tracks.len() == MOST_TRACKS {
            break;
        }
    }
    Ok(tracks)
}

/// The number of a track (section 8.3.2).
fn id<R: BufRead + Seek>(reader: &mut R, track: Range<u64>) -> io::Result<Option<u32>> {
    let Some(header) = child(reader, track, *b"tkhd")? else { return Ok(None) };
    let header = content(reader, &header, 24)?;
    let at = if header.first() == Some(&1) { 20 } else { 12 };
    Ok(header.get(at..).and_then(|rest| words(rest).next()))
}

/// The chapters in a track, none where it holds no text.
fn samples<R: BufRead + Seek>(reader: &mut R, track: Range<u64>) -> io::Result<Option<Vec<EmbeddedChapter>>> {
    let Some(media) = child(reader, track, *b"mdia")? else { return Ok(None) };
    let Some(handler) = child(reader, media.clone(), *b"hdlr")? else { return Ok(None) };
    if !matches!(content(reader, &handler, 12)?.get(8..), Some(b"text" | b"sbtl")) {
        return Ok(None);
    }
    let Some(timescale) = timescale(reader, media.clone())? else { return Ok(None) };
    let Some(table) = descendant(reader, media, &[*b"minf", *b"stbl"])? else { return Ok(None) };
    let durations = durations(reader, table.clone())?;
    let places = places(reader, table, durations.len())?;
    let mut found = Vec::new();
    let mut ticks = 0_u64;
    for (duration, place) in durations.into_iter().zip(places) {
        let seconds = |ticks: u64| ticks as f64 / f64::from(timescale);
        let (start, end) = (seconds(ticks), seconds(ticks.saturating_add(duration.into())));
        ticks = ticks.saturating_add(duration.into());
        found.push(chapter(start, end, title(&content(reader, &place, TITLE)?)));
    }
    // A track has no gaps: a first chapter without a title is the time before the first one.
    if found.len() > 1 && found.first().is_some_and(|first| first.title.is_none()) {
        found.remove(0);
    }
    Ok(Some(found))
}

/// Units a second (section 8.4.2).
fn timescale<R: BufRead + Seek>(reader: &mut R, media: Range<u64>) -> io::Result<Option<u32>> {
    let Some(header) = child(reader, media, *b"mdhd")? else { return Ok(None) };
    let header = content(reader, &header, 24)?;
    let at = if header.first() == Some(&1) { 20 } else { 12 };
    Ok(header.get(at..).and_then(|rest| words(rest).next()).filter(|scale| *scale > 0))
}

/// The duration of each sample (`stts`, section 8.6.1.2): runs of a count and a duration.
fn durations<R: BufRead + Seek>(reader: &mut R, table: Range<u64>) -> io::Result<Vec<u32>> {
    let mut durations = Vec::new();
    let runs = full_box(reader, table, *b"stts")?;
    let mut runs = words(runs.get(4..).unwrap_or_default());
    while let (Some(count), Some(duration)) = (runs.next(), runs.next()) {
        let room = MOST_CHAPTERS - durations.len();
        durations.extend(std::iter::repeat_n(duration, room.min(count as usize)));
    }
    Ok(durations)
}

/// Where each of `count` samples lies: sizes (`stsz`), offsets of chunks (`stco`, `co64`) and samples a chunk (`stsc`).
fn places<R: BufRead + Seek>(reader: &mut R, table: Range<u64>, count: usize) -> io::Result<Vec<Range<u64>>> {
    let sizes = full_box(reader, table.clone(), *b"stsz")?;
    let same = words(&sizes).next().unwrap_or_default();
    let mut sizes: Box<dyn Iterator<Item = u32>> = match same {
        0 => Box::new(words(sizes.get(8..).unwrap_or_default()).collect::<Vec<_>>().into_iter()),
        same => Box::new(std::iter::repeat(same)),
    };
    let chunks = full_box(reader, table.clone(), *b"stco")?;
    let mut offsets: Vec<u64> = words(chunks.get(4..).unwrap_or_default()).map(u64::from).collect();
    if offsets.is_empty() {
        let chunks = full_box(reader, table.clone(), *b"co64")?;
        let (pairs, _) = chunks.get(4..).unwrap_or_default().as_chunks();
        offsets = pairs.iter().map(|pair| u64::from_be_bytes(*pair)).collect();
    }
    let runs = full_box(reader, table, *b"stsc")?;
    let runs: Vec<u32> = words(runs.get(4..).unwrap_or_default()).collect();
    let (runs, _) = runs.as_chunks::<3>();
    let mut places = Vec::new();
    for (number, offset) in (1_u32..).zip(offsets) {
        let run = runs.iter().rev().find(|[first, ..]| *first <= number);
        let mut at = offset;
        for _ in 0..run.map_or(1, |[_, samples, _]| *samples) {
            let Some(size) = sizes.next().filter(|_| places.len() < count) else { return Ok(places) };
            let end = at.saturating_add(size.into());
            places.push(at..end);
            at = end;
        }
    }
    Ok(places)
}

/// What stands behind version and flags.
fn full_box<R: BufRead + Seek>(reader: &mut R, table: Range<u64>, kind: [u8; 4]) -> io::Result<Vec<u8>> {
    let Some(found) = child(reader, table, kind)? else { return Ok(Vec::new()) };
    let mut bytes = content(reader, &found, TABLE)?;
    bytes.drain(..bytes.len().min(4));
    Ok(bytes)
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks().0.iter().map(|word| u32::from_be_bytes(*word))
}

/// The title in a sample: its length, its text, perhaps boxes behind it.
fn title(sample: &[u8]) -> String {
    let length = sample.first_chunk().map_or(0, |length| usize::from(u16::from_be_bytes(*length)));
    let title = sample.get(2..).unwrap_or_default();
    text(title.get(..length).unwrap_or(title))
}

/// UTF-8, or UTF-16 where a byte order mark says so.
fn text(bytes: &[u8]) -> String {
    match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0.into_owned(),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn chapter(start: f64, end: f64, title: String) -> EmbeddedChapter {
    EmbeddedChapter { start, end, title: Some(title.trim().to_owned()).filter(|title| !title.is_empty()), url: None }
}
