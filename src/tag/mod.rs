//! Tags and chapters into copies of audio files.
//!
//! A source is never touched: the copy is made beside its place, read again by the same reader that builds use, and only
//! then takes its place. The sound stays as it is, byte for byte, and so do tags that podwright knows nothing of.
//!
//! MP3 and ADTS get an ID3v2 tag with `CHAP` and `CTOC` frames (ID3v2 Chapter Frame Addendum), of the version that the file
//! has, else 2.3, which the most players read; MP4 gets atoms of iTunes, a chapter track and a list of chapters; Ogg, Opus
//! and FLAC get Vorbis comments.

mod comments;
mod id3;
mod mp4;
mod sheet;
#[cfg(test)]
mod tests;

use std::fs::{self, File};
use std::io::{self, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::audio::{self, AudioFacts};
use crate::diagnostic::Diagnostic;
use crate::source::resolve_inside;
pub use sheet::{Chapter, Picture, Sheet};

/// Why a copy could not be tagged.
#[derive(Debug, Error)]
enum Fault {
    #[error("cannot read or write: {0}")]
    Io(#[from] io::Error),
    #[error("its tags cannot be rewritten: {0}")]
    Broken(String),
    #[error("podwright writes no tags into {0}")]
    Format(&'static str),
    #[error("what was written does not read back: {0}")]
    Unproven(&'static str),
}

/// Writes a copy of `root`/`audio` with the tags of `sheet` into `folder`, under the name of the file, and says where.
///
/// `sources` are the files of the show, relative to it, which no copy may replace.
///
/// # Errors
/// One diagnostic: `output-over-source` where the copy would take the place of one of them, `audio-…` where the audio cannot
/// be read, `tag-not-written` for all else.
pub fn write<'a>(
    root: &Path,
    audio: &Path,
    sheet: &Sheet,
    folder: &Path,
    sources: impl IntoIterator<Item = &'a PathBuf>,
) -> Result<PathBuf, Diagnostic> {
    let facts = audio::probe(root, audio)?;
    let source = resolve_inside(root, audio)?;
    let name = audio.file_name().map(PathBuf::from).unwrap_or_default();
    let target = folder.join(name);
    let failed = |fault: Fault| {
        let message = format!("no copy with tags could be made: {fault}");
        Diagnostic::error("tag-not-written", message).in_file(audio)
    };
    // Another name for a file of the show is that file.
    if let Ok(there) = target.canonicalize()
        && let Some(replaced) =
            sources.into_iter().find(|path| root.join(path).canonicalize().is_ok_and(|path| path == there))
    {
        let message = format!("the copy would take the place of {}", replaced.display());
        return Err(Diagnostic::error("output-over-source", message)
            .in_file(audio)
            .help("write the copies into a folder of their own, with `--out DIR`"));
    }
    let panicked = || Err(Fault::Broken("their numbers make no sense".into()));
    audio::guarded(|| copy(&source, &facts, sheet, &target)).unwrap_or_else(panicked).map_err(failed)?;
    Ok(target)
}

/// Makes the copy beside its place, proves it, and puts it there.
fn copy(source: &Path, facts: &AudioFacts, sheet: &Sheet, target: &Path) -> Result<(), Fault> {
    let folder = target.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".podwright-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Temporary files are private; audio is not (the umask still counts).
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    match facts.media_type {
        "audio/mpeg" => id3::copy(source, false, sheet, file.as_file_mut())?,
        "audio/aac" => id3::copy(source, true, sheet, file.as_file_mut())?,
        "audio/x-m4a" | "video/mp4" | "video/x-m4v" => {
            io::copy(&mut File::open(source)?, file.as_file_mut())?;
            mp4::tag(file.as_file_mut(), sheet)?;
        }
        "audio/ogg" | "audio/opus" | "audio/flac" => {
            io::copy(&mut File::open(source)?, file.as_file_mut())?;
            comments::tag(file.as_file_mut(), facts.media_type, sheet)?;
        }
        other => return Err(Fault::Format(other)),
    }
    file.flush()?;
    prove(file.as_file_mut(), facts, sheet)?;
    file.persist(target).map_err(|error| error.error)?;
    Ok(())
}

/// Reads the copy as a build would: it must be as long as before, with the title and the chapters that it was given.
fn prove(file: &mut File, before: &AudioFacts, sheet: &Sheet) -> Result<(), Fault> {
    /// Tags are in milliseconds, and some formats tell durations less exactly, in seconds.
    const TOLERANCE: f64 = 0.05;
    let bytes = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(0))?;
    let after = audio::examine_open(&mut BufReader::new(file), bytes).map_err(Fault::Broken)?;
    if (after.duration - before.duration).abs() > TOLERANCE {
        return Err(Fault::Unproven("the duration is another one"));
    }
    if after.tags.title.as_deref().map(str::trim) != Some(sheet.title.trim()) {
        return Err(Fault::Unproven("the title is another one"));
    }
    let same = |(read, given): (&audio::EmbeddedChapter, &Chapter)| (read.start - given.start).abs() < TOLERANCE;
    let all = after.chapters.len() == sheet.chapters.len() && after.chapters.iter().zip(&sheet.chapters).all(same);
    if !all && !sheet.chapters.is_empty() {
        return Err(Fault::Unproven("the chapters are others"));
    }
    Ok(())
}
