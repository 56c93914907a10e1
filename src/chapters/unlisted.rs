//! What is discussed and not listed: something that begins within the chapter of a topic and is no part of it.

use std::ops::Range;

use super::align::{self, Lexicon};
use super::derive;
use crate::config::Config;
use crate::normalize::Compiled;
use crate::record::{ChapterKind, Episode};

/// Something that is discussed and not listed.
#[derive(Debug, Clone, PartialEq)]
pub struct Unlisted {
    /// Where it seems to begin, in seconds.
    pub start: f64,
    /// What is said in it and hardly anywhere else.
    pub words: String,
    /// The topic within whose chapter it begins.
    pub within: String,
}

/// What the chapters of topics hold that the notes say nothing of, by the transcript. It is told late rather than wrong:
/// its own words must be nowhere in the notes.
pub fn unlisted(episode: &Compiled, config: &Config) -> Vec<Unlisted> {
    let Compiled { record, notes: Some((file, notes)), transcripts, .. } = episode else { return Vec::new() };
    let Some((_, transcript)) = transcripts.iter().find(|(_, transcript)| transcript.is_timed()) else {
        return Vec::new();
    };
    let topics = topics(record);
    if topics.is_empty() {
        return Vec::new();
    }
    let spans: Vec<_> = topics.iter().map(|(_, span)| span.clone()).collect();
    let input = derive::input(record, Some(notes), config);
    let mut lexicon = Lexicon::new(&config.show.language);
    let found = align::unlisted(&transcript.cues, &input, &spans, file.text(), &mut lexicon);
    let within = |start: f64| {
        let topic = topics.iter().rfind(|(_, span)| span.contains(&start));
        topic.map(|(title, _)| (*title).to_owned()).unwrap_or_default()
    };
    let told = found.into_iter().map(|(stretch, words)| Unlisted {
        start: stretch.start,
        words,
        within: within(stretch.start),
    });
    told.collect()
}

/// The topics, each with its time in seconds and that of the spots behind it: where the notes list nothing, what is
/// discussed may be taken for one.
fn topics(record: &Episode) -> Vec<(&str, Range<f64>)> {
    let mut topics: Vec<(&str, Range<f64>)> = Vec::new();
    let mut goes_on = false;
    for chapter in &record.chapters {
        let end = chapter.end.unwrap_or(chapter.start);
        match chapter.kind {
            ChapterKind::Topic => topics.push((&chapter.title, chapter.start..end)),
            ChapterKind::Sponsor if goes_on => topics.last_mut().into_iter().for_each(|(_, span)| span.end = end),
            _ => {}
        }
        goes_on = matches!(chapter.kind, ChapterKind::Topic) || (goes_on && chapter.kind == ChapterKind::Sponsor);
    }
    topics
}
