//! Vorbis comments of Ogg, Opus and FLAC, chapters by Xiph's Chapter Extension.

use std::fs::File;
use std::io::{Seek, SeekFrom};

use lofty::config::{ParseOptions, WriteOptions};
use lofty::file::AudioFile;
use lofty::flac::FlacFile;
use lofty::ogg::tag::VorbisComments;
use lofty::ogg::{OggPictureStorage, OpusFile, VorbisFile};
use lofty::picture::{MimeType, Picture, PictureInformation, PictureType};
use lofty::tag::Accessor;

use super::{Fault, Sheet};
use crate::times::exact;

/// Chapters are numbered with three digits.
const MOST_CHAPTERS: usize = 1000;

/// Writes the comments into `file`, a copy.
pub(super) fn tag(file: &mut File, media_type: &str, sheet: &Sheet) -> Result<(), Fault> {
    let options = ParseOptions::new().read_properties(false);
    let write = WriteOptions::new();
    file.seek(SeekFrom::Start(0))?;
    match media_type {
        "audio/opus" => {
            let mut opus = OpusFile::read_from(file, options).map_err(broken)?;
            cover(opus.vorbis_comments_mut(), sheet);
            fill(opus.vorbis_comments_mut(), sheet);
            file.seek(SeekFrom::Start(0))?;
            opus.save_to(file, write).map_err(broken)
        }
        "audio/flac" => {
            let mut flac = FlacFile::read_from(file, options).map_err(broken)?;
            if flac.vorbis_comments().is_none() {
                flac.set_vorbis_comments(VorbisComments::default());
            }
            // Pictures of FLAC stand in blocks of their own.
            cover(&mut flac, sheet);
            if let Some(comments) = flac.vorbis_comments_mut() {
                fill(comments, sheet);
            }
            file.seek(SeekFrom::Start(0))?;
            flac.save_to(file, write).map_err(broken)
        }
        _ => {
            let mut vorbis = VorbisFile::read_from(file, options).map_err(broken)?;
            cover(vorbis.vorbis_comments_mut(), sheet);
            fill(vorbis.vorbis_comments_mut(), sheet);
            file.seek(SeekFrom::Start(0))?;
            vorbis.save_to(file, write).map_err(broken)
        }
    }
}

fn broken(error: impl ToString) -> Fault {
    Fault::Broken(error.to_string())
}

fn fill(comments: &mut VorbisComments, sheet: &Sheet) {
    comments.set_title(sheet.title.clone());
    comments.set_album(sheet.show.clone());
    if let Some(artist) = &sheet.artist {
        comments.set_artist(artist.clone());
    }
    if let Some(number) = sheet.number {
        comments.set_track(number);
    }
    if let Some(date) = sheet.timestamp() {
        comments.set_date(date);
    }
    if !sheet.chapters.is_empty() && sheet.chapters.len() <= MOST_CHAPTERS {
        chapters(comments, sheet);
    }
}

fn cover(pictures: &mut impl OggPictureStorage, sheet: &Sheet) {
    let Some(cover) = &sheet.cover else { return };
    let mime = if cover.is_png { MimeType::Png } else { MimeType::Jpeg };
    let picture = Picture::unchecked(cover.bytes.clone()).pic_type(PictureType::CoverFront).mime_type(mime).build();
    let known = PictureInformation::from_picture(&picture).unwrap_or_default();
    pictures.remove_picture_type(PictureType::CoverFront);
    // Fails only where the size of the picture is asked for, and that is known.
    let _ = pictures.insert_picture(picture, Some(known));
}

fn chapters(comments: &mut VorbisComments, sheet: &Sheet) {
    let is_chapter = |key: &str| {
        let digits = key.get(7..10).is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
        digits && key.get(..7).is_some_and(|name| name.eq_ignore_ascii_case("CHAPTER"))
    };
    let former: Vec<String> = comments.items().map(|(key, _)| key.to_owned()).filter(|key| is_chapter(key)).collect();
    for key in former {
        comments.remove(&key).for_each(drop);
    }
    for (number, chapter) in sheet.chapters.iter().enumerate() {
        comments.push(format!("CHAPTER{number:03}"), exact(chapter.start));
        comments.push(format!("CHAPTER{number:03}NAME"), chapter.title.clone());
        if let Some(url) = &chapter.url {
            comments.push(format!("CHAPTER{number:03}URL"), url.clone());
        }
    }
}
