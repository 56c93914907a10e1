//! From an alignment to the record: starts of topics, and chapters.

use std::collections::BTreeMap;

use super::align::{self, Input, Lexicon, Stretch, StretchState, Written};
use super::explicit;
use super::said::Said;
use crate::config::Config;
use crate::normalize::Compiled;
use crate::notes::front_matter::KeyNames;
use crate::notes::{Notes, SectionKind};
use crate::record::{Chapter, ChapterKind, Episode, Evidence, Fact, Why};

/// A shorter stretch within the greeting is no spot of its own, in seconds.
const SHORTEST_SPOT: f64 = 15.0;

/// Fills starts and chapters from the best transcript, and says why they begin where they do.
pub(super) fn derive(compiled: &mut Compiled, config: &Config, lexicon: &mut Lexicon) {
    let Compiled { record, transcripts, .. } = &*compiled;
    let timed = !record.chapters.is_empty() || record.topics.iter().any(|topic| topic.start.is_some());
    let is_heard = transcripts.first().is_some_and(|(_, transcript)| !transcript.cues.is_empty());
    if timed || !is_heard || explicit::states_none(&KeyNames::new(&config.sources), compiled) {
        return;
    }
    let Compiled { record, notes, transcripts, whys, .. } = compiled;
    let Some((_, transcript)) = transcripts.first() else { return };
    let input = input(record, notes.as_ref().map(|(_, notes)| notes), config);
    let end = record.duration.or_else(|| transcript.end());
    // A lone greeting helps nobody, nor do a greeting and a goodbye around topics that nobody has written down.
    if record.topics.is_empty() {
        let (outline, decided) = align::outline(&transcript.cues, &input, lexicon);
        let (stretches, titles): (Vec<_>, Vec<_>) = outline.into_iter().unzip();
        if stretches.iter().any(|stretch| matches!(stretch.state, StretchState::Topic(_))) {
            write(record, &stretches, &titles, end);
            *whys = decided;
        }
    } else {
        let (stretches, decided) = align::aligned(&transcript.cues, &input, lexicon);
        if stretches.iter().any(|stretch| stretch.state != StretchState::Intro) {
            write(record, &stretches, &[], end);
        }
        *whys = decided;
    }
}

/// Adds the reasons of the chapters to the evidence of the record, each at the words with which the chapter begins.
///
/// Reasons of chapters that are no more are left out; those of topics that got no chapter stay.
pub(super) fn testify(compiled: &mut Compiled) {
    let Episode { chapters, topics, .. } = &compiled.record;
    let has_chapter = |why: &Why| chapters.iter().any(|chapter| chapter.start == why.start);
    let has_start = |order| topics.iter().any(|topic| Some(topic.order) == order && topic.start.is_some());
    compiled.whys.retain(|why| has_chapter(why) || (why.topic.is_some() && !has_start(why.topic)));
    let Some(said) = Said::of(compiled) else { return };
    let read = compiled.whys.iter().filter(|why| has_chapter(why) && (why.topic.is_none() || has_start(why.topic)));
    let evidence: Vec<Evidence> = read.filter_map(|why| evidence(why, &said)).collect();
    if !evidence.is_empty() {
        compiled.record.evidence.insert(Fact::Chapters, evidence);
    }
}

fn evidence(why: &Why, said: &Said<'_>) -> Option<Evidence> {
    let words = said.from(why.start)?;
    Some(Evidence::read(why.start, said.file(), words.span, format!("aligned with the transcript: {why}")))
}

/// What alignment needs to know of an episode.
pub(super) fn input(record: &Episode, notes: Option<&Notes>, config: &Config) -> Input {
    let text = |kind| {
        let sections =
            notes.into_iter().flat_map(|notes| notes.sections_of(kind).map(|section| notes.text_of(section)));
        sections.collect::<Vec<_>>().join("\n")
    };
    let bodies = topic_bodies(notes);
    let topics = record.topics.iter().map(|topic| Written {
        head: topic.title.clone(),
        links: topic.urls.clone(),
        body: bodies.get(&topic.title).cloned().unwrap_or_default(),
    });
    let sponsors = record.sponsors.iter().filter(|sponsor| !sponsor.is_self);
    let aliases = |name: &str| {
        let known = config.sponsors.iter().find(|sponsor| sponsor.name == name);
        known.map(|sponsor| sponsor.aliases.join(" ")).unwrap_or_default()
    };
    let names: Vec<String> = sponsors.map(|sponsor| format!("{} {}", sponsor.name, aliases(&sponsor.name))).collect();
    let links = |kind| {
        let sections =
            notes.into_iter().flat_map(|notes| notes.sections_of(kind).map(|section| notes.lines_of(section)));
        sections.flatten().flat_map(|line| line.inline.links.iter().map(|link| link.url.clone())).collect()
    };
    let noted = |kind| notes.is_some_and(|notes| notes.sections_of(kind).next().is_some());
    Input {
        show: greeting(record, config),
        topics: topics.collect(),
        presenters: record.topics.iter().map(|topic| called(topic.presenter.as_deref(), config)).collect(),
        sponsored: !names.is_empty(),
        sponsor: Written { head: names.join(" "), links: Vec::new(), body: text(SectionKind::Sponsor) },
        extras: Written { body: text(SectionKind::Extras), ..Written::default() },
        extras_noted: noted(SectionKind::Extras),
        joke: Written { head: String::new(), links: links(SectionKind::Joke), body: text(SectionKind::Joke) },
        joke_noted: noted(SectionKind::Joke),
    }
}

