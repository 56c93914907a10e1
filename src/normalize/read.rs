//! Reads the files of one episode into syntax trees.

use super::Compiled;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::notes;
use crate::record::Episode;
use crate::show::{EpisodeFiles, Show};
use crate::source::SourceFile;
use crate::transcript::{self, Format, Transcript};

/// The rule about notes that hold nothing.
pub(super) const NOTES_EMPTY: &str = "notes-empty";

/// How far the files of an episode are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// To their ends.
    Whole,
    /// Transcripts no further than a greeting reaches.
    Skimmed,
}

/// What a greeting takes at most in a transcript, times and markup included, in bytes.
const GREETING_BYTES: usize = 16 * 1024;

/// Reads all files of an episode; one that cannot be read is reported and does not hide the others.
pub(super) fn read(show: &Show, files: EpisodeFiles, depth: Depth, diagnostics: &mut Diagnostics) -> Compiled {
    let EpisodeFiles { id, season, number: _, files } = files;
    let mut taken = |file: Result<SourceFile, Diagnostic>| match file {
        Ok(file) => Some(file),
        Err(fault) => {
            diagnostics.push(fault);
            None
        }
    };
    let notes = files.notes.as_deref().and_then(|path| taken(SourceFile::read(&show.root, path)));
    let transcripts: Vec<SourceFile> =
        files.transcripts.iter().filter_map(|path| taken(SourceFile::read(&show.root, path))).collect();

    let names: Vec<&str> = show
        .config
        .hosts
        .iter()
        .flat_map(|host| std::iter::once(host.name.as_str()).chain(host.aliases.iter().map(String::as_str)))
        .collect();
    let notes = notes.map(|file| {
        let before = diagnostics.len();
        let notes = notes::parse(&file, &names, diagnostics);
        if diagnostics.len() == before && file.slice(notes.body).trim().is_empty() {
            diagnostics.push(empty(&file));
        }
        (file, notes)
    });
    let mut transcripts: Vec<(SourceFile, Transcript)> = transcripts
        .into_iter()
        .map(|file| {
            let transcript = match depth {
                // JSON has no head that could be read alone.
                Depth::Skimmed if !is_json(&file) => transcript::parse(&file.head(GREETING_BYTES), diagnostics),
                _ => transcript::parse(&file, diagnostics),
            };
            (file, transcript)
        })
        .collect();
    transcripts.sort_by_key(|(_, transcript)| rank(transcript));
    let record = Episode { id, season, files, ..Episode::default() };
    Compiled { notes, transcripts, ..Compiled::new(record) }
}

fn is_json(file: &SourceFile) -> bool {
    file.path().extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

fn empty(file: &SourceFile) -> Diagnostic {
    Diagnostic::warning(NOTES_EMPTY, "the notes say nothing")
        .in_file(file.path())
        .help("write what the episode is about; apps show it beside the title")
}

/// Which transcript to trust with times: those with ends and milliseconds first, an empty one last.
fn rank(transcript: &Transcript) -> (bool, bool, u8) {
    let voices = transcript.cues.iter().any(|cue| cue.speaker.is_some());
    let format = match transcript.format {
        Format::WebVtt => 0,
        Format::Json => 1,
        Format::Srt => 2,
        Format::Text => 3,
    };
    (transcript.cues.is_empty(), !voices, format)
}
