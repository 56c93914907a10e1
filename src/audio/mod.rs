//! Audio files: size, type, duration, tags and chapters, read from headers only.
//!
//! `lofty` reads tags and most headers. What it leaves open is answered here: the duration of MP3 and ADTS files that
//! carry no true table of their frames (`frames`, `mpeg`), whether an MP4 file holds moving pictures (`mp4`), and
//! whether a file ends before its headers say that it does.

mod contained;
mod containers;
mod fault;
mod frames;
mod media_type;
mod mp4;
mod mpeg;
mod ogg_flac;
mod tags;
#[cfg(test)]
mod tests;
mod wav;

use std::fs::File;
use std::io::{BufRead, BufReader, Seek, SeekFrom};
use std::path::Path;

use lofty::file::FileType;
use lofty::probe::Probe;

use crate::diagnostic::Diagnostic;
use crate::source::resolve_inside;
use contained::contained;
pub(crate) use contained::guarded;
use fault::Fault;
pub(crate) use frames::after_id3;
pub(crate) use media_type::known_media_type;
pub use media_type::media_type_for_extension;
pub(crate) use mp4::chapter_list_of_mp4;
pub use tags::{EmbeddedCover, Tags};

/// What the headers of an audio file say.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AudioFacts {
    /// Size of the file in bytes: the `length` of an enclosure (RSS 2.0).
    pub bytes: u64,
    /// Media type by content, such as `audio/mpeg`, spelt as Apple wants it where spellings differ.
    pub media_type: &'static str,
    /// Duration in seconds.
    pub duration: f64,
    /// Average bit rate in kbit/s, without tags and pictures where the format tells them apart.
    pub bitrate: Option<u32>,
    /// Samples a second.
    pub sample_rate: Option<u32>,
    /// Number of channels: 1 mono, 2 stereo.
    pub channels: Option<u8>,
    /// How the file is built.
    pub construction: Construction,
    /// What the tags say.
    pub tags: Tags,
    /// The chapters that the file itself carries, in order of time: `CHAP` frames of an ID3 tag, a chapter track or a list
    /// (`chpl`) of an MP4 file, or `CHAPTER001` comments of Ogg and FLAC.
    pub chapters: Vec<EmbeddedChapter>,
}

/// How a file is built, as far as players mind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Construction {
    /// MP3 of a changing bit rate without a table of its frames (Xing, VBRI): players guess its length and miss the place
    /// that a listener jumps to.
    pub is_untabled: bool,
    /// MP4 whose index (`moov`) stands behind the sound: nothing plays before all of it was loaded.
    pub index_last: bool,
    /// MP4 whose sound is encrypted.
    pub is_protected: bool,
    /// MP4 whose chapters stand in the list of Nero alone, and in no track.
    pub is_listed_only: bool,
    /// Kind of the moving pictures, such as `avc1`, where there are any.
    pub video: Option<String>,
}

/// So many chapters are read at most.
const MOST_CHAPTERS: usize = 10_000;

/// A chapter that the audio file itself carries.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EmbeddedChapter {
    /// Start in seconds.
    pub start: f64,
    /// End in seconds; 0 where the file does not say it.
    pub end: f64,
    /// Title.
    pub title: Option<String>,
    /// Link.
    pub url: Option<String>,
}

/// Reads the headers of `root`/`relative`; never decodes the sound.
///
/// # Errors
/// One diagnostic on the file: `path-leaves-show`, `audio-unreadable` (missing, not a file, broken headers),
/// `audio-empty`, `audio-not-audio`, `audio-truncated` (it ends before its headers say) or `audio-without-duration`.
pub fn probe(root: &Path, relative: &Path) -> Result<AudioFacts, Diagnostic> {
    let path = resolve_inside(root, relative).map_err(fault::unresolved)?;
    open(&path).and_then(|(mut file, bytes)| examine(&mut file, bytes)).map_err(|fault| fault.in_file(relative))
}

