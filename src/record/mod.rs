//! The typed records that normalisation yields and the generator and the linter read.
//!
//! Times are seconds from the start of the audio. A fact that nobody states is `None` or an empty list; a fact that
//! was inferred says so in its [`Evidence`].

mod evidence;
mod links;
mod person;
mod why;

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use url::Url;
use validator::Validate;

use crate::tags::EpisodeTags;

pub use evidence::{Evidence, EvidenceMap, Fact};
pub use links::{Link, LinkList};
pub use person::{Person, Sponsor};
pub use why::{Quote, Reason, Why};

/// Everything podwright knows about one episode: one line of `podwright normalize --format jsonl`.
#[derive(Debug, Clone, Default, Serialize, JsonSchema, Validate)]
pub struct Episode {
    /// What the files of the episode have in common: its number as the file names write it, else the file name.
    #[validate(length(min = 1))]
    pub id: String,
    /// Episode number as people say it.
    pub number: Option<u32>,
    /// A number between two whole ones, such as 12.5, instead of a whole one: `podcast:episode` takes it, `itunes:episode` does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_between: Option<f64>,
    /// Season (`itunes:season`), from 1.
    #[validate(range(min = 1))]
    pub season: Option<u32>,
    /// Title without the number and without the name of the show.
    #[validate(length(min = 1))]
    pub title: Option<String>,
    /// The day on which the episode was recorded.
    pub recorded: Option<NaiveDate>,
    /// When the episode was or will be published.
    pub published: Option<DateTime<FixedOffset>>,
    /// When it is taken out of the feed, where the notes say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<DateTime<FixedOffset>>,
    /// Length in seconds.
    #[validate(range(exclusive_min = 0.0))]
    pub duration: Option<f64>,
    /// Who presents the show.
    pub hosts: Vec<Person>,
    /// Who visits it.
    pub guests: Vec<Person>,
    /// Who pays for it.
    pub sponsors: Vec<Sponsor>,
    /// The main items of the notes, in their order.
    pub topics: Vec<Topic>,
    /// What a listener can jump to, in order of time.
    pub chapters: Vec<Chapter>,
    /// One or two sentences that say what the episode is about.
    pub summary: Option<String>,
    /// Free words (`tags` of the front matter).
    pub tags: Vec<String>,
    /// What the site calls the episode in addresses, where the notes say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slug: Option<String>,
    /// Page of the episode.
    pub link: Option<Url>,
    /// Identifier that the notes themselves fix; the ledger keeps the one that was published.
    pub guid: Option<String>,
    /// Cover art of the episode: a URL, or a file of the show.
    pub image: Option<String>,
    /// Does the episode itself say that it is explicit?
    pub explicit: Option<bool>,
    /// `itunes:episodeType`.
    #[serde(rename = "type")]
    pub kind: Option<EpisodeType>,
    /// The number as apps are to show it (`podcast:episode display`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<String>,
    /// `itunes:author`, where it is not the show's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// `itunes:title`, where it is not the title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub itunes_title: Option<String>,
    /// `itunes:subtitle`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// `itunes:keywords`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// Is it to be left out by Apple (`itunes:block`)?
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub block: bool,
    /// Page of the comments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comments: Option<Url>,
    /// What the notes say in elements of the podcast namespace.
    #[serde(skip_serializing_if = "EpisodeTags::is_empty")]
    #[validate(nested)]
    pub elements: EpisodeTags,
    /// Held back from the feed.
    pub draft: bool,
    /// The audio file: where it is served, how large, of which type.
    pub audio: Option<Audio>,
    /// Transcripts that lie elsewhere, where the notes name them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub transcript_links: Vec<TranscriptLink>,
    /// Chapters that lie elsewhere as JSON, where the notes name them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chapters_link: Option<Url>,
    /// Links that the notes list under keys of their front matter, for readers of the notes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<LinkList>,
    /// The files that belong to the episode.
    pub files: Files,
    /// Where each fact was read, and how.
    pub evidence: EvidenceMap,
}

impl Episode {
    /// The number as it is written, whole or not.
    pub fn number_text(&self) -> Option<String> {
        self.number.map(|number| number.to_string()).or_else(|| self.number_between.map(|number| number.to_string()))
    }

    /// Length in whole seconds, as feeds state it.
    pub fn whole_seconds(&self) -> Option<u64> {
        let seconds = self.duration.filter(|seconds| seconds.is_finite() && *seconds > 0.0)?;
        // `as` saturates.
        Some((seconds.round() as u64).max(1))
    }

