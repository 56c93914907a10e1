//! `podwright.lock`: what subscribers have already been given.
//!
//! Apps know an episode by its guid and sort it by its date. Both are written down here when an episode is first
//! published, reviewed with the notes and never changed by a rename. The file is TOML, one table an episode, sorted by
//! id.

mod audio;

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use chrono::{DateTime, FixedOffset, SecondsFormat};
use serde::{Deserialize, Serialize};
use toml::Spanned;
use url::Url;
use uuid::Uuid;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::feed::media::Enclosure;
use crate::source::{SourceFile, Span};
use audio::Table;

pub use audio::Remembered;

/// Name of the ledger.
pub const LEDGER_NAME: &str = "podwright.lock";

/// The version this podwright reads and writes.
const VERSION: i64 = 1;

const HEADER: &str = "\
# What subscribers have been given. `podwright build` keeps this file; commit it with the notes.
# An episode whose guid changes is downloaded again by everybody: edit only what you are sure of.
";

/// What subscribers of a show have already been given.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ledger {
    /// `podcast:guid`, once the show has one.
    pub podcast_guid: Option<Uuid>,
    /// What was published, by episode id.
    pub episodes: BTreeMap<String, Entry>,
}

/// What subscribers know of one episode.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Title, for people who read the ledger.
    pub title: Option<String>,
    /// `guid`.
    pub guid: String,
    /// Was it published as the address of a page (`isPermaLink`)?
    pub permalink: bool,
    /// `pubDate`.
    pub published: Option<DateTime<FixedOffset>>,
    /// `enclosure`, without a measurement prefix.
    pub enclosure: Option<Enclosure>,
    /// What the headers of the audio said, for builds without it.
    pub audio: Option<Remembered>,
}

/// The file, as it is written.
#[derive(Serialize)]
struct Written<'a> {
    version: i64,
    podcast_guid: Option<Uuid>,
    #[serde(rename = "episode")]
    episodes: Vec<WrittenEntry<'a>>,
}

#[derive(Serialize)]
struct WrittenEntry<'a> {
    id: &'a str,
    title: Option<&'a str>,
    guid: &'a str,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    permalink: bool,
    published: Option<String>,
    enclosure: Option<&'a str>,
    length: Option<u64>,
    #[serde(rename = "type")]
    media_type: Option<&'a str>,
    audio: Option<Table>,
}

/// The file, as it is read: values that can be wrong keep their place.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    #[serde(rename = "version")]
    _version: i64,
    podcast_guid: Option<Spanned<String>>,
    #[serde(default, rename = "episode")]
    episodes: Vec<ReadEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadEntry {
    id: Spanned<String>,
    title: Option<String>,
    guid: Spanned<String>,
    #[serde(default)]
    permalink: bool,
    published: Option<Spanned<String>>,
    enclosure: Option<Spanned<String>>,
    length: Option<u64>,
    #[serde(rename = "type")]
    media_type: Option<String>,
    audio: Option<Spanned<Table>>,
}

/// Only the version, which says whether the rest can be read.
#[derive(Deserialize)]
struct Versioned {
    version: Option<Spanned<i64>>,
}

impl Ledger {
    /// Reads a ledger.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place: a ledger that is half understood would break its promise.
    pub fn parse(file: &SourceFile) -> Result<Self, Diagnostics> {
        let broken =
            |error: toml::de::Error| vec![fault(file, error.span().unwrap_or_default(), error.message()).help(HELP)];
        let version = toml::from_str::<Versioned>(file.text()).map_err(broken)?.version;
        if let Some(version) = version.filter(|version| *version.get_ref() != VERSION) {
            let message = format!("this is a ledger of version {}; podwright knows {VERSION}", version.get_ref());
            return Err(vec![
                fault_named("ledger-version", file, version.span(), message).help("use the podwright that wrote it"),
            ]);
        }
        let read: Read = toml::from_str(file.text()).map_err(broken)?;
        let mut reader = Reader { file, diagnostics: Vec::new() };
        let ledger = reader.ledger(read);
        if reader.diagnostics.is_empty() { Ok(ledger) } else { Err(reader.diagnostics) }
    }

