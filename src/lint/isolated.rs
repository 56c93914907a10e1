//! One file alone: no config, no show around it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::waiver::{self, Waived};
use super::{Asked, feed};
use crate::audio::media_type_for_extension;
use crate::chapters;
use crate::config::{self, CONFIG_NAME};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::lint::rules::chapters::document;
use crate::lint::settings::Settings;
use crate::net::Client;
use crate::normalize;
use crate::record::Files;
use crate::show::{EpisodeFiles, FileName, Show};
use crate::source::{SourceFile, read_file, read_head, read_up_to};

/// What a file is, told by its content and, where that is silent, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// RSS, or XML that should be.
    Feed,
    /// Show notes.
    Notes,
    /// A transcript.
    Transcript,
    /// `podwright.toml`.
    Config,
    /// JSON chapters.
    Chapters,
    /// Sound or moving pictures.
    Audio,
}

/// So much of a file tells what it is.
const HEAD: usize = 4096;

/// Feeds above this size are refused; those of a hundred thousand episodes are below.
pub const MAX_FEED_BYTES: u64 = 256 * 1024 * 1024;

impl Kind {
    /// What the file at `path` is, by its name where it cannot be read.
    pub fn of_file(path: &Path) -> Self {
        Self::of(path, &read_head(path, HEAD as u64))
    }

    /// What the file called `path` is that begins with `bytes`.
    pub fn of(path: &Path, bytes: &[u8]) -> Self {
        let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default().to_ascii_lowercase();
        if is_audio(path) {
            return Self::Audio;
        }
        if path.file_name() == Some(OsStr::new(CONFIG_NAME)) {
            return Self::Config;
        }
        match extension.as_str() {
            "xml" if is_timed_text(bytes) => Self::Transcript,
            "xml" | "rss" | "atom" => Self::Feed,
            "json" => json_kind(bytes),
            "vtt" | "srt" | "sbv" | "lrc" | "ttml" | "dfxp" | "ass" | "ssa" | "tsv" => Self::Transcript,
            "md" | "markdown" | "mdx" => Self::Notes,
            _ if is_xml(bytes) => Self::Feed,
            "txt" | "html" | "htm" | "" => text_kind(bytes),
            _ => Self::Notes,
        }
    }
}

fn is_audio(path: &Path) -> bool {
    path.to_str().and_then(media_type_for_extension).is_some()
}

/// Does it begin as XML does, in any encoding of Unicode?
fn is_xml(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    let letters: Vec<u8> = head.iter().copied().filter(u8::is_ascii_graphic).collect();
    let letters = letters.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&letters);
    letters.starts_with(b"<?xml") || letters.starts_with(b"<rss") || memchr::memmem::find(letters, b"<rss").is_some()
}

fn is_timed_text(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    crate::transcript::is_ttml(String::from_utf8_lossy(head).trim_start_matches('\u{FEFF}'))
}

/// Transcripts have segments, chapters have chapters. That a JSON Feed is none for podcast apps is told of feeds.
fn json_kind(bytes: &[u8]) -> Kind {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    let has = |key: &[u8]| memchr::memmem::find(head, key).is_some();
    if has(b"jsonfeed.org/version") {
        return Kind::Feed;
    }
    if has(b"\"segments\"") || !has(b"\"chapters\"") { Kind::Transcript } else { Kind::Chapters }
}

/// Notes have headings and links, transcripts have times.
fn text_kind(bytes: &[u8]) -> Kind {
    if is_timed(bytes.get(..bytes.len().min(HEAD)).unwrap_or_default()) { Kind::Transcript } else { Kind::Notes }
}

fn is_timed(head: &[u8]) -> bool {
    crate::transcript::looks_timed(&SourceFile::new("", String::from_utf8_lossy(head)))
}

/// Judges the file at `path`, which may lie anywhere; findings name it as `path` does. A feed is also compared with
/// what is `known` of it.
///
/// # Errors
/// A diagnostic when it cannot be read.
pub fn file(
    path: &Path,
    known: Option<feed::Known<'_>>,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Result<Diagnostics, Diagnostic> {
    let loaded = load(path)?;
    bytes(path, Kind::of(path, &loaded), loaded, known, settings, now, None)
}

/// The bytes of the file at `path`, which may lie anywhere. Sound is never read whole.
///
/// # Errors
/// A diagnostic when it cannot be read or is too large for what it is.
pub fn load(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    match Kind::of_file(path) {
        Kind::Audio => Ok(Vec::new()),
        Kind::Feed => read_up_to(path, MAX_FEED_BYTES),
        _ => read_file(path),
    }
}

