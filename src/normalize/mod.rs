//! From syntax trees to typed records: one file a fact.
//!
//! A normaliser collects all the evidence for a fact, then decides.

mod audio;
pub(crate) mod beside;
mod bundled_cover;
mod by_number;
pub(crate) mod cast;
mod dates;
pub(crate) mod directory;
mod facts;
mod front_matter;
mod host_line;
mod infer;
mod interview;
mod links;
pub(crate) mod names;
mod near;
pub(crate) mod noted_audio;
mod numbers;
mod only;
mod people;
mod read;
pub(crate) mod site;
mod slashed_dates;
pub(crate) mod spelled_out;
mod spoken;
pub(crate) mod sponsors;
mod tags;
pub(crate) mod title_signs;
mod titles;
mod warm;

use std::path::Path;

use rayon::prelude::*;

use crate::audio::AudioFacts;
use crate::config::Level;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::ledger::Ledger;
use crate::notes::Notes;
use crate::notes::front_matter::KeyNames;
use crate::record::{Episode, Wanted, Why};
use crate::show::{EpisodeFiles, Show};
use crate::source::SourceFile;
use crate::transcript::Transcript;
use beside::Beside;
use dates::SaidDate;
use directory::Directory;
use facts::facts;
pub(crate) use front_matter::{is_state, one_by_one};
pub(crate) use infer::{INFERRED, titles_number};
pub(crate) use near::{NEAR, Others};
use read::Depth;
pub(crate) use read::noted_sponsors;
use slashed_dates::Series;
pub(crate) use warm::{warm_up, warm_up_notes};

/// So few episodes are read at a time by one processor: some have far longer transcripts than others.
const SHARE: usize = 4;

/// An episode with the sources its record was read from.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// The record.
    pub record: Episode,
    /// The show notes.
    pub notes: Option<(SourceFile, Notes)>,
    /// The transcripts, the best one first.
    pub transcripts: Vec<(SourceFile, Transcript)>,
    /// What the headers of the audio say.
    pub audio: Option<AudioFacts>,
    /// Where the audio was when its headers were read, where it is not here and the ledger remembers them.
    pub audio_remembered: Option<String>,
    /// What is wrong with the file of the audio, where it cannot go into a feed as it is.
    pub audio_flaw: Option<AudioFlaw>,
    /// Do the sources hold an error, or nothing at all? What then is missing is a consequence, and not worth telling.
    pub flawed: bool,
    /// Files that hold nothing but chapters, beside the others or named by the front matter.
    pub chapter_files: Vec<SourceFile>,
    /// Why the chapters that were found in the transcript begin where they do, and where topics without a chapter might.
    pub whys: Vec<Why>,
    /// The date of recording as written or said, perhaps without its year; `infer` completes it.
    said_date: Option<SaidDate>,
    /// How far its files were read.
    depth: Depth,
}

/// Why the file of the audio is not what listeners should get.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AudioFlaw {
    /// Git LFS holds it back: its size is known.
    Pointer,
    /// It is none, or not whole: an error at this place says so.
    Broken(Option<Place>),
}

impl AudioFlaw {
    /// The rules that tell of audio that cannot be played, or is not there.
    pub(crate) const BREAKING: [&str; 4] = ["audio-empty", "audio-not-audio", "audio-truncated", "audio-unreadable"];
}

impl Compiled {
    /// A record without sources.
    pub fn new(record: Episode) -> Self {
        Self {
            record,
            notes: None,
            transcripts: Vec::new(),
            audio: None,
            audio_remembered: None,
            audio_flaw: None,
            flawed: false,
            chapter_files: Vec::new(),
            whys: Vec::new(),
            said_date: None,
            depth: Depth::Whole,
        }
    }

    /// Was more read than what front matter and names of files state? Else it lies far from all that is wanted.
    pub(crate) fn is_read(&self) -> bool {
        self.depth > Depth::Stated
    }

    /// The notes, unless no more than their front matter was read.
    pub(crate) fn read_notes(&self) -> Option<(&SourceFile, &Notes)> {
        self.notes.as_ref().filter(|_| self.is_read()).map(|(file, notes)| (file, notes))
    }

    /// The file at `path`, if facts of the episode were read in it: notes, transcripts, what states facts beside them.
    pub(crate) fn source(&self, path: &Path) -> Option<&SourceFile> {
        let front_matter = self.notes.iter().filter_map(|(_, notes)| notes.front_matter.as_ref());
        let beside = front_matter.flat_map(|matter| &matter.beside).filter_map(|field| field.elsewhere.as_deref());
        let notes = self.notes.iter().map(|(file, _)| file);
        let transcripts = self.transcripts.iter().map(|(file, _)| file);
        notes.chain(transcripts).chain(beside).find(|file| file.path() == path)
    }
}

/// Reads and normalises all episodes of a show; facts that one episode leaves open are inferred from its neighbours.
pub fn compile(show: &Show, episodes: Vec<EpisodeFiles>, diagnostics: &mut Diagnostics) -> Vec<Compiled> {
    compile_remembering(show, episodes, &Ledger::default(), (&|_| true, Others::All), diagnostics)
}