    /// The ledger as text: what [`Ledger::parse`] reads.
    ///
    /// # Errors
    /// A length that TOML cannot hold (more than 2⁶³ bytes).
    pub fn to_toml(&self) -> Result<String, toml::ser::Error> {
        let written = Written {
            version: VERSION,
            podcast_guid: self.podcast_guid,
            episodes: self.episodes.iter().map(|(id, entry)| written(id, entry)).collect(),
        };
        Ok(format!("{HEADER}\n{}", toml::to_string(&written)?))
    }

    /// The ledger of the show at `root`, for what is known of audio that is not there. A broken one knows nothing: what is
    /// wrong with it is told by those who read it to write it.
    pub(crate) fn remembered(root: &Path) -> Self {
        let lies_there = fs::symlink_metadata(root.join(LEDGER_NAME)).is_ok();
        let file = lies_there.then(|| SourceFile::read(root, Path::new(LEDGER_NAME)).ok()).flatten();
        file.and_then(|file| Self::parse(&file).ok()).unwrap_or_default()
    }

    /// What is known of the audio of the episode `id`.
    pub(crate) fn audio_of(&self, id: &str) -> Option<&Remembered> {
        self.episodes.get(id)?.audio.as_ref()
    }

    /// The id under which `guid` was published.
    pub fn id_of(&self, guid: &str) -> Option<&str> {
        self.episodes.iter().find(|(_, entry)| entry.guid == guid).map(|(id, _)| id.as_str())
    }
}

fn written<'a>(id: &'a str, entry: &'a Entry) -> WrittenEntry<'a> {
    let enclosure = entry.enclosure.as_ref();
    WrittenEntry {
        id,
        title: entry.title.as_deref(),
        guid: &entry.guid,
        permalink: entry.permalink,
        published: entry.published.map(|date| date.to_rfc3339_opts(SecondsFormat::Secs, true)),
        enclosure: enclosure.map(|enclosure| enclosure.url.as_str()),
        length: enclosure.and_then(|enclosure| enclosure.length),
        media_type: enclosure.map(|enclosure| enclosure.media_type.as_str()),
        audio: entry.audio.as_ref().map(Table::from),
    }
}

const HELP: &str = "take the last good version from git; `podwright build` writes this file";

fn fault(file: &SourceFile, span: Range<usize>, message: impl Into<String>) -> Diagnostic {
    fault_named("ledger-broken", file, span, message)
}

fn fault_named(rule: &'static str, file: &SourceFile, span: Range<usize>, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(rule, message).at(file.place(Span::from(span)))
}

/// Turns what was read into typed values, noting each that is wrong.
struct Reader<'a> {
    file: &'a SourceFile,
    diagnostics: Diagnostics,
}

