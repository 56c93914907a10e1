//! What the tags say: title, show, artist, number, cover, chapters.

use std::borrow::Cow;
use std::io::{BufRead, Seek};

use lofty::aac::AacFile;
use lofty::config::{ParseOptions, ParsingMode};
use lofty::file::{AudioFile, FileType, TaggedFileExt};
use lofty::flac::FlacFile;
use lofty::id3::v2::{ChapterFrame, Frame, FrameId, Id3v2Tag};
use lofty::mpeg::MpegFile;
use lofty::ogg::tag::VorbisComments;
use lofty::ogg::{OggPictureStorage, OpusFile, VorbisFile};
use lofty::picture::Picture;
use lofty::probe::Probe;
use lofty::tag::{Accessor, Tag, TagType};

use super::{EmbeddedChapter, MOST_CHAPTERS};

/// What the tags of a file say.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tags {
    /// Title of the episode.
    pub title: Option<String>,
    /// Who speaks, or whose show it is.
    pub artist: Option<String>,
    /// Name of the show.
    pub album: Option<String>,
    /// Number of the episode.
    pub track: Option<u32>,
    /// Cover art, the first one where there are several.
    pub cover: Option<EmbeddedCover>,
}

/// Cover art inside an audio file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EmbeddedCover {
    /// Width in pixels.
    pub width: usize,
    /// Height in pixels.
    pub height: usize,
    /// Size in bytes.
    pub bytes: usize,
    /// Is it JPEG or PNG, which all apps show?
    pub is_usual: bool,
}

/// Reads the tags and the chapters in them. Broken ones are as good as none: nothing that podwright makes depends on
/// them.
pub(super) fn read<R: BufRead + Seek>(reader: &mut R, file_type: FileType) -> (Tags, Vec<EmbeddedChapter>) {
    let (tag, chapters) = raw(reader, file_type);
    (tag.as_ref().map(facts).unwrap_or_default(), chapters)
}

fn raw<R: BufRead + Seek>(reader: &mut R, file_type: FileType) -> (Option<Tag>, Vec<EmbeddedChapter>) {
    let options = ParseOptions::new().read_properties(false).parsing_mode(ParsingMode::Relaxed).to_owned();
    let comments = |comments: Option<&VorbisComments>| match comments {
        Some(comments) => (Some(comments.clone().into()), of_comments(comments)),
        None => (None, Vec::new()),
    };
    match file_type {
        FileType::Mpeg => match MpegFile::read_from(reader, options) {
            Ok(file) => {
                let older = || file.id3v1().map(|tag| tag.clone().into());
                let tag = file.id3v2().map(|tag| tag.clone().into()).or_else(older);
                (tag, file.id3v2().map(of_id3).unwrap_or_default())
            }
            Err(_) => (None, Vec::new()),
        },
        FileType::Aac => {
            let tag = AacFile::read_from(reader, options).ok().and_then(|file| file.id3v2().cloned());
            let chapters = tag.as_ref().map(of_id3).unwrap_or_default();
            (tag.map(Tag::from), chapters)
        }
        FileType::Vorbis => {
            comments(VorbisFile::read_from(reader, options).ok().as_ref().map(VorbisFile::vorbis_comments))
        }
        FileType::Opus => comments(OpusFile::read_from(reader, options).ok().as_ref().map(OpusFile::vorbis_comments)),
        FileType::Flac => match FlacFile::read_from(reader, options) {
            Ok(file) => {
                let (tag, chapters) = comments(file.vorbis_comments());
                let mut tag: Tag = tag.unwrap_or_else(|| Tag::new(TagType::VorbisComments));
                file.pictures().iter().for_each(|(picture, _)| tag.push_picture(picture.clone()));
                (Some(tag), chapters)
            }
            Err(_) => (None, Vec::new()),
        },
        _ => {
            let file = Probe::with_file_type(reader, file_type).options(options).read().ok();
            (file.and_then(|file| file.primary_tag().or_else(|| file.first_tag()).cloned()), Vec::new())
        }
    }
}

fn facts(tag: &Tag) -> Tags {
    Tags {
        title: owned(tag.title()),
        artist: owned(tag.artist()),
        album: owned(tag.album()),
        track: tag.track(),
        cover: tag.pictures().first().and_then(cover),
    }
}

fn cover(picture: &Picture) -> Option<EmbeddedCover> {
    let data = picture.data();
    let kind = imagesize::image_type(data).ok()?;
    let size = imagesize::blob_size(data).ok()?;
    let is_usual = matches!(kind, imagesize::ImageType::Jpeg | imagesize::ImageType::Png);
    Some(EmbeddedCover { width: size.width, height: size.height, bytes: data.len(), is_usual })
}

fn owned(text: Option<Cow<'_, str>>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// `CHAP` frames (ID3v2 Chapter Frame Addendum).
fn of_id3(tag: &Id3v2Tag) -> Vec<EmbeddedChapter> {
    let frames = tag.into_iter().filter_map(|frame| match frame {
        Frame::Chapter(chapter) => Some(embedded(chapter)),
        _ => None,
    });
    let mut chapters: Vec<_> = frames.take(MOST_CHAPTERS).collect();
    chapters.sort_by(|one, other| one.start.total_cmp(&other.start));
    chapters
}

fn embedded(chapter: &ChapterFrame<'_>) -> EmbeddedChapter {
    let seconds = |milliseconds: u32| f64::from(milliseconds) / 1000.0;
    let title = FrameId::new("TIT2").ok().and_then(|id| chapter.children.get_text(&id).map(str::to_owned));
    let url = chapter.children.iter().find_map(|frame| match frame {
        Frame::UserUrl(link) => Some(link.content.to_string()),
        Frame::Url(link) => Some(link.url().to_owned()),
        _ => None,
    });
    EmbeddedChapter { start: seconds(chapter.times.start), end: seconds(chapter.times.end), title, url }
}

/// `CHAPTER001=00:01:02.500` with `CHAPTER001NAME` and `CHAPTER001URL` (Xiph, Chapter Extension).
fn of_comments(comments: &VorbisComments) -> Vec<EmbeddedChapter> {
    let starts = comments.items().filter_map(|(key, value)| {
        let number =
            key.get(7..).filter(|number| number.len() == 3 && number.bytes().all(|byte| byte.is_ascii_digit()))?;
        let is_chapter = key.get(..7).is_some_and(|name| name.eq_ignore_ascii_case("CHAPTER"));
        Some((number, seconds(value).filter(|_| is_chapter)?))
    });
    let text = |number: &str, what: &str| owned(comments.get(&format!("CHAPTER{number}{what}")).map(Cow::Borrowed));
    let mut chapters: Vec<_> = starts
        .take(MOST_CHAPTERS)
        .map(|(number, start)| EmbeddedChapter {
            start,
            end: 0.0,
            title: text(number, "NAME"),
            url: text(number, "URL"),
        })
        .collect();
    chapters.sort_by(|one, other| one.start.total_cmp(&other.start));
    let ends: Vec<f64> = chapters.iter().skip(1).map(|next| next.start).collect();
    chapters.iter_mut().zip(ends).for_each(|(chapter, end)| chapter.end = end);
    chapters
}

/// `00:01:02.500` in seconds.
fn seconds(clock: &str) -> Option<f64> {
    let parts: Vec<f64> = clock.split(':').map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    let seconds = parts.iter().fold(0.0, |sum, part| sum * 60.0 + part);
    (parts.len() == 3 && parts.iter().all(|part| part.is_finite() && *part >= 0.0)).then_some(seconds)
}
