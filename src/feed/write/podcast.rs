//! `podcast:` and `psc:` elements, and those of `itunes:` that the `rss` crate's model lacks.

use std::collections::BTreeMap;

use rss::extension::{Extension, ExtensionMap};

use super::channel::language;
use super::tags::{Elements, elements};
use super::{Feed, Item, MAX_PODCAST_VALUE, MAX_VALUE, plain, rfc2822};
use crate::chapters::formats::{json, presentable, psc, web_address};
use crate::config::Config;
use crate::feed::media;
use crate::record::{Chapter, EpisodeType, Person};
use crate::tags::Trailer;

/// Namespace of the `podcast:` elements.
pub(super) const NAMESPACE: &str = "https://podcastindex.org/namespace/1.0";

/// The longest display of an episode's number, in characters.
const MAX_DISPLAY: usize = 32;

/// What the show says about itself beyond RSS.
pub(super) fn of_channel(feed: &Feed<'_>) -> ExtensionMap {
    let show = &feed.config.show;
    let mut all = Elements::default();
    all.extend(feed.guid.map(|guid| element("podcast:guid", guid.to_string())));
    all.extend(show.locked.map(|locked| {
        let owner = show.locked_owner.clone().or_else(|| show.owner.as_ref().map(|owner| owner.email.clone()));
        element("podcast:locked", if locked { "yes" } else { "no" }).maybe("owner", owner)
    }));
    all.extend(show.medium.as_deref().map(|medium| element("podcast:medium", plain(medium, MAX_PODCAST_VALUE))));
    // Hosts who have left stay with their episodes.
    all.extend(feed.config.hosts.iter().filter(|host| host.until.is_none()).map(|host| {
        element("podcast:person", plain(&host.name, MAX_PODCAST_VALUE))
            .with("role", "host")
            .maybe("href", host.url.as_ref().map(ToString::to_string))
            .maybe("img", host.image.as_ref().map(ToString::to_string))
    }));
    all.extend(elements("channel", &show.tags));
    if show.tags.trailer.is_empty() {
        let trailers: Vec<Trailer> = feed.items.iter().filter_map(|item| trailer(item, feed.config)).collect();
        all.extend(elements("channel", &BTreeMap::from([("trailer", trailers)])));
    }
    let verify = show.apple_verify.as_deref().map(|code| element("itunes:applepodcastsverify", code.trim()));
    all.extend(verify);
    all.0
}

/// A trailer that is an episode.
fn trailer(item: &Item<'_>, config: &Config) -> Option<Trailer> {
    let enclosure = item.enclosure.as_ref().filter(|_| item.episode.kind == Some(EpisodeType::Trailer))?;
    Some(Trailer {
        title: item.title.clone(),
        url: media::prefixed(config.feed.prefix.as_ref(), &enclosure.url).parse().ok()?,
        pubdate: rfc2822(item.published?),
        length: enclosure.length,
        kind: Some(enclosure.media_type.clone()),
        season: item.episode.season,
    })
}

/// What an episode says beyond RSS.
pub(super) fn of_item(item: &Item<'_>, config: &Config, title: &str) -> ExtensionMap {
    let episode = item.episode;
    let mut all = Elements::default();
    // The same as `title`, too: readers such as feed-rs take duration, season and number of an episode without it for none.
    let own = episode.itunes_title.as_deref().unwrap_or(title);
    all.extend([element("itunes:title", plain(own, MAX_VALUE))]);
    all.extend(episode.season.map(|season| {
        let name = config.show.season_names.get(&season.to_string());
        element("podcast:season", season.to_string()).maybe("name", name.map(|name| plain(name, MAX_PODCAST_VALUE)))
    }));
    all.extend(episode.number_text().map(|number| {
        let display = episode.display.as_deref().map(|display| plain(display, MAX_DISPLAY));
        element("podcast:episode", number).maybe("display", display)
    }));
    all.extend(episode.hosts.iter().map(|host| person(host, "host")));
    all.extend(episode.guests.iter().map(|guest| person(guest, "guest")));
    all.extend(item.transcripts.iter().map(|transcript| {
        element("podcast:transcript", "")
            .with("url", transcript.url.as_str())
            .with("type", transcript.media_type)
            .maybe("language", transcript.language.clone().or_else(|| language(config)))
            .maybe("rel", transcript.timed.then(|| "captions".into()))
    }));
    all.extend(
        item.chapters
            .as_ref()
            .map(|url| element("podcast:chapters", "").with("url", url.as_str()).with("type", json::MEDIA_TYPE)),
    );
    all.extend(elements("item", &episode.elements));
    all.extend(elements("item", &BTreeMap::from([("alternate_enclosure", &item.alternates)])));
    all.extend(simple_chapters(episode.chapters_in_time()));
    all.0
}

fn person(person: &Person, role: &str) -> Extension {
    element("podcast:person", plain(&person.name, MAX_PODCAST_VALUE))
        .with("role", role)
        .maybe("href", web_address(person.url.as_deref()))
        .maybe("img", web_address(person.image.as_deref()))
}

/// `psc:chapters`; none without chapters, since the element must not be empty.
fn simple_chapters(chapters: &[Chapter]) -> Option<Extension> {
    let marks: Vec<Extension> = presentable(chapters)
        .into_iter()
        .map(|chapter| {
            let attributes = psc::attributes(chapter);
            attributes.into_iter().fold(element("psc:chapter", ""), |mark, (name, value)| mark.with(name, value))
        })
        .collect();
    (!marks.is_empty()).then(|| Extension {
        children: BTreeMap::from([("chapter".to_owned(), marks)]),
        ..element("psc:chapters", "").with("version", psc::VERSION)
    })
}

fn element(name: &str, value: impl Into<String>) -> Extension {
    Extension { name: name.into(), value: Some(value.into()).filter(|value| !value.is_empty()), ..Extension::default() }
}

trait Attributes: Sized {
    fn with(self, name: &str, value: impl Into<String>) -> Self;

    fn maybe(self, name: &str, value: Option<String>) -> Self;
}

impl Attributes for Extension {
    fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.attrs.insert(name.into(), value.into());
        self
    }

    fn maybe(self, name: &str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }
}