impl Reader<'_> {
    fn ledger(&mut self, read: Read) -> Ledger {
        let mut ledger = Ledger {
            podcast_guid: read
                .podcast_guid
                .and_then(|text| self.typed(&text, "a UUID", |text| Uuid::parse_str(text).ok())),
            episodes: BTreeMap::new(),
        };
        let mut guids = BTreeMap::new();
        for episode in read.episodes {
            let (id, guid) = (episode.id.clone(), episode.guid.clone());
            if guid.get_ref().trim().is_empty() {
                self.report(guid.span(), "an empty guid names no episode".into());
            } else if let Some(first) = guids.insert(guid.get_ref().clone(), id.get_ref().clone()) {
                self.report(guid.span(), format!("the episodes {first} and {} have the same guid", id.get_ref()));
            }
            let entry = self.entry(episode);
            if ledger.episodes.insert(id.get_ref().clone(), entry).is_some() {
                self.report(id.span(), format!("episode {} stands here for the second time", id.get_ref()));
            }
        }
        ledger
    }

    fn entry(&mut self, read: ReadEntry) -> Entry {
        let date = |text: &str| DateTime::parse_from_rfc3339(text).ok();
        let published = read.published.and_then(|text| self.typed(&text, "a date of RFC 3339", date));
        let url = read.enclosure.and_then(|text| self.typed(&text, "an address", |text| Url::parse(text).ok()));
        let audio = read.audio.and_then(|table| {
            let span = table.span();
            let remembered = table.into_inner().remembered();
            if remembered.is_none() {
                self.report(span, "these are no facts of an audio file".into());
            }
            remembered
        });
        Entry {
            audio,
            title: read.title,
            guid: read.guid.into_inner(),
            permalink: read.permalink,
            published,
            enclosure: url.map(|url| Enclosure {
                url,
                length: read.length,
                media_type: read.media_type.unwrap_or_else(|| "audio/mpeg".into()),
            }),
        }
    }

    fn typed<T>(&mut self, text: &Spanned<String>, kind: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let value = parse(text.get_ref());
        if value.is_none() {
            self.report(text.span(), format!("`{}` is not {kind}", text.get_ref()));
        }
        value
    }

    fn report(&mut self, span: Range<usize>, message: String) {
        self.diagnostics.push(fault(self.file, span, message).help(HELP));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::audio::{AudioFacts, EmbeddedChapter};

    fn parse(text: &str) -> Result<Ledger, Diagnostics> {
        Ledger::parse(&SourceFile::new(LEDGER_NAME, text))
    }

    fn faults(text: &str) -> Vec<String> {
        parse(text).unwrap_err().iter().map(ToString::to_string).collect()
    }

    fn ledger() -> Ledger {
        let entry = Entry {
            title: Some("Making \"C\" callable".into()),
            guid: "https://example.org/81".into(),
            permalink: true,
            published: DateTime::parse_from_rfc3339("2018-06-01T10:00:00+02:00").ok(),
            enclosure: Some(Enclosure {
                url: Url::parse("https://example.org/81.mp3").unwrap(),
                length: Some(16_000_000),
                media_type: "audio/mpeg".into(),
            }),
            audio: Some(Remembered {
                location: "audio/081.mp3".into(),
                facts: AudioFacts {
                    bytes: 16_000_000,
                    media_type: "audio/mpeg",
                    duration: 1000.25,
                    bitrate: Some(128),
                    sample_rate: Some(44_100),
                    channels: Some(2),
                    chapters: vec![EmbeddedChapter { start: 0.0, end: 60.5, title: Some("Hello".into()), url: None }],
                    ..AudioFacts::default()
                },
            }),
        };
        let bare =
            Entry { title: None, guid: "b".into(), permalink: false, published: None, enclosure: None, audio: None };
        Ledger {
            podcast_guid: Some(crate::feed::identity::provisional_guid("Example")),
            episodes: BTreeMap::from([("082".into(), bare), ("081".into(), entry)]),
        }
    }

    #[test]
    fn reads_as_people_would_write_it() {
        insta::assert_snapshot!(ledger().to_toml().unwrap(), @r#"
        # What subscribers have been given. `podwright build` keeps this file; commit it with the notes.
        # An episode whose guid changes is downloaded again by everybody: edit only what you are sure of.

        version = 1
        podcast_guid = "5e06c140-95a0-5eb1-8caf-de65a9464b50"

        [[episode]]
        id = "081"
        title = 'Making "C" callable'
        guid = "https://example.org/81"
        permalink = true
        published = "2018-06-01T10:00:00+02:00"
        enclosure = "https://example.org/81.mp3"
        length = 16000000
        type = "audio/mpeg"

        [episode.audio]
        location = "audio/081.mp3"
        length = 16000000
        type = "audio/mpeg"
        duration = 1000.25
        bitrate = 128
        sample_rate = 44100
        channels = 2

        [[episode.audio.chapter]]
        start = 0.0
        end = 60.5
        title = "Hello"

        [[episode]]
        id = "082"
        guid = "b"
        "#);
    }

    #[test]
    fn faults_are_named_with_their_place() {
        insta::assert_snapshot!(
            faults("version = 1\npodcast_guid = \"x\"\n[[episode]]\nid = \"1\"\nguid = \"a\"\npublished = \"yesterday\"\n\
                    [[episode]]\nid = \"1\"\nguid = \"a\"\nenclosure = \"1.mp3\"\n").join("\n"),
            @r"
        podwright.lock:2:16: error: `x` is not a UUID [ledger-broken]
        podwright.lock:6:13: error: `yesterday` is not a date of RFC 3339 [ledger-broken]
        podwright.lock:9:8: error: the episodes 1 and 1 have the same guid [ledger-broken]
        podwright.lock:10:13: error: `1.mp3` is not an address [ledger-broken]
        podwright.lock:8:6: error: episode 1 stands here for the second time [ledger-broken]
        "
        );
    }

    #[test]
    fn facts_that_no_audio_has_are_refused() {
        let text = "version = 1\n[[episode]]\nid = \"1\"\nguid = \"a\"\n\
                    audio = { location = \"1.mp3\", length = 7, type = \"audio/mpeg\", duration = nan }\n";
        assert_eq!(faults(text), ["podwright.lock:5:9: error: these are no facts of an audio file [ledger-broken]"]);
        assert_eq!(parse(&text.replace("nan", "7")).unwrap().audio_of("1").unwrap().facts.duration, 7.0);
    }

    #[test]
    fn what_is_no_ledger_is_refused_with_its_place() {
        assert_eq!(
            faults("version = 2\nnew = 1"),
            ["podwright.lock:1:11: error: this is a ledger of version 2; podwright knows 1 [ledger-version]"]
        );
        assert!(faults("version = 1\n[[episode]]\nid = 1")[0].starts_with("podwright.lock:3:6: error: "));
        assert!(faults("<<<<<<< HEAD\nversion = 1")[0].starts_with("podwright.lock:1:"));
    }

    prop_compose! {
        fn any_entry()(
            title in any::<Option<String>>(),
            guid in "[a-zé\"\\\\\n]{1,8}",
            permalink in any::<bool>(),
            published in proptest::option::of((-4_000_000_000i64..8_000_000_000, -12..13i32)),
            audio in proptest::option::of((any::<String>(), 0..u64::MAX / 2, 0.001..1e6_f64, any::<Option<u32>>())),
            enclosure in proptest::option::of(("[a-z]{1,8}", proptest::option::of(0..u64::MAX / 2), "[a-z]{1,4}/[a-z]{1,4}")),
        ) -> Entry {
            Entry {
                title,
                guid,
                audio: audio.map(|(location, bytes, duration, bitrate)| Remembered {
                    location,
                    facts: AudioFacts { bytes, duration, bitrate, media_type: "audio/x-m4a", ..AudioFacts::default() },
                }),
                permalink,
                published: published.and_then(|(seconds, hours)| {
                    Some(DateTime::from_timestamp(seconds, 0)?.with_timezone(&FixedOffset::east_opt(hours * 3600)?))
                }),
                enclosure: enclosure.map(|(name, length, media_type)| Enclosure {
                    url: Url::parse("https://example.org/").unwrap().join(&name).unwrap(),
                    length,
                    media_type,
                }),
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(episodes in proptest::collection::btree_map(any::<String>(), any_entry(), 0..6)) {
            let mut ledger = Ledger { podcast_guid: None, episodes };
            // guids are unique in a ledger.
            for (id, entry) in &mut ledger.episodes {
                entry.guid.push_str(id);
            }
            let unique: std::collections::BTreeSet<_> = ledger.episodes.values().map(|entry| &entry.guid).collect();
            prop_assume!(unique.len() == ledger.episodes.len() && unique.iter().all(|guid| !guid.trim().is_empty()));
            prop_assert_eq!(parse(&ledger.to_toml().unwrap()).unwrap(), ledger);
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            let _ = parse(&text);
        }
    }
}
