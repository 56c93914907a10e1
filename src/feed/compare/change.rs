//! What differs between the old and the new state of a show and of its items.

use std::borrow::Cow;

use serde::Serialize;

use super::entry::Entry;
use crate::feed::read::{Attribute, Element, Ns};

/// One field that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The element, with `@attribute` where it is one.
    pub field: &'static str,
    /// What it was; none where it was not there.
    pub old: Option<String>,
    /// What it is; none where it is gone.
    pub new: Option<String>,
}

/// How the value of a field is compared.
#[derive(Clone, Copy)]
enum Field {
    /// The text of an element.
    Text(Ns, &'static str, &'static str),
    /// An attribute of an element.
    Attribute(Ns, &'static str, &'static str, &'static str),
    /// `atom:link` of this relation.
    Link(&'static str, &'static str),
    /// A date: the same moment in another form is no change.
    Date(&'static str),
}

const CHANNEL: &[Field] = &[
    Field::Text(Ns::Rss, "title", "title"),
    Field::Text(Ns::Rss, "link", "link"),
    Field::Text(Ns::Rss, "description", "description"),
    Field::Text(Ns::Rss, "language", "language"),
    Field::Text(Ns::Itunes, "author", "itunes:author"),
    Field::Text(Ns::Itunes, "explicit", "itunes:explicit"),
    Field::Text(Ns::Itunes, "type", "itunes:type"),
    Field::Text(Ns::Itunes, "complete", "itunes:complete"),
    Field::Text(Ns::Itunes, "block", "itunes:block"),
    Field::Text(Ns::Itunes, "new-feed-url", "itunes:new-feed-url"),
    Field::Attribute(Ns::Itunes, "image", "href", "itunes:image@href"),
    Field::Text(Ns::Podcast, "guid", "podcast:guid"),
    Field::Text(Ns::Podcast, "locked", "podcast:locked"),
    Field::Link("self", "atom:link[self]"),
];

const ITEM: &[Field] = &[
    Field::Text(Ns::Rss, "guid", "guid"),
    Field::Text(Ns::Rss, "title", "title"),
    Field::Date("pubDate"),
    Field::Text(Ns::Rss, "link", "link"),
    Field::Attribute(Ns::Rss, "enclosure", "url", "enclosure@url"),
    Field::Attribute(Ns::Rss, "enclosure", "length", "enclosure@length"),
    Field::Attribute(Ns::Rss, "enclosure", "type", "enclosure@type"),
    Field::Text(Ns::Rss, "description", "description"),
    Field::Text(Ns::Content, "encoded", "content:encoded"),
    Field::Text(Ns::Itunes, "duration", "itunes:duration"),
    Field::Text(Ns::Itunes, "episode", "itunes:episode"),
    Field::Text(Ns::Itunes, "season", "itunes:season"),
    Field::Text(Ns::Itunes, "episodeType", "itunes:episodeType"),
    Field::Text(Ns::Itunes, "explicit", "itunes:explicit"),
    Field::Text(Ns::Itunes, "block", "itunes:block"),
    Field::Attribute(Ns::Itunes, "image", "href", "itunes:image@href"),
    Field::Attribute(Ns::Podcast, "chapters", "url", "podcast:chapters@url"),
    Field::Attribute(Ns::Podcast, "transcript", "url", "podcast:transcript@url"),
];

/// What differs between two channels.
pub fn of_channel(old: Element<'_>, new: Element<'_>) -> Vec<Change> {
    CHANNEL.iter().filter_map(|field| field.compare(old, new)).collect()
}

/// What differs between two states of an item.
pub fn of_item(old: &Entry<'_>, new: &Entry<'_>) -> Vec<Change> {
    ITEM.iter().filter_map(|field| field.compare(old.element, new.element)).collect()
}

impl Field {
    fn compare(self, old: Element<'_>, new: Element<'_>) -> Option<Change> {
        let (was, is) = (self.value(old), self.value(new));
        let same = match self {
            Self::Date(_) => was == is || same_moment(&was, &is),
            _ => was == is,
        };
        let told = |value: Cow<'_, str>| (!value.is_empty()).then(|| value.into_owned());
        (!same).then(|| Change { field: self.name(), old: told(was), new: told(is) })
    }

    fn name(self) -> &'static str {
        match self {
            Self::Text(_, _, name) | Self::Attribute(_, _, _, name) | Self::Link(_, name) | Self::Date(name) => name,
        }
    }

    /// The value, empty where there is none.
    fn value<'d>(self, parent: Element<'d>) -> Cow<'d, str> {
        let of = |attribute: Option<Attribute<'d>>| attribute.map_or("", |it| it.value().trim()).into();
        match self {
            Self::Text(ns, local, _) => parent.child(ns, local).map(Element::text).unwrap_or_default(),
            Self::Date(local) => parent.child(Ns::Rss, local).map(Element::text).unwrap_or_default(),
            Self::Attribute(ns, local, attribute, _) => {
                of(parent.child(ns, local).and_then(|child| child.attribute(attribute)))
            }
            Self::Link(rel, _) => {
                let is_meant = |link: &Element<'_>| link.attribute("rel").is_some_and(|it| it.value() == rel);
                let mut links = parent.children_named(Ns::Atom, "link");
                of(links.find(is_meant).and_then(|link| link.attribute("href")))
            }
        }
    }
}

fn same_moment(was: &str, is: &str) -> bool {
    let moment = |text| chrono::DateTime::parse_from_rfc2822(text).ok();
    moment(was).is_some_and(|was| moment(is) == Some(was))
}
