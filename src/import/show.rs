//! The channel as `podwright.toml`.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value as Json;
use url::Url;
use uuid::Uuid;

use super::front_matter::Person;
use super::person::Role;
use super::source::{Source, line};
use super::tags::Keys;
use super::tally::Case;
use super::{NOTES_FOLDER, schedule, tags};
use crate::config::{MEDIA, is_valid};
use crate::feed::html;
use crate::feed::read::{Element, Ns};
use crate::feed::write::MAX_VALUE;
use crate::vocabulary::values::flag;

const HEADER: &str = "\
# Made of a feed by `podwright import`. Guids, dates and enclosures that subscribers know are in podwright.lock.

";

/// The longest `itunes:summary`, in characters.
const MAX_SUMMARY: usize = 4000;

/// BCP 47: nobody knows the language.
const UNDETERMINED: &str = "und";

/// `podwright.toml`, as far as a feed can fill it.
#[derive(Debug, Serialize)]
pub(super) struct Show {
    show: Facts,
    sources: Sources,
    feed: Feed,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hosts: Vec<Person>,
}

#[derive(Debug, Serialize)]
struct Facts {
    title: String,
    link: Option<Url>,
    description: Option<String>,
    language: String,
    author: Option<String>,
    explicit: bool,
    image: Option<Url>,
    #[serde(rename = "type")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    categories: Vec<String>,
    copyright: Option<String>,
    guid: Option<Uuid>,
    locked: Option<bool>,
    locked_owner: Option<String>,
    medium: Option<String>,
    new_feed_url: Option<Url>,
    complete: Option<bool>,
    subtitle: Option<String>,
    summary: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<String>,
    managing_editor: Option<String>,
    web_master: Option<String>,
    ttl: Option<u32>,
    owner: Option<Owner>,
    apple_verify: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    skip_hours: Vec<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    skip_days: Vec<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    season_names: BTreeMap<String, String>,
    #[serde(flatten)]
    tags: Keys,
}

#[derive(Debug, Serialize)]
struct Sources {
    notes: [String; 1],
}

#[derive(Debug, Serialize)]
struct Feed {
    path: String,
    url: Option<Url>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hubs: Vec<Url>,
    description: &'static str,
}

#[derive(Debug, Serialize)]
struct Owner {
    name: Option<String>,
    email: String,
}

impl Show {
    /// `podcast:guid`.
    pub(super) fn guid(&self) -> Option<Uuid> {
        self.show.guid
    }

    /// Is the show explicit?
    pub(super) fn explicit(&self) -> bool {
        self.show.explicit
    }

    /// Who makes it.
    pub(super) fn author(&self) -> Option<&str> {
        self.show.author.as_deref()
    }

    /// The page of the show.
    pub(super) fn link(&self) -> Option<&Url> {
        self.show.link.as_ref()
    }

    /// The file.
    pub(super) fn to_toml(&self) -> Result<String, toml::ser::Error> {
        Ok(format!("{HEADER}{}", toml::to_string_pretty(self)?))
    }
}

/// Reads what the channel says of the show.
pub(super) fn read<'d>(source: &mut Source<'d>, channel: Element<'d>) -> Show {
    let link = source.resolved(channel, Ns::Rss, "link");
    let url = own_address(source, channel);
    let path = format!("feeds/{}", file_name(url.as_ref()));
    let feed = Feed { path, url, hubs: hubs(source, channel), description: "as-written" };
    let mut show = Facts {
        title: title(source, channel),
        description: description(source, channel, link.as_ref()),
        language: language(source, channel),
        author: author(source, channel),
        explicit: explicit(source, channel).unwrap_or_default(),
        image: image(source, channel).or_else(|| picture(source, channel)),
        kind: source.value(channel, (Ns::Itunes, "type"), kind).flatten(),
        categories: categories(source, channel),
        copyright: source.line(channel, Ns::Rss, "copyright"),
        guid: source.value(channel, (Ns::Podcast, "guid"), |text| Uuid::parse_str(text).ok()),
        locked: source.value(channel, (Ns::Podcast, "locked"), flag::means),
        locked_owner: locked_owner(source, channel),
        medium: source.value(channel, (Ns::Podcast, "medium"), |text| {
            MEDIA.iter().find(|medium| medium.eq_ignore_ascii_case(text)).map(|medium| (*medium).to_owned())
        }),
        new_feed_url: source.resolved(channel, Ns::Itunes, "new-feed-url"),
        complete: said_yes(source, channel, "complete"),
        subtitle: beside(source, channel, "subtitle", MAX_VALUE),
        summary: beside(source, channel, "summary", MAX_SUMMARY),
        keywords: keywords(source, channel),
        managing_editor: source.value(channel, (Ns::Rss, "managingEditor"), contact),
        web_master: source.value(channel, (Ns::Rss, "webMaster"), contact),
        ttl: source.value(channel, (Ns::Rss, "ttl"), |text| text.parse().ok()),
        owner: owner(source, channel),
        apple_verify: source.line(channel, Ns::Itunes, "applepodcastsverify"),
        skip_hours: schedule::skip_hours(source, channel),
        skip_days: schedule::skip_days(source, channel),
        season_names: schedule::season_names(source),
        tags: tags(source, channel),
        link,
    };
    // That it is the owner goes without saying.
    let is_owner = |stated: &String| show.owner.as_ref().is_some_and(|owner| owner.email == *stated);
    show.locked_owner = show.locked_owner.filter(|stated| !is_owner(stated));
    let hosts = hosts(source, channel);
    Show { show, sources: Sources { notes: [format!("{NOTES_FOLDER}/*.md")] }, feed, hosts }
}