/// Judges `bytes` as the content of the file at `path`; what a feed names is asked for where there is a client.
///
/// # Errors
/// A diagnostic when they are no text though they should be.
pub fn bytes(
    path: &Path,
    kind: Kind,
    bytes: Vec<u8>,
    known: Option<feed::Known<'_>>,
    settings: &Settings,
    now: DateTime<Utc>,
    client: Option<&Client>,
) -> Result<Diagnostics, Diagnostic> {
    let mut judged = match kind {
        Kind::Feed => feed::judge_online(path, bytes, known, settings, now, client),
        Kind::Audio => source(path, Role::Audio, settings)?,
        Kind::Config => config_file(path, bytes, settings)?,
        Kind::Chapters => settings.judge(document::check(&SourceFile::decode(path, bytes)?, None)),
        Kind::Notes => source(path, Role::Notes, settings)?,
        Kind::Transcript => source(path, Role::Transcript, settings)?,
    };
    super::sort(&mut judged);
    Ok(judged)
}

fn config_file(path: &Path, bytes: Vec<u8>, settings: &Settings) -> Result<Diagnostics, Diagnostic> {
    let file = SourceFile::decode(path, bytes)?;
    let mut found = Diagnostics::new();
    config::parse(&file, &mut found);
    Ok(settings.judge(Waived::read([&file].into_iter()).apply(found, waiver::asked_of_file)))
}

enum Role {
    Notes,
    Transcript,
    Audio,
}

/// Judges a source as the only file of a show without config.
fn source(path: &Path, role: Role, settings: &Settings) -> Result<Diagnostics, Diagnostic> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Some(name) = path.file_name().map(PathBuf::from) else { return Ok(Diagnostics::new()) };
    let mut found = Diagnostics::new();
    let Some(show) = nobodys_show(folder) else { return Ok(found) };
    let mut files = Files::default();
    match role {
        Role::Notes => files.notes = Some(name.clone()),
        Role::Transcript => files.transcripts.push(name.clone()),
        Role::Audio => files.audio = Some(name.clone()),
    }
    let read = FileName::read(&name, "");
    let id = name.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let episode = EpisodeFiles { id, season: read.season, number: read.number, files };
    let mut episodes = normalize::compile(&show, vec![episode], &mut found);
    chapters::explicit::derive_all(&show, &mut episodes, &mut found);
    let waived = Waived::read(episodes.iter().flat_map(super::sources));
    found.extend(super::check(&show, &episodes, &|_| true, &Asked::new(settings, &waived)));
    super::fix::as_written(&mut found, episodes.iter().flat_map(super::sources));
    let judged = settings.judge(waived.apply(found, waiver::asked_of_file));
    Ok(judged.into_iter().map(|one| named_as(one, path)).collect())
}

/// A show of which nothing is known.
fn nobodys_show(root: &Path) -> Option<Show> {
    let text = "[show]\ntitle = \"Show\"\nlink = \"https://example.org/\"\n";
    let config = config::parse(&SourceFile::new(CONFIG_NAME, text), &mut Diagnostics::new())?;
    Some(Show { root: root.to_owned(), config })
}

/// The same finding, its places in the file as the user named it.
fn named_as(mut diagnostic: Diagnostic, path: &Path) -> Diagnostic {
    let rename = |place: &mut Place| {
        if path.file_name() == place.file.file_name() {
            place.file = path.to_owned();
        }
    };
    diagnostic.place.iter_mut().for_each(rename);
    diagnostic.related.iter_mut().map(|related| &mut related.place).for_each(rename);
    diagnostic
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_apart_by_content() {
        let kind = |name: &str, text: &str| Kind::of(Path::new(name), text.as_bytes());
        assert_eq!(kind("a", "<?xml version='1.0'?><rss/>"), Kind::Feed);
        assert_eq!(kind("feed.xml", "---\nlayout: null\n---\n<rss/>"), Kind::Feed);
        assert_eq!(kind("a.txt", "\n <rss version='2.0'>"), Kind::Feed);
        assert_eq!(kind("a.txt", "00:00 Welcome.\n00:07 Today.\n"), Kind::Transcript);
        assert_eq!(kind("a.txt", "# Notes\n\n[a](https://b.example)\n"), Kind::Notes);
        assert_eq!(kind("a.vtt", ""), Kind::Transcript);
        assert_eq!(kind("a.sbv", ""), Kind::Transcript);
        assert_eq!(kind("a.xml", "<?xml version='1.0'?>\n<tt xmlns='http://www.w3.org/ns/ttml'>"), Kind::Transcript);
        let feed =
            "<rss version=\"2.0\"><channel>\n<ttl>60</ttl>\n<item><itunes:duration>\n00:29:00\n</itunes:duration>";
        assert_eq!(kind("a.xml", feed), Kind::Feed);
        assert_eq!(kind("a.html", "<html><cite>Ann:</cite><time>0:00</time><p>Hi</p>"), Kind::Transcript);
        assert_eq!(kind("a.html", "<html><p>Hi</p>"), Kind::Notes);
        assert_eq!(kind("x/podwright.toml", ""), Kind::Config);
        assert_eq!(kind("a.mp3", ""), Kind::Audio);
        assert_eq!(kind("a.json", "{\"version\": \"1.2.0\", \"chapters\": []}"), Kind::Chapters);
        assert_eq!(kind("a.json", "{\"segments\": []}"), Kind::Transcript);
        let utf16: Vec<u8> = "\u{feff}<?xml version='1.0'?>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(Kind::of(Path::new("a"), &utf16), Kind::Feed);
    }
}
