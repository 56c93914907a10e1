//! Audio, transcripts and chapters that front matter names: an address or a path, alone or in a table that says more.

use std::ffi::OsStr;
use std::path::Path;

use super::super::keys::named;
use super::super::{Field, Node, Value};
use super::{Size, duration, size, text};
use crate::chapters::formats::node::STARTS;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::SourceFile;

/// Keys of a table that hold where the file is, in order of preference.
const LOCATIONS: [&str; 16] = [
    "url",
    "src",
    "href",
    "link",
    "file",
    "filename",
    "path",
    "uri",
    "mp3",
    "m4a",
    "source",
    "datei",
    "fichier",
    "archivo",
    "contentUrl",
    "content_url",
];

/// Keys of a table that hold where the episode is in that format, such as Octopod's `audio: {mp3: …, ogg: …}`.
const FORMATS: [&str; 9] = ["mp3", "m4a", "opus", "ogg", "oga", "aac", "flac", "wav", "mp4"];

/// Keys of a table that hold where a transcript is in that format, or chapters: `transcript: {vtt: …, srt: …}`.
const CAPTIONS: [&str; 9] = ["vtt", "webvtt", "srt", "subrip", "json", "html", "txt", "text", "md"];

const LENGTHS: [&str; 12] = [
    "length",
    "bytes",
    "size",
    "filesize",
    "file_size",
    "size_in_bytes",
    "sizeInBytes",
    "size_bytes",
    "sizeBytes",
    "byte_length",
    "byteLength",
    "contentSize",
];
const DURATIONS: [&str; 8] = [
    "duration",
    "seconds",
    "duration_in_seconds",
    "durationInSeconds",
    "duration_seconds",
    "duration_ms",
    "durationMs",
    "milliseconds",
];
const TYPES: [&str; 6] = ["type", "mime", "mimetype", "mime_type", "media_type", "encodingFormat"];
const LANGUAGES: [&str; 3] = ["language", "lang", "hreflang"];

/// Is `name` read in a table that names audio, as its size or its length in time?
pub(crate) fn is_read_with_audio(name: &str) -> bool {
    LENGTHS.iter().chain(&DURATIONS).any(|known| known.eq_ignore_ascii_case(name))
}

/// A file as the notes name it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MediaEntry {
    /// A web address, or a path.
    pub location: String,
    /// Its size.
    pub size: Option<Size>,
    /// Length in seconds.
    pub duration: Option<f64>,
    /// Media type.
    pub media_type: Option<String>,
    /// Language tag.
    pub language: Option<String>,
    /// The same in other formats.
    pub others: Vec<Self>,
}

/// The file that `node` names: a text, a table that holds one, or the first of a list. A text of several lines is an
/// enclosure of WordPress: address, size and type, one a line; others write them behind each other.
///
/// # Errors
/// `text-invalid` where it names none, and what is wrong with the size or the length in time.
pub fn media(file: &SourceFile, node: &Node) -> Result<MediaEntry, Diagnostic> {
    match &node.value {
        Value::List(items) => match items.first() {
            Some(first) => Ok(beside(file, items, media(file, first)?)),
            None => text(file, node).map(|_| MediaEntry::default()),
        },
        Value::Map(fields) => table(file, node, fields),
        _ => text(file, node).map(|text| enclosure(without_variable(&text))),
    }
}

/// `{{ site.cdn }}/1.mp3` is the file `1.mp3` where `[feed] enclosure` says.
fn without_variable(text: &str) -> &str {
    let behind = text.trim_start().strip_prefix("{{").and_then(|rest| Some(rest.split_once("}}")?.1));
    behind.map(|rest| rest.trim_start_matches('/')).filter(|rest| !rest.is_empty()).unwrap_or(text)
}

/// All files that `node` names; what names none is reported.
pub fn all_media(file: &SourceFile, node: &Node, diagnostics: &mut Diagnostics) -> Vec<MediaEntry> {
    let items = node.items();
    let mut entries = Vec::with_capacity(items.len());
    for item in items.iter().flat_map(in_formats) {
        match media(file, item) {
            Ok(entry) if !entry.location.is_empty() => entries.push(entry),
            Ok(_) => {}
            Err(fault) => diagnostics.push(fault),
        }
    }
    entries
}

