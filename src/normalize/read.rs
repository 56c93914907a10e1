//! Reads the files of one episode into syntax trees.

use std::path::{Path, PathBuf};

use std::ffi::OsStr;

use super::site;
use super::{Compiled, Reader};
use super::{spelled_out, sponsors, titles};
use crate::config::Host;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::notes::front_matter::{self, Field, Key, KeyNames, Value, values};
use crate::notes::{self, Notes};
use crate::record::{Episode, Sponsor};
use crate::show::{EpisodeFiles, FileName, Show, listed};
use crate::source::SourceFile;
use crate::transcript::{self, Format, Transcript};

/// The rule about notes that hold nothing.
pub(super) const NOTES_EMPTY: &str = "notes-empty";

/// How far the files of an episode are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Depth {
    /// The front matter, and nothing else.
    Stated,
    /// The notes.
    Noted,
    /// The notes, and transcripts no further than a greeting reaches.
    Skimmed,
    /// To their ends.
    Whole,
}

/// What a greeting takes at most in a transcript, times and markup included, in bytes: captions have a line of times for
/// every few words.
const fn greeting_bytes(captions: bool) -> usize {
    if captions { 16 * 1024 } else { 8 * 1024 }
}

/// Reads all files of an episode; one that cannot be read is reported and does not hide the others.
pub(super) fn read(reader: &Reader<'_>, files: EpisodeFiles, depth: Depth, diagnostics: &mut Diagnostics) -> Compiled {
    let Reader { show, names, beside, .. } = *reader;
    let EpisodeFiles { id, season, number: _, mut files } = files;
    let source = |path: &Path| SourceFile::read(&show.root, path);
    let notes = |path: &Path| beside.notes(&show.root, path);
    let notes = files.notes.as_deref().and_then(|path| notes(path).map_err(|fault| diagnostics.push(fault)).ok());
    let people = hosts(show);
    let mut transcripts: Vec<(SourceFile, Transcript)> = Vec::with_capacity(files.transcripts.len());
    let headings = show.config.sources.transcript_headings.as_slice();
    let notes = notes.map(|mut file| {
        if depth > Depth::Stated
            && !headings.is_empty()
            && let Some((without, found)) = spelled_out::in_section(&file, headings, diagnostics)
        {
            file = without;
            transcripts.extend(Some(found).filter(|_| depth >= Depth::Skimmed));
        }
        let before = diagnostics.len();
        let parse = |file: &SourceFile, diagnostics: &mut Diagnostics| match depth {
            Depth::Stated => notes::stated(file, diagnostics),
            _ => notes::parse(file, &people, diagnostics),
        };
        let mut notes = parse(&file, diagnostics);
        titles::settle_heading(&mut notes, &show.config.show.title, || FileName::of(file.path(), &show.config));
        beside.complete(file.path(), &mut notes.front_matter, Some(names));
        let (mut file, mut notes) = (file, notes);
        if let Some(joined) = with_stated_text(&file, &mut notes, names) {
            let front_matter = notes.front_matter.take();
            // What is wrong with the front matter was told.
            notes = Notes { front_matter, ..parse(&joined, &mut Diagnostics::new()) };
            file = joined;
        }
        if diagnostics.len() == before && !beside.lists(file.path()) && file.slice(notes.body).trim().is_empty() {
            diagnostics.push(empty(&file));
        }
        (file, notes)
    });
    if let Some((file, notes)) = &notes {
        let stated = notes.front_matter.as_ref().and_then(|matter| matter.field(Key::Transcript, names));
        if let Some(field) = stated {
            add_named_transcripts(show, file, field, &mut files.transcripts);
            let is_read = depth >= Depth::Skimmed;
            transcripts.extend(spelled_out::under_key(file, field, diagnostics).filter(|_| is_read));
        }
    }
    for path in files.transcripts.iter().filter(|_| depth >= Depth::Skimmed) {
        // JSON has no beginning that could be read alone.
        let skimmed = depth == Depth::Skimmed && !has_extension(path, &["json"]);
        let read = if skimmed {
            SourceFile::read_beginning(&show.root, path, greeting_bytes(has_extension(path, &["vtt", "srt"])))
        } else {
            source(path)
        };
        match read {
            Ok(file) => {
                let transcript = transcript::parse(&file, diagnostics);
                transcripts.push((file, transcript));
            }
            Err(fault) => diagnostics.push(fault),
        }
    }
    transcripts.sort_by_key(|(_, transcript)| rank(transcript));
    let record = Episode { id, season, files, ..Episode::default() };
    Compiled { notes, transcripts, depth, ..Compiled::new(record) }
}

/// Notes whose text is the value of a key, as if it stood below, or some of it (`show_notes` beside an introduction): places in the front matter stay what they are, and those in
/// the text lie behind the end of the file, by which [`listed::place`] knows them.
fn with_stated_text(file: &SourceFile, notes: &mut Notes, names: &KeyNames) -> Option<SourceFile> {
    let body = file.slice(notes.body);
    let matter = notes.front_matter.as_mut()?;
    if !body.trim().is_empty() {
        let is_more = |field: &Field| {
            let is_called_so =
                ["shownotes", "show_notes", "show-notes"].iter().any(|key| field.key.eq_ignore_ascii_case(key));
            is_called_so
                && matches!(&field.node.value, Value::Text(text) if text.contains('\n') && !body.contains(text.trim()))
        };
        let at = matter.fields.iter().position(is_more)?;
        let Value::Text(text) = matter.fields.remove(at).node.value else { return None };
        return Some(file.with_text(format!("{}\n\n{text}", file.text())));
    }
    let (text, _) =
        listed::take_text(&mut matter.fields, names).or_else(|| listed::take_text(&mut matter.beside, names))?;
    Some(front_matter::with_text(file, &text))
}

/// The people whom notes may name without an introduction.
fn hosts<'a>(show: &'a Show) -> Vec<&'a str> {
    let names = |host: &'a Host| std::iter::once(&host.name).chain(&host.aliases).map(String::as_str);
    show.config.hosts.iter().flat_map(names).collect()
}

/// The sponsors whom the text of notes names; of the notes no more than the front matter was read before.
pub(crate) fn noted_sponsors(show: &Show, file: &SourceFile) -> Vec<Sponsor> {
    let notes = notes::parse(file, &hosts(show), &mut Diagnostics::new());
    sponsors::read(Some((file, &notes)), None, &show.config.sponsors, &show.config.show.title).sponsors
}

fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    let extension = path.extension().and_then(OsStr::to_str);
    extension.is_some_and(|extension| extensions.iter().any(|one| extension.eq_ignore_ascii_case(one)))
}

/// The transcripts of the show that the front matter names, unless they belong to the episode by their names already.
fn add_named_transcripts(show: &Show, file: &SourceFile, field: &Field, transcripts: &mut Vec<PathBuf>) {
    for entry in values::all_media(field.file(file), &field.node, &mut Diagnostics::new()) {
        let named = site::file(show, file.path(), &entry.location);
        transcripts.extend(named.filter(|path| !transcripts.contains(path)));
    }
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
        Format::Table | Format::Sbv | Format::Ttml | Format::Ass => 3,
        Format::Html | Format::Text | Format::Lrc => 4,
    };
    (transcript.cues.is_empty(), !voices, format)
}