    /// The chapters without those that a feed with this duration would have behind the end: apps cannot play them.
    pub fn chapters_in_time(&self) -> &[Chapter] {
        // Seconds of an episode are exact.
        let end = self.whole_seconds().map_or(f64::INFINITY, |seconds| seconds as f64);
        let count = self.chapters.iter().take_while(|chapter| chapter.start < end).count();
        self.chapters.get(..count).unwrap_or_default()
    }
}

/// `itunes:episodeType`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EpisodeType {
    /// A complete episode.
    Full,
    /// A preview.
    Trailer,
    /// Extra content.
    Bonus,
}

/// The audio of an episode, as an enclosure needs it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema, Validate)]
pub struct Audio {
    /// A URL, or a path relative to the show.
    pub location: String,
    /// Size in bytes.
    pub length: Option<u64>,
    /// Media type, such as `audio/mpeg`.
    #[serde(rename = "type")]
    pub media_type: Option<String>,
    /// Size in bytes as it was rounded, where nobody states it to the byte.
    #[serde(skip)]
    #[schemars(skip)]
    pub rounded_length: Option<u64>,
    /// The same in other formats.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<AudioFormat>,
}

/// The audio of an episode in another format.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct AudioFormat {
    /// A URL, or a path.
    pub location: String,
    /// Size in bytes.
    pub length: Option<u64>,
    /// Media type.
    #[serde(rename = "type")]
    pub media_type: Option<String>,
}

/// A transcript on the web.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TranscriptLink {
    /// Where it is.
    pub url: Url,
    /// Media type, where it is stated.
    #[serde(rename = "type")]
    pub media_type: Option<String>,
    /// Language tag, where it is stated.
    pub language: Option<String>,
}

/// A main item of the notes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, JsonSchema, Validate)]
pub struct Topic {
    /// Position in the notes, from 1.
    #[validate(range(min = 1))]
    pub order: u32,
    /// The label the notes print, such as `#1`.
    pub label: Option<String>,
    /// Full name where people are known, else the name as written.
    pub presenter: Option<String>,
    /// Heading without label, presenter and markup.
    pub title: String,
    /// Links of the heading.
    pub urls: Vec<String>,
    /// All links of the topic, those of the heading first.
    pub links: Vec<String>,
    /// First image of the topic.
    pub image: Option<String>,
    /// Where in the audio the topic begins, in seconds.
    #[validate(range(min = 0.0))]
    pub start: Option<f64>,
    /// How sure the start is, 0 to 1.
    #[validate(range(min = 0.0, max = 1.0))]
    pub confidence: Option<f64>,
}

/// What a chapter holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ChapterKind {
    /// Greeting.
    Intro,
    /// A topic of the notes.
    Topic,
    /// A sponsor is read.
    Sponsor,
    /// News that are no topics.
    Extras,
    /// The joke.
    Joke,
    /// Goodbye.
    Outro,
}

/// What a listener can jump to.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema, Validate)]
pub struct Chapter {
    /// Start in seconds.
    #[validate(range(min = 0.0))]
    pub start: f64,
    /// End in seconds: the start of the next chapter, or the end of the episode.
    pub end: Option<f64>,
    /// Title.
    #[validate(length(min = 1))]
    pub title: String,
    /// What it holds.
    pub kind: ChapterKind,
    /// `order` of the topic, for a topic.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<u32>,
    /// A link for the chapter.
    pub url: Option<String>,
    /// An image for the chapter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// How sure the start is, 0 to 1; none when a person wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
}

/// The files of an episode, relative to the show.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Files {
    /// Show notes.
    pub notes: Option<PathBuf>,
    /// Transcripts.
    pub transcripts: Vec<PathBuf>,
    /// Audio.
    pub audio: Option<PathBuf>,
}

impl Files {
    /// Each of them.
    pub fn all(&self) -> impl Iterator<Item = &PathBuf> {
        self.notes.iter().chain(&self.transcripts).chain(&self.audio)
    }
}

/// Tells from the files of an episode whether a command answers for it; the others are read for facts that cross
/// episodes, and no further.
pub type Wanted<'a> = &'a (dyn Fn(&Files) -> bool + Sync);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_behind_the_end_are_none_for_listeners() {
        let at = |start| Chapter {
            start,
            end: None,
            title: "Rye".into(),
            kind: ChapterKind::Topic,
            topic: None,
            url: None,
            image: None,
            confidence: None,
        };
        let chapters = vec![at(0.0), at(59.4), at(60.0), at(61.0)];
        let episode = |duration| Episode { duration, chapters: chapters.clone(), ..Episode::default() };
        assert_eq!(episode(Some(60.2)).chapters_in_time().len(), 2);
        assert_eq!(episode(None).chapters_in_time().len(), 4);
    }
}