/// The files that a table holds by their formats; any other value is one.
fn in_formats(node: &Node) -> Vec<&Node> {
    match &node.value {
        Value::Map(fields) if is_of_formats(fields) => {
            CAPTIONS.iter().filter_map(|key| Some(&named(fields, key)?.node)).filter(|node| names_files(node)).collect()
        }
        _ => vec![node],
    }
}

fn is_of_formats(fields: &[Field]) -> bool {
    let is_format = |field: &Field| CAPTIONS.iter().any(|key| field.key.eq_ignore_ascii_case(key));
    !has(fields, &LOCATIONS) && fields.iter().any(|field| is_format(field) && is_place(&field.node))
}

/// A path or an address by the form of it: a transcript may be a text, too.
fn is_place(node: &Node) -> bool {
    match &node.value {
        Value::Text(text) => {
            text.contains("://") || (Path::new(text.trim()).extension().is_some() && !text.trim().contains(' '))
        }
        Value::Map(_) => names_files(node),
        _ => false,
    }
}

/// A path or an address, in a table or in a list of them, rather than the thing itself.
pub(crate) fn names_files(node: &Node) -> bool {
    match &node.value {
        Value::Text(text) => !text.trim().is_empty() && !text.trim().contains('\n'),
        Value::Map(fields) => {
            !fields.iter().any(|field| matches!(field.node.value, Value::List(_)))
                && (has(fields, &LOCATIONS) || is_of_formats(fields))
        }
        Value::List(items) => items.iter().all(|item| match &item.value {
            Value::Text(text) => text.contains("://") || text.starts_with('/'),
            Value::Map(fields) => has(fields, &LOCATIONS) && !has(fields, &STARTS),
            _ => false,
        }),
        _ => false,
    }
}

fn has(fields: &[Field], keys: &[&str]) -> bool {
    fields.iter().any(|field| keys.iter().any(|key| field.key.eq_ignore_ascii_case(key)))
}

fn table(file: &SourceFile, node: &Node, fields: &[Field]) -> Result<MediaEntry, Diagnostic> {
    let first = |keys: &[&str]| keys.iter().find_map(|key| said(fields, key));
    let word = |keys: &[&str]| first(keys).and_then(|node| text(file, node).ok()).map(|text| text.trim().to_owned());
    let Some(location) = first(&LOCATIONS).or_else(|| first(&FORMATS)).or_else(|| first(&CAPTIONS)) else {
        return text(file, node).map(|_| MediaEntry::default());
    };
    let inner = media(file, location)?;
    let formats = FORMATS.iter().filter_map(|key| media(file, said(fields, key)?).ok());
    let (size, time) = measures(file, fields)?;
    Ok(MediaEntry {
        size: size.or(inner.size),
        duration: time.or(inner.duration),
        media_type: word(&TYPES).filter(|kind| kind.contains('/')).or(inner.media_type),
        language: word(&LANGUAGES),
        others: formats.filter(|other| !other.location.is_empty() && other.location != inner.location).collect(),
        location: inner.location,
    })
}

/// Size and length in time. `length` is the one in some tables and the other in others: the form of the value tells.
fn measures(file: &SourceFile, fields: &[Field]) -> Result<(Option<Size>, Option<f64>), Diagnostic> {
    let sizes: Vec<&Node> = LENGTHS.iter().filter_map(|key| said(fields, key)).collect();
    let stated = DURATIONS.iter().find_map(|key| said(fields, key)).map(|node| duration(file, node)).transpose()?;
    let found = sizes.iter().find_map(|node| size(file, node).ok());
    let is_clock = |node: &&&Node| matches!(&node.value, Value::Text(text) if text.contains(':'));
    let time = stated.or_else(|| sizes.iter().find(is_clock).and_then(|node| duration(file, node).ok()));
    match (found, sizes.first()) {
        (None, Some(node)) if time.is_none() => size(file, node).map(|size| (Some(size), None)),
        _ => Ok((found, time)),
    }
}

