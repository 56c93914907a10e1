//! Keys of front matter: the canonical ones, and what shows already call them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, de};

use super::{Field, FrontMatter, Node, Value, values};
use crate::config::Sources;
use crate::words::{did_you_mean, nearest};

/// A fact that front matter can state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// Title without the number.
    Title,
    /// The title as Apple is to show it, where it is another one.
    ItunesTitle,
    /// Episode number.
    Number,
    /// Season.
    Season,
    /// When the episode was published.
    Date,
    /// When it was recorded.
    Recorded,
    /// The audio file, a URL or a path.
    Audio,
    /// Length of the audio in time.
    Duration,
    /// Length of the audio in bytes.
    Length,
    /// Identifier in the feed.
    Guid,
    /// One or two sentences.
    Summary,
    /// The notes, where nothing stands below the front matter.
    Notes,
    /// Cover art of the episode.
    Image,
    /// Is it explicit?
    Explicit,
    /// Full, trailer or bonus.
    Type,
    /// Who presents.
    Hosts,
    /// Who visits.
    Guests,
    /// Who pays.
    Sponsors,
    /// Free words.
    Tags,
    /// Chapter markers.
    Chapters,
    /// Chapters that lie elsewhere, whatever else holds chapters.
    ChaptersLink,
    /// The transcript.
    Transcript,
    /// Is it held back?
    Draft,
    /// When is it taken out again?
    Expires,
    /// Page of the episode.
    Link,
    /// What addresses of the site call the episode.
    Slug,
    /// A part that makes people curious.
    Soundbite,
    /// Who took part beside hosts and guests.
    Person,
    /// What it is about, or where it was made.
    Location,
    /// The licence.
    License,
    /// The episode in other formats.
    AlternateEnclosure,
    /// How listeners can pay.
    Value,
    /// Where to give.
    Funding,
    /// Pictures in other shapes and sizes.
    Images,
    /// The same for apps of yesterday.
    Srcset,
    /// Where else to hear or see it.
    ContentLink,
    /// Where people talk about it.
    SocialInteract,
    /// Text for machines.
    Txt,
    /// Where people chat.
    Chat,
    /// The number as apps are to show it.
    Display,
    /// Who made the episode.
    Author,
    /// A line for apps of yesterday.
    Subtitle,
    /// Words that people may search.
    Keywords,
    /// Is it to be left out by Apple?
    Block,
    /// Page of the comments.
    Comments,
    /// Links that stand below the notes; every one of its names is a list of its own.
    Links,
}

