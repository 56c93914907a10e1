//! What a feed that subscribers already have says: the facts of its channel, and what each item is known by.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

use url::Url;

use super::categories::meant;
use super::facts::{self, Facts};
use super::survey::Survey;
use crate::audio::{AudioFacts, known_media_type};
use crate::feed::compare::Entry as Item;
use crate::feed::media::{self, Enclosure, USUAL_TYPE};
use crate::feed::read::{Document, Element, Ns};
use crate::ledger::{Entry, Ledger, Remembered};
use crate::normalize::Compiled;
use crate::normalize::names::fold;
use crate::notes::front_matter::{Node, Value, values};
use crate::record::Episode;
use crate::show::page_name;
use crate::source::{SourceFile, Span};
use crate::vocabulary::values::flag;
use crate::vocabulary::values::url::file_name;

/// The facts of the channel.
pub(super) fn facts(feed: &Document<'_>) -> Facts {
    let Some(channel) = feed.channel() else { return Facts::default() };
    let text = |ns, name| {
        channel.child(ns, name).map(|element| element.text().trim().to_owned()).filter(|text| !text.is_empty())
    };
    let owner = channel.child(Ns::Itunes, "owner");
    let of_owner = |name| {
        owner?.child(Ns::Itunes, name).map(|element| element.text().trim().to_owned()).filter(|text| !text.is_empty())
    };
    let url = |text: String| text.parse::<Url>().ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    let href = |element: Element<'_>| element.attribute("href").map(|href| href.value().trim().to_owned());
    let itunes_image = channel.child(Ns::Itunes, "image").and_then(href);
    let image = || channel.child(Ns::Rss, "image")?.child(Ns::Rss, "url").map(|url| url.text().trim().to_owned());
    let own_link = channel.links("self").next();
    Facts {
        title: text(Ns::Rss, "title"),
        link: text(Ns::Rss, "link").and_then(url),
        description: text(Ns::Rss, "description").or_else(|| text(Ns::Itunes, "summary")),
        language: text(Ns::Rss, "language").and_then(|tag| facts::language(&tag)),
        author: text(Ns::Itunes, "author"),
        owner: (of_owner("name"), of_owner("email")),
        categories: categories(channel),
        explicit: text(Ns::Itunes, "explicit").and_then(|word| facts::truth(&word)),
        serial: text(Ns::Itunes, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("serial")),
        image: itunes_image.or_else(image).filter(|image| url(image.clone()).is_some()),
        copyright: text(Ns::Rss, "copyright").filter(|text| text.len() <= 255),
        feed_url: own_link.and_then(href).and_then(url),
        guid: text(Ns::Podcast, "guid").filter(|guid| uuid::Uuid::parse_str(guid).is_ok()),
        ..Facts::default()
    }
}

/// The feed that lies in the repository of a show: of several the largest.
pub fn beside(root: &Path) -> Option<PathBuf> {
    let survey = Survey::of(root);
    let is_feed = |path: &&PathBuf| {
        let is_called_so = path.extension().is_some_and(|extension| ["xml", "rss"].iter().any(|one| extension == *one));
        let text = is_called_so.then(|| SourceFile::read(root, path).ok()).flatten();
        // What a program fills in is none yet.
        let is_template = |text: &str| ["{{", "{%", "<%", "<?php"].iter().any(|mark| text.contains(mark));
        text.is_some_and(|file| file.text().contains("<enclosure") && !is_template(file.text()))
    };
    let size = |path: &&PathBuf| root.join(path).metadata().map(|facts| facts.len()).unwrap_or_default();
    survey.others.iter().filter(is_feed).max_by_key(size).cloned()
}

fn categories(channel: Element<'_>) -> Vec<String> {
    let name = |element: Element<'_>| element.attribute("text").map(|text| text.value().trim().to_owned());
    let mut found = Vec::new();
    for category in channel.children_named(Ns::Itunes, "category") {
        let Some(main) = name(category) else { continue };
        let subs: Vec<String> = category.children_named(Ns::Itunes, "category").filter_map(name).collect();
        let written =
            if subs.is_empty() { vec![main] } else { subs.iter().map(|sub| format!("{main} > {sub}")).collect() };
        for name in written {
            let name = meant(&name).unwrap_or(name);
            if !found.contains(&name) {
                found.push(name);
            }
        }
    }
    found
}

