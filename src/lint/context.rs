//! What a rule may look at.

use std::path::Path;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::Place;
use crate::normalize::Compiled;
use crate::notes::Notes;
use crate::record::{Episode, Evidence, Fact, Wanted};
use crate::show::Show;
use crate::source::{SourceFile, Span};
use crate::transcript::Transcript;

/// A whole show.
pub struct ShowContext<'a> {
    /// Folder and config.
    pub show: &'a Show,
    /// All episodes in their order.
    pub episodes: &'a [Compiled],
    /// Those that are linted; the others are there for facts that cross episodes, and their transcripts only skimmed.
    pub wanted: Wanted<'a>,
}

impl<'a> ShowContext<'a> {
    /// The episodes that are linted.
    pub fn asked(&self) -> impl ParallelIterator<Item = &'a Compiled> {
        let wanted = self.wanted;
        self.episodes.par_iter().filter(move |episode| wanted(&episode.record.files))
    }

    /// All other episodes.
    pub fn others(&self) -> impl ParallelIterator<Item = &'a Compiled> {
        let wanted = self.wanted;
        self.episodes.par_iter().filter(move |episode| !wanted(&episode.record.files))
    }

    /// The transcripts of an episode to their ends, when they were skimmed.
    pub fn whole_transcripts(&self, episode: &Compiled) -> impl Iterator<Item = SourceFile> {
        let files = episode.transcripts.iter().map(|(file, _)| file.path());
        files.filter_map(|path| SourceFile::read(&self.show.root, path).ok())
    }
}

/// One episode of a show.
pub struct EpisodeContext<'a> {
    /// The show around it.
    pub show: &'a ShowContext<'a>,
    /// The episode.
    pub compiled: &'a Compiled,
    /// Its position among the episodes.
    pub index: usize,
}

impl<'a> EpisodeContext<'a> {
    /// The episode at `index`.
    pub fn new(show: &'a ShowContext<'a>, index: usize) -> Option<Self> {
        Some(Self { show, compiled: show.episodes.get(index)?, index })
    }

    /// The config of the show.
    pub fn config(&self) -> &'a Config {
        &self.show.show.config
    }

    /// The record.
    pub fn record(&self) -> &'a Episode {
        &self.compiled.record
    }

    /// The notes with their file.
    pub fn notes(&self) -> Option<(&'a SourceFile, &'a Notes)> {
        self.compiled.notes.as_ref().map(|(file, notes)| (file, notes))
    }

    /// All transcripts, the best one first.
    pub fn transcripts(&self) -> impl Iterator<Item = (&'a SourceFile, &'a Transcript)> {
        self.compiled.transcripts.iter().map(|(file, transcript)| (file, transcript))
    }

    /// The readings of a fact, the believed one first.
    pub fn evidence(&self, fact: Fact) -> &'a [Evidence] {
        self.compiled.record.evidence.get(&fact).map(Vec::as_slice).unwrap_or_default()
    }

    /// Where a reading stands: its bytes, or its file as a whole.
    pub fn place_of(&self, evidence: &Evidence) -> Place {
        match (self.file(&evidence.file), evidence.span) {
            (Some(file), Some(span)) => file.place(span),
            _ => Place::file(&evidence.file),
        }
    }

    /// The words of a reading, as they stand in its file.
    pub fn words_of(&self, evidence: &Evidence) -> Option<&'a str> {
        let file = self.file(&evidence.file)?;
        Some(file.slice(evidence.span?)).filter(|words| !words.is_empty())
    }

    fn file(&self, path: &Path) -> Option<&'a SourceFile> {
        self.compiled.source(path)
    }

    /// The place to blame when something is missing: the head of the notes, else of the first transcript or audio.
    pub fn head(&self) -> Option<Place> {
        if let Some((file, notes)) = self.notes() {
            let first = notes.lines.iter().find(|line| !line.inline.text.is_empty());
            let span = first.map_or(Span::new(0, 0), |line| line.line.content);
            return Some(file.place(span));
        }
        let files = &self.record().files;
        files.transcripts.first().or(files.audio.as_ref()).map(|path| Place::file(path))
    }
}
