//! People and companies: hosts, guests, sponsors.

use super::super::keys::named;
use super::super::{Field, Node, Value};
use super::{Reading, fault, text};
use crate::diagnostic::Diagnostics;
use crate::source::SourceFile;
use crate::words::folded;

/// Keys of a table that lead to a page about somebody, in order of preference.
pub(crate) const PAGES: [&str; 9] = ["url", "link", "uri", "website", "homepage", "href", "site", "web", "webseite"];

/// Keys that hold a name at a service, and where its pages begin.
const SERVICES: [(&str, &str); 6] = [
    ("github", "https://github.com/"),
    ("twitter", "https://twitter.com/"),
    ("mastodon", ""),
    ("bluesky", "https://bsky.app/profile/"),
    ("linkedin", "https://www.linkedin.com/in/"),
    ("instagram", "https://www.instagram.com/"),
];

/// Keys of a table or a list that holds the pages.
const LINKS: [&str; 5] = ["links", "socials", "social", "urls", "contact"];

/// Keys that say who it is; slugs are looked up in the data files of the show.
pub(crate) const CALLS: [&str; 16] = [
    "name",
    "full_name",
    "fullName",
    "display_name",
    "title",
    "slug",
    "username",
    "login",
    "id",
    "ref",
    "person",
    "host",
    "guest",
    "sponsor",
    "author",
    "member",
];

/// Keys that lead to a picture.
pub(crate) const IMAGES: [&str; 14] = [
    "image",
    "img",
    "avatar",
    "photo",
    "picture",
    "image_url",
    "imageUrl",
    "avatar_url",
    "avatarUrl",
    "thumbnail",
    "headshot",
    "portrait",
    "bild",
    "foto",
];

/// Somebody as the notes name them: a name or a login, whatever the show writes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonEntry {
    /// The name as written.
    pub name: String,
    /// A page about them.
    pub url: Option<String>,
    /// A picture.
    pub image: Option<String>,
    /// What they do, where that is said.
    pub part: Option<Part>,
}

impl PersonEntry {
    /// Is nothing said of them beside their name?
    pub(crate) fn is_nobody(&self) -> bool {
        self.url.is_none() && self.image.is_none() && self.part.is_none()
    }
}

/// What somebody does in an episode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Presents it.
    Host,
    /// Visits.
    Guest,
}

/// Keys that hold what somebody does in an episode.
const ROLES: [&str; 8] = ["role", "roles", "type", "as", "rolle", "rol", "ruolo", "função"];

/// Keys that hold what somebody is, which may be that.
const DESCRIPTIONS: [&str; 5] = ["title", "description", "position", "job_title", "bio"];

const OF_HOSTS: [&str; 17] = [
    "host",
    "cohost",
    "hosts",
    "presenter",
    "moderator",
    "moderation",
    "moderatorin",
    "gastgeber",
    "gastgeberin",
    "anchor",
    "animateur",
    "animatrice",
    "presentador",
    "presentadora",
    "conductor",
    "conductora",
    "apresentador",
];
const OF_GUESTS: [&str; 13] = [
    "guest",
    "guests",
    "specialguest",
    "gast",
    "interviewee",
    "invite",
    "invitee",
    "invitado",
    "invitada",
    "convidado",
    "convidada",
    "ospite",
    "gaest",
];

/// What the table of somebody says that they do: one of the hosts, one of the guests, or nothing of the kind.
pub(crate) fn part(fields: &[Field]) -> Option<Part> {
    let at = |name: &&str| fields.iter().find(|field| field.key.eq_ignore_ascii_case(name));
    let said = |field: &Field| match &field.node.items().first()?.value {
        Value::Text(text) => Some(folded(text)),
        _ => None,
    };
    let field = ROLES.iter().find_map(at);
    let said_of = |field: Option<&Field>| {
        let role = said(field?)?;
        let is_one = |roles: &[&str]| roles.contains(&role.as_str());
        is_one(&OF_HOSTS).then_some(Part::Host).or_else(|| is_one(&OF_GUESTS).then_some(Part::Guest))
    };
    match field {
        Some(_) => said_of(field),
        None => DESCRIPTIONS.iter().find_map(|name| said_of(at(name))),
    }
}

/// People: a text, a table with `name` and perhaps `url`, `link`, `github` or `twitter`, or a list of these. What is
/// none of them is reported (`person-invalid`), the rest is read.
pub fn people(file: &SourceFile, node: &Node, diagnostics: &mut Diagnostics) -> Vec<Reading<PersonEntry>> {
    let entries = node.items();
    let mut read = Vec::with_capacity(entries.len());
    for entry in entries {
        match person(file, entry) {
            Some(value) => read.push(Reading { value, span: entry.span }),
            None => {
                let help = "write a name, or a table with `name` and `url`";
                diagnostics.push(fault("person-invalid", "names nobody", help, file, entry));
            }
        }
    }
    read
}

