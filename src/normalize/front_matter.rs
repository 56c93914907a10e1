//! What the front matter states: it wins over everything that is derived.

use std::path::Path;
use std::sync::LazyLock;

use chrono_tz::Tz;
use regex_lite::Regex;

use super::cast;
use super::directory::{Book, Directory};
use super::names::{fold, host_called};
use super::site::{self, Location};
use super::slashed_dates::Series;
use super::title_signs;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::notes::front_matter::values::{self, MediaEntry, Part, PersonEntry, Reading, Size};
use crate::notes::front_matter::{FrontMatter, Key, KeyNames, Node, Value};
use crate::record::{Audio, AudioFormat, Episode, EpisodeType, Evidence, Fact, Person, Sponsor, TranscriptLink};
use crate::show::Show;
use crate::source::{SourceFile, Span};
use crate::transcript::format_of_name;
use crate::words::shown;

/// What front matter is read with: the show, its names for keys, its data files.
pub(super) struct Context<'a> {
    pub(super) show: &'a Show,
    pub(super) names: &'a KeyNames,
    pub(super) directory: &'a Directory,
    pub(super) series: &'a Series<'a>,
}

/// Fills `record` with what the front matter of `file` states; a value that is wrong is reported and left out.
pub(super) fn apply(
    context: &Context<'_>,
    file: &SourceFile,
    front_matter: &FrontMatter,
    record: &mut Episode,
    diagnostics: &mut Diagnostics,
) {
    let zone = context.show.config.show.timezone.unwrap_or(Tz::UTC);
    let mut reader = Reader { context, file, front_matter, record, diagnostics };
    reader.number();
    reader.record.season = reader.value(Key::Season, Fact::Season, values::number).or(reader.record.season);
    reader.record.title = reader.value(Key::Title, Fact::Title, title);
    reader.record.summary = reader.value(Key::Summary, Fact::Summary, text);
    reader.record.guid = reader.value(Key::Guid, Fact::Guid, text);
    reader.image();
    reader.record.slug = reader.plain(Key::Slug);
    let show = context.show;
    reader.record.link = reader.value(Key::Link, Fact::Link, |file, node| page(show, file, node));
    reader.record.explicit = reader.value(Key::Explicit, Fact::Explicit, values::boolean);
    reader.record.draft = reader.value(Key::Draft, Fact::Draft, values::boolean).unwrap_or_default();
    reader.record.draft |= is_unpublished(front_matter);
    reader.record.duration = reader.value(Key::Duration, Fact::Duration, values::duration);
    reader.record.kind = reader.value(Key::Type, Fact::Type, kind);
    reader.dates(zone);
    reader.audio();
    reader.named_files();
    reader.lists();
    reader.feed_values();
    super::links::apply(context, file, front_matter, reader.record, reader.diagnostics);
    super::tags::apply(context, file, front_matter, reader.record, reader.diagnostics);
}

/// A file of the show that is named and not there.
fn transcript_missing(file: &SourceFile, node: &Node, location: &str) -> Diagnostic {
    Diagnostic::warning("transcript-missing", format!("the transcript {} is not in the show", shown(location)))
        .at(file.place(node.span))
        .help("name a file of the show, relative to the notes or to its root, or an address of the web")
}

/// The transcript itself, where nothing can be read in it.
pub(super) fn transcript_as_text(file: &SourceFile, node: &Node) -> Diagnostic {
    Diagnostic::warning(
        "transcript-as-text",
        "the transcript stands here, and nothing that anybody says can be read in it",
    )
    .at(file.place(node.span))
    .help("move them into a file such as `transcripts/081.txt`, which `[sources] transcripts` finds")
}

/// Keys of truths without which a page is not published.
const OUT_UNLESS: [&str; 6] = ["published", "publish", "isPublished", "released", "public", "includeInFeed"];

/// Keys of truths with which it is not.
const OUT_WHERE: [&str; 4] = ["private", "upcoming", "unpublished", "_hidden"];

/// Keys that name its state.
const STATES: [&str; 3] = ["status", "state", "visibility"];

