//! What subscribers know of one item.

use std::borrow::Cow;
use std::collections::HashSet;

use chrono::{DateTime, FixedOffset};

use crate::feed::played::Played;
use crate::feed::read::{Document, Element, Ns};
use crate::source::Span;
use crate::vocabulary::values::date;

/// What apps keep of one item.
pub struct Entry<'a> {
    /// The item.
    pub element: Element<'a>,
    /// What apps know it by: `guid`, and where there is none the address of the enclosure, the link, the title; the
    /// first of these that no item before it has.
    pub identity: Cow<'a, str>,
    /// `guid`, where it says something.
    pub guid: Option<Cow<'a, str>>,
    /// `title`.
    pub title: Cow<'a, str>,
    /// The `enclosure` that apps play.
    pub enclosure: Option<Element<'a>>,
    /// Its address.
    pub url: &'a str,
    /// `pubDate` as written.
    pub date: Cow<'a, str>,
}

impl<'a> Entry<'a> {
    /// What apps keep of the items of a feed.
    pub fn all(document: &'a Document<'a>) -> Vec<Self> {
        let mut taken = HashSet::new();
        let entries = document.items().map(|item| {
            let mut entry = Self::new(item);
            if entry.guid.is_none() && taken.contains(&entry.identity) {
                let mut others = entry.candidates().into_iter();
                entry.identity =
                    others.find(|other| !other.is_empty() && !taken.contains(other)).unwrap_or(entry.identity);
            }
            taken.insert(entry.identity.clone());
            entry
        });
        entries.collect()
    }

    /// What apps keep of `item`.
    pub fn new(item: Element<'a>) -> Self {
        let text = |name| item.child(Ns::Rss, name).map(Element::text).unwrap_or_default();
        let guid = Some(text("guid")).filter(|guid| !guid.is_empty());
        let enclosure =
            Played::of(item).map(|played| played.element).filter(|element| element.is(Ns::Rss, "enclosure"));
        let url = enclosure.and_then(|enclosure| enclosure.attribute("url")).map_or("", |url| url.value().trim());
        let title = text("title");
        let identity = guid.clone().unwrap_or_default();
        let mut entry = Self { element: item, identity, guid, title, enclosure, url, date: text("pubDate") };
        if entry.identity.is_empty() {
            entry.identity = entry.candidates().into_iter().find(|other| !other.is_empty()).unwrap_or_default();
        }
        entry
    }

    /// What stands in for a guid.
    fn candidates(&self) -> [Cow<'a, str>; 3] {
        let link = self.element.child(Ns::Rss, "link").map(Element::text).unwrap_or_default();
        [Cow::Borrowed(self.url), link, self.title.clone()]
    }

    /// `pubDate`, where it can be read.
    pub fn published(&self) -> Option<DateTime<FixedOffset>> {
        date::read(&self.date).map(|date| date.at)
    }

    /// How to call it in a message: its title, else what it is known by.
    pub fn name(&self) -> &str {
        if self.title.is_empty() { &self.identity } else { &self.title }
    }

    /// Where to point when it is meant as a whole: its title, else its start tag.
    pub fn place(&self) -> Span {
        let title = self.element.child(Ns::Rss, "title").filter(|title| !title.text().is_empty());
        title.map_or(self.element.tag(), Element::text_span)
    }

    /// Where the text of a child stands, else where the item begins.
    pub fn place_of(&self, child: &str) -> Span {
        self.element.child(Ns::Rss, child).map_or(self.place(), Element::text_span)
    }

    /// Address of the enclosure without scheme and query: what stays the same when a show changes to https or to
    /// another measurement.
    pub fn file(&self) -> &'a str {
        let rest = self.url.split_once("://").map_or(self.url, |(_, rest)| rest);
        rest.split(['?', '#']).next().unwrap_or(rest)
    }
}
