//! From syntax trees to typed records: one file a fact.
//!
//! A normaliser collects all the evidence for a fact, then decides.

mod audio;
pub(crate) mod beside;
mod dates;
pub(crate) mod directory;
mod front_matter;
mod host_line;
mod infer;
pub(crate) mod names;
mod near;
mod numbers;
mod only;
mod people;
mod read;
mod site;
mod slashed_dates;
mod spoken;
pub(crate) mod sponsors;
mod tags;
mod titles;
mod warm;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::audio::AudioFacts;
use crate::config::Level;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::ledger::{LEDGER_NAME, Ledger};
use crate::notes::Notes;
use crate::notes::front_matter::KeyNames;
use crate::notes::front_matter::values::midnight;
use crate::record::{Episode, Evidence, Fact, Wanted, Why};
use crate::show::{EpisodeFiles, FileName, Show};
use crate::source::SourceFile;
use crate::transcript::Transcript;
use beside::Beside;
use dates::SaidDate;
use directory::Directory;
pub(crate) use infer::{INFERRED, titles_number};
pub(crate) use near::{NEAR, Others};
use read::Depth;
pub(crate) use read::noted_sponsors;
use slashed_dates::Series;
use spoken::{GREETING_SECONDS, Spoken};
pub(crate) use warm::warm_up;

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