fn open(path: &Path) -> Result<(BufReader<File>, u64), Fault> {
    // Asked before opening: to open a named pipe would wait for a writer.
    let metadata = path.metadata()?;
    if !metadata.is_file() {
        return Err(Fault::NotAFile);
    }
    Ok((BufReader::new(File::open(path)?), metadata.len()))
}

/// The facts of an open file of `bytes` bytes, or what is wrong with it in a few words.
pub(crate) fn examine_open<R: BufRead + Seek>(reader: &mut R, bytes: u64) -> Result<AudioFacts, String> {
    examine(reader, bytes).map_err(|fault| fault.to_string())
}

/// The same for a file that is far away: of an MP3 without a table only the head is read, and believed for the rest.
pub(crate) fn examine_remote<R: BufRead + Seek>(reader: &mut R, bytes: u64) -> Result<AudioFacts, String> {
    examine_within(reader, bytes, Reach::Head).map_err(|fault| fault.to_string())
}

/// How much of a file may be read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// What it takes.
    Whole,
    /// Its head, and what the head points to.
    Head,
}

/// The facts of a file of `bytes` bytes.
fn examine<R: BufRead + Seek>(reader: &mut R, bytes: u64) -> Result<AudioFacts, Fault> {
    examine_within(reader, bytes, Reach::Whole)
}

fn examine_within<R: BufRead + Seek>(reader: &mut R, bytes: u64, reach: Reach) -> Result<AudioFacts, Fault> {
    if bytes == 0 {
        return Err(Fault::Empty);
    }
    let is_long_wav = wav::is_long(reader)?;
    reader.seek(SeekFrom::Start(0))?;
    let guessed = Probe::new(&mut *reader).guess_file_type()?.file_type();
    let flac = ogg_flac::stream_information(reader)?;
    let file_type = match guessed {
        _ if is_long_wav => FileType::Wav,
        _ if flac.is_some() => FileType::Flac,
        Some(guessed) => guessed,
        None => stream_type(reader)?.ok_or(Fault::NotAudio)?,
    };
    let mut headers = match file_type {
        FileType::Flac if let Some(information) = flac => ogg_flac::headers(reader, bytes, information)?,
        FileType::Mpeg => mpeg::headers(reader, bytes, reach)?,
        FileType::Aac => frames::adts(reader, bytes)?,
        FileType::Mp4 => mp4::headers(reader, bytes)?,
        FileType::Wav if is_long_wav => wav::headers(reader, bytes)?,
        FileType::Wav => match containers::headers(reader, bytes, file_type) {
            Err(Fault::Broken(why)) => wav::headers(reader, bytes).map_err(|_| Fault::Broken(why))?,
            read => read?,
        },
        other => containers::headers(reader, bytes, other)?,
    };
    if headers.seconds <= 0.0 {
        return Err(Fault::WithoutDuration);
    }
    reader.seek(SeekFrom::Start(0))?;
    let (tags, mut chapters) = contained(|| Ok(tags::read(reader, file_type))).unwrap_or_default();
    if file_type == FileType::Mp4 {
        // The headers were whole; what is wrong with chapters leaves the sound as it is.
        (chapters, headers.construction.is_listed_only) = mp4::chapters(reader, bytes).unwrap_or_default();
    }
    Ok(AudioFacts {
        bytes,
        media_type: headers.media_type,
        duration: headers.seconds,
        bitrate: headers.bitrate,
        sample_rate: headers.sample_rate,
        channels: headers.channels,
        construction: headers.construction,
        tags,
        chapters,
    })
}

/// The type of a stream that does not begin as one: zeros, several tags or junk stand before it.
fn stream_type<R: BufRead + Seek>(reader: &mut R) -> Result<Option<FileType>, Fault> {
    if frames::is_stream(reader, mpeg::parse)? {
        return Ok(Some(FileType::Mpeg));
    }
    Ok(frames::is_stream(reader, frames::adts_frame)?.then_some(FileType::Aac))
}

/// What a format's own reader finds out.
#[derive(Debug, Clone, PartialEq)]
struct Headers {
    media_type: &'static str,
    seconds: f64,
    bitrate: Option<u32>,
    sample_rate: Option<u32>,
    channels: Option<u8>,
    construction: Construction,
}
