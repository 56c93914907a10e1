//! What apps make of a value: two spellings of one meaning are no change.

use std::borrow::Cow;

use url::Url;

use crate::config::is_valid;
use crate::feed::html;
use crate::feed::media;
use crate::feed::played::Played;
use crate::feed::read::{Element, Ns};
use crate::feed::write::only_xml_text;
use crate::vocabulary::values::{date, duration, flag};

/// How the value of a field is understood.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Words on one line.
    Line,
    /// Text that may be HTML: what a reader sees.
    Notes,
    /// An address.
    Address,
    /// A moment.
    Date,
    /// A length of time.
    Duration,
    /// A number from 1.
    Number,
    /// How many bytes; 0 says nothing.
    Length,
    /// A media type, in Apple's spelling.
    MediaType,
    /// `itunes:explicit`.
    Explicit,
    /// A flag that only `Yes` sets.
    Yes,
    /// One of a few words, the first of which is meant where there is none.
    OneOf(&'static [&'static str]),
    /// A UUID that identifies the show.
    Uuid,
    /// A language tag.
    Language,
}

impl Meaning {
    /// What `value`, which `parent` has, means; empty where it means nothing.
    pub(super) fn of<'a>(self, value: &'a str, parent: Element<'_>) -> Cow<'a, str> {
        let value = value.trim();
        match self {
            Self::Line => line(value).into(),
            Self::Notes => notes(value),
            Self::Address => address(value, parent).into(),
            Self::Date => date::read(value).map(|date| date.at.timestamp().to_string()).unwrap_or_default().into(),
            Self::Duration => positive(duration::meant(value)),
            Self::Number | Self::Length => positive(value.parse().ok()),
            Self::MediaType => media_type(value, parent).into(),
            Self::Explicit => explicit(value, parent).into(),
            Self::Yes => if value.eq_ignore_ascii_case("yes") { "yes" } else { "" }.into(),
            Self::OneOf(words) => {
                let known = words.iter().find(|word| word.eq_ignore_ascii_case(value)).or(words.first());
                known.copied().unwrap_or_default().into()
            }
            Self::Uuid => uuid::Uuid::parse_str(value).map(|uuid| uuid.to_string()).unwrap_or_default().into(),
            Self::Language => {
                let tag = value.to_ascii_lowercase().replace('_', "-");
                Some(tag).filter(|tag| is_valid("language-tag", tag)).unwrap_or_default().into()
            }
        }
    }
}

fn positive(number: Option<u64>) -> Cow<'static, str> {
    number.filter(|number| *number > 0).map(|number| number.to_string()).unwrap_or_default().into()
}

fn line(text: &str) -> String {
    only_xml_text(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a reader sees; text without markup needs no parser of HTML.
fn notes(text: &str) -> Cow<'_, str> {
    if text.is_empty() { "".into() } else { html::visible_text(text).into() }
}

/// The whole address, as a client asks for it.
fn address(text: &str, parent: Element<'_>) -> String {
    resolve(text, parent).map(String::from).unwrap_or_default()
}

/// The web address that `text` is in the feed around `element`: a relative one begins at the feed's own address, else at
/// the page of the show.
pub(crate) fn resolve(text: &str, element: Element<'_>) -> Option<Url> {
    let is_web = |url: &Url| matches!(url.scheme(), "http" | "https");
    let text = text.trim();
    match Url::parse(text) {
        Ok(url) => Some(url).filter(is_web),
        Err(url::ParseError::RelativeUrlWithoutBase) if !text.is_empty() => {
            base(element)?.join(text).ok().filter(is_web)
        }
        Err(_) => None,
    }
}

/// Where relative addresses in `element` begin: at the next `xml:base` around it (XML Base), which may itself be relative.
fn base(element: Element<'_>) -> Option<Url> {
    let stated = |element: &Element<'_>| element.attributes().any(|it| it.ns() == Ns::Xml && it.local() == "base");
    let around = std::iter::successors(Some(element), |element| element.parent());
    let holders: Vec<Element<'_>> = around.filter(stated).collect();
    holders.into_iter().rev().fold(own_base(element), |base, holder| {
        let attribute = holder.attributes().find(|it| it.ns() == Ns::Xml && it.local() == "base");
        let text = attribute.map_or("", |it| it.value().trim());
        Url::parse(text).ok().or_else(|| base.as_ref()?.join(text).ok()).or(base)
    })
}

/// Where relative addresses in a feed begin that says nothing about it.
fn own_base(element: Element<'_>) -> Option<Url> {
    let channel = element.document().channel()?;
    let own = channel.links("self").next().and_then(|link| link.attribute("href"));
    let page = channel.child(Ns::Rss, "link").map(Element::text).unwrap_or_default();
    own.map(|href| href.value()).into_iter().chain([page.as_ref()]).find_map(|text| Url::parse(text.trim()).ok())
}

/// Without a type apps look at the name of the file.
fn media_type(stated: &str, item: Element<'_>) -> String {
    let Some(url) = Played::of(item).map(Played::url).filter(|url| !url.is_empty()) else { return String::new() };
    media::media_type(Some(stated), url).unwrap_or_else(|| media::USUAL_TYPE.into())
}

/// An episode that says nothing is what its show is; a show that says nothing is clean.
fn explicit(value: &str, parent: Element<'_>) -> &'static str {
    match flag::means(value) {
        Some(true) => "true",
        Some(false) => "false",
        None => match parent.document().channel().filter(|channel| channel.id() != parent.id()) {
            Some(channel) => {
                let text = channel.child(Ns::Itunes, "explicit").map(Element::text).unwrap_or_default();
                explicit(&text, channel)
            }
            None => "false",
        },
    }
}
