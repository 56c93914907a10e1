//! `podwright.toml`: what a show says about itself.
//!
//! The types here are the file's shape; [`load`] reads it and names unknown keys with their place.

mod load;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;
use url::Url;
use uuid::Uuid;
use validator::Validate;

pub use load::{CONFIG_NAME, find, load, parse};

/// The whole of `podwright.toml`.
#[derive(Debug, Clone, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The show.
    #[validate(nested)]
    pub show: Show,
    /// Where its files lie.
    #[serde(default)]
    #[validate(nested)]
    pub sources: Sources,
    /// What the feed is called and where things are served.
    #[serde(default)]
    #[validate(nested)]
    pub feed: Feed,
    /// Who presents the show, in order of precedence.
    #[serde(default)]
    #[validate(nested)]
    pub hosts: Vec<Host>,
    /// Who pays for it.
    #[serde(default)]
    #[validate(nested)]
    pub sponsors: Vec<Sponsor>,
    /// Right spelling = what transcripts make of it.
    #[serde(default)]
    pub glossary: BTreeMap<String, Vec<String>>,
    /// The linter.
    #[serde(default)]
    pub lint: Lint,
}

/// `[show]`: the channel of the feed. Keys are named like the RSS, itunes or podcast element they become.
#[derive(Debug, Clone, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Show {
    /// Name of the show (`title`).
    #[validate(length(min = 1, max = 255))]
    pub title: String,
    /// Web page (`link`).
    pub link: Option<Url>,
    /// What the show is about (`description`), Markdown allowed, 4000 bytes at most.
    pub description: Option<String>,
    /// Language tag (`language`), such as `en-us`.
    #[serde(default = "default_language")]
    #[validate(custom(function = "load::language_tag"))]
    pub language: String,
    /// Group or person (`itunes:author`); the hosts when left out.
    #[validate(length(max = 255))]
    pub author: Option<String>,
    /// `itunes:owner`.
    #[validate(nested)]
    pub owner: Option<Owner>,
    /// Apple categories, the first counts: `Technology`, `News > Tech News`.
    #[serde(default)]
    pub categories: Vec<String>,
    /// `itunes:explicit`.
    #[serde(default)]
    pub explicit: bool,
    /// Cover art: a URL, or a file of the show (JPEG or PNG, square, 1400 to 3000 pixels).
    pub image: Option<String>,
    /// `itunes:type`.
    #[serde(default, rename = "type")]
    pub kind: ShowType,
    /// IANA name of the zone for dates that name none; UTC when left out.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub timezone: Option<chrono_tz::Tz>,
    /// Day of the first episode.
    pub first_published: Option<NaiveDate>,
    /// `podcast:guid`; derived from the feed URL when left out.
    pub guid: Option<Uuid>,
    /// `copyright`.
    #[validate(length(max = 255))]
    pub copyright: Option<String>,
    /// `podcast:license`.
    pub license: Option<License>,
    /// `podcast:locked`.
    pub locked: Option<bool>,
    /// `podcast:medium`.
    pub medium: Option<String>,
    /// `podcast:funding`.
    #[serde(default)]
    #[validate(nested)]
    pub funding: Vec<Funding>,
    /// `podcast:txt`.
    #[serde(default)]
    #[validate(nested)]
    pub txt: Vec<Txt>,
    /// `podcast:updateFrequency`.
    pub update_frequency: Option<UpdateFrequency>,
}

fn default_language() -> String {
    "en".into()
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
    #[validate(custom(function = "load::email"))]
    pub email: String,
}

/// `podcast:license`: an identifier, and a URL where it is a licence of one's own.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum License {
    /// An SPDX identifier.
    Identifier(String),
    /// A licence of one's own.
    #[serde(rename_all = "snake_case")]
    Own {
        /// Identifier.
        identifier: String,
        /// Text of the licence.
        url: Url,
    },
}

/// `podcast:funding`.
#[derive(Debug, Clone, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Funding {
    /// Where to give.
    pub url: Url,
    /// What apps print on the button, 128 characters at most.
    #[validate(length(max = 128))]
    pub title: String,
}