/// `published: false` keeps a page out of the sites of Jekyll; as anything but a truth the key is a date. Others say
/// `status: draft`, `private: true`, or `upcoming: true` as castanet does.
fn is_unpublished(front_matter: &FrontMatter) -> bool {
    const OUT: [&str; 8] = ["draft", "private", "hidden", "unpublished", "upcoming", "planned", "pending", "idea"];
    // Fields of Lektor are texts.
    let is = |key: &str, truth| match front_matter.at(key).map(|field| &field.node.value) {
        Some(Value::Bool(stated)) => *stated == truth,
        Some(Value::Text(text)) if key.starts_with('_') => (text.trim() == "yes" || text.trim() == "true") == truth,
        _ => false,
    };
    let is_out = |key: &str| match front_matter.at(key).map(|field| &field.node.value) {
        Some(Value::Text(text)) => OUT.iter().any(|state| text.trim().eq_ignore_ascii_case(state)),
        _ => false,
    };
    OUT_UNLESS.iter().any(|key| is(key, false))
        || OUT_WHERE.iter().any(|key| is(key, true))
        || STATES.iter().any(|key| is_out(key))
}

/// Does `key` say whether a page is published?
pub(crate) fn is_state(key: &str) -> bool {
    OUT_UNLESS.iter().chain(&OUT_WHERE).chain(&STATES).any(|state| *state == key)
}

struct Reader<'a, 'r> {
    context: &'a Context<'a>,
    file: &'a SourceFile,
    front_matter: &'a FrontMatter,
    record: &'r mut Episode,
    diagnostics: &'r mut Diagnostics,
}