/// Every key with its canonical name and the names that are read quietly as the same; dots lead into tables.
const NAMES: [(Key, &str, &[&str]); 46] = [
    (Key::Title, "title", &[]),
    (Key::ItunesTitle, "itunes_title", &[]),
    (Key::Number, "number", &["episode", "episodeNumber", "episode_number"]),
    (Key::Season, "season", &[]),
    (Key::Date, "date", &["publication_date", "pubDate", "publishDate"]),
    (Key::Recorded, "recorded", &[]),
    (
        Key::Audio,
        "audio",
        &["file", "url", "audio_url", "podcast_file", "podcast_link", "asset_url", "enclosure", "episode.filename"],
    ),
    (Key::Duration, "duration", &["podcast_duration", "itunes_duration"]),
    (Key::Length, "length", &["size", "bytes", "podcast_bytes", "filesize", "podcast_length"]),
    (Key::Guid, "guid", &["episode_guid", "podcast_guid", "id"]),
    (Key::Summary, "summary", &["description", "excerpt", "subtitle"]),
    (
        Key::Notes,
        "notes",
        &[
            "show_notes",
            "shownotes",
            "showNotes",
            "content",
            "body",
            "content_html",
            "long_description",
            "longDescription",
        ],
    ),
    (Key::Image, "image", &["episode_image", "cover"]),
    (Key::Explicit, "explicit", &[]),
    (Key::Type, "type", &[]),
    (Key::Hosts, "hosts", &[]),
    (Key::Guests, "guests", &[]),
    (Key::Sponsors, "sponsors", &[]),
    (Key::Tags, "tags", &[]),
    (Key::Chapters, "chapters", &[]),
    (Key::ChaptersLink, "chapters_link", &["chapters_url", "chaptersUrl"]),
    (Key::Transcript, "transcript", &[]),
    (Key::Draft, "draft", &[]),
    (Key::Expires, "expires", &["expiryDate", "expirydate", "unpublishDate", "unpublishdate"]),
    (Key::Link, "link", &[]),
    (Key::Slug, "slug", &[]),
    (Key::Soundbite, "soundbite", &["soundbites"]),
    (Key::Person, "person", &["people", "persons"]),
    (Key::Location, "location", &[]),
    (Key::License, "license", &["licence"]),
    (
        Key::AlternateEnclosure,
        "alternate_enclosure",
        &["alternateEnclosure", "alternate_enclosures", "alternateEnclosures"],
    ),
    (Key::Value, "value", &[]),
    (Key::Funding, "funding", &[]),
    (Key::Images, "images", &[]),
    (Key::Srcset, "srcset", &[]),
    (Key::ContentLink, "content_link", &["contentLink", "content_links", "contentLinks"]),
    (Key::SocialInteract, "social_interact", &["socialInteract"]),
    (Key::Txt, "txt", &[]),
    (Key::Chat, "chat", &[]),
    (Key::Display, "episode_display", &["episodeDisplay", "episode.display"]),
    (Key::Author, "author", &["itunes_author"]),
    (Key::Subtitle, "itunes_subtitle", &[]),
    (Key::Keywords, "keywords", &["itunes_keywords"]),
    (Key::Block, "block", &["itunes_block"]),
    (Key::Comments, "comments", &["comments_url"]),
    (
        Key::Links,
        "links",
        &[
            "show_links",
            "showLinks",
            "picks",
            "resources",
            "references",
            "further_reading",
            "furtherReading",
            "related_links",
            "relatedLinks",
            "recommendations",
        ],
    ),
];

impl Key {
    /// Every key.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.iter().map(|(key, _, _)| *key)
    }

    /// The keys that are elements of the podcast namespace, fields of [`EpisodeTags`](crate::tags::EpisodeTags).
    pub(crate) const TAGS: [Self; 13] = [
        Self::Soundbite,
        Self::Person,
        Self::Location,
        Self::License,
        Self::AlternateEnclosure,
        Self::Value,
        Self::Funding,
        Self::Images,
        Self::Srcset,
        Self::ContentLink,
        Self::SocialInteract,
        Self::Txt,
        Self::Chat,
    ];

    /// Canonical name.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(key, _, _)| *key == self).map_or("", |(_, name, _)| name)
    }

    /// Does it name a file, so that a table with its address is a value?
    fn is_file(self) -> bool {
        matches!(self, Self::Audio | Self::Image | Self::Chapters | Self::Transcript)
    }

    fn usual_aliases(self) -> &'static [&'static str] {
        NAMES.iter().find(|(key, _, _)| *key == self).map_or(&[], |(_, _, aliases)| aliases)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::all().find(|key| key.name() == name).ok_or_else(|| {
            let known: Vec<&str> = Self::all().map(Self::name).collect();
            de::Error::custom(format!("no key of front matter; {}", did_you_mean(&name, &known)))
        })
    }
}

impl JsonSchema for Key {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "FrontMatterKey".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": Self::all().map(Self::name).collect::<Vec<_>>() })
    }
}

/// What one show calls its keys: its own names first, then the canonical one, then the usual aliases.
///
/// A name that the show gives to one key means no other, and keys that it leaves to other tools mean nothing.
#[derive(Debug, Clone)]
pub struct KeyNames {
    names: BTreeMap<Key, Vec<String>>,
    others: Vec<String>,
}

impl Default for KeyNames {
    fn default() -> Self {
        Self::new(&Sources::default())
    }
}

impl KeyNames {
    /// The names of the show (`[sources.front_matter]`), then the usual ones.
    pub fn new(sources: &Sources) -> Self {
        let own = &sources.front_matter;
        let is_taken =
            |name: &str| own.values().flatten().chain(&sources.other_keys).any(|taken| same_name(taken, name));
        let all = |key: Key| {
            let usual = std::iter::once(key.name()).chain(key.usual_aliases().iter().copied());
            let usual = usual.filter(|name| !is_taken(name)).map(str::to_owned);
            own.get(&key).into_iter().flatten().cloned().chain(usual).collect()
        };
        Self { names: Key::all().map(|key| (key, all(key))).collect(), others: sources.other_keys.clone() }
    }

