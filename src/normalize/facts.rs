//! All facts that the files of one episode state, from the syntax trees of its notes and transcripts.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::dates::{self, SaidDate};
use super::read::Depth;
use super::spoken::{GREETING_SECONDS, Spoken};
use super::{Compiled, numbers, people, sponsors, titles};
use crate::audio::AudioFacts;
use crate::ledger::LEDGER_NAME;
use crate::notes::Notes;
use crate::notes::front_matter::values::midnight;
use crate::record::{Episode, Evidence, Fact};
use crate::show::{FileName, Show};
use crate::source::SourceFile;
use crate::transcript::{Transcript, is_anonymous};

/// All facts that an episode's own files state.
pub(super) fn facts(show: &Show, episode: &mut Compiled) {
    let Compiled { record, notes, transcripts, audio, said_date, depth, .. } = episode;
    let depth = *depth;
    let notes = notes.as_ref().map(|(file, notes)| (file, notes));
    let transcript = transcripts.first().map(|(file, transcript)| (file, transcript));
    let greeting = transcript.map(|(file, transcript)| Spoken::until(file, transcript, GREETING_SECONDS));
    let whole = transcript.filter(|_| depth == Depth::Whole);
    let speech = whole.map(|(file, transcript)| Spoken::all(file, transcript));
    let names = record.files.all().map(|path| FileName::of(path, &show.config)).collect();
    let (greeting, speech) = (greeting.as_ref(), speech.as_ref());
    let sources = Sources { show, depth, names, notes, transcripts, transcript, greeting, speech };
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
    /// What the files are called, in their order.
    names: Vec<FileName>,
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
        for (path, name) in record.files.all().zip(&self.names) {
            if let Some(number) = name.number {
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
        // What stands between two numbers is called after the one before it.
        record.number = record.number.or(believed).filter(|_| record.number_between.is_none());
        record.evidence.entry(Fact::Number).or_default().extend(evidence);
    }

    /// Date of publication: where the front matter has none, that of a file name such as `2021-09-10-slug.md`.
    fn published(&self, record: &mut Episode) {
        let config = &self.show.config;
        let zone = config.show.timezone.unwrap_or(chrono_tz::Tz::UTC);
        if let Some(path) = &record.files.notes {
            // Notes are the first of the files.
            let day = self.names.first().and_then(|name| name.date);
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
        let of_heading = || self.notes?.1.heading.as_ref()?.title.as_ref().map(|(title, _)| title.as_str());
        let people = people::resolve(
            &people::Sources {
                title: record.title.as_deref().or_else(of_heading),
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
        // What lies far away is not asked for its title.
        if self.depth == Depth::Whole || (evidence.is_empty() && self.depth == Depth::Skimmed) {
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
        let title = |(path, name): (&PathBuf, &FileName)| {
            let slug = name.slug.clone()?;
            let title = titles.entry(slug).or_insert_with_key(|slug| titles::from_slug(slug, &headings, &texts));
            Some(Evidence::whole_file(title.clone(), path, "file name"))
        };
        record.files.all().zip(&self.names).filter_map(title).collect()
    }
}

/// The names of speakers that a transcript marks; most mark none. Voices that a machine has numbered are nobody's.
fn speakers(transcript: &Transcript) -> Vec<String> {
    let named = transcript.cues.iter().filter_map(|cue| cue.speaker.as_deref());
    let mut names: Vec<String> = named.filter(|name| !is_anonymous(name)).map(str::to_owned).collect();
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
