//! The facts of an episode as TOML front matter.

use chrono::{DateTime, FixedOffset, SecondsFormat};
use serde::{Serialize, Serializer};

use super::chapters::Chapter;
use super::tags::Keys;
use crate::normalize::title_signs;
use crate::record::EpisodeType;

/// The fence of TOML front matter (Hugo, Zola).
const FENCE: &str = "+++";

/// The number of an episode, which may stand between two others.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(untagged)]
pub(super) enum Number {
    /// As Apple counts.
    Whole(u32),
    /// As only Podcasting 2.0 does: 12.5.
    Between(f64),
}

/// What the notes state; keys are those that podwright reads.
#[derive(Debug, Default, Serialize)]
pub(super) struct FrontMatter {
    #[serde(serialize_with = "title")]
    pub(super) title: String,
    pub(super) season: Option<u32>,
    pub(super) number: Option<Number>,
    #[serde(rename = "type")]
    pub(super) kind: Option<EpisodeType>,
    #[serde(serialize_with = "rfc3339")]
    pub(super) date: Option<DateTime<FixedOffset>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) draft: bool,
    pub(super) audio: Option<String>,
    pub(super) length: Option<u64>,
    pub(super) duration: Option<String>,
    pub(super) explicit: Option<bool>,
    pub(super) link: Option<String>,
    pub(super) image: Option<String>,
    pub(super) summary: Option<String>,
    pub(super) author: Option<String>,
    pub(super) itunes_title: Option<String>,
    pub(super) itunes_subtitle: Option<String>,
    pub(super) block: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) keywords: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) tags: Vec<String>,
    pub(super) hosts: Option<Vec<Person>>,
    pub(super) guests: Option<Vec<Person>>,
    pub(super) chapters: Option<Vec<Chapter>>,
    pub(super) chapters_link: Option<String>,
    pub(super) transcript: Option<Vec<Transcript>>,
    pub(super) episode_display: Option<String>,
    pub(super) comments: Option<String>,
    #[serde(flatten)]
    pub(super) elements: Keys,
}

/// A transcript that is served elsewhere.
#[derive(Debug, Serialize)]
pub(super) struct Transcript {
    pub(super) url: String,
    #[serde(rename = "type")]
    pub(super) media_type: Option<String>,
    pub(super) language: Option<String>,
}

/// Somebody who takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) url: Option<String>,
    pub(super) image: Option<String>,
}

fn title<S: Serializer>(title: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&title_signs::written(title))
}

fn rfc3339<S: Serializer>(date: &Option<DateTime<FixedOffset>>, serializer: S) -> Result<S::Ok, S::Error> {
    date.map(|date| date.to_rfc3339_opts(SecondsFormat::Secs, false)).serialize(serializer)
}

impl FrontMatter {
    /// The front matter with its fences.
    pub(super) fn fenced(&self) -> Result<String, toml::ser::Error> {
        let pretty = toml::to_string_pretty(self)?;
        // A text of several lines may hold what would end the front matter.
        let closes = pretty.lines().any(|line| line.trim() == FENCE);
        let toml = if closes { toml::to_string(self)? } else { pretty };
        Ok(format!("{FENCE}\n{toml}{FENCE}\n"))
    }
}
