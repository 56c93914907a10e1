//! What the rules ask of an item again and again, read once.

use std::borrow::Cow;

use chrono::{DateTime, FixedOffset};

use crate::feed::read::{Element, Ns};
use crate::source::Span;
use crate::vocabulary::values::{date, duration};

/// An item of a feed.
pub struct Item<'a> {
    /// The item.
    pub element: Element<'a>,
    /// `title`.
    pub title: Cow<'a, str>,
    /// `guid`, where it says something.
    pub guid: Option<Cow<'a, str>>,
    /// The first `enclosure`.
    pub enclosure: Option<Element<'a>>,
    /// `pubDate`, where it can be read.
    pub published: Option<DateTime<FixedOffset>>,
    /// `itunes:duration` in seconds, where it can be read.
    pub seconds: Option<u64>,
    /// `itunes:season`, where it is a number.
    pub season: Option<u32>,
    /// `itunes:episode`, where it is a number.
    pub number: Option<u32>,
}

impl<'a> Item<'a> {
    /// Reads an item.
    pub fn new(element: Element<'a>) -> Self {
        let text = |ns, name| element.child(ns, name).map(Element::text).unwrap_or_default();
        Self {
            element,
            title: text(Ns::Rss, "title"),
            guid: Some(text(Ns::Rss, "guid")).filter(|guid| !guid.is_empty()),
            enclosure: element.child(Ns::Rss, "enclosure"),
            published: date::read(&text(Ns::Rss, "pubDate")).map(|date| date.at),
            seconds: duration::seconds(&text(Ns::Itunes, "duration")),
            season: text(Ns::Itunes, "season").parse().ok(),
            number: text(Ns::Itunes, "episode").parse().ok(),
        }
    }

    /// The address of the enclosure.
    pub fn url(&self) -> &'a str {
        self.enclosure.and_then(|enclosure| enclosure.attribute("url")).map_or("", |url| url.value().trim())
    }

    /// Is it an episode, no trailer and no bonus?
    pub fn is_full(&self) -> bool {
        let kind = self.element.child(Ns::Itunes, "episodeType");
        kind.is_none_or(|kind| kind.text().is_empty() || kind.text().eq_ignore_ascii_case("full"))
    }

    /// Where to point when something is missing: its title, else its start tag.
    pub fn place(&self) -> Span {
        self.place_of("title")
    }

    /// Where the text of a child of RSS stands, else where the item begins.
    pub fn place_of(&self, name: &str) -> Span {
        self.place_in(Ns::Rss, name)
    }

    /// Where the text of a child stands, else where the item begins.
    pub fn place_in(&self, ns: Ns, name: &str) -> Span {
        self.element.child(ns, name).map_or(self.element.tag(), Element::text_span)
    }
}