/// The elements that take more than one value; `itunes:block` says for Apple what `podcast:block` says for all.
fn tags<'d>(source: &mut Source<'d>, channel: Element<'d>) -> Keys {
    let mut keys = tags::of_show(source, channel, &is_host);
    if said_yes(source, channel, "block") == Some(true) {
        let all = Json::Bool(true);
        match keys.get_mut("block") {
            Some(Json::Array(list)) if list.contains(&all) => {}
            Some(Json::Array(list)) => list.insert(0, all),
            Some(one) if *one == all => {}
            Some(one) => *one = Json::Array(vec![all, one.take()]),
            None => drop(keys.insert("block".into(), all)),
        }
    }
    keys
}

/// Is it a person who presents the show?
fn is_host(element: Element<'_>) -> bool {
    element.is(Ns::Podcast, "person") && Role::of(element) == Role::Host
}

fn title<'d>(source: &mut Source<'d>, channel: Element<'d>) -> String {
    source.line(channel, Ns::Rss, "title").or_else(|| source.line(channel, Ns::Itunes, "title")).unwrap_or_else(|| {
        source.tally.add(Case::ShowTitleMissing, source.document.place(channel.tag()), "");
        "Untitled".into()
    })
}

fn description<'d>(source: &mut Source<'d>, channel: Element<'d>, link: Option<&Url>) -> Option<String> {
    let places = [(Ns::Rss, "description"), (Ns::Itunes, "summary"), (Ns::Itunes, "subtitle")];
    let (_, text) = places.into_iter().find_map(|(ns, local)| source.text(channel, ns, local))?;
    let around = html::Source { show_link: link, ..html::Source::default() };
    Some(html::to_markdown(&text, &around)).filter(|text| !text.is_empty())
}

fn language<'d>(source: &mut Source<'d>, channel: Element<'d>) -> String {
    let tag = |text: &str| Some(text.replace('_', "-")).filter(|tag| is_valid("language-tag", tag));
    let ns = if source.text(channel, Ns::Rss, "language").is_some() { Ns::Rss } else { Ns::Dc };
    let stated = source.text(channel, ns, "language").is_some();
    source.value(channel, (ns, "language"), tag).unwrap_or_else(|| {
        if stated {
            return UNDETERMINED.into();
        }
        source.tally.add(Case::LanguageMissing, source.document.place(channel.tag()), "");
        UNDETERMINED.into()
    })
}

fn own_address<'d>(source: &mut Source<'d>, channel: Element<'d>) -> Option<Url> {
    let own = channel.links("self").next()?;
    source.address(own, "href")
}

/// Who tells when the feed changes; that it goes on elsewhere is told.
fn hubs<'d>(source: &mut Source<'d>, channel: Element<'d>) -> Vec<Url> {
    if let Some(next) = channel.links("next").next() {
        let address = source.attribute(next, "href").unwrap_or_default();
        source.tally.add(Case::GoesOn, source.document.place(next.tag()), &address);
    }
    channel.links("hub").filter_map(|hub| source.address(hub, "href")).collect()
}

/// The name that the feed has where it is served, if that is a plain one.
fn file_name(url: Option<&Url>) -> String {
    let last = url.and_then(|url| url.path_segments()?.next_back()).unwrap_or_default();
    let plain = last.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'));
    let is_feed = |name: &str| name.len() > 4 && (name.ends_with(".xml") || name.ends_with(".rss"));
    if plain && is_feed(last) && !last.starts_with('.') { last.into() } else { "feed.xml".into() }
}

/// Who made it, where only older vocabularies say so, as these do.
pub(super) fn author<'d>(source: &mut Source<'d>, parent: Element<'d>) -> Option<String> {
    let places = [(Ns::Itunes, "author"), (Ns::GooglePlay, "author"), (Ns::Dc, "creator")];
    places.into_iter().find_map(|(ns, local)| source.line(parent, ns, local))
}

/// Is it explicit?
pub(super) fn explicit<'d>(source: &mut Source<'d>, parent: Element<'d>) -> Option<bool> {
    let is_stated = source.text(parent, Ns::Itunes, "explicit").is_some();
    let ns = if is_stated { Ns::Itunes } else { Ns::GooglePlay };
    source.value(parent, (ns, "explicit"), flag::means)
}

