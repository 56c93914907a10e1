//! What a rule may look at.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

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
    /// Those that are linted; the others are there for facts that cross episodes, and read no further than most rules ask.
    pub wanted: Wanted<'a>,
    /// Has a rule asked for more?
    asks_for_all: AtomicBool,
}

impl<'a> ShowContext<'a> {
    /// A show in which `wanted` episodes are linted.
    pub fn new(show: &'a Show, episodes: &'a [Compiled], wanted: Wanted<'a>) -> Self {
        Self { show, episodes, wanted, asks_for_all: AtomicBool::new(false) }
    }

    /// The show with the notes of all episodes read. A rule that gets nothing has nothing to say yet: it is asked again when
    /// they are. Rules ask where something of a wanted episode is a fault or not by the habits of the show, since to read
    /// all of it takes longer than all the rest.
    pub fn all_read(&self) -> Option<&Self> {
        let is_read = self.episodes.iter().all(Compiled::is_read);
        if !is_read {
            self.asks_for_all.store(true, Ordering::Relaxed);
        }
        is_read.then_some(self)
    }

    /// The same where a wanted episode gives `reason` to compare it with all others; without one there is nothing to say.
    pub fn all_read_for(&self, reason: impl Fn(&EpisodeContext<'_>) -> bool + Sync) -> Option<&Self> {
        let asked = (0..self.episodes.len()).into_par_iter().filter_map(|index| EpisodeContext::new(self, index));
        let gives_reason = asked.any(|episode| self.is_asked(episode.compiled) && reason(&episode));
        if gives_reason { self.all_read() } else { None }
    }

    /// Has a rule got nothing from [`Self::all_read`]?
    pub(super) fn asks_for_all(&self) -> bool {
        self.asks_for_all.load(Ordering::Relaxed)
    }

    /// The episodes that are linted.
    pub fn asked(&self) -> impl ParallelIterator<Item = &'a Compiled> {
        let wanted = self.wanted;
        self.episodes.par_iter().filter(move |episode| wanted(&episode.record.files))
    }

    /// Is an episode linted?
    pub fn is_asked(&self, episode: &Compiled) -> bool {
        (self.wanted)(&episode.record.files)
    }

    /// All other episodes.
    pub fn others(&self) -> impl ParallelIterator<Item = &'a Compiled> {
        let wanted = self.wanted;
        self.episodes.par_iter().filter(move |episode| !wanted(&episode.record.files))
    }

    /// The transcripts of an episode to their ends, when no more than their beginnings was read.
    pub fn whole_transcripts(&self, episode: &Compiled) -> impl Iterator<Item = SourceFile> {
        episode.record.files.transcripts.iter().filter_map(|path| SourceFile::read(&self.show.root, path).ok())
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

    /// The notes with their file, if they are read.
    pub fn notes(&self) -> Option<(&'a SourceFile, &'a Notes)> {
        self.compiled.read_notes()
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
