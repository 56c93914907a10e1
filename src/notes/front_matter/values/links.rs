//! Lists of links, which sites show below the notes.

use url::Url;

use super::super::keys::named;
use super::super::{Field, Node, Value};
use super::{Reading, string};
use crate::audio::media_type_for_extension;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{SourceFile, Span};
use crate::words::{folded, shown};

const TITLES: [&str; 8] = ["title", "name", "text", "label", "anchor", "caption", "titel", "titre"];
const ADDRESSES: [&str; 9] = ["url", "link", "href", "uri", "URL", "website", "homepage", "address", "to"];
const COMMENTS: [&str; 8] = ["description", "note", "notes", "comment", "summary", "desc", "about", "why"];
const PICKERS: [&str; 7] = ["by", "host", "who", "person", "picker", "guest", "from"];

/// Where people listen and subscribe, and what machines read, folded. Who lists these does not speak of the episode.
const PLACES: [&str; 44] = [
    "spotify",
    "apple",
    "applepodcast",
    "applepodcasts",
    "itunes",
    "youtube",
    "youtubemusic",
    "overcast",
    "pocketcasts",
    "pocketcast",
    "castbox",
    "castro",
    "stitcher",
    "google",
    "googlepodcast",
    "googlepodcasts",
    "amazon",
    "amazonmusic",
    "audible",
    "deezer",
    "iheart",
    "iheartradio",
    "tunein",
    "podcastaddict",
    "podchaser",
    "podlink",
    "soundcloud",
    "radiopublic",
    "breaker",
    "anchor",
    "fountain",
    "rss",
    "rssfeed",
    "feed",
    "mp3",
    "audio",
    "download",
    "player",
    "embed",
    "transcript",
    "page",
    "permalink",
    "self",
    "html",
];

/// Servers of the same.
const SERVERS: [&str; 8] = [
    "open.spotify.com",
    "podcasts.apple.com",
    "itunes.apple.com",
    "overcast.fm",
    "pca.st",
    "castbox.fm",
    "podcasts.google.com",
    "www.stitcher.com",
];

/// Groups stand no deeper than that.
const DEEPEST: usize = 3;

/// An entry of a list of links.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinkEntry {
    /// Who names it, or the group it stands in, as written.
    pub by: Option<String>,
    /// What it is called, as plain text.
    pub title: Option<String>,
    /// An address of the web or of mail, or a path of the site.
    pub url: Option<String>,
    /// What is said of it, in Markdown; of an entry without title and address, all of it.
    pub text: Option<String>,
}

/// The links under a key: texts (an address, `Title: address`, Markdown), tables with a title and an address, `Title: address`
/// as a table, and lists of these under the names of people or groups. An address that is none is told (`link-invalid`) and left out.
///
/// Nothing where the key means something else: where no entry leads anywhere, or where they are the places to listen at.
pub fn links(file: &SourceFile, node: &Node, diagnostics: &mut Diagnostics) -> Vec<Reading<LinkEntry>> {
    let mut list = List { file, entries: Vec::new(), faults: Vec::new() };
    list.node(node, None, 0);
    let List { entries, faults, .. } = list;
    let leads =
        |entry: &&Reading<LinkEntry>| entry.value.url.is_some() || entry.value.text.as_deref().is_some_and(is_linking);
    let leading = entries.iter().filter(leads).count();
    let places = entries.iter().filter(|entry| is_place(&entry.value)).count();
    if (leading == 0 && faults.is_empty()) || (places > 0 && places * 2 >= leading) {
        return Vec::new();
    }
    diagnostics.extend(faults);
    entries
}

/// The points of a list under a key of notes, whether they lead anywhere or not.
pub fn points(file: &SourceFile, node: &Node, diagnostics: &mut Diagnostics) -> Vec<Reading<LinkEntry>> {
    let mut list = List { file, entries: Vec::new(), faults: Vec::new() };
    list.node(node, None, 0);
    diagnostics.extend(list.faults);
    list.entries
}

/// Is it a place where people listen to the episode?
fn is_place(entry: &LinkEntry) -> bool {
    let is_called = |name: &String| {
        let name = folded(name);
        PLACES.contains(&name.as_str()) || name.strip_suffix("url").is_some_and(|name| PLACES.contains(&name))
    };
    let is_audio = |url: &str| media_type_for_extension(url).is_some_and(|kind| kind.starts_with("audio/"));
    match (&entry.title, &entry.url) {
        (_, Some(url)) if is_audio(url) => true,
        (Some(title), Some(_)) => is_called(title),
        (None, Some(url)) => {
            Url::parse(url).is_ok_and(|url| url.host_str().is_some_and(|host| SERVERS.contains(&host)))
        }
        _ => false,
    }
}

/// Does Markdown lead anywhere?
fn is_linking(text: &str) -> bool {
    text.contains("](") || text.contains("://")
}

struct List<'f> {
    file: &'f SourceFile,
    entries: Vec<Reading<LinkEntry>>,
    faults: Diagnostics,
}