/// What the items of a feed and the episodes of a show are to each other.
#[derive(Debug, Default)]
pub(super) struct Matches {
    /// What subscribers know of the episodes, by id.
    pub(super) entries: BTreeMap<String, Entry>,
    /// Titles of items that no episode is.
    pub(super) strangers: Vec<String>,
    /// What stands before the address of the audio in all but a few items.
    pub(super) prefix: Option<Url>,
    /// The pages of all items but a few, as `[feed] episode_link` has them.
    pub(super) episode_link: Option<String>,
}

impl Matches {
    /// Finds the episode of each item: by guid, audio, page, title or number, whatever names one alone.
    pub(super) fn of(feed: &Document<'_>, episodes: &[Compiled]) -> Self {
        let items: Vec<Item<'_>> = feed.items().map(Item::new).collect();
        let mut matches = Self::default();
        let mut prefixes: BTreeMap<String, usize> = BTreeMap::new();
        let mut taken = HashSet::new();
        let mut pairs: Vec<Option<usize>> = vec![None; items.len()];
        for by in [Trait::Guid, Trait::Audio, Trait::Link, Trait::Title, Trait::Number] {
            let index = index(episodes, by);
            for (item, pair) in items.iter().zip(pairs.iter_mut()).filter(|(_, pair)| pair.is_none()) {
                let found = by.of_item(item).and_then(|key| index.get(&key).copied().flatten());
                if let Some(found) = found.filter(|found| taken.insert(*found)) {
                    *pair = Some(found);
                }
            }
        }
        let mut pages = Vec::new();
        for (item, pair) in items.iter().zip(pairs) {
            let Some(record) = pair.and_then(|index| episodes.get(index)).map(|episode| &episode.record) else {
                matches.strangers.push(item.name().to_owned());
                continue;
            };
            if let Some(prefix) = prefix(item.url, record) {
                *prefixes.entry(prefix).or_default() += 1;
            }
            pages.extend(Trait::Link.of_item(item).map(|link| (link, record)));
            matches.entries.insert(record.id.clone(), entry(item, record));
        }
        matches.episode_link = pages_of(&pages);
        let most = prefixes.into_iter().max_by_key(|(_, count)| *count);
        matches.prefix =
            most.filter(|(_, count)| count * 2 > matches.entries.len()).and_then(|(prefix, _)| prefix.parse().ok());
        matches
    }

    /// The ledger of a show that was published as `feed` says.
    pub(super) fn ledger(self, facts: &Facts) -> Ledger {
        let podcast_guid = facts.guid.as_deref().and_then(|guid| uuid::Uuid::parse_str(guid).ok());
        Ledger { podcast_guid, episodes: self.entries }
    }
}

/// A word for the part of the addresses that differs, where it makes nearly all of them.
fn pages_of(pages: &[(String, &Episode)]) -> Option<String> {
    const WORDS: [&str; 5] = ["{file}", "{slug}", "{number}", "{number:03}", "{id}"];
    let said = |word: &str, record: &Episode| {
        let of_title = || record.title.as_deref().map(slug::slugify);
        match word {
            "{file}" => record.files.notes.as_deref().and_then(page_name),
            "{slug}" => record.slug.clone().or_else(of_title),
            "{number}" => record.number.map(|number| number.to_string()),
            "{number:03}" => record.number.map(|number| format!("{number:03}")),
            _ => Some(record.id.clone()),
        }
    };
    let (first, record) = pages.first()?;
    let forms = WORDS.iter().filter_map(|word| {
        let value = said(word, record).filter(|value| !value.is_empty())?;
        let (before, behind) = first.rsplit_once(&format!("/{value}"))?;
        let ends = behind.is_empty() || behind.starts_with(['/', '.', '-']);
        (ends && before.contains("://")).then(|| (*word, format!("{before}/{word}{behind}")))
    });
    let makes = |(word, form): &(&str, String)| {
        let is_made = |(link, record): &&(String, &Episode)| {
            said(word, record).is_some_and(|value| form.replace(word, &value) == *link)
        };
        pages.iter().filter(is_made).count() * 10 >= pages.len() * 9 && pages.len() > 1
    };
    forms.into_iter().find(makes).map(|(_, form)| form)
}

/// What an item and an episode can have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trait {
    Guid,
    Audio,
    Link,
    Title,
    Number,
}

