//! `[sources]`: which files of a repository are the show, and how to read them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use super::Pattern;
use super::name_form::NameForm;
use crate::notes::front_matter::Key;

/// `[sources]`: glob patterns below the folder of `podwright.toml`, and what the show calls its facts.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Sources {
    /// Show notes.
    pub notes: Vec<Pattern>,
    /// Transcripts.
    pub transcripts: Vec<Pattern>,
    /// Audio.
    pub audio: Vec<Pattern>,
    /// Data files (YAML, TOML, JSON, CSV, or Markdown with a table or headings) whose entries are the episodes, where there are no notes: a list of all, tables under their
    /// slugs, or a file for each.
    pub episodes: Vec<Pattern>,
    /// Files that are none of these, whatever the other patterns say.
    pub exclude: Vec<Pattern>,
    /// Notes are an episode only when their front matter says this: key = a value, a list of values, or `true` for
    /// anything at all. Keys are those of the front matter, canonical ones included; dots lead into tables.
    pub only: BTreeMap<String, Demand>,
    /// How files are called, beyond the usual ways, such as `{date}-{slug}` or `{slug}/index`: paths without extension,
    /// compared from the end, with the words `{number}`, `{season}`, `{date}`, `{slug}` and `{any}`.
    pub file_names: Vec<NameForm>,
    /// Names of front matter keys beyond the usual ones: canonical key = the show's names for it.
    pub front_matter: BTreeMap<Key, Vec<String>>,
    /// What keys of front matter say where the notes do not: canonical key = value, such as `explicit = true`.
    pub defaults: BTreeMap<Key, DefaultValue>,
    /// Data files (YAML, TOML, JSON) with facts that notes leave open: called like the notes, or of all notes in their folder
    /// (`metadata.yml`, `episodes/episodes.json`), or lists of episodes with the slug or file of each.
    pub beside: Vec<Pattern>,
    /// Front matter keys that other tools read: neither used nor reported.
    pub other_keys: Vec<String>,
    /// Headings in notes below which the transcript stands, such as `Transcript`: it is published as one and is no part of the notes.
    pub transcript_headings: Vec<String>,
    /// Is the first audio that the text of notes plays or links that of the episode, where nothing else says where it is?
    pub audio_in_notes: bool,
    /// Do titles begin with the numbers of their episodes (`#33 - Rye`), where nothing else states them?
    pub title_numbers: bool,
    /// What stands first in dates such as `3/4/2024`, where no date of the series tells.
    pub slashed_dates: Option<SlashedDates>,
    /// Files that say who the names and slugs of hosts and guests in front matter are.
    pub people: DataFiles,
    /// Files that say who the names and slugs of sponsors are.
    pub sponsors: DataFiles,
    /// Folders whose files the site serves at its root: `/img/1.jpg` in front matter is one of them, at `[show] link`.
    pub site: Vec<String>,
    /// Does the site serve files in the folder of an episode (`ep-1/index.md`, `ep-1/cover.png`) beside its page? Where it
    /// does not, those that notes show or link are published with the feed.
    pub page_bundles: bool,
    /// Notes that `podwright new` begins with; those of the newest episode when left out.
    #[schemars(extend("format" = "path"))]
    pub template: Option<String>,
}

impl Default for Sources {
    fn default() -> Self {
        Self {
            notes: Pattern::list(&["show_notes/**/*.md"]),
            transcripts: Pattern::list(&["transcripts/**/*.{txt,vtt,srt,json}"]),
            audio: Pattern::list(&["audio/**/*.{mp3,m4a,mp4,m4v,mov,ogg,oga,opus,flac,wav,aac}"]),
            episodes: Vec::new(),
            exclude: Vec::new(),
            only: BTreeMap::new(),
            file_names: Vec::new(),
            front_matter: BTreeMap::new(),
            defaults: BTreeMap::new(),
            beside: Vec::new(),
            other_keys: Vec::new(),
            transcript_headings: Vec::new(),
            audio_in_notes: false,
            title_numbers: false,
            slashed_dates: None,
            people: DataFiles::default(),
            sponsors: DataFiles::default(),
            site: Vec::new(),
            page_bundles: true,
            template: None,
        }
    }
}

/// What stands first in dates with slashes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SlashedDates {
    /// `3/4/2024` is the third of April.
    DayFirst,
    /// `3/4/2024` is the fourth of March.
    MonthFirst,
}

/// What a key must say for notes to be an episode.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Demand {
    /// `true`: something; `false`: nothing, or no.
    Says(bool),
    /// This value; of a list, one of its values.
    Is(String),
    /// One of these.
    OneOf(Vec<String>),
}

/// Data files of a site about people or companies: YAML, TOML, JSON, or Markdown with front matter.
///
/// A file holds one of them, known by its name (`data/hosts/ana.json`), or many: a table of slugs, or a list.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DataFiles {
    /// The files.
    pub files: Vec<Pattern>,
    /// Keys that hold what front matter calls somebody, beside the usual ones and the name of the file.
    pub id: Vec<String>,
    /// Keys that hold the full name, before the usual ones.
    pub name: Vec<String>,
    /// Keys that hold the address of a page, before the usual ones.
    pub url: Vec<String>,
    /// Keys that hold a picture, before the usual ones.
    pub image: Vec<String>,
}

/// What a key says where the notes do not: a text, a number, a truth, or a list of texts.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct DefaultValue(pub serde_json::Value);

impl JsonSchema for DefaultValue {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "DefaultValue".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "number", "boolean", "array"], "items": { "type": "string" } })
    }
}