/// What a greeting names: the show, and the family names of those who speak.
fn greeting(record: &Episode, config: &Config) -> String {
    let people = record.hosts.iter().chain(&record.guests);
    let family = people.filter_map(|person| person.name.split_whitespace().skip(1).last());
    std::iter::once(config.show.title.as_str()).chain(family).collect::<Vec<_>>().join(" ")
}

/// The texts below the headings of topics, by heading.
fn topic_bodies(notes: Option<&Notes>) -> BTreeMap<String, String> {
    let Some(notes) = notes else { return BTreeMap::new() };
    let body = |from: usize, until: usize| {
        let lines = notes.lines.get(from..until).unwrap_or_default().iter();
        lines.map(|line| line.inline.text.as_str()).collect::<Vec<_>>().join("\n")
    };
    notes.topics.iter().map(|topic| (topic.title.0.clone(), body(topic.line + 1, topic.end_line))).collect()
}

/// The folded names by which a presenter is called: the first name, and what the config adds.
fn called(presenter: Option<&str>, config: &Config) -> Vec<String> {
    let Some(presenter) = presenter else { return Vec::new() };
    let aliases = config.hosts.iter().filter(|host| host.name == presenter).flat_map(|host| &host.aliases);
    let first = |name: &str| align::first_word(name);
    let mut names: Vec<String> =
        std::iter::once(presenter).chain(aliases.map(String::as_str)).filter_map(first).collect();
    names.sort();
    names.dedup();
    names
}

fn write(record: &mut Episode, stretches: &[Stretch], titles: &[String], end: Option<f64>) {
    let mut chapters: Vec<Chapter> = Vec::new();
    for (index, stretch) in stretches.iter().enumerate() {
        let until = stretches.get(index + 1).map(|next| next.start).or(end);
        let short = until.is_some_and(|until| until - stretch.start < SHORTEST_SPOT);
        if stretch.state == StretchState::Spot && short {
            continue;
        }
        let own_words = titles.get(index).map(String::as_str).unwrap_or_default();
        chapters.push(chapter(record, stretch, own_words));
    }
    if let Some(first) = chapters.first_mut() {
        first.start = 0.0;
    }
    let starts: Vec<f64> = chapters.iter().skip(1).map(|chapter| chapter.start).collect();
    for (index, chapter) in chapters.iter_mut().enumerate() {
        chapter.end = starts.get(index).copied().or(end.filter(|end| *end > chapter.start));
    }
    record.chapters = chapters;
}

fn chapter(record: &mut Episode, stretch: &Stretch, own_words: &str) -> Chapter {
    let (kind, title) = match stretch.state {
        StretchState::Intro => (ChapterKind::Intro, "Intro".to_owned()),
        StretchState::Topic(_) if own_words.is_empty() => (ChapterKind::Topic, "Topic".to_owned()),
        StretchState::Topic(_) => (ChapterKind::Topic, own_words.to_owned()),
        StretchState::Spot => (ChapterKind::Sponsor, sponsor_title(record)),
        StretchState::Extras => (ChapterKind::Extras, "Extras".to_owned()),
        StretchState::Joke => (ChapterKind::Joke, "Joke".to_owned()),
        StretchState::Outro => (ChapterKind::Outro, "Goodbye".to_owned()),
    };
    let confidence = (stretch.confidence * 1e3).round() / 1e3;
    let mut chapter = Chapter {
        start: stretch.start,
        end: None,
        title,
        kind,
        topic: None,
        url: None,
        image: None,
        confidence: Some(confidence),
    };
    if let StretchState::Topic(index) = stretch.state
        && let Some(topic) = record.topics.get_mut(index)
    {
        topic.start = Some(stretch.start);
        topic.confidence = Some(confidence);
        chapter.title.clone_from(&topic.title);
        chapter.topic = Some(topic.order);
        chapter.url = topic.urls.first().cloned();
        chapter.image.clone_from(&topic.image);
    }
    chapter
}

fn sponsor_title(record: &Episode) -> String {
    record.sponsors.first().map_or_else(|| "Sponsor".to_owned(), |sponsor| format!("Sponsor: {}", sponsor.name))
}
