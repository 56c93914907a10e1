//! Title and chapters out of the tags.

use std::borrow::Cow;
use std::io::{BufRead, Seek};

use lofty::config::{ParseOptions, ParsingMode};
use lofty::file::{AudioFile, FileType, TaggedFileExt};
use lofty::id3::v2::{ChapterFrame, Frame, FrameId, Id3v2Tag};
use lofty::mpeg::MpegFile;
use lofty::probe::Probe;
use lofty::tag::Accessor;

use super::EmbeddedChapter;

/// What the tags say.
#[derive(Default)]
pub(super) struct Tags {
    pub title: Option<String>,
    pub chapters: Vec<EmbeddedChapter>,
}

/// Reads the tags. Broken ones are as good as none: nothing that podwright makes depends on them.
pub(super) fn read<R: BufRead + Seek>(reader: &mut R, file_type: FileType) -> Tags {
    let options =
        ParseOptions::new().read_properties(false).read_cover_art(false).parsing_mode(ParsingMode::Relaxed).to_owned();
    let tags = match file_type {
        FileType::Mpeg => MpegFile::read_from(reader, options).ok().map(|file| {
            let id3v1 = || file.id3v1().and_then(|tag| owned(tag.title()));
            let title = file.id3v2().and_then(|tag| owned(tag.title())).or_else(id3v1);
            Tags { title, chapters: file.id3v2().map(chapters).unwrap_or_default() }
        }),
        _ => Probe::with_file_type(reader, file_type).options(options).read().ok().map(|file| Tags {
            title: file.primary_tag().or_else(|| file.first_tag()).and_then(|tag| owned(tag.title())),
            chapters: Vec::new(),
        }),
    };
    tags.unwrap_or_default()
}

fn owned(text: Option<Cow<'_, str>>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

fn chapters(tag: &Id3v2Tag) -> Vec<EmbeddedChapter> {
    let mut chapters: Vec<_> = tag
        .into_iter()
        .filter_map(|frame| match frame {
            Frame::Chapter(chapter) => Some(embedded(chapter)),
            _ => None,
        })
        .collect();
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
