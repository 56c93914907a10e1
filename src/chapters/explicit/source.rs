//! Where chapters are written: front matter, a file beside the others, the notes, the audio.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::chapters::formats;
use crate::chapters::mark::Mark;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::ledger::LEDGER_NAME;
use crate::normalize::{Compiled, site};
use crate::notes::front_matter::{Key, KeyNames, Node, Value, values};
use crate::show::{Show, is_in_bundle};
use crate::source::{SourceFile, Span};

/// What follows the name of the notes or of the audio in the name of a file of chapters.
const SIDECARS: [&str; 9] = [
    "chapters.json",
    "chapters.txt",
    "chapters.psc",
    "chapters.xml",
    "chapters.ffmetadata",
    "psc",
    "ffmetadata",
    "chapters.cue",
    "cue",
];

/// What messages call the list in the front matter.
const FRONT_MATTER: &str = "the front matter";

/// A list of more chapters than this is none.
const MOST_CHAPTERS: usize = 2_000;

/// One list of chapters, and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Source<'a> {
    /// What messages and evidence call it.
    pub name: &'static str,
    text: Text<'a>,
    /// The chapters, in the order of the source.
    pub marks: Vec<Mark>,
}

#[derive(Debug, Clone)]
enum Text<'a> {
    File(Cow<'a, SourceFile>),
    /// A file that is no text: the audio.
    Binary(&'a Path),
}

impl Source<'_> {
    /// The file in which the list stands.
    pub fn path(&self) -> &Path {
        match &self.text {
            Text::File(file) => file.path(),
            Text::Binary(path) => path,
        }
    }

    /// The text of that file, when it has one.
    pub fn file(&self) -> Option<&SourceFile> {
        match &self.text {
            Text::File(file) => Some(file),
            Text::Binary(_) => None,
        }
    }

    /// The text of a file that holds nothing but chapters.
    pub fn own_file(&self) -> Option<&SourceFile> {
        match &self.text {
            Text::File(Cow::Owned(file)) => Some(file),
            _ => None,
        }
    }

    /// Is it there for the chapters alone, in a form that says no more than they do?
    pub fn is_list(&self) -> bool {
        match self.own_file() {
            Some(file) => !file.text().trim_start_matches('\u{FEFF}').trim_start().starts_with(['{', '[']),
            None => self.name == FRONT_MATTER,
        }
    }

    /// The place of `span` in it.
    pub fn place(&self, span: Span) -> Place {
        self.file().map_or_else(|| Place::file(self.path()), |file| file.place(span))
    }
}

/// All lists of one episode, the one that wins first: front matter, files beside the others, notes, audio.
pub(super) fn all<'a>(
    show: &Show,
    names: &KeyNames,
    sidecars: &Sidecars,
    episode: &'a Compiled,
    diagnostics: &mut Diagnostics,
) -> Vec<Source<'a>> {
    let root = show.root.as_path();
    let mut sources = Vec::new();
    if states_none(names, episode) {
        return sources;
    }
    let mut named: Option<PathBuf> = None;
    if let Some((file, notes)) = &episode.notes
        && episode.record.chapters_link.is_none()
        && let Some(field) = notes.front_matter.as_ref().and_then(|matter| matter.field(Key::Chapters, names))
    {
        let (file, node) = (field.file(file), &field.node);
        let path = path_in(file, node);
        sources.extend(match &path {
            Some(path) => named_file(show, path, file, node, diagnostics),
            None => Some(Source {
                name: FRONT_MATTER,
                text: Text::File(Cow::Borrowed(file)),
                marks: formats::node::read(file, node, diagnostics),
            }),
        });
        named = path;
    }
    sources.extend(
        sidecars
            .of(root, episode)
            .into_iter()
            .filter(|path| named.as_ref() != Some(path))
            .filter_map(|path| sidecar(root, &path, diagnostics)),
    );
    if let Some((file, notes)) = &episode.notes {
        let marks = super::notes::read(file, notes, diagnostics);
        sources.push(Source { name: "the notes", text: Text::File(Cow::Borrowed(file)), marks });
    }
    sources.extend(embedded(episode));
    sources.retain(|source| !source.marks.is_empty());
    for source in &mut sources {
        diagnostics.extend(shorten(source));
    }
    sources
}

/// Does the front matter say that the episode has no chapters (`chapters: []`), whatever else holds times?
pub(in crate::chapters) fn states_none(names: &KeyNames, episode: &Compiled) -> bool {
    let front_matter = episode.notes.as_ref().and_then(|(_, notes)| notes.front_matter.as_ref());
    let stated = front_matter.and_then(|front_matter| front_matter.get(Key::Chapters, names));
    stated.is_some_and(|node| matches!(&node.value, Value::List(list) if list.is_empty()))
}

/// Leaves out what no listener could use, so that the work on a list is bounded.
fn shorten(source: &mut Source<'_>) -> Option<Diagnostic> {
    let count = source.marks.len();
    let span = source.marks.get(MOST_CHAPTERS)?.span;
    source.marks.truncate(MOST_CHAPTERS);
    let message =
        format!("there are {count} chapters in {}; those after the first {MOST_CHAPTERS} are left out", source.name);
    Some(
        Diagnostic::warning("chapters-too-many", message).at(source.place(span)).help(
            "an episode has some dozens of chapters at most; every sentence with its time belongs in a transcript",
        ),
    )
}

