//! `podwright tag`

use std::path::PathBuf;

use clap::Args;

use super::{Failure, Outcome, Where, counted, select};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::ledger::Ledger;
use crate::normalize::Compiled;
use crate::show::Show;
use crate::tag::{self, Sheet};
use crate::{compile, report};

/// Writes chapters, title, number, show, date and cover into copies of audio files
///
/// MP3 gets an ID3 tag with chapters, MP4 atoms and a chapter track, Ogg, Opus and FLAC get comments. The sound and other
/// tags stay as they are; the files of the show are never touched.
#[derive(Debug, Args)]
pub(super) struct Tag {
    /// Audio files, folders or episode numbers [default: the whole show]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// The folder for the copies, which have the names of the files
    #[arg(long, value_name = "DIR", default_value = "tagged")]
    out: PathBuf,

    #[command(flatten)]
    place: Where,
}

impl Tag {
    pub(super) fn run(self) -> Result<Outcome, Failure> {
        let mut diagnostics = Diagnostics::new();
        let show = self.place.show(self.paths.first(), &mut diagnostics)?;
        let compiled = compile::compile(&show, &mut diagnostics)?;
        let chosen = select::episodes(&show.root, &compiled, &self.paths)?;
        select::findings(&compiled, &chosen, &mut diagnostics);
        diagnostics.retain(|one| one.severity == Severity::Error);
        let audible = self.audible(&chosen, &mut diagnostics)?;
        let ledger = Ledger::remembered(&show.root);
        let files = compiled.iter().map(|episode| &episode.record.files);
        let sources: Vec<PathBuf> =
            files.flat_map(|files| files.audio.iter().chain(&files.notes).chain(&files.transcripts)).cloned().collect();
        for episode in &audible {
            match self.tag(&show, &ledger, &sources, episode) {
                Ok(line) => anstream::println!("{line}"),
                Err(fault) => diagnostics.push(fault),
            }
        }
        report::terminal::summarise(&mut anstream::stderr(), &diagnostics, Some(&show.root))?;
        let silent = chosen.len() - audible.len();
        if silent > 0 {
            let have = if silent == 1 { "has" } else { "have" };
            anstream::eprintln!("note: {} {have} no audio here", counted(silent, "episode"));
        }
        let failed = diagnostics.iter().any(|one| one.severity == Severity::Error);
        Ok(if failed { Outcome::Findings } else { Outcome::Clean })
    }

    /// The episodes whose audio is here; no two files may have one name, for the copies lie side by side.
    fn audible<'a>(
        &self,
        chosen: &[&'a Compiled],
        diagnostics: &mut Diagnostics,
    ) -> Result<Vec<&'a Compiled>, Diagnostic> {
        let here = |episode: &&&Compiled| episode.audio.is_some() && episode.audio_remembered.is_none();
        let mut audible: Vec<&Compiled> = chosen.iter().filter(here).copied().collect();
        if audible.is_empty() && !self.paths.is_empty() && diagnostics.is_empty() {
            return Err(Diagnostic::error("no-such-file", "none of these episodes has audio here")
                .help("name audio files of the show, or episodes whose audio lies in it"));
        }
        let mut names = std::collections::HashMap::new();
        audible.retain(|episode| {
            let Some(path) = &episode.record.files.audio else { return false };
            let Some(other) = names.insert(path.file_name(), path) else { return true };
            let message =
                format!("{} has the same name, so that its copy would take the place of this one's", other.display());
            let help = "tag them one after the other, into folders of their own";
            diagnostics.push(Diagnostic::error("tag-not-written", message).in_file(path).help(help));
            false
        });
        Ok(audible)
    }

    fn tag(&self, show: &Show, ledger: &Ledger, sources: &[PathBuf], episode: &Compiled) -> Result<String, Diagnostic> {
        let audio = episode.record.files.audio.clone().unwrap_or_default();
        let duration = episode.audio.as_ref().map_or(0.0, |facts| facts.duration);
        let sheet = Sheet::of(show, ledger, episode, duration);
        let target = tag::write(&show.root, &audio, &sheet, &self.out, sources)?;
        let cover = if sheet.cover.is_some() { ", cover" } else { "" };
        let bold = anstyle::Style::new().bold();
        let chapters = counted(sheet.chapters.len(), "chapter");
        Ok(format!("{bold}{}{bold:#}: {}, {chapters}{cover}", target.display(), sheet.title))
    }
}
