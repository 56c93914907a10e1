//! `podcast:` and `psc:` elements, and `itunes:title`, which the `rss` crate's model lacks.

use std::collections::BTreeMap;

use rss::extension::{Extension, ExtensionMap};

use super::{Feed, Item, MAX_PODCAST_VALUE, MAX_VALUE, plain};
use crate::chapters::formats::{json, presentable, psc, web_address};
use crate::config::{Config, License, PaymentRecipient, PaymentSplit};
use crate::record::{Chapter, Person};

/// Namespace of the `podcast:` elements.
pub(super) const NAMESPACE: &str = "https://podcastindex.org/namespace/1.0";

/// The longest `podcast:txt`, in characters.
const MAX_TXT: usize = 4000;

/// What the show says about itself beyond RSS.
pub(super) fn of_channel(feed: &Feed<'_>) -> ExtensionMap {
    let show = &feed.config.show;
    let mut elements = Elements::default();
    elements.extend(feed.guid.map(|guid| element("podcast:guid", guid.to_string())));
    elements.extend(show.locked.map(|locked| {
        let owner = show.owner.as_ref().map(|owner| owner.email.clone());
        element("podcast:locked", if locked { "yes" } else { "no" }).maybe("owner", owner)
    }));
    elements.extend(show.medium.as_deref().map(|medium| element("podcast:medium", plain(medium, MAX_PODCAST_VALUE))));
    elements.extend(show.license.as_ref().map(license));
    elements.extend(show.funding.iter().map(|funding| {
        element("podcast:funding", plain(&funding.title, MAX_PODCAST_VALUE)).with("url", funding.url.as_str())
    }));
    elements.extend(show.txt.iter().map(|txt| {
        let purpose = txt.purpose.as_deref().map(|purpose| plain(purpose, MAX_PODCAST_VALUE));
        element("podcast:txt", plain(&txt.value, MAX_TXT)).maybe("purpose", purpose)
    }));
    elements.extend(show.update_frequency.as_ref().map(|frequency| {
        element("podcast:updateFrequency", plain(&frequency.text, MAX_PODCAST_VALUE))
            .maybe("rrule", frequency.rrule.clone())
            .maybe("complete", frequency.complete.then(|| "true".into()))
    }));
    elements.extend(show.value.as_ref().map(payment));
    // Hosts who have left stay with their episodes.
    elements.extend(feed.config.hosts.iter().filter(|host| host.until.is_none()).map(|host| {
        element("podcast:person", plain(&host.name, MAX_PODCAST_VALUE))
            .with("role", "host")
            .maybe("href", host.url.as_ref().map(ToString::to_string))
            .maybe("img", host.image.as_ref().map(ToString::to_string))
    }));
    elements.0
}

/// What an episode says beyond RSS.
pub(super) fn of_item(item: &Item<'_>, config: &Config, title: &str) -> ExtensionMap {
    let episode = item.episode;
    let mut elements = Elements::default();
    elements.extend([element("itunes:title", plain(title, MAX_VALUE))]);
    elements.extend(episode.season.map(|season| element("podcast:season", season.to_string())));
    elements.extend(episode.number.map(|number| element("podcast:episode", number.to_string())));
    elements.extend(episode.hosts.iter().map(|host| person(host, "host")));
    elements.extend(episode.guests.iter().map(|guest| person(guest, "guest")));
    elements.extend(item.transcript.as_ref().map(|transcript| {
        element("podcast:transcript", "")
            .with("url", transcript.url.as_str())
            .with("type", transcript.media_type)
            .with("language", &config.show.language)
            .maybe("rel", transcript.timed.then(|| "captions".into()))
    }));
    elements.extend(
        item.chapters
            .as_ref()
            .map(|url| element("podcast:chapters", "").with("url", url.as_str()).with("type", json::MEDIA_TYPE)),
    );
    elements.extend(simple_chapters(&episode.chapters));
    elements.0
}

fn person(person: &Person, role: &str) -> Extension {
    element("podcast:person", plain(&person.name, MAX_PODCAST_VALUE))
        .with("role", role)
        .maybe("href", web_address(person.url.as_deref()))
        .maybe("img", web_address(person.image.as_deref()))
}

fn license(license: &License) -> Extension {
    match license {
        License::Identifier(identifier) => element("podcast:license", plain(identifier, MAX_PODCAST_VALUE)),
        License::Own { identifier, url } => {
            element("podcast:license", plain(identifier, MAX_PODCAST_VALUE)).with("url", url.as_str())
        }
    }
}

/// `podcast:value`, which holds its recipients.
fn payment(value: &PaymentSplit) -> Extension {
    let recipients = value.recipients.iter().map(recipient).collect();
    Extension {
        children: BTreeMap::from([("valueRecipient".to_owned(), recipients)]),
        ..element("podcast:value", "")
            .with("type", &value.kind)
            .with("method", &value.method)
            .maybe("suggested", value.suggested.map(|amount| amount.to_string()))
    }
}

fn recipient(recipient: &PaymentRecipient) -> Extension {
    element("podcast:valueRecipient", "")
        .with("type", &recipient.kind)
        .with("address", &recipient.address)
        .with("split", recipient.split.to_string())
        .maybe("name", recipient.name.clone())
        .maybe("customKey", recipient.custom_key.clone())
        .maybe("customValue", recipient.custom_value.clone())
        .maybe("fee", recipient.fee.then(|| "true".into()))
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

/// Elements by prefix and name, each kind in the order in which it was added.
#[derive(Default)]
struct Elements(ExtensionMap);

impl Elements {
    fn extend(&mut self, elements: impl IntoIterator<Item = Extension>) {
        for element in elements {
            let Some((prefix, name)) = element.name.split_once(':') else { continue };
            let (prefix, name) = (prefix.to_owned(), name.to_owned());
            self.0.entry(prefix).or_default().entry(name).or_default().push(element);
        }
    }
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