impl Compiled {
    /// A record without sources.
    pub fn new(record: Episode) -> Self {
        Self {
            record,
            notes: None,
            transcripts: Vec::new(),
            audio: None,
            audio_remembered: None,
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
    let depths = near::depths(&episodes, wanted, others);
    let (mut compiled, found): (Vec<Compiled>, Vec<Diagnostics>) = episodes
        .par_iter()
        .zip(depths)
        .with_max_len(SHARE)
        .filter_map(|(files, depth)| {
            let read = reader.compile(files, depth)?;
            let record = &read.0.record;
            let needed = match record.number {
                // Front matter may name files that are not called like the episode.
                _ if wanted(&record.files) => Depth::Whole,
                // A number that nothing states may stand in the text, and two episodes may have it.
                None => Depth::Skimmed,
                Some(_) => Depth::Stated,
            };
            if needed > depth { reader.compile(files, needed) } else { Some(read) }
        })
        .unzip();
    let is_foreseen = |id: &str| episodes.iter().any(|files| files.id == id && wanted(&files.files));
    let is_far_from_all = |episode: &Compiled| episode.depth == Depth::Whole && !is_foreseen(&episode.record.id);
    let is_all_read = compiled.iter().all(Compiled::is_read);
    if !is_all_read && (compiled.iter().any(is_far_from_all) || infer::asks_for_more(&compiled)) {
        return compile_remembering(show, episodes, ledger, (wanted, Others::All), diagnostics);
    }
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
    /// Reads one episode, if it is one, and all facts that its own files state.
    fn compile(&self, files: &EpisodeFiles, depth: Depth) -> Option<(Compiled, Diagnostics)> {
        let Self { show, names, .. } = *self;
        let mut diagnostics = Diagnostics::new();
        let readers = read::Readers { show, names, beside: self.beside };
        let mut compiled = read::read(&readers, files.clone(), depth, &mut diagnostics);
        if !only::is_episode(&show.config.sources.only, names, &compiled) {
            return None;
        }
        let context = front_matter::Context { show, names, directory: self.directory, series: self.series };
        stated(&context, &mut compiled, &mut diagnostics);
        let remembered = self.ledger.audio_of(&compiled.record.id);
        audio::read(show, remembered, &mut compiled, &mut diagnostics);
        facts(show, &mut compiled);
        compiled.flawed = diagnostics.iter().any(|one| is_flaw(show, one));
        Some((compiled, diagnostics))
    }
}

/// Does a finding explain what else is missing? Not an error that the show bears with: it is published without what was
/// wrong, and what then is missing is told.
fn is_flaw(show: &Show, found: &Diagnostic) -> bool {
    let is_borne = show.config.lint.rules.get(found.rule).is_some_and(|level| *level != Level::Error);
    found.rule == read::NOTES_EMPTY || (found.severity == Severity::Error && !is_borne)
}

/// What the front matter states.
fn stated(context: &front_matter::Context<'_>, episode: &mut Compiled, diagnostics: &mut Diagnostics) {
    if let Some((file, notes)) = &episode.notes
        && let Some(front_matter) = &notes.front_matter
    {
        front_matter::apply(context, file, front_matter, &mut episode.record, diagnostics);
    }
}

/// All facts that an episode's own files state.
fn facts(show: &Show, episode: &mut Compiled) {
    let Compiled { record, notes, transcripts, audio, said_date, depth, .. } = episode;
    let depth = *depth;
    let notes = notes.as_ref().map(|(file, notes)| (file, notes));
    let transcript = transcripts.first().map(|(file, transcript)| (file, transcript));
    let greeting = transcript.map(|(file, transcript)| Spoken::until(file, transcript, GREETING_SECONDS));
    let whole = transcript.filter(|_| depth == Depth::Whole);
    let speech = whole.map(|(file, transcript)| Spoken::all(file, transcript));
    let sources =
        Sources { show, depth, notes, transcripts, transcript, greeting: greeting.as_ref(), speech: speech.as_ref() };
    sources.number(record);
    sources.published(record);
    if depth == Depth::Stated {
        return;
    }
    *said_date = sources.recorded(record);
    sources.people(record);
    sources.sponsors(record);
    sources.topics(record);
    sources.title(record);
    duration(record, transcripts, audio.as_ref());
}

/// What the facts of one episode are read from.
struct Sources<'a> {
    show: &'a Show,
    /// How far the transcripts were read.
    depth: Depth,
    notes: Option<(&'a SourceFile, &'a Notes)>,
    /// All transcripts, the best one first.
    transcripts: &'a [(SourceFile, Transcript)],
    /// The best one.
    transcript: Option<(&'a SourceFile, &'a Transcript)>,
    greeting: Option<&'a Spoken<'a>>,
    /// All that is said in it, unless it was only skimmed.
    speech: Option<&'a Spoken<'a>>,
}

impl Sources<'_> {
    /// Number: file name, then heading, header of the transcript, greeting.
    fn number(&self, record: &mut Episode) {
        let mut evidence = Vec::new();
        for path in record.files.all() {
            if let Some(number) = FileName::of(path, &self.show.config).number {
                evidence.push(Evidence::whole_file(number, path, "file name"));
            }
        }
        if let Some((file, notes)) = self.notes
            && let Some((number, span)) = notes.heading.as_ref().and_then(|heading| heading.number)
        {
            evidence.push(Evidence::read(number, file, span, "heading"));
        }
        for (index, (file, transcript)) in self.transcripts.iter().enumerate() {
            if let Some((number, span)) = transcript.number {
                evidence.push(Evidence::read(number, file, span, "transcript header"));
            }
            let other;
            let greeting = match self.greeting.filter(|_| index == 0) {
                Some(best) => best,
                None => {
                    other = Spoken::until(file, transcript, GREETING_SECONDS);
                    &other
                }
            };
            if let Some(said) = numbers::said(&greeting.text) {
                let how = if said.is_claim { "greeting" } else { "mention" };
                evidence.push(Evidence::read(said.number, file, greeting.place(said.span), how));
            }
        }
        let believed = evidence.first().and_then(|first| first.value.as_u64()).and_then(|n| u32::try_from(n).ok());
        record.number = record.number.or(believed);
        record.evidence.entry(Fact::Number).or_default().extend(evidence);
    }

