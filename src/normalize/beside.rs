//! Facts of episodes that stand beside their notes: in data files (`[sources] beside`) and in the config
//! (`[sources.defaults]`). What the notes state themselves wins, then the nearest file.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value as Json;

use crate::config::{Config, DefaultValue};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::notes::front_matter::words::WORDS;
use crate::notes::front_matter::{self, Field, FrontMatter, Key, KeyNames, Node, Value, values};
use crate::show::listed::{self, Entry};
use crate::show::{self, is_in_bundle, page_name};
use crate::source::{SourceFile, Span};
use crate::words::folded;

/// Names of files that hold the facts of the folder they lie in.
const OF_FOLDER: [&str; 8] = ["metadata", "meta", "episode", "info", "data", "details", "frontmatter", "front-matter"];

/// What Lume calls the file with the facts of a folder. That of the site speaks of the show.
const OF_LUME: &str = "_data";
const OF_SITE: [&str; 4] = ["", "src", "site", "content"];

/// Everything that is stated beside notes.
#[derive(Debug, Default)]
pub(crate) struct Beside {
    files: BTreeMap<PathBuf, Vec<Field>>,
    /// The files that are called like notes, by the path of these without its ending.
    twins: HashMap<PathBuf, Vec<PathBuf>>,
    /// The files that speak of all notes in a folder, by the folder.
    shared: HashMap<PathBuf, Vec<PathBuf>>,
    /// The entries of lists, by the name of the notes that each is about.
    listed: HashMap<String, Vec<(PathBuf, Vec<Field>)>>,
    defaults: Vec<Field>,
    /// The episodes that are entries of data files, by the paths of their notes.
    entries: HashMap<PathBuf, Entry>,
}

impl Beside {
    /// Reads the data files of the show at `root`; what is wrong with one is reported and does not hide the others.
    pub(crate) fn read(root: &Path, config: &Config, diagnostics: &mut Diagnostics) -> Self {
        let (defaults, patterns) = (defaults(config), &config.sources.beside);
        // What is wrong with them was told when they were listed.
        let entries = listed::read(root, config, &mut Diagnostics::new()).unwrap_or_default();
        let entries = entries.into_iter().map(|entry| (entry.path().to_owned(), entry)).collect();
        if patterns.is_empty() {
            return Self { defaults, entries, ..Self::default() };
        }
        let paths = show::find(root, patterns, &[], diagnostics).unwrap_or_else(|fault| {
            diagnostics.push(fault);
            Vec::new()
        });
        Self { defaults, entries, ..Self::of_files(root, paths, diagnostics) }
    }

    /// Reads the data files at `paths`.
    pub(crate) fn of_files(root: &Path, paths: Vec<PathBuf>, diagnostics: &mut Diagnostics) -> Self {
        let mut beside = Self::default();
        for path in paths {
            match SourceFile::read(root, &path).and_then(|file| Ok((listed::data(&file)?, file))) {
                Ok((Node { value: Value::Map(fields), .. }, file)) => {
                    beside.add_table(path, &Arc::new(file), fields);
                }
                Ok((Node { value: Value::List(items), .. }, file)) => beside.add_list(&path, &Arc::new(file), items),
                Ok(_) => {}
                Err(fault) => diagnostics.push(fault),
            }
        }
        beside
    }

    /// A table speaks of notes or of a folder, or holds nothing but a list (`{"episodes": [ … ]}`).
    fn add_table(&mut self, path: PathBuf, file: &Arc<SourceFile>, mut fields: Vec<Field>) {
        match fields.pop_if(|_| true) {
            Some(Field { node: Node { value: Value::List(items), .. }, .. })
                if fields.is_empty()
                    && items.iter().any(|item| about(item).is_some() || !counted(file, item).is_empty()) =>
            {
                self.add_list(&path, file, items);
            }
            last => {
                fields.extend(last);
                let whole = Node { value: Value::Map(fields), span: Span::new(0, 0) };
                if let Value::Map(fields) = front_matter::in_file(file, whole).value {
                    self.add(path, fields);
                }
            }
        }
    }

    fn add_list(&mut self, path: &Path, file: &Arc<SourceFile>, items: Vec<Node>) {
        for item in items {
            let names: Vec<String> = about(&item).into_iter().chain(counted(file, &item)).collect();
            if names.is_empty() {
                continue;
            }
            if let Value::Map(fields) = front_matter::in_file(file, item).value {
                for name in names {
                    self.listed.entry(name).or_default().push((path.to_owned(), fields.clone()));
                }
            }
        }
    }

