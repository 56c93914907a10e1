//! `[show]`: the channel of the feed, and the tags that need more than one value.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, de};
use url::Url;
use uuid::Uuid;
use validator::{Validate, ValidationError};

use super::Category;
use crate::tags::ShowTags;

/// The media of `podcast:medium` (podcast namespace, docs/tags/medium.md): each has a list form, `mixed` is a list.
pub(crate) const MEDIA: [&str; 19] = [
    "podcast",
    "music",
    "video",
    "film",
    "audiobook",
    "newsletter",
    "blog",
    "publisher",
    "course",
    "mixed",
    "podcastL",
    "musicL",
    "videoL",
    "filmL",
    "audiobookL",
    "newsletterL",
    "blogL",
    "publisherL",
    "courseL",
];

/// `[show]`: the channel of the feed. Keys are named like the RSS, itunes or podcast element they become.
///
/// Unknown keys are told by the schema: serde cannot, where tags are read beside them.
#[derive(Debug, Clone, Deserialize, JsonSchema, Validate)]
#[schemars(deny_unknown_fields)]
pub struct Show {
    /// Name of the show (`title`).
    #[validate(length(min = 1, max = 255))]
    pub title: String,
    /// Web page (`link`).
    pub link: Option<Url>,
    /// What the show is about (`description`), Markdown allowed, 4000 bytes at most.
    #[schemars(extend("format" = "description"))]
    pub description: Option<String>,
    /// Language tag (`language`), such as `en-us`.
    #[serde(default = "default_language")]
    #[schemars(extend("format" = "language-tag"))]
    pub language: String,
    /// Group or person (`itunes:author`); the hosts when left out.
    #[validate(length(max = 255))]
    pub author: Option<String>,
    /// `itunes:owner`.
    #[validate(nested)]
    pub owner: Option<Owner>,
    /// Apple categories, the first counts: `Technology`, `News > Tech News`.
    #[serde(default)]
    pub categories: Vec<Category>,
    /// `itunes:explicit`.
    #[serde(default)]
    pub explicit: bool,
    /// Cover art: a URL, or a file of the show (JPEG or PNG, square, 1400 to 3000 pixels).
    #[schemars(extend("format" = "image"))]
    pub image: Option<String>,
    /// `itunes:type`.
    #[serde(default, rename = "type")]
    pub kind: ShowType,
    /// IANA name of the zone for dates that name none; UTC when left out.
    #[schemars(with = "Option<String>", extend("format" = "timezone"))]
    pub timezone: Option<chrono_tz::Tz>,
    /// Day of the first episode.
    #[serde(default, deserialize_with = "local_date")]
    pub first_published: Option<NaiveDate>,
    /// `podcast:guid`; derived from the feed URL when left out.
    pub guid: Option<Uuid>,
    /// `copyright`.
    #[validate(length(max = 255))]
    pub copyright: Option<String>,
    /// `podcast:locked`.
    pub locked: Option<bool>,
    /// Mail address of whoever unlocks it, where that is not the owner.
    #[schemars(extend("format" = "email"))]
    pub locked_owner: Option<String>,
    /// `podcast:medium`, one of the words of the podcast namespace.
    #[schemars(extend("enum" = MEDIA))]
    pub medium: Option<String>,
    /// `podcast:season` with a name: number = name.
    #[serde(default)]
    pub season_names: BTreeMap<String, String>,
    /// `itunes:subtitle`, which apps of yesterday show.
    #[validate(length(max = 255))]
    pub subtitle: Option<String>,
    /// `itunes:summary`, which apps of yesterday show.
    #[validate(length(max = 4000))]
    pub summary: Option<String>,
    /// `itunes:keywords`.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// `itunes:complete`: will there be no episode any more?
    pub complete: Option<bool>,
    /// `itunes:new-feed-url`: where the feed has moved.
    pub new_feed_url: Option<Url>,
    /// `itunes:applepodcastsverify`: the code that Apple asks for when a show changes hands.
    pub apple_verify: Option<String>,
    /// `managingEditor`: an address with a name, such as `ann@example.org (Ann)`.
    pub managing_editor: Option<String>,
    /// `webMaster`: an address with a name.
    pub web_master: Option<String>,
    /// `ttl`: for how many minutes apps may keep the feed without looking again.
    pub ttl: Option<u32>,
    /// `skipHours`: hours (0 to 23, UTC) in which the feed never changes.
    #[serde(default)]
    #[validate(custom(function = "hours_of_a_day"))]
    pub skip_hours: Vec<u32>,
    /// `skipDays`: days on which the feed never changes.
    #[serde(default)]
    pub skip_days: Vec<Weekday>,
    /// Elements of the podcast namespace.
    #[serde(flatten)]
    #[validate(nested)]
    pub tags: ShowTags,
}

/// A day of `skipDays`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the days of the week")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl fmt::Display for Weekday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The names are the words of RSS.
        fmt::Debug::fmt(self, f)
    }
}

fn hours_of_a_day(hours: &[u32]) -> Result<(), ValidationError> {
    if hours.iter().all(|hour| *hour < 24) { Ok(()) } else { Err(ValidationError::new("hour")) }
}

fn default_language() -> String {
    "en".into()
}

/// A day as TOML writes it (`2016-11-07`), or the same as text.
fn local_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    let value = toml::Value::deserialize(deserializer)?;
    let text = value.as_str().map(str::to_owned).unwrap_or_else(|| value.to_string());
    text.parse().map(Some).map_err(|_| de::Error::custom("not a day such as 2016-11-07"))
}

/// `itunes:type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ShowType {
    /// Newest first, each episode stands alone.
    #[default]
    Episodic,
    /// Oldest first, in order.
    Serial,
}

/// `itunes:owner`: a public role address.
#[derive(Debug, Clone, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Owner {
    /// `itunes:name`.
    #[validate(length(max = 255))]
    pub name: Option<String>,
    /// `itunes:email`.
    #[schemars(extend("format" = "email"))]
    pub email: String,
}