    /// Date of publication: where the front matter has none, that of a file name such as `2021-09-10-slug.md`.
    fn published(&self, record: &mut Episode) {
        let config = &self.show.config;
        let zone = config.show.timezone.unwrap_or(chrono_tz::Tz::UTC);
        if let Some(path) = &record.files.notes {
            let day = FileName::of(path, config).date;
            let Some(moment) = day.and_then(|day| midnight(day, zone)) else { return };
            let evidence = Evidence::whole_file(moment.to_rfc3339(), path, "file name");
            record.evidence.entry(Fact::Published).or_default().push(evidence);
            record.published = record.published.or(Some(moment));
        }
    }

    /// Date of recording: as the notes say, else as the greeting says.
    fn recorded(&self, record: &mut Episode) -> Option<SaidDate> {
        let mut found = Vec::new();
        if let Some((file, notes)) = self.notes {
            for line in notes.lines.iter().take(12).filter(|line| !line.inline.text.is_empty()) {
                if let Some(date) = dates::recorded(&line.inline.text) {
                    found.push((date, file, line.inline.source_span(date.span), "notes"));
                }
            }
        }
        if let Some(spoken) = self.greeting
            && let Some(date) = dates::recorded(&spoken.text)
        {
            found.push((date, spoken.file(), spoken.place(date.span), "greeting"));
        }
        // A date whose weekday is right beats one whose weekday is wrong, a whole one beats one without its year.
        let rank = |date: &SaidDate| match date.date() {
            Some(whole) if date.weekday_fits(whole) => 0,
            Some(_) => 2,
            None => 1,
        };
        found.sort_by_key(|(date, ..)| rank(date));
        let evidence = found.iter().map(|(date, file, span, how)| {
            let value =
                date.date().map_or_else(|| format!("--{:02}-{:02}", date.month, date.day), |date| date.to_string());
            Evidence::read(value, file, *span, *how)
        });
        record.evidence.entry(Fact::Recorded).or_default().extend(evidence);
        // A date that the front matter states needs no help from the neighbours.
        let (best, ..) = found.first().filter(|_| record.recorded.is_none())?;
        record.recorded = best.date();
        Some(*best)
    }

    fn people(&self, record: &mut Episode) {
        let config = &self.show.config;
        let number = record.number;
        let in_range = |host: &&crate::config::Host| match number {
            Some(number) => {
                host.from.is_none_or(|from| from <= number) && host.until.is_none_or(|until| number <= until)
            }
            None => host.until.is_none(),
        };
        let hosts: Vec<_> = config.hosts.iter().filter(in_range).collect();
        let speakers = self.transcript.map(|(_, transcript)| speakers(transcript)).unwrap_or_default();
        let people = people::resolve(
            &people::Sources {
                notes: self.notes,
                greeting: self.greeting,
                speakers,
                front_matter_hosts: std::mem::take(&mut record.hosts),
                front_matter_guests: std::mem::take(&mut record.guests),
            },
            &hosts,
            &config.show.title,
        );
        record.hosts = people.hosts;
        record.guests = people.guests;
        record.evidence.entry(Fact::Hosts).or_default().extend(people.host_evidence);
        record.evidence.entry(Fact::Guests).or_default().extend(people.guest_evidence);
        record.evidence.entry(Fact::Presenters).or_default().extend(people.presenter_evidence);
        let noted = self.notes.map(|(_, notes)| notes.topics.as_slice()).unwrap_or_default();
        record.topics = noted
            .iter()
            .zip(people.presenters)
            .map(|(topic, presenter)| crate::record::Topic {
                presenter,
                title: topic.title.0.clone(),
                ..Default::default()
            })
            .collect();
    }

    fn sponsors(&self, record: &mut Episode) {
        let config = &self.show.config;
        let found = sponsors::read(self.notes, self.speech, &config.sponsors, &config.show.title);
        if record.sponsors.is_empty() {
            record.sponsors = found.sponsors;
        }
        record.evidence.entry(Fact::Sponsors).or_default().extend(found.evidence);
    }