/// The path that stands in the front matter instead of a list, alone or in a table.
fn path_in(file: &SourceFile, node: &Node) -> Option<PathBuf> {
    let stated = values::media(file, node).ok().filter(|_| values::names_files(node))?.location;
    let is_path = !stated.contains("://") && Path::new(&stated).extension().is_some();
    is_path.then(|| stated.into())
}

/// The file that the front matter names, relative to the show, to the notes or to a folder that the site serves.
fn named_file(
    show: &Show,
    path: &Path,
    notes: &SourceFile,
    node: &Node,
    diagnostics: &mut Diagnostics,
) -> Option<Source<'static>> {
    let there = site::file(show, notes.path(), &path.to_string_lossy());
    match SourceFile::read(&show.root, there.as_deref().unwrap_or(path)) {
        Ok(file) => Some(read_file("the file of chapters", file, diagnostics)),
        Err(fault) => {
            diagnostics.push(
                Diagnostic::warning("chapters-file-unreadable", fault.message)
                    .at(notes.place(node.span))
                    .help("name a file of the show, relative to podwright.toml or to the notes"),
            );
            None
        }
    }
}

fn read_file(name: &'static str, file: SourceFile, diagnostics: &mut Diagnostics) -> Source<'static> {
    let marks = formats::read(&file, diagnostics);
    Source { name, text: Text::File(Cow::Owned(file)), marks }
}

/// The files of chapters that lie beside notes and audio, relative to the show.
///
/// Few shows have any, and to list a folder takes less time than to ask for nine files for each episode in it.
#[derive(Debug, Default)]
pub(super) struct Sidecars(HashSet<PathBuf>);

impl Sidecars {
    /// Looks beside the files of all `episodes`.
    pub(super) fn find(root: &Path, episodes: &[Compiled]) -> Self {
        let files = episodes.iter().flat_map(beside);
        let folders: HashSet<&Path> = files.filter_map(|path| path.parent()).collect();
        let listed = folders.into_iter().flat_map(|folder| {
            let entries = fs::read_dir(root.join(folder)).into_iter().flatten();
            entries.filter_map(|entry| Some(folder.join(entry.ok()?.file_name())))
        });
        let is_one = |path: &PathBuf| {
            path.extension()
                .is_some_and(|kind| SIDECARS.iter().any(|name| kind == name.rsplit('.').next().unwrap_or(name)))
        };
        Self(listed.filter(is_one).collect())
    }

    /// Those in the folder that holds one episode alone.
    fn in_bundle(&self, root: &Path, episode: &Compiled) -> impl Iterator<Item = PathBuf> {
        let notes = episode.record.files.notes.as_deref().filter(|notes| is_in_bundle(notes));
        let folder = notes.and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty());
        let files = folder.into_iter().flat_map(|folder| IN_BUNDLES.iter().map(|name| folder.join(name)));
        files.filter(|file| self.0.contains(file) && root.join(file).is_file())
    }

    /// Those of one episode.
    fn of(&self, root: &Path, episode: &Compiled) -> Vec<PathBuf> {
        let mut found: Vec<PathBuf> = Vec::new();
        if self.0.is_empty() {
            return found;
        }
        for path in beside(episode) {
            for extension in SIDECARS {
                let sidecar = path.with_extension(extension);
                if !found.contains(&sidecar) && self.0.contains(&sidecar) && root.join(&sidecar).is_file() {
                    found.push(sidecar);
                }
            }
        }
        let own: Vec<PathBuf> = self.in_bundle(root, episode).filter(|path| !found.contains(path)).collect();
        found.extend(own);
        found
    }
}

/// What a file of chapters is called in the folder of an episode.
const IN_BUNDLES: [&str; 9] = [
    "chapters.json",
    "chapters.txt",
    "chapters.psc",
    "chapters.xml",
    "chapters.ffmetadata",
    "chapters.cue",
    "chaptermarks.txt",
    "timestamps.txt",
    "kapitel.txt",
];

/// The files that chapters may lie beside.
fn beside(episode: &Compiled) -> impl Iterator<Item = &PathBuf> {
    episode.record.files.notes.iter().chain(&episode.record.files.audio)
}

fn sidecar(root: &Path, path: &Path, diagnostics: &mut Diagnostics) -> Option<Source<'static>> {
    match SourceFile::read(root, path) {
        Ok(file) => Some(read_file("the file of chapters", file, diagnostics)),
        Err(fault) => {
            // A show can be built without its chapters.
            diagnostics.push(Diagnostic { rule: "chapters-file-unreadable", severity: Severity::Warning, ..fault });
            None
        }
    }
}

/// The chapters that the audio itself carries.
fn embedded(episode: &Compiled) -> Option<Source<'_>> {
    // Audio that is served elsewhere is known from the ledger.
    let path = episode.record.files.audio.as_deref().unwrap_or(Path::new(LEDGER_NAME));
    let mark = |chapter: &crate::audio::EmbeddedChapter| {
        Some(Mark {
            start: chapter.start,
            end: Some(chapter.end).filter(|end| *end > chapter.start),
            title: chapter.title.as_deref().map(str::trim).filter(|title| !title.is_empty())?.to_owned(),
            url: chapter.url.clone(),
            links: chapter.url.iter().cloned().collect(),
            ..Mark::default()
        })
    };
    let marks = episode.audio.as_ref()?.chapters.iter().filter_map(mark).collect();
    Some(Source { name: "the audio", text: Text::Binary(path), marks })
}
