//! What lies in a folder: the pages with front matter, and the files of data.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use rayon::prelude::*;

use super::links::folder_of_transcripts;
use super::shape;
use crate::diagnostic::Diagnostics;
use crate::normalize::beside::{self, Beside};
use crate::notes::front_matter::{self, Field, FrontMatter, KeyNames, Node, Value};
use crate::show::listed::{self, Entry};
use crate::show::{FileName, is_markdown, is_page, page_name};
use crate::source::{SourceFile, read_file, resolve_inside};

/// Folders that hold no sources, whatever the site.
const FOREIGN: [&str; 18] = [
    "drafts",
    "build",
    "coverage",
    "node_modules",
    "vendor",
    "themes",
    "_site",
    "dist",
    "target",
    "archetypes",
    "_layouts",
    "_includes",
    "layouts",
    "_drafts",
    "resources",
    "__pycache__",
    "bin",
    "venv",
];

const DATA: [&str; 7] = ["json", "toml", "yml", "yaml", "meta", "csv", "tsv"];

/// More files than any repository of a show has; the rest is not looked at.
const MOST_FILES: usize = 100_000;

/// A page of the site.
#[derive(Debug)]
pub(super) struct Page {
    /// Relative to the folder.
    pub(super) path: PathBuf,
    pub(super) file: SourceFile,
    pub(super) front_matter: Option<FrontMatter>,
}

/// Everything in a folder that may be of a show.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub(super) pages: Vec<Page>,
    /// Data files, relative to the folder.
    pub(super) data: Vec<PathBuf>,
    /// Notes for people to copy, relative to the folder.
    pub(super) templates: Vec<PathBuf>,
    /// Pages about the repository, relative to the folder.
    pub(super) abouts: Vec<PathBuf>,
    /// Facts in data files beside the pages.
    pub(super) beside: Beside,
    /// Other files, relative to the folder.
    pub(super) others: Vec<PathBuf>,
    /// Data files whose entries are the episodes, where no page is one; the entries are the last of the pages.
    pub(super) listed: Vec<PathBuf>,
}

impl Survey {
    /// Looks at all that is below `root`; what cannot be read is no page.
    pub(super) fn of(root: &Path) -> Self {
        let mut survey = Self::default();
        let mut pages = Vec::new();
        let files = files(root);
        let recordings = recordings(&files);
        for path in files {
            let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
            let is_text = extension != "html" || folder_of_transcripts(&path).is_none();
            if is_page(&path) || is_text && ["html", "lr"].contains(&extension.as_str()) {
                if is_template(&path) {
                    survey.templates.push(path);
                } else if is_about(&path, &recordings) {
                    survey.abouts.push(path);
                } else {
                    pages.push(path);
                }
            } else if DATA.contains(&extension.as_str()) {
                survey.data.push(path);
            } else {
                survey.others.push(path);
            }
        }
        survey.data.extend(authors(root, &pages));
        survey.pages = pages.into_par_iter().filter_map(|path| page(root, path)).collect();
        let lists = if survey.pages.iter().any(super::episodes::names_audio) { Vec::new() } else { survey.lists() };
        survey.beside = beside(root, &survey, &lists);
        for page in &mut survey.pages {
            survey.beside.complete(&page.path, &mut page.front_matter, None);
        }
        if !survey.pages.iter().any(super::episodes::names_audio) {
            let scripts = survey.others.iter().filter(|path| is_script(path) && is_file_of_list(path));
            let data: Vec<PathBuf> = survey.data.iter().chain(scripts).cloned().collect();
            let (files, entries) = listed(root, &data, &lists);
            survey.pages.retain(|page| !files.contains(&page.path));
            survey.listed = files;
            survey.pages.extend(entries);
        }
        survey
    }