/// What stands for the size in a table that names audio, or in the first of several.
pub(crate) fn size_of(node: &Node) -> Option<&Node> {
    match &node.value {
        Value::List(items) => size_of(items.first()?),
        Value::Map(fields) => LENGTHS.iter().find_map(|key| said(fields, key)).or_else(|| {
            let inner = LOCATIONS.iter().chain(&FORMATS).find_map(|key| said(fields, key))?;
            size_of(inner)
        }),
        _ => None,
    }
}

/// Is `key` the name of a format of audio?
pub(crate) fn is_format(key: &str) -> bool {
    FORMATS.iter().any(|format| key.eq_ignore_ascii_case(format))
}

/// What is said of the file at `location`: of `{mp3: 1, ogg: 2}` that of its format.
pub fn of_format<'a>(node: &'a Node, location: &str) -> &'a Node {
    let format = Path::new(location).extension().and_then(OsStr::to_str).unwrap_or_default();
    match &node.value {
        Value::Map(fields) => named(fields, format).map_or(node, |field| &field.node),
        _ => node,
    }
}

/// A list that begins with an address may go on with size and type, as an enclosure has them, or with other formats.
fn beside(file: &SourceFile, items: &[Node], mut entry: MediaEntry) -> MediaEntry {
    for item in items.iter().skip(1) {
        match &item.value {
            Value::Integer(_) => entry.size = entry.size.or(size(file, item).ok()),
            Value::Text(text) if text.contains('/') && !text.contains("://") && !text.starts_with('/') => {
                entry.media_type = entry.media_type.or_else(|| Some(text.trim().to_owned()));
            }
            Value::Map(_) => entry.others.extend(media(file, item).ok().filter(|other| !other.location.is_empty())),
            _ => {}
        }
    }
    entry
}

/// The value of `key`, where it says something.
fn said<'a>(fields: &'a [Field], key: &str) -> Option<&'a Node> {
    let node = &named(fields, key)?.node;
    let silent =
        matches!(&node.value, Value::Null) || matches!(&node.value, Value::Text(text) if text.trim().is_empty());
    (!silent).then_some(node)
}

fn enclosure(text: &str) -> MediaEntry {
    let parts = in_one_line(text.trim()).unwrap_or_else(|| text.trim().lines().map(str::trim).collect());
    let mut lines = parts.into_iter();
    let location = lines.next().unwrap_or_default().to_owned();
    let mut entry = MediaEntry { location, ..MediaEntry::default() };
    for line in lines {
        if let Ok(bytes) = line.parse() {
            entry.size = Some(Size::Exact(bytes));
        } else if line.starts_with("a:") {
            entry.duration = serialized(line, "duration").and_then(super::duration::clock);
        } else if line.contains('/') && entry.media_type.is_none() {
            entry.media_type = Some(line.to_owned());
        }
    }
    entry
}

/// `https://a.example/1.mp3 60946851 audio/mpeg`; a blank may stand in the name of a file, too.
fn in_one_line(text: &str) -> Option<Vec<&str>> {
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_end_matches(',')).collect();
    let is_type = |word: &str| ["audio/", "video/"].iter().any(|head| word.starts_with(head)) && !word.contains('.');
    let is_measure = |word: &&str| word.parse::<u64>().is_ok() || is_type(word);
    let (_, more) = words.split_first().filter(|(_, more)| !more.is_empty() && !text.contains('\n'))?;
    more.iter().all(is_measure).then_some(words)
}

/// The text under `key` in what PHP wrote of a table: `a:1:{s:8:"duration";s:8:"00:32:11";}`.
fn serialized<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    let (_, behind) = line.split_once(&format!("\"{key}\";s:"))?;
    behind.split('"').nth(1)
}

#[cfg(test)]
mod tests {
    use super::super::super::parse;
    use super::*;

    fn read(value: &str) -> Result<MediaEntry, String> {
        let file = SourceFile::new("a.md", format!("---\nk: {value}\n---\n"));
        let (front_matter, _) = parse(&file, &mut Vec::new());
        media(&file, &front_matter.unwrap().fields[0].node).map_err(|fault| fault.to_string())
    }