/// Apple's cover, else that of Google.
pub(super) fn image<'d>(source: &mut Source<'d>, parent: Element<'d>) -> Option<Url> {
    let covers = [Ns::Itunes, Ns::GooglePlay].map(|ns| source.children(parent, ns, "image"));
    covers.into_iter().flatten().find_map(|image| source.address(image, "href"))
}

/// The picture of RSS, which apps take for the cover where there is no other.
fn picture<'d>(source: &mut Source<'d>, channel: Element<'d>) -> Option<Url> {
    let picture = source.child(channel, Ns::Rss, "image")?;
    source.resolved(picture, Ns::Rss, "url")
}

/// The only word that is not understood of itself.
fn kind(text: &str) -> Option<Option<&'static str>> {
    match text.to_ascii_lowercase().as_str() {
        "serial" => Some(Some("serial")),
        "episodic" => Some(None),
        _ => None,
    }
}

/// `News > Tech News`.
fn categories<'d>(source: &mut Source<'d>, channel: Element<'d>) -> Vec<String> {
    let mut categories: Vec<String> = Vec::new();
    let stated = source.children(channel, Ns::Itunes, "category");
    let stated = if stated.is_empty() { source.children(channel, Ns::GooglePlay, "category") } else { stated };
    for category in stated {
        let Some(name) = source.attribute(category, "text") else { continue };
        let inner: Vec<String> = category
            .children_named(Ns::Itunes, "category")
            .filter_map(|inner| source.attribute(inner, "text"))
            .map(|inner| format!("{name} > {inner}"))
            .collect();
        let all = if inner.is_empty() { vec![name] } else { inner };
        for category in all {
            if !categories.contains(&category) {
                categories.push(category);
            }
        }
    }
    categories
}

/// Somebody with an address; others have no place in an `itunes:owner`.
fn owner<'d>(source: &mut Source<'d>, channel: Element<'d>) -> Option<Owner> {
    let Some(owner) = source.child(channel, Ns::Itunes, "owner") else {
        let places = ["email", "owner"];
        let email = places.into_iter().find_map(|local| source.line(channel, Ns::GooglePlay, local));
        return email.filter(|email| is_valid("email", email)).map(|email| Owner { name: None, email });
    };
    let name = super::text(owner, Ns::Itunes, "name");
    let text = super::text(owner, Ns::Itunes, "email").unwrap_or_default();
    // `ann@example.org (Ann)` and `Ann <ann@example.org>` hold an address.
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | ','));
    let email = words.map(|word| word.trim_start_matches("mailto:")).find(|word| is_valid("email", word));
    match email {
        Some(email) => Some(Owner { name, email: email.to_owned() }),
        None => {
            source.refuse(owner, if text.is_empty() { name.as_deref().unwrap_or_default() } else { &text });
            None
        }
    }
}

/// Whom to ask for the unlocking.
fn locked_owner<'d>(source: &mut Source<'d>, channel: Element<'d>) -> Option<String> {
    let stated = source.child(channel, Ns::Podcast, "locked").and_then(|locked| source.attribute(locked, "owner"));
    stated.filter(|stated| is_valid("email", stated))
}

/// An address, perhaps with a name.
fn contact(text: &str) -> Option<String> {
    text.contains('@').then(|| line(text))
}

/// A flag that only `Yes` sets.
pub(super) fn said_yes<'d>(source: &mut Source<'d>, parent: Element<'d>, local: &str) -> Option<bool> {
    source.line(parent, Ns::Itunes, local).filter(|text| text.eq_ignore_ascii_case("yes")).map(|_| true)
}

/// A text of Apple's that says something else than the description.
pub(super) fn beside<'d>(source: &mut Source<'d>, parent: Element<'d>, local: &str, limit: usize) -> Option<String> {
    let described = parent.child(Ns::Rss, "description").map(Element::text)?;
    let text = html::visible_text(&parent.child(Ns::Itunes, local)?.text());
    let says_more = !text.is_empty() && text != html::visible_text(&described) && text.chars().count() <= limit;
    if says_more {
        source.child(parent, Ns::Itunes, local);
    }
    says_more.then_some(text)
}

/// Words between commas.
pub(super) fn keywords<'d>(source: &mut Source<'d>, parent: Element<'d>) -> Vec<String> {
    let text = source.line(parent, Ns::Itunes, "keywords").unwrap_or_default();
    text.split(',').map(line).filter(|word| !word.is_empty()).collect()
}

/// The people of the show; nobody is guessed from its author, who may be a company.
fn hosts<'d>(source: &mut Source<'d>, channel: Element<'d>) -> Vec<Person> {
    let mut hosts: Vec<Person> = Vec::new();
    for element in channel.children_named(Ns::Podcast, "person").filter(|element| is_host(*element)) {
        let person = source.person(element);
        let known = |person: &Person| hosts.iter().any(|host| host.name.to_lowercase() == person.name.to_lowercase());
        hosts.extend(person.filter(|person| !known(person)));
    }
    hosts
}
