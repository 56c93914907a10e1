//! `podwright chapters`

use std::collections::HashSet;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::{Failure, Outcome, Where, select};
use crate::chapters::formats::{audacity, cue, description, ffmetadata, json, mp4chaps, psc, youtube};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::normalize::Compiled;
use crate::report::chapters::{Look, page, table};
use crate::vocabulary::values::url;
use crate::{compile, report};

/// Columns of the bar where there is no terminal, and at most.
const USUAL_WIDTH: usize = 80;
const WIDEST: usize = 140;

/// Prints the chapter markers of episodes
///
/// Times that people wrote (front matter, a file beside the notes, the notes themselves, the audio) win; the others are
/// found in the transcript and say how sure they are.
#[derive(Debug, Args)]
pub(super) struct Chapters {
    /// Files, folders or episode numbers [default: the whole show]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// How to print the chapters; all but table, json and html print one episode
    #[arg(long, value_enum, default_value_t)]
    format: Format,

    /// Say for each chapter where its time was read, which words decided, and what to check (table)
    #[arg(long)]
    explain: bool,

    /// Write a file an episode into DIR instead of printing
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    #[command(flatten)]
    place: Where,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// A bar of segments and a line a chapter, for people
    #[default]
    Table,
    /// JSON chapters 1.2; of several episodes an array of them, each with the `id` of its episode
    Json,
    /// Podlove Simple Chapters
    Psc,
    /// Lines for a description, as Apple, Spotify and YouTube read them
    Description,
    /// The same in the form of YouTube
    Youtube,
    /// Metadata for FFmpeg
    Ffmetadata,
    /// A label track for Audacity
    Audacity,
    /// A text file for mp4chaps, Auphonic and Podlove
    Mp4chaps,
    /// A cue sheet
    Cue,
    /// A page on which to check them
    Html,
}

impl Chapters {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let mut diagnostics = Diagnostics::new();
        let show = self.place.show(self.paths.first(), &mut diagnostics)?;
        let compiled = compile::compile(&show, &mut diagnostics)?;
        let chosen = select::episodes(&show.root, &compiled, &self.paths)?;
        concerning(&mut diagnostics, &compiled, &chosen);
        report::terminal::summarise(&mut anstream::stderr(), &diagnostics, Some(&show.root))?;
        if let Some(folder) = &self.out {
            self.write(folder, &chosen)?;
            return Ok(Outcome::Clean);
        }
        let mut out = BufWriter::new(anstream::AutoStream::auto(io::stdout().lock()));
        match (self.format, chosen.as_slice()) {
            (Format::Table, chosen) => {
                let look = Look { width: width(), explain: self.explain };
                for episode in chosen {
                    table(&mut out, episode, look)?;
                }
            }
            (Format::Html, chosen) => out.write_all(page(chosen).as_bytes())?,
            (format, [episode]) => out.write_all(format.document(episode, self.explain)?.as_bytes())?,
            (Format::Json, chosen) => {
                serde_json::to_writer_pretty(&mut out, &documents(chosen)?).map_err(io::Error::from)?;
                writeln!(out)?;
            }
            (_, chosen) => return Err(one_at_a_time(chosen.len()).into()),
        }
        out.flush()?;
        Ok(Outcome::Clean)
    }

    fn write(&self, folder: &Path, chosen: &[&Compiled]) -> Result<(), Failure> {
        let failed = |error: io::Error| {
            Diagnostic::error("output-not-written", format!("cannot write into {}: {error}", folder.display()))
        };
        fs::create_dir_all(folder).map_err(failed)?;
        for episode in chosen {
            let name = format!("{}.{}", episode.record.id, self.format.extension());
            let document = self.format.document(episode, self.explain)?;
            fs::write(folder.join(name), document).map_err(failed)?;
        }
        Ok(())
    }
}

impl Format {
    /// The document of one episode.
    fn document(self, episode: &Compiled, explain: bool) -> io::Result<String> {
        let chapters = &episode.record.chapters;
        Ok(match self {
            Self::Table => {
                let mut text = Vec::new();
                table(&mut text, episode, Look { width: USUAL_WIDTH, explain })?;
                String::from_utf8_lossy(&anstream::adapter::strip_bytes(&text).into_vec()).into_owned()
            }
            Self::Json => json::write(chapters),
            Self::Psc => psc::write(chapters),
            Self::Description => description::write(chapters),
            Self::Youtube => youtube::write(chapters),
            Self::Ffmetadata => ffmetadata::write(chapters),
            Self::Audacity => audacity::write(chapters),
            Self::Mp4chaps => mp4chaps::write(chapters),
            Self::Cue => cue::write(chapters, &audio_name(episode)),
            Self::Html => page(&[episode]),
        })
    }

    /// The end of the name of a file of this form.
    fn extension(self) -> &'static str {
        match self {
            Self::Table => "txt",
            Self::Json => "chapters.json",
            Self::Psc => "psc",
            Self::Description => "description.txt",
            Self::Youtube => "youtube.txt",
            Self::Ffmetadata => "ffmetadata",
            Self::Audacity => "labels.txt",
            Self::Mp4chaps => "chapters.txt",
            Self::Cue => "cue",
            Self::Html => "html",
        }
    }
}

/// The name of the audio file, which a cue sheet must state.
fn audio_name(episode: &Compiled) -> String {
    let location = episode.record.audio.as_ref().map(|audio| audio.location.as_str()).unwrap_or_default();
    let name = url::file_name(location);
    if name.is_empty() { format!("{}.mp3", episode.record.id) } else { name.to_owned() }
}

/// JSON chapters of several episodes: each the document that the episode alone would give, after its id.
fn documents(chosen: &[&Compiled]) -> io::Result<Vec<serde_json::Value>> {
    let document = |episode: &&Compiled| {
        let mut fields = serde_json::Map::new();
        fields.insert("id".into(), episode.record.id.clone().into());
        fields.extend(serde_json::from_str::<serde_json::Map<_, _>>(&json::write(&episode.record.chapters))?);
        Ok(fields.into())
    };
    chosen.iter().map(document).collect()
}

fn one_at_a_time(count: usize) -> Diagnostic {
    Diagnostic::error("one-episode-at-a-time", format!("this format holds one episode, and {count} are chosen")).help(
        "name an episode, such as `podwright chapters 81 --format psc`, or write a file for each with `--out DIR`",
    )
}

/// Leaves out what is wrong with episodes that were not asked for, errors aside.
fn concerning(diagnostics: &mut Diagnostics, all: &[Compiled], chosen: &[&Compiled]) {
    let files = |episode: &Compiled| {
        let files = &episode.record.files;
        files.notes.iter().chain(&files.transcripts).chain(&files.audio).cloned().collect::<Vec<PathBuf>>()
    };
    let wanted: HashSet<&str> = chosen.iter().map(|episode| episode.record.id.as_str()).collect();
    let others: HashSet<PathBuf> =
        all.iter().filter(|episode| !wanted.contains(episode.record.id.as_str())).flat_map(files).collect();
    diagnostics.retain(|diagnostic| {
        let elsewhere = diagnostic.place.as_ref().is_some_and(|place| others.contains(&place.file));
        diagnostic.severity == Severity::Error || !elsewhere
    });
}

fn width() -> usize {
    let columns = terminal_size::terminal_size().map_or(USUAL_WIDTH, |(columns, _)| usize::from(columns.0));
    columns.clamp(40, WIDEST)
}