/// `podcast:txt`.
#[derive(Debug, Clone, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Txt {
    /// What it is for, such as `applepodcastsverify`.
    #[validate(length(max = 128))]
    pub purpose: Option<String>,
    /// The text.
    #[validate(length(min = 1, max = 4000))]
    pub value: String,
}

/// `podcast:updateFrequency`.
#[derive(Debug, Clone, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct UpdateFrequency {
    /// For people: `Every Tuesday`.
    #[validate(length(min = 1, max = 128))]
    pub text: String,
    /// Recurrence rule of RFC 5545.
    pub rrule: Option<String>,
    /// Is the show over?
    #[serde(default)]
    pub complete: bool,
}

/// `[sources]`: glob patterns below the folder of `podwright.toml`.
#[derive(Debug, Clone, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Sources {
    /// Show notes.
    pub notes: Vec<String>,
    /// Transcripts.
    pub transcripts: Vec<String>,
    /// Audio.
    pub audio: Vec<String>,
    /// Names of front matter keys beyond the usual ones: canonical key = the show's names for it.
    pub front_matter: BTreeMap<String, Vec<String>>,
}

impl Default for Sources {
    fn default() -> Self {
        let patterns = |list: &[&str]| list.iter().map(|pattern| (*pattern).to_owned()).collect();
        Self {
            notes: patterns(&["show_notes/**/*.md"]),
            transcripts: patterns(&["transcripts/**/*.{txt,vtt,srt,json}"]),
            audio: patterns(&["audio/**/*.{mp3,m4a,mp4,m4v,mov,ogg,oga,opus,flac,wav,aac}"]),
            front_matter: BTreeMap::new(),
        }
    }
}

/// `[feed]`: paths and addresses.
#[derive(Debug, Clone, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Feed {
    /// Where the feed is written, relative to the show; everything else goes beside it.
    pub path: String,
    /// Address of the feed (`atom:link rel=self`).
    pub url: Option<Url>,
    /// Address under which the folder of the feed is served; the folder of `url` when left out.
    pub base_url: Option<Url>,
    /// Page of an episode, with `{number}`, `{slug}`, `{id}`, `{title}`, `{season}` or `{year}`.
    pub episode_link: Option<String>,
    /// Address of the audio, with the same words, when the audio is not in the repository.
    pub enclosure: Option<String>,
    /// Measurement prefix that is put before every enclosure address.
    pub prefix: Option<Url>,
    /// guid of episodes that have none yet, with the same words; a UUID when left out.
    pub guid: Option<String>,
}

impl Default for Feed {
    fn default() -> Self {
        Self {
            path: "feeds/feed.xml".into(),
            url: None,
            base_url: None,
            episode_link: None,
            enclosure: None,
            prefix: None,
            guid: None,
        }
    }
}

/// `[[hosts]]`.
#[derive(Debug, Clone, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Host {
    /// Full name.
    #[validate(length(min = 1, max = 128))]
    pub name: String,
    /// How notes and transcripts call the host.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// A page about the host.
    pub url: Option<Url>,
    /// A picture of the host.
    pub image: Option<Url>,
    /// First episode, by number.
    pub from: Option<u32>,
    /// Last episode, by number.
    pub until: Option<u32>,
}

/// `[[sponsors]]`.
#[derive(Debug, Clone, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Sponsor {
    /// Name in its own spelling.
    #[validate(length(min = 1))]
    pub name: String,
    /// Other spellings, and what transcripts make of it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Landing page.
    pub url: Option<Url>,
}

/// `[lint]`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Lint {
    /// Whose demands count: `rss`, `apple`, `spotify`, `psp1`, `podcasting20`, `youtube`.
    pub profiles: Vec<String>,
    /// Rules to leave out.
    pub ignore: Vec<String>,
    /// Severity by rule: `off`, `info`, `warning`, `error`.
    pub rules: BTreeMap<String, String>,
    /// Rules to leave out, by file.
    pub per_file: BTreeMap<String, Vec<String>>,
}
