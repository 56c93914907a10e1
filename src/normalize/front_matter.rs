//! What the front matter states: it wins over everything that is derived.

use std::path::Path;

use chrono_tz::Tz;

use super::names::fold;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::notes::front_matter::values::{self, PersonEntry, Reading};
use crate::notes::front_matter::{FrontMatter, Key, KeyNames, Node};
use crate::record::{Audio, Episode, EpisodeType, Evidence, Fact, Person, Sponsor};
use crate::source::{SourceFile, Span};

/// Fills `record` with what the front matter of `file` states; a value that is wrong is reported and left out.
pub(super) fn apply(
    file: &SourceFile,
    front_matter: &FrontMatter,
    names: &KeyNames,
    config: &Config,
    record: &mut Episode,
    diagnostics: &mut Diagnostics,
) {
    let zone = config.show.timezone.unwrap_or(Tz::UTC);
    let mut reader = Reader { file, front_matter, names, record, diagnostics };
    reader.record.number = reader.value(Key::Number, Fact::Number, values::number).or(reader.record.number);
    reader.record.season = reader.value(Key::Season, Fact::Season, values::number).or(reader.record.season);
    reader.record.title = reader.value(Key::Title, Fact::Title, text);
    reader.record.summary = reader.value(Key::Summary, Fact::Summary, text);
    reader.record.guid = reader.value(Key::Guid, Fact::Guid, text);
    reader.record.image = reader.value(Key::Image, Fact::Image, text);
    reader.record.link = reader.value(Key::Link, Fact::Link, link);
    reader.record.explicit = reader.value(Key::Explicit, Fact::Explicit, values::boolean);
    reader.record.draft = reader.value(Key::Draft, Fact::Draft, values::boolean).unwrap_or_default();
    reader.record.duration = reader.value(Key::Duration, Fact::Duration, values::duration);
    reader.record.kind = reader.value(Key::Type, Fact::Type, kind);
    reader.dates(zone);
    reader.audio();
    reader.lists(config);
}

struct Reader<'a> {
    file: &'a SourceFile,
    front_matter: &'a FrontMatter,
    names: &'a KeyNames,
    record: &'a mut Episode,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn node(&self, key: Key) -> Option<&Node> {
        self.front_matter.get(key, self.names)
    }

    /// Reads one key; what it says becomes evidence, what is wrong with it a finding.
    fn value<T: serde::Serialize>(
        &mut self,
        key: Key,
        fact: Fact,
        read: impl Fn(&SourceFile, &Node) -> Result<T, Diagnostic>,
    ) -> Option<T> {
        let node = self.node(key)?;
        let span = node.span;
        match read(self.file, node) {
            Ok(value) => {
                self.note(fact, serde_json::to_value(&value).unwrap_or_default(), span);
                Some(value)
            }
            Err(fault) => {
                self.diagnostics.push(fault);
                None
            }
        }
    }

    fn note(&mut self, fact: Fact, value: serde_json::Value, span: Span) {
        let evidence = Evidence::read(value, self.file, span, "front matter");
        self.record.evidence.entry(fact).or_default().push(evidence);
    }

    fn dates(&mut self, zone: Tz) {
        let at = |file: &SourceFile, node: &Node| values::date(file, node, zone).map(|moment| moment.at);
        self.record.published = self.value(Key::Date, Fact::Published, at);
        let day = |file: &SourceFile, node: &Node| values::date(file, node, zone).map(|moment| moment.at.date_naive());
        self.record.recorded = self.value(Key::Recorded, Fact::Recorded, day);
    }

    fn audio(&mut self) {
        let location = self.value(Key::Audio, Fact::Audio, text).map(|location| location.trim().to_owned());
        let length = self.value(Key::Length, Fact::Audio, values::length);
        if let Some(location) = location.filter(|location| !location.is_empty()) {
            self.record.audio = Some(Audio { location, length, media_type: None });
        } else if length.is_some() {
            self.record.audio = Some(Audio { length, ..Audio::default() });
        }
    }

    fn lists(&mut self, config: &Config) {
        let hosts = self.people(Key::Hosts, Fact::Hosts);
        self.record.hosts = hosts.into_iter().map(|entry| host(config, entry)).collect();
        let guests = self.people(Key::Guests, Fact::Guests);
        self.record.guests = guests.into_iter().map(person).collect();
        let sponsors = self.people(Key::Sponsors, Fact::Sponsors);
        self.record.sponsors = sponsors.into_iter().map(|entry| sponsor(config, entry)).collect();
        let Some(node) = self.front_matter.get(Key::Tags, self.names) else { return };
        for Reading { value, span } in values::tags(self.file, node, self.diagnostics) {
            self.note(Fact::Tags, value.clone().into(), span);
            self.record.tags.push(value);
        }
    }

    fn people(&mut self, key: Key, fact: Fact) -> Vec<PersonEntry> {
        let Some(node) = self.front_matter.get(key, self.names) else { return Vec::new() };
        let entries = values::people(self.file, node, self.diagnostics);
        for entry in &entries {
            self.note(fact, entry.value.name.clone().into(), entry.span);
        }
        entries.into_iter().map(|entry| entry.value).collect()
    }
}

/// Text without white space around it; empty text says nothing.
fn text(file: &SourceFile, node: &Node) -> Result<String, Diagnostic> {
    values::text(file, node).map(|text| text.trim().to_owned())
}

fn link(file: &SourceFile, node: &Node) -> Result<url::Url, Diagnostic> {
    let text = values::text(file, node)?;
    let url = url::Url::parse(text.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    url.ok_or_else(|| {
        Diagnostic::warning("link-invalid", format!("`{text}` is no web address"))
            .at(file.place(node.span))
            .help("write the whole address of the episode's page: `link: https://example.org/episodes/81`")
    })
}

fn kind(file: &SourceFile, node: &Node) -> Result<EpisodeType, Diagnostic> {
    let text = values::text(file, node)?;
    match text.trim().to_ascii_lowercase().as_str() {
        "full" => Ok(EpisodeType::Full),
        "trailer" => Ok(EpisodeType::Trailer),
        "bonus" => Ok(EpisodeType::Bonus),
        _ => Err(Diagnostic::warning("episode-type-unknown", format!("`{text}` is no type of episode"))
            .at(file.place(node.span))
            .help("the types are full, trailer and bonus")),
    }
}

/// A host of the show by name or alias (a login, a slug), else whoever is named.
fn host(config: &Config, entry: PersonEntry) -> Person {
    let name = fold(&entry.name);
    let known = config
        .hosts
        .iter()
        .find(|host| std::iter::once(&host.name).chain(&host.aliases).any(|call| fold(call) == name));
    match known {
        Some(host) => super::people::person(host),
        None => person(entry),
    }
}

fn person(entry: PersonEntry) -> Person {
    Person { name: entry.name, url: entry.url, image: entry.image }
}

fn sponsor(config: &Config, entry: PersonEntry) -> Sponsor {
    let known = super::sponsors::configured(&config.sponsors, &entry.name);
    let url = entry.url.or_else(|| known?.url.as_ref().map(ToString::to_string));
    Sponsor { name: known.map_or(entry.name, |sponsor| sponsor.name.clone()), url, is_self: false }
}

/// Is this location a file of the show rather than a web address?
pub(super) fn is_file(location: &str) -> bool {
    !location.is_empty() && !location.contains("://") && Path::new(location).extension().is_some()
}