    /// The lists (`_index.md` of Hugo) that lie above all `pages`.
    pub(super) fn lists_above<'s>(&'s self, pages: &[&Page]) -> impl Iterator<Item = &'s Page> {
        let is_above = |list: &&Page| {
            let folder = list.path.parent().unwrap_or(Path::new(""));
            is_list(&list.path) && pages.iter().all(|page| page.path.starts_with(folder))
        };
        self.pages.iter().filter(is_above)
    }

    /// Languages of pages that nothing reads, with how many pages there are of each.
    pub(super) fn unread(&self) -> Vec<(&'static str, usize)> {
        const LANGUAGES: [(&str, &[&str]); 1] = [("Textile", &["textile"])];
        let is_of = |path: &PathBuf, kinds: &[&str]| {
            path.extension().is_some_and(|kind| kinds.iter().any(|one| kind.eq_ignore_ascii_case(one)))
        };
        let count = |kinds: &[&str]| self.others.iter().filter(|path| is_of(path, kinds)).count();
        LANGUAGES.iter().map(|(name, kinds)| (*name, count(kinds))).filter(|(_, count)| *count > 0).collect()
    }

    /// Markdown that is called like a list of episodes, or is about the repository.
    fn lists(&self) -> Vec<PathBuf> {
        let pages = self.pages.iter().map(|page| &page.path).filter(|path| is_file_of_list(path));
        let readmes = self.abouts.iter().filter(|path| is_markdown(path) && is_called(path, "readme"));
        pages.chain(readmes).cloned().collect()
    }
}

/// The hidden files that name the authors of the blogs that `pages` are of (MkDocs).
fn authors(root: &Path, pages: &[PathBuf]) -> Vec<PathBuf> {
    let folders: BTreeSet<&Path> = pages.iter().flat_map(|page| page.ancestors().skip(1)).collect();
    let files = folders.into_iter().map(|folder| folder.join(".authors.yml"));
    files.filter(|file| root.join(file).is_file()).collect()
}

/// All files below `root` that git would keep, relative to it, sorted.
fn files(root: &Path) -> Vec<PathBuf> {
    let is_own = |entry: &ignore::DirEntry| {
        let name = entry.file_name().to_string_lossy();
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        entry.depth() == 0 || !is_folder || !FOREIGN.contains(&name.as_ref())
    };
    let walk = WalkBuilder::new(root).require_git(false).filter_entry(is_own).build();
    let mut files: Vec<PathBuf> = walk
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()))
        .filter_map(|entry| entry.path().strip_prefix(root).map(Path::to_owned).ok())
        .filter(|path| path.to_str().is_some())
        .take(MOST_FILES)
        .collect();
    files.sort();
    files
}

/// The folders that hold one recording each, and are no place for all of them.
fn recordings(files: &[PathBuf]) -> HashSet<PathBuf> {
    const OF_ALL: [&str; 8] = ["audio", "media", "mp3", "static", "assets", "files", "public", "episodes"];
    let mut counts: HashMap<&Path, usize> = HashMap::new();
    for path in files.iter().filter(|path| shape::is_audio(&path.to_string_lossy())) {
        *counts.entry(path.parent().unwrap_or(Path::new(""))).or_default() += 1;
    }
    let is_own =
        |folder: &Path| folder.file_name().is_some_and(|name| !OF_ALL.iter().any(|all| name.eq_ignore_ascii_case(all)));
    let alone = counts.into_iter().filter(|(folder, count)| *count == 1 && is_own(folder));
    alone.map(|(folder, _)| folder.to_owned()).collect()
}

