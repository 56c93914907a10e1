//! MP4, M4A, M4V and QuickTime: boxes (ISO/IEC 14496-12).
//!
//! `lofty` tells duration and tags; here is read whether the file is whole, how it is built, whether it holds moving
//! pictures, and its chapters.

mod boxes;
mod chapters;
mod fragments;

use std::io::{self, BufRead, Seek};
use std::ops::Range;

use lofty::file::FileType;

use super::containers::properties;
use super::fault::Fault;
use super::{Construction, EmbeddedChapter, Headers};
use boxes::{Boxes, Kind, child, descendant, word};

/// So many tracks are looked at: files have two or three.
const MOST_TRACKS: usize = 64;

/// A file whose boxes are all there.
struct Whole {
    brand: Kind,
    /// The body of the moov box.
    index: Range<u64>,
    /// Does the index stand behind the sound?
    index_last: bool,
    /// The body of the last fragment.
    fragment: Option<Range<u64>>,
}

pub(super) fn headers<R: BufRead + Seek>(reader: &mut R, bytes: u64) -> Result<Headers, Fault> {
    let whole = whole(reader, bytes)?;
    let tracks = tracks(reader, whole.index.clone())?;
    let video = tracks.iter().find(|track| track.is_video);
    let media_type = match &whole.brand {
        // Pictures of an M4A are those of its chapters.
        b"M4A " | b"M4B " | b"M4P " => "audio/x-m4a",
        b"qt  " => "video/quicktime",
        b"M4V " | b"M4VH" | b"M4VP" => "video/x-m4v",
        _ if video.is_some() => "video/mp4",
        _ => "audio/x-m4a",
    };
    let construction = Construction {
        index_last: whole.index_last,
        is_protected: tracks.iter().any(|track| track.is_protected()),
        video: video.map(|track| track.name()),
        ..Construction::default()
    };
    let mut headers = Headers { construction, ..properties(reader, FileType::Mp4, media_type)? };
    if let Some(last) = whole.fragment
        && let Some(seconds) = fragments::end(reader, whole.index, last)?.filter(|seconds| *seconds > headers.seconds)
    {
        headers.seconds = seconds;
        // Rates below 2³² fit, others saturate.
        headers.bitrate = Some((bytes as f64 * 8.0 / seconds / 1000.0).round() as u32);
    }
    Ok(headers)
}

/// Chapters: those of a chapter track, whose titles may have any length, else those of the list of Nero.
///
/// Also tells whether there is nothing but that list.
pub(super) fn chapters<R: BufRead + Seek>(reader: &mut R, bytes: u64) -> Result<(Vec<EmbeddedChapter>, bool), Fault> {
    let index = whole(reader, bytes)?.index;
    let of_track = chapters::of_track(reader, index.clone())?;
    if !of_track.is_empty() {
        return Ok((of_track, false));
    }
    let of_list = chapters::of_list(reader, index)?;
    let is_listed_only = !of_list.is_empty();
    Ok((of_list, is_listed_only))
}

/// Where the list of chapters (`chpl`) stands, behind the head of its box.
pub(crate) fn chapter_list_of_mp4<R: BufRead + Seek>(reader: &mut R, bytes: u64) -> io::Result<Option<Range<u64>>> {
    descendant(reader, 0..bytes, &[*b"moov", *b"udta", *b"chpl"])
}

fn whole<R: BufRead + Seek>(reader: &mut R, bytes: u64) -> Result<Whole, Fault> {
    let mut brand = Kind::default();
    let (mut index, mut index_last, mut has_sound, mut fragment) = (None, false, false, None);
    let mut boxes = Boxes::within(reader, 0..bytes)?;
    while let Some(found) = boxes.next()? {
        match &found.kind {
            b"mdat" | b"moov" | b"moof" | b"free" if found.body.end > bytes => {
                return Err(Fault::BytesMissing { missing: found.body.end - bytes });
            }
            b"ftyp" => brand = boxes.word_of_body()?,
            b"mdat" => has_sound = true,
            b"moof" => fragment = Some(found.body),
            b"moov" => (index, index_last) = (Some(found.body), has_sound),
            // A picture: HEIF and AVIF are made of the same boxes.
            b"meta" if index.is_none() => return Err(Fault::NotAudio),
            _ => {}
        }
    }
    let index = index.ok_or(Fault::IndexMissing)?;
    Ok(Whole { brand, index, index_last, fragment })
}

/// What a track holds.
struct Track {
    is_video: bool,
    /// Kind of its samples, such as `mp4a` or `avc1`.
    samples: Kind,
}

impl Track {
    /// Encrypted samples go by the name of their envelope (ISO/IEC 14496-12, section 8.12), `drm?` is iTunes'.
    fn is_protected(&self) -> bool {
        matches!(&self.samples, b"enca" | b"encv" | b"drms" | b"drmi")
    }

    fn name(&self) -> String {
        self.samples.escape_ascii().to_string().trim_end().to_owned()
    }
}

fn tracks<R: BufRead + Seek>(reader: &mut R, index: Range<u64>) -> io::Result<Vec<Track>> {
    let mut tracks = Vec::new();
    let mut from = index.start;
    while let Some(track) = child(reader, from..index.end, *b"trak")? {
        from = track.end;
        let Some(media) = child(reader, track, *b"mdia")? else { continue };
        let Some(handler) = child(reader, media.clone(), *b"hdlr")? else { continue };
        let table = descendant(reader, media, &[*b"minf", *b"stbl", *b"stsd"])?;
        // Behind version and flags, the number of entries, and the size of the first (section 8.5.2).
        let samples = table.map(|table| word(reader, table.start + 12)).transpose()?.unwrap_or_default();
        // Still pictures are those of the chapters of a podcast.
        let is_still = matches!(&samples, b"jpeg" | b"mjpa" | b"png ");
        // Behind version, flags and a word that is always 0 (section 8.4.3).
        let is_video = word(reader, handler.start + 8)? == *b"vide" && !is_still;
        tracks.push(Track { is_video, samples });
        if tracks.len() == MOST_TRACKS {
            break;
        }
    }
    Ok(tracks)
}