    #[test]
    fn other_formats_stand_beside() {
        for form in ["{ogg: 1.ogg, mp3: 1.mp3, opus: 1.opus}", "[{src: 1.mp3}, {src: 1.opus}, {src: 1.ogg}]"] {
            let entry = read(form).unwrap();
            let others: Vec<&str> = entry.others.iter().map(|other| other.location.as_str()).collect();
            assert_eq!((entry.location.as_str(), others), ("1.mp3", vec!["1.opus", "1.ogg"]), "{form}");
        }
        assert_eq!(read("{ogg: 1.ogg}").unwrap().location, "1.ogg");
        assert_eq!(read("{url: 1.mp3, mp3: 1.mp3}").unwrap().others, []);
    }

    #[test]
    fn every_form_names_the_file() {
        for form in [
            "https://example.org/1.mp3",
            "{url: https://example.org/1.mp3}",
            "[{src: https://example.org/1.mp3}, {src: https://example.org/1.ogg}]",
            "{file: {url: https://example.org/1.mp3}}",
        ] {
            assert_eq!(read(form).unwrap().location, "https://example.org/1.mp3", "{form}");
        }
    }

    #[test]
    fn tables_say_more() {
        let entry = read("{url: 1.mp3, length: '123', type: audio/mpeg, duration: '1:02', lang: de}").unwrap();
        assert_eq!(
            (entry.size, entry.duration, entry.language.as_deref()),
            (Some(Size::Exact(123)), Some(62.0), Some("de"))
        );
        assert_eq!(entry.media_type.as_deref(), Some("audio/mpeg"));
        assert!(read("{url: 1.mp3, length: '1 of 2'}").unwrap_err().contains("length-not-bytes"));
        assert!(read("{length: 5}").unwrap_err().contains("text-invalid"));
    }

    #[test]
    fn enclosures_of_wordpress() {
        let entry = read("|\n  http://example.org/1.mp3\n  60946851\n  audio/mpeg\n").unwrap();
        assert_eq!(entry.location, "http://example.org/1.mp3");
        assert_eq!((entry.size, entry.media_type.as_deref()), (Some(Size::Exact(60_946_851)), Some("audio/mpeg")));
        let more = "a:2:{s:8:\"duration\";s:8:\"00:32:11\";s:8:\"explicit\";s:1:\"1\";}";
        let entry = read(&format!("|\n  http://example.org/1.mp3\n  60946851\n  audio/mpeg\n  {more}\n")).unwrap();
        assert_eq!((entry.duration, entry.media_type.as_deref()), (Some(1931.0), Some("audio/mpeg")));
    }

    #[test]
    fn enclosures_on_one_line() {
        for form in ["https://a.example/1.mp3 60946851 audio/mpeg", "'https://a.example/1.mp3, 60946851, audio/mpeg'"] {
            let entry = read(form).unwrap();
            assert_eq!(entry.location, "https://a.example/1.mp3", "{form}");
            assert_eq!((entry.size, entry.media_type.as_deref()), (Some(Size::Exact(60_946_851)), Some("audio/mpeg")));
        }
        assert_eq!(read("rye and oats/1.mp3").unwrap().location, "rye and oats/1.mp3");
        assert_eq!(read("rye 2.mp3").unwrap().location, "rye 2.mp3");
    }

    #[test]
    fn the_form_of_a_length_tells_bytes_from_time() {
        let entry = read("{src: a.mp3, length: '21:00', bytes: 99}").unwrap();
        assert_eq!((entry.size, entry.duration), (Some(Size::Exact(99)), Some(1260.0)));
        let entry = read("{src: a.mp3, length: '21:00'}").unwrap();
        assert_eq!((entry.size, entry.duration), (None, Some(1260.0)));
        let entry = read("{src: a.mp3, size: 10.5 MB}").unwrap();
        assert_eq!(entry.size, Some(Size::Rounded(10_500_000)));
    }

    #[test]
    fn a_list_is_an_enclosure() {
        let entry = read("[https://a.example/1.mp3, 1565555, audio/mpeg]").unwrap();
        assert_eq!((entry.size, entry.media_type.as_deref()), (Some(Size::Exact(1_565_555)), Some("audio/mpeg")));
    }
}