    fn topics(&self, record: &mut Episode) {
        let Some((file, notes)) = self.notes else { return };
        let evidence = record.evidence.entry(Fact::Topics).or_default();
        for (order, (topic, noted)) in (1..).zip(record.topics.iter_mut().zip(&notes.topics)) {
            topic.order = order;
            topic.label = noted.number.as_ref().map(|number| format!("#{number}"));
            topic.urls.clone_from(&noted.urls);
            topic.links.clone_from(&noted.links);
            topic.image.clone_from(&noted.image);
            evidence.push(Evidence::read(topic.title.clone(), file, noted.title.1, "topic heading"));
        }
        // A label without any words names no topic.
        record.topics.retain(|topic| !topic.title.is_empty());
    }

    /// Title: front matter, heading, header of the transcript, slug of a file name.
    fn title(&self, record: &mut Episode) {
        let mut evidence = Vec::new();
        if let Some((file, notes)) = self.notes
            && let Some((title, span)) = notes.heading.as_ref().and_then(|heading| heading.title.as_ref())
        {
            evidence.push(Evidence::read(title.clone(), file, *span, "heading"));
        }
        if let Some((file, transcript)) = self.transcript
            && let Some((title, span)) = &transcript.title
        {
            evidence.push(Evidence::read(title.clone(), file, *span, "transcript header"));
        }
        if evidence.is_empty() || self.depth == Depth::Whole {
            evidence.extend(self.file_titles(record));
        }
        let believed = evidence.first().and_then(|first| first.value.as_str()).map(str::to_owned);
        record.title = record.title.take().or(believed);
        record.evidence.entry(Fact::Title).or_default().extend(evidence);
    }

    /// The titles that slugs of file names stand for.
    fn file_titles(&self, record: &Episode) -> Vec<Evidence> {
        let headings: Vec<&str> = record.topics.iter().map(|topic| topic.title.as_str()).collect();
        let texts: Vec<&str> = self
            .notes
            .map(|(_, notes)| notes.lines.iter().map(|line| line.inline.text.as_str()).collect())
            .unwrap_or_default();
        // Files of an episode are most often called alike.
        let mut titles: HashMap<String, String> = HashMap::new();
        let title = |path: &PathBuf| {
            let slug = FileName::of(path, &self.show.config).slug?;
            let title = titles.entry(slug).or_insert_with_key(|slug| titles::from_slug(slug, &headings, &texts));
            Some(Evidence::whole_file(title.clone(), path, "file name"))
        };
        record.files.all().filter_map(title).collect()
    }
}

/// The names of speakers that a transcript marks; most mark none.
fn speakers(transcript: &Transcript) -> Vec<String> {
    let mut names: Vec<String> = transcript.cues.iter().filter_map(|cue| cue.speaker.clone()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Duration: of the audio, else up to the end of the last cue.
fn duration(record: &mut Episode, transcripts: &[(SourceFile, Transcript)], audio: Option<&AudioFacts>) {
    let mut evidence = Vec::new();
    if let Some(facts) = audio {
        // Audio that is served elsewhere is known from the ledger.
        let path = record.files.audio.as_deref().unwrap_or(Path::new(LEDGER_NAME));
        evidence.push(Evidence::whole_file(facts.duration, path, "audio"));
    }
    for (file, transcript) in transcripts {
        let last = transcript.cues.iter().max_by(|a, b| a.end.unwrap_or(a.start).total_cmp(&b.end.unwrap_or(b.start)));
        if let Some(last) = last.filter(|last| last.end.unwrap_or(last.start) > 0.0) {
            evidence.push(Evidence::read(last.end.unwrap_or(last.start), file, last.span, "last cue"));
        }
    }
    let believed = evidence.first().and_then(|first| first.value.as_f64());
    record.duration = record.duration.or(believed);
    record.evidence.entry(Fact::Duration).or_default().extend(evidence);
}