impl<'a> Reader<'a, '_> {
    /// What stands under `key`, and the file that holds it: the notes, a data file beside them, or the config.
    fn stated(&self, key: Key) -> Option<(&'a SourceFile, &'a Node)> {
        let field = self.front_matter.field(key, self.context.names)?;
        Some((field.file(self.file), &field.node))
    }

    /// Reads one key; what it says becomes evidence, what is wrong with it a finding.
    fn value<T: serde::Serialize>(
        &mut self,
        key: Key,
        fact: Fact,
        read: impl Fn(&SourceFile, &Node) -> Result<T, Diagnostic>,
    ) -> Option<T> {
        let (file, node) = self.stated(key)?;
        match read(file, node) {
            Ok(value) => {
                self.note(fact, serde_json::to_value(&value).unwrap_or_default(), file, node.span);
                Some(value)
            }
            Err(fault) => {
                self.diagnostics.push(fault);
                None
            }
        }
    }

    fn number(&mut self) {
        let between = self.stated(Key::Number).and_then(|(_, node)| values::between(node));
        if between.is_some() {
            self.record.number = None;
            self.record.number_between =
                self.value(Key::Number, Fact::Number, |_, node| Ok(values::between(node).unwrap_or_default()));
        } else {
            self.record.number = self.value(Key::Number, Fact::Number, values::number).or(self.record.number);
        }
    }

    fn note(&mut self, fact: Fact, value: serde_json::Value, file: &SourceFile, span: Span) {
        let evidence = Evidence::read(value, file, span, "front matter");
        self.record.evidence.entry(fact).or_default().push(evidence);
    }

    fn dates(&mut self, zone: Tz) {
        let series = self.context.series;
        let date = |file: &SourceFile, node: &Node| values::date(file, node, zone, || series.slashed_dates());
        let at = |file: &SourceFile, node: &Node| date(file, node).map(|moment| moment.at);
        self.record.published = self.value(Key::Date, Fact::Published, at);
        // Who reads no expiry goes on as before: `never` stops no build.
        let borne = |fault| Diagnostic { severity: Severity::Warning, ..fault };
        self.record.expires = self.value(Key::Expires, Fact::Expires, |file, node| at(file, node).map_err(borne));
        let day = |file: &SourceFile, node: &Node| date(file, node).map(|moment| moment.at.date_naive());
        self.record.recorded = self.value(Key::Recorded, Fact::Recorded, day);
    }

    /// A text that nothing is said about when it is none.
    fn plain(&self, key: Key) -> Option<String> {
        let (file, node) = self.stated(key)?;
        let text = text(file, node).ok()?;
        Some(text).filter(|text| !text.is_empty())
    }

    /// The cover of the episode: an address, a file of the show, or one that the site serves.
    fn image(&mut self) {
        let location = |file: &SourceFile, node: &Node| match &node.value {
            Value::Map(_) | Value::List(_) => values::media(file, node).map(|entry| entry.location),
            _ => text(file, node),
        };
        let stated = self.value(Key::Image, Fact::Image, location).filter(|location| !location.is_empty());
        let show = self.context.show;
        self.record.image = stated.map(|stated| match site::locate(show, self.file.path(), &stated) {
            Location::Address(url) => url.into(),
            Location::Served { url, .. } => url.into(),
            Location::File(path) => path.to_string_lossy().into_owned(),
            Location::Unknown => stated,
        });
    }

    fn audio(&mut self) {
        let entry = self.audio_entry().unwrap_or_default();
        let length = self.length(&entry.location).or(entry.size);
        let others = entry.others.iter().map(|other| self.format(other)).collect();
        let MediaEntry { location, media_type, duration, .. } = entry;
        self.record.duration = self.record.duration.or(duration);
        if !location.is_empty() || length.is_some() {
            let (length, rounded_length) = (length.and_then(Size::exact), length.and_then(Size::rounded));
            self.record.audio = Some(Audio { location, length, media_type, rounded_length, others });
        }
    }

    /// The audio in another format, with its size where one is stated for each.
    fn format(&self, other: &MediaEntry) -> AudioFormat {
        let stated = self.stated(Key::Length).filter(|(_, node)| matches!(node.value, Value::Map(_)));
        let stated = stated.and_then(|(file, node)| values::size(file, values::of_format(node, &other.location)).ok());
        AudioFormat {
            location: other.location.clone(),
            length: other.size.or(stated).and_then(Size::exact),
            media_type: other.media_type.clone(),
        }
    }

    fn length(&mut self, location: &str) -> Option<Size> {
        let (file, node) = self.stated(Key::Length)?;
        let node = values::of_format(node, location);
        match values::size(file, node) {
            Ok(Size::Exact(bytes)) => {
                self.note(Fact::Audio, bytes.into(), file, node.span);
                Some(Size::Exact(bytes))
            }
            Ok(rounded) => {
                self.diagnostics.push(values::rounded_size(file, node));
                Some(rounded)
            }
            Err(fault) => {
                self.diagnostics.push(fault);
                None
            }
        }
    }

    fn audio_entry(&mut self) -> Option<MediaEntry> {
        let (file, node) = self.stated(Key::Audio)?;
        match values::media(file, node) {
            Ok(entry) => {
                // What a key of its own says of the size is told there.
                let size = values::size_of(node)
                    .filter(|size| self.stated(Key::Length).is_none_or(|(_, stated)| stated.span != size.span));
                if matches!(entry.size, Some(Size::Rounded(_))) {
                    self.diagnostics.extend(size.map(|size| values::rounded_size(file, size)));
                }
                self.note(Fact::Audio, entry.location.clone().into(), file, node.span);
                Some(entry)
            }
            Err(fault) => {
                self.diagnostics.push(fault);
                None
            }
        }
    }

    /// Transcripts and chapters that lie elsewhere; files of the show are read with the others.
    fn named_files(&mut self) {
        let show = self.context.show;
        let locate = |location: &str| site::locate(show, self.file.path(), location);
        let address = |location: &str| match locate(location) {
            Location::Address(url) => Some(url),
            _ => None,
        };
        match self.stated(Key::Transcript) {
            Some((file, node)) if values::names_files(node) => {
                for entry in values::all_media(file, node, self.diagnostics) {
                    match locate(&entry.location) {
                        Location::Address(url) => {
                            let link = TranscriptLink { url, media_type: entry.media_type, language: entry.language };
                            self.record.transcript_links.push(link);
                        }
                        Location::Unknown if format_of_name(Path::new(&entry.location)).is_some() => {
                            self.diagnostics.push(transcript_missing(file, node, &entry.location));
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        let chapters = self.stated(Key::Chapters).filter(|(_, node)| values::names_files(node));
        let entry = chapters.and_then(|(file, node)| values::media(file, node).ok());
        let named = entry.and_then(|entry| address(&entry.location));
        self.record.chapters_link = self.value(Key::ChaptersLink, Fact::Chapters, link).or(named);
    }

    fn lists(&mut self) {
        let context = self.context;
        let config = &context.show.config;
        let mut hosts = self.people(Key::Hosts, Fact::Hosts, &context.directory.people);
        let mut guests = self.people(Key::Guests, Fact::Guests, &context.directory.people);
        let list = self.front_matter.field(Key::Hosts, context.names);
        if list.is_some_and(|field| cast::names_everybody(&field.key)) {
            let is_guest = |one: &PersonEntry| {
                one.part == Some(Part::Guest) || guests.iter().any(|guest| fold(&guest.name) == fold(&one.name))
            };
            let (visiting, presenting): (Vec<_>, Vec<_>) = hosts.into_iter().partition(is_guest);
            let is_new = |one: &PersonEntry| !guests.iter().any(|guest| fold(&guest.name) == fold(&one.name));
            let visiting: Vec<PersonEntry> = visiting.into_iter().filter(is_new).collect();
            guests.extend(visiting);
            hosts = presenting;
        }
        self.record.hosts = hosts.into_iter().map(|entry| host(config, entry)).collect();
        self.record.guests = guests.into_iter().map(person).collect();
        let sponsors = self.people(Key::Sponsors, Fact::Sponsors, &context.directory.sponsors);
        self.record.sponsors = sponsors.into_iter().map(|entry| sponsor(config, entry)).collect();
        let Some((file, node)) = self.stated(Key::Tags) else { return };
        for Reading { value, span } in values::tags(file, node, self.diagnostics) {
            self.note(Fact::Tags, value.clone().into(), file, span);
            self.record.tags.push(value);
        }
    }

    /// What goes into the feed as it is stated.
    fn feed_values(&mut self) {
        self.record.display = self.value(Key::Display, Fact::Elements, text);
        self.record.itunes_title = self.value(Key::ItunesTitle, Fact::Elements, text);
        self.record.subtitle = self.value(Key::Subtitle, Fact::Elements, text);
        self.record.block = self.value(Key::Block, Fact::Elements, values::boolean).unwrap_or_default();
        self.record.comments = self.value(Key::Comments, Fact::Elements, link);
        let author = self.people(Key::Author, Fact::Elements, &Book::default());
        let known = &self.context.directory.people;
        let in_full = |name: String| match known.find(&name) {
            Some(person) if !person.name.is_empty() => person.name.clone(),
            _ => name,
        };
        let author = author.into_iter().map(|entry| in_full(entry.name)).collect::<Vec<_>>().join(", ");
        self.record.author = Some(author).filter(|author| !author.is_empty());
        let Some((file, node)) = self.stated(Key::Keywords) else { return };
        self.record.keywords = values::tags(file, node, self.diagnostics).into_iter().map(|one| one.value).collect();
    }

    /// The people under `key`; those whom the data files know in full.
    fn people(&mut self, key: Key, fact: Fact, book: &Book) -> Vec<PersonEntry> {
        let names = self.context.names;
        let (file, nodes) = match (self.stated(key), self.front_matter.field(Key::Person, names)) {
            (Some((file, node)), _) => (file, std::iter::once(node).chain(self.co_hosts(key)).collect()),
            (None, Some(list)) => (list.file(self.file), cast::of(self.front_matter, names, key)),
            (None, None) => return Vec::new(),
        };
        let mut entries = Vec::new();
        for node in nodes {
            entries.extend(values::people(file, node, self.diagnostics));
        }
        if let [only] = entries.as_mut_slice()
            && let Some(field) = self.front_matter.field(key, names).filter(|field| field.elsewhere.is_none())
            && let Value::Text(_) = field.node.value
        {
            let (url, image) = values::beside_name(file, &self.front_matter.fields, &field.key);
            only.value.url = only.value.url.take().or(url);
            only.value.image = only.value.image.take().or(image);
        }
        // A company may be called `Rye & Oat`.
        if matches!(key, Key::Hosts | Key::Guests) {
            entries = entries.into_iter().flat_map(one_by_one).collect();
        }
        let mut people = Vec::with_capacity(entries.len());
        for Reading { value, span } in entries {
            self.note(fact, value.name.clone().into(), file, span);
            if !is_configured(&self.context.show.config, &value.name) {
                self.diagnostics.extend(book.unknown(&value.name).map(|fault| fault.at(file.place(span))));
            }
            people.push(self.in_full(value, book));
        }
        people
    }

    /// Who presents beside the host, where a list of its own names them.
    fn co_hosts(&self, key: Key) -> Option<&'a Node> {
        const NAMES: [&str; 5] = ["cohosts", "co_hosts", "coHosts", "cohost", "co_host"];
        let name = self.context.names.of(key).find(|name| self.front_matter.at(name).is_some())?;
        let table = name.rfind('.').and_then(|dot| name.get(..=dot)).unwrap_or_default();
        let stated = NAMES.iter().filter(|own| key == Key::Hosts && name.strip_prefix(table) != Some(**own));
        let mut fields = stated.filter_map(|own| self.front_matter.at(&format!("{table}{own}")));
        fields.find(|field| field.elsewhere.is_none()).map(|field| &field.node)
    }

    fn in_full(&self, entry: PersonEntry, book: &Book) -> PersonEntry {
        let known = book.find(&entry.name).cloned().unwrap_or_default();
        let address = |text: Option<String>| site::address(self.context.show, &text?).map(String::from);
        let own = |text: Option<String>| match text {
            Some(path) if path.starts_with('/') => address(Some(path)),
            stated => stated,
        };
        PersonEntry {
            url: own(entry.url).or_else(|| address(known.url)),
            image: own(entry.image).or_else(|| address(known.image)),
            part: entry.part.or(known.part),
            name: if known.name.is_empty() { entry.name } else { known.name },
        }
    }
}

/// What stands between names: a sign, or *and* in the languages of shows.
static AND: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"[,;&]| (?:and|und|et|y|e|i|en|og|och|ja|oraz|и) |、").ok());

/// The people whom one text names: `Ann Oat, Bo Rye and Cy Salt`. What stands behind a comma may be a title, too, so that
/// all parts must be names of the same kind.
pub(crate) fn one_by_one(entry: Reading<PersonEntry>) -> Vec<Reading<PersonEntry>> {
    let Reading { value, span } = entry;
    let words = AND.as_ref().map_or_else(|| vec![value.name.as_str()], |and| and.split(&value.name).collect());
    let named: Vec<&str> = words.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    let is_full = |part: &&str| part.split_whitespace().count() > 1 && part.starts_with(char::is_uppercase);
    let is_short = |part: &&str| !part.contains(char::is_whitespace);
    let splits = named.len() > 1 && (named.iter().all(is_full) || named.iter().all(is_short));
    if !splits || value.url.is_some() {
        return vec![Reading { value, span }];
    }
    let one = |name: &str| PersonEntry { name: name.to_owned(), ..PersonEntry::default() };
    named.into_iter().map(|name| Reading { value: one(name), span }).collect()
}

/// Is `name` a host or a sponsor of `podwright.toml`?
fn is_configured(config: &Config, name: &str) -> bool {
    let name = fold(name);
    let hosts = config.hosts.iter().flat_map(|host| std::iter::once(&host.name).chain(&host.aliases));
    let sponsors = config.sponsors.iter().flat_map(|sponsor| std::iter::once(&sponsor.name).chain(&sponsor.aliases));
    hosts.chain(sponsors).any(|call| fold(call) == name)
}

/// Text without white space around it; empty text says nothing.
fn text(file: &SourceFile, node: &Node) -> Result<String, Diagnostic> {
    values::text(file, node).map(|text| text.trim().to_owned())
}

fn title(file: &SourceFile, node: &Node) -> Result<String, Diagnostic> {
    text(file, node).map(|title| title_signs::read(&title).into_owned())
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

/// The page of the episode; sites state it by its path.
fn page(show: &Show, file: &SourceFile, node: &Node) -> Result<url::Url, Diagnostic> {
    let path = values::text(file, node).unwrap_or_default();
    let is_path = path.trim().starts_with('/') && !path.contains(['{', ':']);
    site::address(show, path.trim().trim_start_matches('/')).filter(|_| is_path).map_or_else(|| link(file, node), Ok)
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
    match host_called(&config.hosts, &fold(&entry.name)) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn one_text_names_several_people() {
        let names = |text: &str| {
            let value = PersonEntry { name: text.into(), ..PersonEntry::default() };
            let people = one_by_one(Reading { value, span: Span::new(0, 1) });
            people.into_iter().map(|one| one.value.name).collect::<Vec<_>>()
        };
        assert_eq!(names("Ann Oat, Bo Rye, and Cy Salt"), ["Ann Oat", "Bo Rye", "Cy Salt"]);
        assert_eq!(names("ann, bo"), ["ann", "bo"]);
        assert_eq!(names("Ann and Bo"), ["Ann", "Bo"]);
        assert_eq!(names("Ana Lima e João Reis"), ["Ana Lima", "João Reis"]);
        assert_eq!(names("Ana Lima, Åse Ødegård og Bo Rye"), ["Ana Lima", "Åse Ødegård", "Bo Rye"]);
        assert_eq!(names("Maria Costa e Silva"), ["Maria Costa e Silva"]);
        assert_eq!(names("José Ortega y Gasset"), ["José Ortega y Gasset"]);
        assert_eq!(names("Ann Oat, PhD"), ["Ann Oat, PhD"]);
        assert_eq!(names("Ann Oat"), ["Ann Oat"]);
    }
}
