//! ID3v2 in front of MP3 and ADTS.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufReader, Seek, SeekFrom, Write};
use std::path::Path;

use lofty::TextEncoding;
use lofty::aac::AacFile;
use lofty::config::{ParseOptions, WriteOptions};
use lofty::file::AudioFile;
use lofty::id3::v2::{
    AttachedPictureFrame, ChapterFrame, ChapterTableOfContentsFrame, CtocFlags, ExtendedUrlFrame, Frame, FrameId,
    FrameList, Id3v2Tag, Id3v2Version, TextInformationFrame, TimestampFrame,
};
use lofty::mpeg::MpegFile;
use lofty::picture::{MimeType, PictureType};
use lofty::tag::{Accessor, TagExt};

use super::{Chapter, Fault, Picture, Sheet};
use crate::audio;

/// A table of contents counts its entries in one byte.
const MOST_ENTRIES: usize = 255;
/// Room that is left for whoever edits the tag, in bytes.
const PADDING: u32 = 1024;

/// Writes the tag, and behind it all that follows the tags of `source`.
pub(super) fn copy(source: &Path, is_adts: bool, sheet: &Sheet, target: &mut File) -> Result<(), Fault> {
    let mut reader = BufReader::new(File::open(source)?);
    let sound = audio::after_id3(&mut reader)?;
    let mut tag = if sound > 0 { existing(&mut reader, is_adts)? } else { Id3v2Tag::new() };
    // A tag of version 2.4 may hold what older ones cannot; so may older ones, by the hand of careless programs.
    let is_2_4 = sound > 0 && tag.original_version() == Id3v2Version::V4 || has_newer_frames(&tag);
    fill(&mut tag, sheet).map_err(broken)?;
    let mut bytes = Vec::new();
    let mut options = WriteOptions::new().preferred_padding(PADDING).respect_read_only(false);
    tag.dump_to(&mut bytes, options.use_id3v23(!is_2_4)).map_err(broken)?;
    target.write_all(&bytes)?;
    reader.seek(SeekFrom::Start(sound))?;
    io::copy(&mut reader, target)?;
    Ok(())
}

fn broken(error: impl ToString) -> Fault {
    Fault::Broken(error.to_string())
}

fn existing(reader: &mut BufReader<File>, is_adts: bool) -> Result<Id3v2Tag, Fault> {
    reader.seek(SeekFrom::Start(0))?;
    let options = ParseOptions::new().read_properties(false);
    let tag = if is_adts {
        AacFile::read_from(reader, options).map_err(broken)?.id3v2().cloned()
    } else {
        MpegFile::read_from(reader, options).map_err(broken)?.id3v2().cloned()
    };
    tag.ok_or_else(|| Fault::Broken("its ID3 tag cannot be read".into()))
}

/// Does the tag hold frames that `lofty` would leave out of version 2.3?
fn has_newer_frames(tag: &Id3v2Tag) -> bool {
    const NEWER: [&str; 14] = [
        "ASPI", "EQU2", "RVA2", "SEEK", "SIGN", "TDEN", "TDRL", "TDTG", "TMOO", "TPRO", "TSOA", "TSOP", "TSOT", "TSST",
    ];
    tag.into_iter().any(|frame| NEWER.contains(&frame.id_str()))
}

fn fill(tag: &mut Id3v2Tag, sheet: &Sheet) -> Result<(), String> {
    tag.set_title(sheet.title.clone());
    tag.set_album(sheet.show.clone());
    if let Some(artist) = &sheet.artist {
        tag.set_artist(artist.clone());
    }
    if let Some(number) = sheet.number {
        tag.set_track(number);
    }
    if let Some(date) = sheet.timestamp() {
        tag.remove_date();
        // `set_date` would make a text of it, which `lofty` does not write into version 2.3.
        tag.insert(Frame::Timestamp(TimestampFrame::new(id("TDRC")?, TextEncoding::Latin1, date)));
    }
    if let Some(cover) = &sheet.cover {
        tag.remove_picture_type(PictureType::CoverFront);
        tag.insert(attached(cover, PictureType::CoverFront));
    }
    if !sheet.chapters.is_empty() {
        tag.retain(|frame| !matches!(frame, Frame::Chapter(_) | Frame::TableOfContents(_)));
        chapters(tag, &sheet.chapters)?;
    }
    Ok(())
}

/// The table of contents first, then the chapters in order of time: some players read no further than they must.
fn chapters(tag: &mut Id3v2Tag, chapters: &[Chapter]) -> Result<(), String> {
    let ids: Vec<String> = (0..chapters.len()).map(|number| format!("chp{number}")).collect();
    for frame in contents(&ids) {
        tag.insert(Frame::TableOfContents(frame));
    }
    for (id, chapter) in ids.into_iter().zip(chapters) {
        let mut children = FrameList::new();
        children.insert(text("TIT2", &chapter.title)?);
        if let Some(url) = &chapter.url {
            // An address is Latin-1 whatever the encoding of its description (ID3v2.3.0, section 4.3.2); `lofty` would write
            // both alike.
            children.insert(Frame::UserUrl(ExtendedUrlFrame::new(TextEncoding::Latin1, "chapter url", url.clone())));
        }
        if let Some(picture) = &chapter.picture {
            children.insert(attached(picture, PictureType::Other));
        }
        let times = milliseconds(chapter.start)..milliseconds(chapter.end);
        // The times count; offsets in bytes are said to be unknown.
        tag.insert(Frame::Chapter(ChapterFrame::new(id, times, u32::MAX..u32::MAX, children)));
    }
    Ok(())
}

/// One table where it holds all chapters, else a table of tables.
fn contents(ids: &[String]) -> Vec<ChapterTableOfContentsFrame<'static>> {
    let table = |id: String, top_level, entries: &[String]| {
        let entries: Vec<Cow<'static, str>> = entries.iter().cloned().map(Cow::Owned).collect();
        ChapterTableOfContentsFrame::new(id, CtocFlags { top_level, ordered: true }, entries, FrameList::new())
    };
    if ids.len() <= MOST_ENTRIES {
        return vec![table("toc".into(), true, ids)];
    }
    let parts: Vec<_> = ids.chunks(MOST_ENTRIES).zip(0..MOST_ENTRIES).collect();
    let names: Vec<String> = parts.iter().map(|(_, number)| format!("toc{number}")).collect();
    let inner = parts.into_iter().zip(&names).map(|((entries, _), name)| table(name.clone(), false, entries));
    std::iter::once(table("toc".into(), true, &names)).chain(inner).collect()
}

fn text(id: &'static str, value: &str) -> Result<Frame<'static>, String> {
    Ok(Frame::Text(TextInformationFrame::new(self::id(id)?, TextEncoding::UTF8, value.to_owned())))
}

fn id(id: &'static str) -> Result<FrameId<'static>, String> {
    FrameId::new(id).map_err(|error| error.to_string())
}

fn attached(picture: &Picture, kind: PictureType) -> Frame<'static> {
    let mime = if picture.is_png { MimeType::Png } else { MimeType::Jpeg };
    let picture = lofty::picture::Picture::unchecked(picture.bytes.clone()).pic_type(kind).mime_type(mime).build();
    Frame::Picture(AttachedPictureFrame::new(TextEncoding::UTF8, picture))
}

/// A chapter lies within 2³² milliseconds, seven weeks.
fn milliseconds(seconds: f64) -> u32 {
    (seconds * 1000.0).round() as u32
}