impl Trait {
    fn of_item(self, item: &Item<'_>) -> Option<String> {
        let text = |ns, name| item.element.child(ns, name).map(|element| element.text().trim().to_owned());
        let value = match self {
            Self::Guid => item.guid.as_deref().map(str::to_owned),
            Self::Audio => Some(file(item.url)),
            Self::Link => text(Ns::Rss, "link"),
            Self::Title => Some(fold(&item.title)),
            Self::Number => text(Ns::Itunes, "episode"),
        };
        value.filter(|value| !value.is_empty())
    }

    fn of_episode(self, record: &Episode) -> Option<String> {
        let value = match self {
            Self::Guid => record.guid.clone(),
            Self::Audio => record.audio.as_ref().map(|audio| file(&audio.location)),
            Self::Link => record.link.as_ref().map(ToString::to_string),
            Self::Title => record.title.as_deref().map(fold),
            Self::Number => record.number.map(|number| number.to_string()),
        };
        value.filter(|value| !value.is_empty())
    }
}

/// The episodes by a trait; none for what several share.
fn index(episodes: &[Compiled], by: Trait) -> HashMap<String, Option<usize>> {
    let mut index: HashMap<String, Option<usize>> = HashMap::new();
    for (at, episode) in episodes.iter().enumerate() {
        if let Some(key) = by.of_episode(&episode.record) {
            index.entry(key).and_modify(|found| *found = None).or_insert(Some(at));
        }
    }
    index
}

/// The name of an audio file: what stays when it moves to another host or behind another prefix.
fn file(address: &str) -> String {
    file_name(address).to_lowercase()
}

/// What stands in the feed before the address that the notes state.
fn prefix(published: &str, record: &Episode) -> Option<String> {
    let own = record
        .audio
        .as_ref()
        .map(|audio| audio.location.split_once("://").map_or(audio.location.as_str(), |(_, rest)| rest))?;
    let published = published.split('?').next().unwrap_or_default();
    let prefix = published.strip_suffix(own)?;
    // Prefixes take the address with its scheme or without.
    let prefix = prefix.trim_end_matches("https://").trim_end_matches("http://");
    (prefix.len() > "https://".len()).then(|| prefix.to_owned())
}

fn entry(item: &Item<'_>, record: &Episode) -> Entry {
    let attribute =
        |name| item.enclosure.and_then(|enclosure| enclosure.attribute(name)).map(|value| value.value().trim());
    let own = record.audio.as_ref().and_then(|audio| audio.location.parse::<Url>().ok());
    let url = own.filter(|_| prefix(item.url, record).is_some()).or_else(|| item.url.parse().ok());
    let permalink = item.element.child(Ns::Rss, "guid").is_some_and(|guid| {
        let stated = guid.attribute("isPermaLink").and_then(|stated| flag::means(stated.value()));
        stated != Some(false) && (guid.text().starts_with("http://") || guid.text().starts_with("https://"))
    });
    let length = attribute("length").and_then(|length| length.parse().ok()).filter(|length| *length > 0);
    // What the notes leave open, and no audio here will say.
    let is_open = record.audio.is_none() && record.files.audio.is_none() && record.duration.is_none();
    let audio = url.as_ref().filter(|_| is_open).and_then(|url| {
        let media_type = media::media_type(attribute("type"), url.path());
        let facts = AudioFacts {
            bytes: length?,
            media_type: known_media_type(media_type.as_deref().unwrap_or(USUAL_TYPE))?,
            duration: duration(item)?,
            ..AudioFacts::default()
        };
        Some(Remembered { location: url.to_string(), facts })
    });
    Entry {
        title: Some(item.title.to_string()).filter(|title| !title.is_empty()),
        guid: item.identity.to_string(),
        permalink,
        published: item.published(),
        enclosure: url.map(|url| Enclosure {
            length,
            media_type: media::media_type(attribute("type"), url.path()).unwrap_or_else(|| USUAL_TYPE.into()),
            url,
        }),
        audio,
    }
}

/// What the item says of the length of its audio, in seconds.
fn duration(item: &Item<'_>) -> Option<f64> {
    let text = item.element.child(Ns::Itunes, "duration")?.text().trim().to_owned();
    let node = Node { value: Value::Text(text), span: Span::new(0, 0) };
    values::duration(&SourceFile::new("", ""), &node).ok()
}
