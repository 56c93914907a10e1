//! Atoms of iTunes, a chapter track and a list of chapters in MP4 files.

use std::fs::File;
use std::io::{BufReader, Seek, SeekFrom, Write};
use std::time::Duration;

use mp4ameta::{Chapter as Mark, Img, ReadConfig, Tag, WriteConfig};

use super::{Fault, Sheet};
use crate::audio;

/// The list counts its chapters in one byte.
const MOST_LISTED: usize = 255;
/// And the bytes of a title.
const MOST_BYTES: usize = 255;
/// What the last title is lengthened by.
const ROOM: &str = "    ";

/// Writes the tags into `file`, a copy.
pub(super) fn tag(file: &mut File, sheet: &Sheet) -> Result<(), Fault> {
    let broken = |error: mp4ameta::Error| Fault::Broken(error.description.into_owned());
    file.seek(SeekFrom::Start(0))?;
    let mut tag = Tag::read_with(file, &ReadConfig::DEFAULT).map_err(broken)?;
    fill(&mut tag, sheet);
    let has_chapters = !sheet.chapters.is_empty();
    let config = WriteConfig {
        write_meta_items: true,
        write_chapter_list: has_chapters,
        write_chapter_track: has_chapters,
        ..WriteConfig::DEFAULT
    };
    file.seek(SeekFrom::Start(0))?;
    tag.write_with(file, &config).map_err(broken)?;
    if tag.chapter_list().is_empty() { Ok(()) } else { widen(file, tag.chapter_list()) }
}

/// Writes the list anew in version 1, the form of Nero and FFmpeg, which is four bytes longer than the version 0 that
/// `mp4ameta` writes; not every reader knows both. The last title was made so much longer.
fn widen(file: &mut File, marks: &[Mark]) -> Result<(), Fault> {
    let bytes = file.seek(SeekFrom::End(0))?;
    let list = audio::chapter_list_of_mp4(&mut BufReader::new(&mut *file), bytes)?;
    let mut body = vec![1, 0, 0, 0, 0, 0, 0, 0, u8::try_from(marks.len()).unwrap_or(u8::MAX)];
    for (number, mark) in (1..).zip(marks) {
        let title = match mark.title.strip_suffix(ROOM) {
            Some(title) if number == marks.len() => title,
            _ => &mark.title,
        };
        body.extend(u64::try_from(mark.start.as_nanos() / 100).unwrap_or(u64::MAX).to_be_bytes());
        body.push(u8::try_from(title.len()).unwrap_or(u8::MAX));
        body.extend(title.as_bytes());
    }
    let Some(list) = list.filter(|list| list.end - list.start == body.len() as u64) else {
        return Err(Fault::Unproven("the list of chapters is another one"));
    };
    file.seek(SeekFrom::Start(list.start))?;
    Ok(file.write_all(&body)?)
}

fn fill(tag: &mut Tag, sheet: &Sheet) {
    tag.set_title(sheet.title.clone());
    tag.set_album(sheet.show.clone());
    if let Some(artist) = &sheet.artist {
        tag.set_artist(artist.clone());
    }
    if let Some(number) = sheet.number.and_then(|number| u16::try_from(number).ok()) {
        tag.set_track_number(number);
    }
    if let Some(date) = sheet.date {
        tag.set_year(date.to_string());
    }
    if let Some(cover) = &sheet.cover {
        tag.set_artwork(if cover.is_png { Img::png(cover.bytes.clone()) } else { Img::jpeg(cover.bytes.clone()) });
    }
    if !sheet.chapters.is_empty() {
        let marks: Vec<Mark> = sheet
            .chapters
            .iter()
            .map(|chapter| Mark::new(Duration::from_secs_f64(chapter.start.max(0.0)), chapter.title.clone()))
            .collect();
        *tag.chapter_list_mut() = if marks.len() <= MOST_LISTED { listed(&marks) } else { Vec::new() };
        *tag.chapter_track_mut() = from_the_start(marks);
    }
}

/// The chapters with titles that the list can hold, and room for four bytes more.
fn listed(marks: &[Mark]) -> Vec<Mark> {
    let short = |mark: &Mark| {
        let end = mark.title.floor_char_boundary(MOST_BYTES - ROOM.len());
        Mark::new(mark.start, mark.title.get(..end).unwrap_or_default())
    };
    let mut marks: Vec<Mark> = marks.iter().map(short).collect();
    if let Some(last) = marks.last_mut() {
        last.title.push_str(ROOM);
    }
    marks
}

/// A track has no gaps: what comes before the first chapter is a chapter without a title.
fn from_the_start(mut marks: Vec<Mark>) -> Vec<Mark> {
    if marks.first().is_some_and(|first| !first.start.is_zero()) {
        marks.insert(0, Mark::new(Duration::ZERO, ""));
    }
    marks
}