impl List<'_> {
    fn node(&mut self, node: &Node, by: Option<&str>, depth: usize) {
        match &node.value {
            _ if depth > DEEPEST => {}
            Value::List(items) => items.iter().for_each(|item| self.node(item, by, depth + 1)),
            Value::Map(fields) => self.table(fields, node.span, by, depth),
            // Markdown that lists them.
            Value::Text(text) => text.lines().for_each(|line| self.text(line, node.span, by)),
            _ => {}
        }
    }

    fn table(&mut self, fields: &[Field], span: Span, by: Option<&str>, depth: usize) {
        if named(fields, "rel").is_some() {
            // For machines.
            return;
        }
        let said = |keys: &[&str]| keys.iter().find_map(|key| string(self.file, fields, key));
        let by = said(&PICKERS).or_else(|| by.map(str::to_owned));
        let is_said = |field: &&Field| matches!(&field.node.value, Value::Text(text) if !text.trim().is_empty());
        let address = ADDRESSES.iter().filter_map(|key| named(fields, key)).find(is_said);
        let (title, text) = (said(&TITLES), said(&COMMENTS));
        // `website` may be one of many names.
        let leads = |field: &&Field| matches!(&field.node.value, Value::Text(text) if is_address(text));
        let is_one = || title.is_some() || text.is_some() || fields.iter().filter(leads).count() < 2;
        if let Some(field) = address.filter(|_| is_one()) {
            let Value::Text(stated) = &field.node.value else { return };
            let url = self.address(stated, field.node.span);
            return self.push(LinkEntry { by, title, url, text }, span);
        }
        let is_list = |field: &&Field| matches!(field.node.value, Value::List(_) | Value::Map(_));
        if title.is_some()
            || named(fields, "id").is_some()
            || (by.is_some() && fields.iter().any(|field| is_list(&field)))
        {
            let lists: Vec<&Field> = fields.iter().filter(is_list).collect();
            if lists.is_empty() {
                return self.push(LinkEntry { by, title, url: None, text }, span);
            }
            let by = title.or(by);
            return lists.into_iter().for_each(|field| self.node(&field.node, by.as_deref(), depth + 1));
        }
        for Field { key, node, .. } in fields {
            match &node.value {
                Value::Text(text) if is_address(text) => {
                    let url = self.address(text, node.span);
                    self.push(LinkEntry { by: by.clone(), title: Some(key.clone()), url, text: None }, node.span);
                }
                _ => self.node(node, Some(key), depth + 1),
            }
        }
    }

    /// An address, perhaps with a title before or words behind it, else Markdown.
    fn text(&mut self, line: &str, span: Span, by: Option<&str>) {
        let line = line.trim();
        let line = ["- ", "* ", "+ "].iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line).trim();
        let by = by.map(str::to_owned);
        let is_sign = |c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—' | '|' | '→');
        let bare = line.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(line);
        let cut = line
            .rsplit_once(char::is_whitespace)
            .filter(|(title, url)| is_web(url) && !title.contains(['[', '<', '`']));
        let entry = match cut {
            _ if line.is_empty() || line.starts_with('#') => return,
            _ if is_address(bare) && !bare.contains(char::is_whitespace) => {
                LinkEntry { url: self.address(bare, span), ..LinkEntry::default() }
            }
            Some((title, url)) if !is_linking(title) => {
                let title = Some(title.trim_end_matches(is_sign).to_owned()).filter(|title| !title.is_empty());
                LinkEntry { title, url: self.address(url, span), ..LinkEntry::default() }
            }
            _ if is_linking(line) || line.contains(char::is_whitespace) => {
                LinkEntry { text: Some(line.to_owned()), ..LinkEntry::default() }
            }
            _ => return,
        };
        self.push(LinkEntry { by, ..entry }, span);
    }

    fn push(&mut self, value: LinkEntry, span: Span) {
        if value.title.is_some() || value.url.is_some() || value.text.is_some() {
            self.entries.push(Reading { value, span });
        }
    }

    /// `stated` as an address that may be linked.
    fn address(&mut self, stated: &str, span: Span) -> Option<String> {
        let stated = stated.trim();
        // What a template of the site fills in.
        if stated.contains("{{") || is_sound(stated) {
            return Some(stated.to_owned());
        }
        let fault = Diagnostic::warning("link-invalid", format!("{} is no web address", shown(stated)))
            .at(self.file.place(span))
            .help("write the whole address, as browsers show it: `https://example.org/rye`");
        self.faults.push(fault);
        None
    }
}

/// An address of the web or of mail, or a path.
fn is_sound(address: &str) -> bool {
    let is_slip =
        || ["http:", "https:", "http/", "https/"].iter().any(|start| address.starts_with(start)) && !is_web(address);
    match Url::parse(address) {
        _ if address.contains(char::is_whitespace) || is_slip() => false,
        Ok(url) => matches!(url.scheme(), "http" | "https" | "mailto"),
        Err(fault) => fault == url::ParseError::RelativeUrlWithoutBase,
    }
}

fn is_web(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// Does `text` begin like an address or a path of the site?
fn is_address(text: &str) -> bool {
    let text = text.trim();
    ["http:", "https:", "mailto:", "www.", "/", "./", "../", "{{"].iter().any(|start| text.starts_with(start))
        && !text.contains('\n')
}