fn person(file: &SourceFile, node: &Node) -> Option<PersonEntry> {
    let person = match &node.value {
        Value::Text(name) => linked(name.trim()),
        Value::Map(fields) => {
            let (url, image) = page_and_image(file, fields);
            let name = CALLS.iter().find_map(|key| string(file, fields, key))?;
            PersonEntry { name, url, image, part: part(fields) }
        }
        _ => return None,
    };
    (!person.name.is_empty()).then_some(person)
}

/// A name, which may be a link: `[Ana Reis](https://ana.example)`, `Ana Reis <https://ana.example>`, or
/// `[[People/Ana Reis|Ana]]` of a wiki. An address of mail is nobody's page.
fn linked(text: &str) -> PersonEntry {
    let person = |name: &str, url: Option<&str>| PersonEntry {
        name: name.trim().to_owned(),
        url: url.map(str::to_owned),
        ..PersonEntry::default()
    };
    if let Some(inner) = text.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]")) {
        return person(inner.rsplit(['|', '/']).next().unwrap_or(inner), None);
    }
    let link = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(')')?.split_once("]("));
    match link.filter(|(name, url)| !name.contains(['[', ']']) && !url.contains(char::is_whitespace)) {
        Some((name, url)) => person(name, Some(url)),
        None => match bracketed(text) {
            Some((name, address)) => person(name, Some(address).filter(|address| address.contains("://"))),
            None => person(without_remark(text), None),
        },
    }
}

/// A name without what stands in brackets behind it: `Ebb Flow (University of Kiel)`, `Ana Reis (she/her)`.
fn without_remark(text: &str) -> &str {
    let name = text.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")).map(|(name, _)| name.trim_end());
    name.filter(|name| name.contains(' ') && !name.contains(['(', ')', ',', '[', ']'])).unwrap_or(text)
}

/// The name and the address behind it: `Ana Reis <ana@reis.example>`, `Ana Reis (https://ana.example)`.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let inner = |open: char, close: char| text.strip_suffix(close)?.rsplit_once(open);
    let (name, address) = inner('<', '>').or_else(|| inner('(', ')'))?;
    let is_one = (address.contains('@') || is_address(address))
        && !address.starts_with('@')
        && !address.contains(char::is_whitespace);
    (is_one && !name.trim().is_empty()).then_some((name, address))
}

/// The page about somebody and the picture of them that stand beside their name: `guest: Ana`, `guest_url: …`.
pub(crate) fn beside_name(file: &SourceFile, fields: &[Field], key: &str) -> (Option<String>, Option<String>) {
    let own = |field: &Field| {
        let rest = field.key.strip_prefix(key)?.trim_start_matches(['_', '-']).to_owned();
        (!rest.is_empty()).then(|| Field { key: rest, ..field.clone() })
    };
    page_and_image(file, &fields.iter().filter_map(own).collect::<Vec<_>>())
}

/// The page about somebody and the picture of them that a table names.
pub(crate) fn page_and_image(file: &SourceFile, fields: &[Field]) -> (Option<String>, Option<String>) {
    let page = page(file, fields).or_else(|| {
        let lists = LINKS.iter().filter_map(|key| named(fields, key));
        let mut entries = lists.flat_map(|field| field.node.items());
        entries.find_map(|entry| match &entry.value {
            Value::Map(inner) => page(file, inner),
            Value::Text(text) if is_address(text) => Some(text.trim().to_owned()),
            _ => None,
        })
    });
    (page, IMAGES.iter().find_map(|key| picture(file, fields, key)))
}

/// A picture, which may be a table with its place.
fn picture(file: &SourceFile, fields: &[Field], key: &str) -> Option<String> {
    match &named(fields, key)?.node.value {
        Value::Map(inner) => ["src", "url", "href", "path"].iter().find_map(|key| string(file, inner, key)),
        _ => string(file, fields, key),
    }
}

fn page(file: &SourceFile, fields: &[Field]) -> Option<String> {
    let pages = PAGES.iter().find_map(|key| string(file, fields, key));
    pages.or_else(|| {
        SERVICES.iter().find_map(|(key, pages)| {
            let login = string(file, fields, key)?;
            let at = |login: &str| (!pages.is_empty()).then(|| format!("{pages}{}", login.trim_start_matches('@')));
            if is_address(&login) { Some(login) } else { at(&login) }
        })
    })
}

fn is_address(text: &str) -> bool {
    text.trim().starts_with("https://") || text.trim().starts_with("http://")
}

/// The text under `key`, when there is one that says something.
pub(crate) fn string(file: &SourceFile, fields: &[Field], key: &str) -> Option<String> {
    let text = text(file, &named(fields, key)?.node).ok()?.trim().to_owned();
    (!text.is_empty()).then_some(text)
}