/// `YYYY-MM-DD-template.md`, `templates/episode.md`
fn is_template(path: &Path) -> bool {
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().to_lowercase();
    if ["templates", "_templates", "template"].contains(&folder.as_str()) {
        return true;
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    stem.contains("template") || stem.starts_with("yyyy")
}

/// Is the page about the repository? The readme of a folder that names an episode is about that.
fn is_about(path: &Path, recordings: &HashSet<PathBuf>) -> bool {
    const ABOUTS: [&str; 9] = [
        "readme",
        "contributing",
        "license",
        "changelog",
        "code_of_conduct",
        "security",
        "pull_request_template",
        "license.md",
        "404",
    ];
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    let of_episode = || {
        let name = FileName::read(path, "");
        let is_alone = path.parent().is_some_and(|folder| recordings.contains(folder));
        stem == "readme" && (name.number.is_some() || name.date.is_some() || is_alone)
    };
    ABOUTS.contains(&stem.as_str()) && !of_episode()
}

/// The data files that speak of pages beside them.
fn beside(root: &Path, survey: &Survey, of_markdown: &[PathBuf]) -> Beside {
    let scripts = survey.others.iter().filter(|path| path.to_string_lossy().contains(".11tydata."));
    let pages: HashSet<PathBuf> = survey.pages.iter().map(|page| beside::bare(&page.path)).collect();
    let folders: HashSet<&Path> = survey.pages.iter().flat_map(|page| page.path.ancestors().skip(1)).collect();
    let stem = |page: &Page| page.path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let names: HashSet<String> =
        survey.pages.iter().flat_map(|page| [page_name(&page.path), stem(page)]).flatten().collect();
    let is_notes = |page: &&Page| is_markdown(&page.path) && folder_of_transcripts(&page.path).is_none();
    let numbers: HashSet<String> =
        survey.pages.iter().filter(is_notes).flat_map(|page| beside::numbers_of(&page.path)).collect();
    let names_pages = |path: &Path| {
        let (counted, called): (Vec<String>, Vec<String>) =
            beside::names_in_list(root, path).into_iter().partition(|name| name.starts_with('#'));
        // Entries without notes would be lost.
        let counted: Vec<String> = counted.into_iter().filter(|name| !name.starts_with("#s")).collect();
        let with_notes = counted.iter().filter(|number| numbers.contains(*number)).count();
        let is_of_all = || with_notes > 1 && with_notes * 10 >= counted.len() * 9;
        called.iter().filter(|name| names.contains(*name)).count() > 1 || is_of_all()
    };
    let speaks = |path: &&PathBuf| {
        let scope = beside::Scope::of(path);
        pages.contains(&scope.twin)
            || scope.folder.is_some_and(|folder| folders.contains(folder.as_path()))
            || (is_file_of_list(path) && names_pages(path))
    };
    let of_markdown = of_markdown.iter().filter(|path| names_pages(path));
    let files = survey.data.iter().filter(speaks).chain(of_markdown).chain(scripts).cloned().collect();
    Beside::of_files(root, files, &mut Diagnostics::new())
}

/// A data file with its entries.
type Listed<'a> = (&'a PathBuf, Vec<Entry>);

/// The data files whose entries are episodes, and these as pages: of all folders with such files the one with most.
fn listed(root: &Path, data: &[PathBuf], of_markdown: &[PathBuf]) -> (Vec<PathBuf>, Vec<Page>) {
    const TOOLS: [&str; 6] = ["package", "package-lock", "tsconfig", "composer", "Cargo", "podwright"];
    let names = KeyNames::default();
    let is_tool = |path: &PathBuf| path.file_stem().is_some_and(|stem| TOOLS.iter().any(|tool| stem == *tool));
    let mut folders: BTreeMap<(&Path, bool), Vec<Listed<'_>>> = BTreeMap::new();
    for path in data.iter().filter(|path| !is_tool(path)) {
        let entries = listed::of_file(root, path, &names).unwrap_or_default();
        if !entries.is_empty() {
            let folder = path.parent().unwrap_or(Path::new(""));
            folders.entry((folder, entries.len() == 1)).or_default().push((path, entries));
        }
    }
    // Notes of a single episode may link to its audio.
    let of_file = |path| listed::of_file(root, path, &names).ok().filter(|entries| entries.len() > 1);
    for (path, entries) in of_markdown.iter().filter_map(|path| Some((path, of_file(path)?))) {
        folders.insert((path, false), vec![(path, entries)]);
    }
    let count = |files: &Vec<Listed<'_>>| files.iter().map(|(_, entries)| entries.len()).sum::<usize>();
    let Some(most) = folders.into_values().max_by_key(count) else { return (Vec::new(), Vec::new()) };
    let files = most.iter().map(|(path, _)| (*path).clone()).collect();
    let page = |entry: Entry| Page {
        path: entry.path().to_owned(),
        file: entry.notes,
        front_matter: Some(FrontMatter::beside(entry.fields)),
    };
    (files, most.into_iter().flat_map(|(_, entries)| entries).map(page).collect())
}