    /// The entries of lists that are about the notes at `path`.
    fn entries_of(&self, path: &Path) -> impl Iterator<Item = &(PathBuf, Vec<Field>)> {
        let name = if is_in_bundle(path) { path.parent().and_then(Path::file_name) } else { path.file_stem() };
        let name = name.unwrap_or_default().to_string_lossy().into_owned();
        let page = page_name(path).filter(|page| *page != name);
        let named = [Some(name), page].into_iter().flatten().filter_map(|name| self.listed.get(&name));
        let named: Vec<_> = named.flatten().collect();
        // Numbers tell where names do not; what two entries have tells nothing.
        let numbers = if named.is_empty() && !self.listed.is_empty() { numbers_of(path) } else { Vec::new() };
        let counted = numbers.iter().filter_map(|number| self.listed.get(number)).find(|entries| entries.len() == 1);
        named.into_iter().chain(counted.into_iter().flatten())
    }

    fn add(&mut self, path: PathBuf, fields: Vec<Field>) {
        let Scope { twin, folder } = Scope::of(&path);
        if let Some(folder) = folder {
            self.shared.entry(folder).or_default().push(path.clone());
        }
        self.twins.entry(twin).or_default().push(path.clone());
        self.files.insert(path, fields);
    }

    /// Are the notes at `path` an entry of a data file?
    pub(crate) fn lists(&self, path: &Path) -> bool {
        self.entries.contains_key(path)
    }

    /// The notes at `path`: an entry of a data file, or a file of the show at `root`.
    pub(crate) fn notes(&self, root: &Path, path: &Path) -> Result<SourceFile, Diagnostic> {
        match self.entries.get(path) {
            Some(entry) => Ok(entry.notes.clone()),
            None => SourceFile::read(root, path),
        }
    }

    /// Is the file at `path` one of them?
    pub(crate) fn holds(&self, path: &Path) -> bool {
        self.files.contains_key(path) || self.listed.values().flatten().any(|(file, _)| file == path)
    }

    /// The files that speak of the notes at `path`, the nearest first.
    pub(crate) fn files_of(&self, path: &Path) -> Vec<&Path> {
        let twins = self.twins.get(&bare(path)).into_iter();
        let shared = path.ancestors().skip(1).filter_map(|folder| self.shared.get(folder));
        let entries = self.entries_of(path).map(|(file, _)| file.as_path());
        let mut found: Vec<&Path> = entries.chain(twins.chain(shared).flatten().map(PathBuf::as_path)).collect();
        let mut seen = HashSet::new();
        found.retain(|file| seen.insert(*file));
        found
    }

    /// Adds to the front matter of the notes at `path` what it leaves open. With `names`, only keys that mean something.
    pub(crate) fn complete(&self, path: &Path, matter: &mut Option<FrontMatter>, names: Option<&KeyNames>) {
        if let Some(entry) = self.entries.get(path) {
            let matter = matter.get_or_insert_with(|| FrontMatter::beside(Vec::new()));
            matter.beside.extend(entry.fields.iter().cloned());
        }
        let of_entries = self.entries_of(path).flat_map(|(_, fields)| fields);
        let of_files = self.files_of(path).into_iter().filter_map(|file| self.files.get(file)).flatten();
        for field in of_entries.chain(of_files).chain(&self.defaults) {
            let is_open = match (&*matter, names) {
                (Some(matter), Some(names)) => !states(matter, &field.key, names),
                (Some(matter), None) => matter.at(&field.key).is_none(),
                (None, _) => true,
            };
            let is_known = |names: &KeyNames| names.knows(&field.key) || super::front_matter::is_state(&field.key);
            if is_open && names.is_none_or(is_known) {
                matter.get_or_insert_with(|| FrontMatter::beside(Vec::new())).beside.push(field.clone());
            }
        }
    }
}

/// Does the front matter state what `key` would, under any name?
fn states(matter: &FrontMatter, key: &str, names: &KeyNames) -> bool {
    let mut meant = Key::all().filter(|meant| names.of(*meant).any(|name| name == key)).peekable();
    if meant.peek().is_none() {
        return matter.at(key).is_some();
    }
    meant.any(|meant| matter.get(meant, names).is_some())
}

/// The notes that a data file speaks of, by its name.
pub(crate) struct Scope {
    /// The notes that are called like it, without their ending.
    pub(crate) twin: PathBuf,
    /// The folder of which it says what all notes have in common: `metadata.yml`, and in `episodes` a file `episodes.json`.
    pub(crate) folder: Option<PathBuf>,
}