/// The same; what audio said that is not here, `ledger` may know. Of episodes that are not wanted no more is read than
/// [`Others`] tells, and never more of a transcript than the greeting.
pub(crate) fn compile_remembering(
    show: &Show,
    episodes: Vec<EpisodeFiles>,
    ledger: &Ledger,
    (wanted, others): (Wanted<'_>, Others),
    diagnostics: &mut Diagnostics,
) -> Vec<Compiled> {
    let names = KeyNames::new(&show.config.sources);
    let directory = Directory::read(show, diagnostics);
    let beside = Beside::read(&show.root, &show.config, diagnostics);
    let series = Series::new(show, &names, &beside, &episodes);
    let reader = Reader { show, ledger, names: &names, directory: &directory, beside: &beside, series: &series };
    let (mut compiled, mut found) = reader.read(&episodes, wanted, others);
    let is_foreseen = |id: &str| episodes.iter().any(|files| files.id == id && wanted(&files.files));
    let is_far_from_all = |episode: &Compiled| episode.depth == Depth::Whole && !is_foreseen(&episode.record.id);
    let is_all_read = others != Others::Near || compiled.iter().all(Compiled::is_read);
    if !is_all_read && (compiled.iter().any(is_far_from_all) || infer::asks_for_more(&compiled)) {
        (compiled, found) = reader.read(&episodes, wanted, Others::All);
    }
    if let Some(joined) = by_number::joined(&episodes, &compiled) {
        (compiled, found) = reader.read(&joined, wanted, others);
    }
    by_number::without_named(&mut compiled, &mut found);
    diagnostics.extend(found.into_iter().flatten());
    if show.config.sources.title_numbers {
        infer::numbers(&mut compiled);
    }
    infer::years(&mut compiled);
    infer::guests(&mut compiled);
    compiled
}

/// What an episode is read with.
struct Reader<'a> {
    show: &'a Show,
    ledger: &'a Ledger,
    names: &'a KeyNames,
    directory: &'a Directory,
    beside: &'a Beside,
    series: &'a Series<'a>,
}

impl Reader<'_> {
    /// Reads those of `episodes` that are episodes, and what is wrong with each.
    fn read(&self, episodes: &[EpisodeFiles], wanted: Wanted<'_>, others: Others) -> (Vec<Compiled>, Vec<Diagnostics>) {
        let read = |(files, depth)| {
            let read = self.compile(files, depth)?;
            let record = &read.0.record;
            let needed = match record.number {
                // Front matter may name files that are not called like the episode.
                _ if wanted(&record.files) => Depth::Whole,
                // A number that nothing states may stand in the text, and two episodes may have it.
                None => Depth::Skimmed,
                Some(_) => Depth::Stated,
            };
            if needed > depth { self.compile(files, needed) } else { Some(read) }
        };
        let depths = near::depths(episodes, wanted, others);
        episodes.par_iter().zip(depths).with_max_len(SHARE).filter_map(read).unzip()
    }

    /// Reads one episode, if it is one, and all facts that its own files state.
    fn compile(&self, files: &EpisodeFiles, depth: Depth) -> Option<(Compiled, Diagnostics)> {
        let Self { show, names, .. } = *self;
        let mut diagnostics = Diagnostics::new();
        let mut compiled = read::read(self, files.clone(), depth, &mut diagnostics);
        if !only::is_episode(&show.config.sources, names, &compiled) {
            return None;
        }
        let context = front_matter::Context { show, names, directory: self.directory, series: self.series };
        stated(&context, &mut compiled, &mut diagnostics);
        if show.config.sources.audio_in_notes
            && let Some((file, notes)) = &compiled.notes
        {
            noted_audio::apply(file, notes, &mut compiled.record, &mut diagnostics);
        }
        bundled_cover::apply(show, &mut compiled);
        let remembered = self.ledger.audio_of(&compiled.record.id);
        audio::read(show, remembered, &mut compiled, &mut diagnostics);
        facts(show, &mut compiled);
        let states = compiled.notes.as_ref().is_some_and(|(_, notes)| notes.front_matter.is_some());
        compiled.flawed = diagnostics.iter().any(|one| is_flaw(show, one, states));
        let breaks_audio = |one: &&Diagnostic| AudioFlaw::BREAKING.contains(&one.rule) && is_flaw(show, one, states);
        if let Some(fault) = diagnostics.iter().find(breaks_audio) {
            compiled.audio_flaw = Some(AudioFlaw::Broken(fault.place.clone()));
        }
        Some((compiled, diagnostics))
    }
}

/// Does a finding explain what else is missing? Not an error that the show bears with: it is published without what was
/// wrong, and what then is missing is told. Notes without words explain nothing where their front matter `states` facts.
fn is_flaw(show: &Show, found: &Diagnostic, states: bool) -> bool {
    let is_borne = show.config.lint.rules.get(found.rule).is_some_and(|level| *level != Level::Error);
    (found.rule == read::NOTES_EMPTY && !states) || (found.severity == Severity::Error && !is_borne)
}

/// What the front matter states.
fn stated(context: &front_matter::Context<'_>, episode: &mut Compiled, diagnostics: &mut Diagnostics) {
    if let Some((file, notes)) = &episode.notes
        && let Some(front_matter) = &notes.front_matter
    {
        front_matter::apply(context, file, front_matter, &mut episode.record, diagnostics);
    }
}