    /// The names of `key`, in the order in which they are looked for.
    pub fn of(&self, key: Key) -> impl Iterator<Item = &str> {
        self.names.get(&key).into_iter().flatten().map(String::as_str)
    }

    fn all(&self) -> impl Iterator<Item = &str> {
        self.names.values().flatten().map(String::as_str)
    }

    /// The known name that `word` was probably meant to be.
    pub fn nearest(&self, word: &str) -> Option<&str> {
        nearest(word, self.all())
    }

    /// Is `name` a key, or a table that keys are looked for in?
    pub(crate) fn knows(&self, name: &str) -> bool {
        let others = self.others.iter().map(String::as_str);
        self.all().chain(others).any(|known| known.split('.').next().is_some_and(|head| same_name(head, name)))
    }

    /// Are keys looked for in the table `name`?
    fn looks_into(&self, name: &str) -> bool {
        self.all().any(|known| known.split_once('.').is_some_and(|(head, _)| same_name(head, name)))
    }
}

/// The same name; the case of the first letter does not count.
pub(crate) fn same_name(left: &str, right: &str) -> bool {
    let (mut left, mut right) = (left.chars(), right.chars());
    let firsts = match (left.next(), right.next()) {
        (Some(left), Some(right)) => left.eq_ignore_ascii_case(&right),
        (None, None) => true,
        _ => false,
    };
    firsts && left.as_str() == right.as_str()
}

impl FrontMatter {
    /// The value of `key` under the first of its names that says something.
    pub fn get(&self, key: Key, names: &KeyNames) -> Option<&Node> {
        self.field(key, names).map(|field| &field.node)
    }

    /// Like [`FrontMatter::get`], with the key as the notes write it.
    ///
    /// A key without a value says nothing, nor does a table that is there for the keys in it (`episode.filename`).
    pub fn field(&self, key: Key, names: &KeyNames) -> Option<&Field> {
        let says_it = |name: &str, field: &&Field| {
            let is_file = key.is_file() && values::names_files(&field.node);
            let container = matches!(field.node.value, Value::Map(_)) && names.looks_into(name) && !is_file;
            !says_nothing(&field.node.value) && !container
        };
        let lists = [&self.fields, &self.beside];
        names.of(key).find_map(|name| {
            lists.into_iter().find_map(|fields| descend(fields, name).filter(|field| says_it(name, field)))
        })
    }

    /// The fields under every name of `key`, in the order of the names.
    pub(crate) fn all_of<'a>(&'a self, key: Key, names: &'a KeyNames) -> impl Iterator<Item = &'a Field> {
        names.of(key).filter_map(|name| self.at(name)).filter(|field| !says_nothing(&field.node.value))
    }

    /// The field at `path`, a name of the show's own such as `extra.podcast.source`.
    pub fn at(&self, path: &str) -> Option<&Field> {
        descend(&self.fields, path).or_else(|| descend(&self.beside, path))
    }

    /// The top-level keys that mean nothing to podwright.
    pub fn unknown<'a>(&'a self, names: &'a KeyNames) -> impl Iterator<Item = &'a Field> {
        self.fields.iter().filter(|field| !names.knows(&field.key))
    }
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Text(text) => text.trim().is_empty(),
        _ => false,
    }
}

/// The field called `name`, the case of the first letter aside.
pub(super) fn named<'a>(fields: &'a [Field], name: &str) -> Option<&'a Field> {
    fields.iter().find(|field| same_name(&field.key, name))
}

/// The field at a path of names such as `episode.filename`; a key that itself holds dots is found, too, and of a list the
/// first entry that has it.
pub(super) fn descend<'a>(fields: &'a [Field], path: &str) -> Option<&'a Field> {
    named(fields, path).or_else(|| {
        let (head, rest) = path.split_once('.')?;
        match &named(fields, head)?.node.value {
            Value::Map(fields) => descend(fields, rest),
            Value::List(items) => items.iter().find_map(|item| match &item.value {
                Value::Map(fields) => descend(fields, rest),
                _ => None,
            }),
            _ => None,
        }
    })
}