/// May data of the site stand in it as objects of JavaScript?
pub(super) fn is_script(path: &Path) -> bool {
    path.extension().is_some_and(|kind| ["js", "cjs", "mjs", "ts"].iter().any(|script| kind == *script))
}

fn is_called(path: &Path, name: &str) -> bool {
    path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case(name))
}

/// `episodes.json`, `shows.yml`
fn is_file_of_list(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| is_called_list(&stem.to_string_lossy()))
}

/// Is `name` one of a list of episodes, or does it begin with that?
pub(super) fn is_called_list(name: &str) -> bool {
    const LISTS: [&str; 10] =
        ["episode", "show", "podcast", "folge", "episodio", "odcink", "aflevering", "avsnitt", "catalog", "index"];
    let name = name.to_lowercase();
    LISTS.iter().any(|list| name.starts_with(list))
}

/// The page at `path`, unless it is HTML without front matter.
fn page(root: &Path, path: PathBuf) -> Option<Page> {
    let file = SourceFile::read(root, &path).or_else(|fault| in_other_encoding(root, &path).ok_or(fault)).ok()?;
    let (mut front_matter, body) = front_matter::parse(&file, &mut Diagnostics::new());
    front_matter = front_matter.or_else(|| Some(front_matter::below_heading(&file, body)?.0));
    let is_plain = path.extension().is_some_and(|extension| extension == "html") && front_matter.is_none();
    (!is_plain).then_some(Page { path, file, front_matter })
}

/// A page that is not UTF-8 is a page all the same: what is wrong with it is told when the show is read.
fn in_other_encoding(root: &Path, path: &Path) -> Option<SourceFile> {
    let bytes = resolve_inside(root, path).and_then(|path| read_file(&path)).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    (!text.contains('\0')).then(|| SourceFile::new(path, text))
}

/// Every value that is no table under its dotted path; of a list of tables the first counts.
pub(super) fn leaves<'a>(fields: impl IntoIterator<Item = &'a Field>) -> Vec<(String, &'a Node)> {
    let mut found = Vec::new();
    collect(&mut fields.into_iter(), "", 0, &mut found);
    found
}

fn collect<'a>(
    fields: &mut dyn Iterator<Item = &'a Field>,
    prefix: &str,
    depth: usize,
    found: &mut Vec<(String, &'a Node)>,
) {
    const DEEPEST: usize = 5;
    for field in fields {
        let path = if prefix.is_empty() { field.key.clone() } else { format!("{prefix}.{}", field.key) };
        match &field.node.value {
            Value::Map(inner) if depth < DEEPEST => {
                collect(&mut inner.iter(), &path, depth + 1, found);
                found.push((path, &field.node));
            }
            Value::List(items) => {
                if let Some(Value::Map(inner)) = items.first().map(|first| &first.value).filter(|_| depth < DEEPEST) {
                    collect(&mut inner.iter(), &path, depth + 1, found);
                }
                found.push((path, &field.node));
            }
            _ => found.push((path, &field.node)),
        }
    }
}

/// `_index.md` is about the pages beside it.
pub(super) fn is_list(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem == "_index")
}

/// What a value says as text; nothing for lists and tables.
pub(super) fn said(file: &SourceFile, node: &Node) -> Option<String> {
    let text = match &node.value {
        Value::Text(text) => text.trim().to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Integer(_) | Value::Float(_) => file.slice(node.span).trim().to_owned(),
        Value::Null | Value::List(_) | Value::Map(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}
