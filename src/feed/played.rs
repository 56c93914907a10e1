//! What apps play of an item: its enclosure, and where it has none what Media RSS names.

use super::media;
use super::read::{Attribute, Element, Ns};

/// A file of an item.
#[derive(Clone, Copy)]
pub struct Played<'d> {
    /// `enclosure`, or `media:content`.
    pub element: Element<'d>,
}

impl<'d> Played<'d> {
    /// What apps play of `item`: the first enclosure that is audio or video, since some programs put a picture before it,
    /// else the first; without any the `media:content` that calls itself the default one, else the first with a sound.
    pub fn of(item: Element<'d>) -> Option<Self> {
        let enclosures: Vec<_> = Self::enclosures(item).collect();
        if let Some(first) = enclosures.first() {
            return Some(*enclosures.iter().find(|one| one.is_heard()).unwrap_or(first));
        }
        let contents: Vec<_> = Self::contents(item).filter(|one| one.is_heard()).collect();
        let is_default = |one: &&Self| one.value("isDefault").eq_ignore_ascii_case("true");
        contents.iter().find(is_default).or(contents.first()).copied()
    }

    /// The files of `item` beside `self` that can be heard or seen in its place.
    pub fn others(self, item: Element<'d>) -> impl Iterator<Item = Self> {
        let is_enclosure = self.element.is(Ns::Rss, "enclosure");
        let all: Vec<_> = if is_enclosure { Self::enclosures(item).collect() } else { Self::contents(item).collect() };
        all.into_iter().filter(move |one| one.element.id() != self.element.id() && one.is_heard())
    }

    fn enclosures(item: Element<'d>) -> impl Iterator<Item = Self> {
        item.children_named(Ns::Rss, "enclosure").map(|element| Self { element })
    }

    /// Those of a group say the same in several formats.
    fn contents(item: Element<'d>) -> impl Iterator<Item = Self> {
        let groups = item.children_named(Ns::Media, "group");
        let holders = std::iter::once(item).chain(groups);
        holders.flat_map(|holder| holder.children_named(Ns::Media, "content")).map(|element| Self { element })
    }

    /// Its address as it stands.
    pub fn url(self) -> &'d str {
        self.value("url")
    }

    /// Its size as it stands.
    pub fn length(self) -> &'d str {
        self.value(if self.element.is(Ns::Rss, "enclosure") { "length" } else { "fileSize" })
    }

    /// Its type as it stands.
    pub fn media_type(self) -> &'d str {
        self.value("type")
    }

    /// Is it audio or video, as far as it says?
    fn is_heard(self) -> bool {
        let path = self.url().split(['?', '#']).next().unwrap_or_default();
        let is_one = |kind: &str| kind.starts_with("audio/") || kind.starts_with("video/");
        match media::media_type(Some(self.media_type()), path) {
            Some(kind) => is_one(&kind),
            None => matches!(self.value("medium"), "" | "audio" | "video") && !self.url().is_empty(),
        }
    }

    fn value(self, name: &str) -> &'d str {
        self.element.attribute(name).map_or("", Attribute::value).trim()
    }
}
