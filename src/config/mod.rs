//! `podwright.toml`: what a show says about itself.
//!
//! The types here are the file's shape. [`parse`] checks a file against their JSON Schema, so every fault is found in
//! one run and at its place: `shape` walks the TOML with the schema, the `format` of a text names its check
//! (`format`), and what depends on several keys is left to `check`.

mod categories;
pub(crate) mod check;
mod document;
mod fault;
mod format;
mod load;
mod name_form;
mod pattern;
mod places;
pub(crate) mod shape;
mod show;
mod sources;
mod template;
pub(crate) mod tree;
mod variant;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use url::Url;
use validator::Validate;

pub use categories::Category;
pub use fault::Fault;
pub(crate) use format::accepts;
pub use load::{CONFIG_NAME, find, load, parse};
pub use name_form::NameForm;
pub use pattern::Pattern;
pub(crate) use show::MEDIA;
pub use show::{Owner, Show, ShowType, Weekday};
pub use sources::{DataFiles, DefaultValue, Demand, SlashedDates, Sources};
pub use template::{Template, Word};
pub use variant::{Each, TranscriptFormat, Variant};

/// Does `text` pass the check of the schema's `format`?
pub(crate) fn is_valid(format: &str, text: &str) -> bool {
    format::check(format, text).is_ok()
}

/// The whole of `podwright.toml`.
#[derive(Debug, Clone, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The show.
    #[validate(nested)]
    pub show: Show,
    /// Where its files lie.
    #[serde(default)]
    pub sources: Sources,
    /// What the feed is called and where things are served.
    #[serde(default)]
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
    #[serde(skip)]
    places: places::Places,
}

/// `[feed]`: paths and addresses.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Feed {
    /// Where the feed is written, relative to the show; everything else goes beside it.
    #[schemars(extend("format" = "path"))]
    pub path: String,
    /// Address of the feed (`atom:link rel=self`).
    pub url: Option<Url>,
    /// Address under which the folder of the feed is served; the folder of `url` when left out.
    pub base_url: Option<Url>,
    /// Page of an episode, with `{number}`, `{slug}`, `{id}`, `{title}`, `{season}`, `{year}`, `{month}`, `{day}`, `{file}`, `{name}` or `{path}`.
    #[schemars(extend("format" = "url-template"))]
    pub episode_link: Option<Template>,
    /// Address of the audio, with the same words or `{audio}`, when the audio is not in the repository.
    #[schemars(extend("format" = "url-template"))]
    pub enclosure: Option<Template>,
    /// Measurement prefix that is put before every enclosure address.
    pub prefix: Option<Url>,
    /// guid of episodes that have none yet, with the same words, `{page}` (the page of the episode), `{enclosure}` (the
    /// address of its audio) or `{guid}` (what its notes state); a UUID when left out.
    pub guid: Option<Template>,
    /// Are the guids that `guid` makes addresses of pages (`isPermaLink`)?
    pub guid_is_permalink: bool,
    /// How descriptions are made of notes.
    pub description: Description,
    /// In which formats transcripts are written, the best first; WebVTT when left out.
    #[schemars(length(min = 1))]
    pub transcripts: Vec<TranscriptFormat>,
    /// Hubs that are told of changes (`atom:link rel=hub`).
    pub hubs: Vec<Url>,
    /// How many episodes stand in the feed; the others follow on pages of their own (RFC 5005), which not all apps read.
    pub page_size: Option<u32>,
    /// Further feeds with some of the episodes.
    pub variants: Vec<Variant>,
}

/// What stands in the `description` of the show and of its episodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Description {
    /// Summary, notes and chapters, in the elements that Apple allows, 4000 bytes at most.
    #[default]
    Composed,
    /// The summary where an episode has one, else the notes, as long as they are; nothing is put beside them.
    AsWritten,
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
            guid_is_permalink: false,
            description: Description::default(),
            transcripts: vec![TranscriptFormat::Vtt],
            hubs: Vec::new(),
            page_size: None,
            variants: Vec::new(),
        }
    }
}

/// `[[hosts]]`.
#[derive(Debug, Clone, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
#[validate(schema(function = "check::range_of_host"))]
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
    /// Whose demands count.
    pub profiles: Vec<Profile>,
    /// Rules to leave out.
    pub ignore: Vec<String>,
    /// Severity by rule.
    pub rules: BTreeMap<String, Level>,
    /// Rules to leave out, by file.
    #[schemars(extend("propertyNames" = { "format": "glob" }))]
    pub per_file: BTreeMap<Pattern, Vec<String>>,
}

/// Whose demands on a feed count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Profile {
    /// RSS 2.0.
    Rss,
    /// Apple Podcasts.
    Apple,
    /// Spotify.
    Spotify,
    /// PSP-1, the Podcast Standards Project.
    Psp1,
    /// The podcast namespace.
    Podcasting20,
    /// YouTube.
    Youtube,
}

/// What becomes of the findings of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// They are left out.
    Off,
    /// They are infos.
    Info,
    /// They are warnings.
    Warning,
    /// They are errors.
    Error,
}