impl Scope {
    pub(crate) fn of(path: &Path) -> Self {
        let twin = bare(path);
        let stem = twin.file_name().unwrap_or_default().to_string_lossy();
        let stem = stem.strip_suffix(".11tydata").unwrap_or(&stem);
        let folder = path.parent().unwrap_or(Path::new(""));
        let is_called_so = folder.file_name().is_some_and(|name| name.to_string_lossy().eq_ignore_ascii_case(stem));
        let is_of_lume = stem == OF_LUME && !OF_SITE.iter().any(|site| folder == Path::new(site));
        let is_shared = is_called_so || is_of_lume || OF_FOLDER.contains(&stem.to_lowercase().as_str());
        Self { twin: twin.with_file_name(stem), folder: is_shared.then(|| folder.to_owned()) }
    }
}

/// The names of the notes that the entries of the data file at `path` are about, where it is a list.
pub(crate) fn names_in_list(root: &Path, path: &Path) -> Vec<String> {
    let beside = Beside::of_files(root, vec![path.to_owned()], &mut Diagnostics::new());
    beside.listed.into_keys().collect()
}

/// How lists call the notes at `path` by the numbers in its name.
pub(crate) fn numbers_of(path: &Path) -> Vec<String> {
    let name = show::FileName::read(path, "");
    let in_season = name.season.zip(name.number).map(|(season, number)| format!("#s{season}e{number}"));
    in_season.into_iter().chain(name.number.map(|number| format!("#{number}"))).collect()
}

/// The numbers of an entry of a list, as [`numbers_of`] calls notes by them.
fn counted(file: &SourceFile, item: &Node) -> Vec<String> {
    let Value::Map(fields) = &item.value else { return Vec::new() };
    let said = |key: Key| {
        let words = WORDS.iter().find(|(of, _)| *of == key).map_or("", |(_, words)| words);
        let field = fields.iter().find(|field| words.split(' ').any(|word| word == folded(&field.key)))?;
        values::number(file, &field.node).ok()
    };
    let Some(number) = said(Key::Number) else { return Vec::new() };
    let in_season = said(Key::Season).map(|season| format!("#s{season}e{number}"));
    in_season.into_iter().chain([format!("#{number}")]).collect()
}

/// The name of the notes that an entry of a list is about.
fn about(item: &Node) -> Option<String> {
    const NAMES: [&str; 8] = ["slug", "file", "filename", "notes", "path", "page", "markdown", "id"];
    let Value::Map(fields) = &item.value else { return None };
    NAMES.iter().find_map(|name| {
        let field = fields.iter().find(|field| field.key.eq_ignore_ascii_case(name))?;
        let Value::Text(text) = &field.node.value else { return None };
        let name = text.trim().trim_matches('/').rsplit('/').next()?;
        let name = ["md", "mdx", "markdown"]
            .iter()
            .find_map(|kind| name.strip_suffix(kind)?.strip_suffix('.'))
            .unwrap_or(name);
        Some(name.to_owned()).filter(|name| !name.is_empty())
    })
}

/// `path` without its ending.
pub(crate) fn bare(path: &Path) -> PathBuf {
    path.with_file_name(path.file_stem().unwrap_or_default())
}

/// What `[sources.defaults]` states, at its places in the config.
fn defaults(config: &Config) -> Vec<Field> {
    let file = config.file();
    let field = |(key, value): (&Key, &DefaultValue)| {
        let place = config.place(&format!("sources.defaults.{}", key.name()));
        let span = Span::new(place.start, place.end);
        of_json(file, span, key.name(), &value.0)
    };
    config.sources.defaults.iter().map(field).collect()
}

fn of_json(file: &Arc<SourceFile>, span: Span, key: &str, json: &Json) -> Field {
    Field { elsewhere: Some(Arc::clone(file)), ..Field::new(key, span, node_of_json(file, span, json)) }
}

fn node_of_json(file: &Arc<SourceFile>, span: Span, json: &Json) -> Node {
    let value = match json {
        Json::Null => Value::Null,
        Json::Bool(truth) => Value::Bool(*truth),
        Json::Number(number) => Value::Text(number.to_string()),
        Json::String(text) => Value::Text(text.clone()),
        Json::Array(items) => Value::List(items.iter().map(|item| node_of_json(file, span, item)).collect()),
        Json::Object(fields) => Value::Map(fields.iter().map(|(key, value)| of_json(file, span, key, value)).collect()),
    };
    Node { value, span }
}

#[cfg(test)]
mod tests;
