//! What differs between the old and the new state of a show and of its items.

use std::borrow::Cow;

use serde::Serialize;

use super::entry::Entry;
use super::meaning::Meaning;
use crate::feed::played::Played;
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

/// A field that subscribers notice.
#[derive(Clone, Copy)]
struct Field {
    /// What reports call it.
    name: &'static str,
    /// Where it stands, the first place that says something.
    places: &'static [Place],
    /// What apps make of it.
    meaning: Meaning,
}

/// Where a value stands.
#[derive(Clone, Copy)]
enum Place {
    /// The text of an element.
    Text(Ns, &'static str),
    /// An attribute of an element.
    Attribute(Ns, &'static str, &'static str),
    /// `atom:link` of this relation.
    Link(&'static str),
    /// What is said of the file that apps play.
    Heard(for<'d> fn(Played<'d>) -> &'d str),
    /// The picture of RSS, which apps take for the cover where there is no other.
    Picture,
}

use Meaning::{Address, Date, Duration, Explicit, Language, Length, Line, MediaType, Notes, Number, OneOf, Uuid, Yes};
use Place::{Attribute as At, Heard, Link, Picture, Text};

const fn field(name: &'static str, places: &'static [Place], meaning: Meaning) -> Field {
    Field { name, places, meaning }
}

const CHAPTERS: &str = "podcast:chapters@url";

/// A show that is described by its title alone is not described.
const CHANNEL: &[Field] = &[
    field("title", &[Text(Ns::Rss, "title")], Line),
    field("link", &[Text(Ns::Rss, "link"), Link("self")], Address),
    field(
        "description",
        &[
            Text(Ns::Rss, "description"),
            Text(Ns::Itunes, "summary"),
            Text(Ns::Itunes, "subtitle"),
            Text(Ns::Rss, "title"),
        ],
        Notes,
    ),
    field("language", &[Text(Ns::Rss, "language"), Text(Ns::Dc, "language")], Language),
    field(
        "itunes:author",
        &[Text(Ns::Itunes, "author"), Text(Ns::GooglePlay, "author"), Text(Ns::Dc, "creator")],
        Line,
    ),
    field("itunes:explicit", &[Text(Ns::Itunes, "explicit"), Text(Ns::GooglePlay, "explicit")], Explicit),
    field("itunes:type", &[Text(Ns::Itunes, "type")], OneOf(&["episodic", "serial"])),
    field("itunes:complete", &[Text(Ns::Itunes, "complete")], Yes),
    field("itunes:block", &[Text(Ns::Itunes, "block")], Yes),
    field("itunes:new-feed-url", &[Text(Ns::Itunes, "new-feed-url")], Address),
    field(
        "itunes:image@href",
        &[At(Ns::Itunes, "image", "href"), At(Ns::GooglePlay, "image", "href"), Picture],
        Address,
    ),
    field("podcast:guid", &[Text(Ns::Podcast, "guid")], Uuid),
    field("podcast:locked", &[Text(Ns::Podcast, "locked")], OneOf(&["no", "yes"])),
    field("atom:link[self]", &[Link("self")], Address),
];

/// Apps that want one of the two texts take the other one where it is missing, and what older vocabularies say.
const ITEM: &[Field] = &[
    field("title", &[Text(Ns::Rss, "title"), Text(Ns::Itunes, "title")], Line),
    field(
        "pubDate",
        &[Text(Ns::Rss, "pubDate"), Text(Ns::Dc, "date"), Text(Ns::Atom, "published"), Text(Ns::Atom, "updated")],
        Date,
    ),
    field("link", &[Text(Ns::Rss, "link")], Address),
    field("enclosure@url", &[Heard(|played| played.url())], Address),
    field("enclosure@length", &[Heard(|played| played.length())], Length),
    field("enclosure@type", &[Heard(|played| played.media_type())], MediaType),
    field(
        "description",
        &[
            Text(Ns::Rss, "description"),
            Text(Ns::Content, "encoded"),
            Text(Ns::Itunes, "summary"),
            Text(Ns::Itunes, "subtitle"),
            Text(Ns::Media, "description"),
        ],
        Notes,
    ),
    field(
        "content:encoded",
        &[
            Text(Ns::Content, "encoded"),
            Text(Ns::Rss, "description"),
            Text(Ns::Itunes, "summary"),
            Text(Ns::Itunes, "subtitle"),
            Text(Ns::Media, "description"),
        ],
        Notes,
    ),
    field("itunes:duration", &[Text(Ns::Itunes, "duration")], Duration),
    field("itunes:episode", &[Text(Ns::Itunes, "episode"), Text(Ns::Podcast, "episode")], Number),
    field("itunes:season", &[Text(Ns::Itunes, "season"), Text(Ns::Podcast, "season")], Number),
    field("itunes:episodeType", &[Text(Ns::Itunes, "episodeType")], OneOf(&["full", "trailer", "bonus"])),
    field("itunes:explicit", &[Text(Ns::Itunes, "explicit"), Text(Ns::GooglePlay, "explicit")], Explicit),
    field("itunes:block", &[Text(Ns::Itunes, "block")], Yes),
    field("itunes:image@href", &[At(Ns::Itunes, "image", "href"), At(Ns::GooglePlay, "image", "href")], Address),
    field(CHAPTERS, &[At(Ns::Podcast, "chapters", "url")], Address),
    field("podcast:transcript@url", &[At(Ns::Podcast, "transcript", "url")], Address),
];

/// What differs between two channels.
pub fn of_channel(old: Element<'_>, new: Element<'_>) -> Vec<Change> {
    let changes = CHANNEL.iter().filter_map(|field| field.compare(old, new));
    // A show without this name gets one when it first needs it.
    changes.filter(|change| change.field != "podcast:guid" || change.old.is_some()).collect()
}

/// What differs between two states of an item.
pub fn of_item(old: &Entry<'_>, new: &Entry<'_>) -> Vec<Change> {
    let told = |entry: &Entry<'_>| entry.guid.as_deref().map(str::to_owned);
    let guid = || Change { field: "guid", old: told(old), new: told(new) };
    let guid = (old.identity != new.identity).then(guid);
    let changes = ITEM.iter().filter_map(|field| field.compare(old.element, new.element));
    // Chapters that the feed itself held may now stand in a file as well.
    let had_chapters = old.element.child(Ns::Psc, "chapters").is_some();
    let changes = changes.filter(|change| change.field != CHAPTERS || change.old.is_some() || !had_chapters);
    guid.into_iter().chain(changes).collect()
}

impl Field {
    fn compare(self, old: Element<'_>, new: Element<'_>) -> Option<Change> {
        let own = self.places.first()?;
        // What only stands in for a text is told where it stands.
        if self.meaning == Notes && own.value(old).is_empty() && own.value(new).is_empty() {
            return None;
        }
        let (was, is) = (self.value(old), self.value(new));
        let differ = was != is && self.meaning.of(&was, old) != self.meaning.of(&is, new)
            // What one value leaves open another one around it may say.
            || was == is && self.meaning == Explicit && Explicit.of(&was, old) != Explicit.of(&is, new);
        let told = |value: Cow<'_, str>| (!value.is_empty()).then(|| value.into_owned());
        differ.then(|| Change { field: self.name, old: told(was), new: told(is) })
    }

    /// The value, empty where there is none.
    fn value<'d>(self, parent: Element<'d>) -> Cow<'d, str> {
        let values = self.places.iter().map(|place| place.value(parent));
        values.into_iter().find(|value| !value.is_empty()).unwrap_or_default()
    }
}

impl Place {
    fn value<'d>(self, parent: Element<'d>) -> Cow<'d, str> {
        let of = |attribute: Option<Attribute<'d>>| attribute.map_or("", |it| it.value().trim()).into();
        match self {
            Text(ns, local) => parent.child(ns, local).map(Element::text).unwrap_or_default(),
            At(ns, local, attribute) => of(parent.child(ns, local).and_then(|child| child.attribute(attribute))),
            Heard(said) => Played::of(parent).map_or("", said).into(),
            Picture => {
                let url = parent.child(Ns::Rss, "image").and_then(|image| image.child(Ns::Rss, "url"));
                url.map(Element::text).unwrap_or_default()
            }
            Link(rel) => of(parent.links(rel).next().and_then(|link| link.attribute("href"))),
        }
    }
}
