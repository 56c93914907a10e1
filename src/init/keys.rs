//! What a show calls its facts: told from the names of its keys and the form of what stands behind them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::candidates::{Candidate, all, best, candidates, in_all_formats, next};
use super::shape;
use super::survey::{Page, leaves};
use crate::config::Sources;
use crate::normalize::is_state;
use crate::notes::front_matter::words::WORDS;
use crate::notes::front_matter::{Field, Key, KeyNames, Node, Value, values};
use crate::source::SourceFile;
use crate::words::folded;

/// What is written into `[sources]` about keys.
#[derive(Debug, Default)]
pub(super) struct Mapping {
    /// Canonical key = the show's own names.
    pub(super) own: BTreeMap<Key, Vec<String>>,
    /// Keys that would be misread.
    pub(super) others: BTreeSet<String>,
}

impl Mapping {
    /// The mapping as `[sources]` has it.
    pub(super) fn sources(&self) -> Sources {
        let others = self.others.iter().cloned().collect();
        Sources { front_matter: self.own.clone(), other_keys: others, ..Sources::default() }
    }
}

/// A path of keys with all that stands behind it.
pub(super) struct Uses<'a> {
    pub(super) values: Vec<(&'a SourceFile, &'a Node)>,
}

impl Uses<'_> {
    /// How many of the values, which stand under `path`, can be what `key` wants.
    pub(super) fn fitting(&self, key: Key, path: &str) -> usize {
        let fits = |(file, node): &&(&SourceFile, &Node)| match key {
            Key::Audio if names_any_address(path) => is_audio(file, node),
            Key::Duration if names_duration(path) => values::duration(file, node).is_ok_and(|time| time < LONGEST),
            _ => shape::fits(key, file, node),
        };
        self.values.iter().filter(fits).count()
    }

    pub(super) fn fit(&self, key: Key, path: &str) -> bool {
        self.fitting(key, path) * 2 > self.values.len()
    }
}

/// No episode is longer, in seconds.
const LONGEST: f64 = 100_000.0;

/// Keys that hold a length in time and nothing else, in seconds or in parts of them.
fn names_duration(path: &str) -> bool {
    const NAMES: [&str; 7] = ["duration", "dauer", "duree", "duracion", "duracao", "durata", "runtime"];
    let last = folded(path.rsplit('.').next().unwrap_or_default());
    NAMES.iter().any(|name| last.contains(name))
}

/// Keys that hold the address of a page as well as that of audio: only the name of the file tells.
fn names_any_address(path: &str) -> bool {
    let last = path.rsplit('.').next().unwrap_or_default();
    ["url", "link", "src", "href", "source", "name", "podcast", "id"].iter().any(|name| last.eq_ignore_ascii_case(name))
}

pub(super) fn is_audio(file: &SourceFile, node: &Node) -> bool {
    values::media(file, node).is_ok_and(|entry| shape::is_audio(&entry.location))
}

/// Facts that every episode has, so that where one name says nothing another may.
pub(super) const MEASURED: [Key; 6] = [Key::Audio, Key::Length, Key::Duration, Key::Date, Key::Guid, Key::Image];

/// Finds out what the `pages`, all of them episodes, call their facts.
pub(super) fn infer(pages: &[&Page]) -> Mapping {
    let mut uses: BTreeMap<String, Uses<'_>> = BTreeMap::new();
    for page in pages {
        for (path, node) in page.front_matter.iter().flat_map(|front_matter| leaves(front_matter.all())) {
            if says_something(node) {
                uses.entry(path).or_insert_with(|| Uses { values: Vec::new() }).values.push((&page.file, node));
            }
        }
    }
    let mut mapping = Mapping::default();
    let mut misread = misread(&uses);
    misread.extend(of_collection(pages).map(|name| (Key::Tags, name)));
    for (key, words) in WORDS {
        let stated = pages.iter().filter(|page| states(page, key, &misread)).count();
        let candidates = candidates(key, words, &uses, (stated, pages.len()), &misread);
        if key == Key::Links {
            mapping.own.extend(Some(all(candidates)).filter(|own| !own.is_empty()).map(|own| (key, own)));
            continue;
        }
        let exact = || exact_length(&candidates, &uses).filter(|_| key == Key::Length);
        let first = best(&candidates, stated).or_else(exact);
        let first = if key == Key::Audio { first.map(|path| in_all_formats(path, &uses)) } else { first };
        if MEASURED.contains(&key) {
            let mut own: Vec<String> = first.into_iter().collect();
            while let Some(next) = next(key, pages, &candidates, &own, &misread) {
                own.push(next);
            }
            mapping.own.extend((!own.is_empty()).then_some((key, own)));
        } else if let Some(path) = first {
            mapping.own.entry(key).or_default().push(path);
        }
    }
    let is_claimed = |name: &String| mapping.own.values().flatten().any(|own| own == name);
    mapping.others = misread.into_iter().map(|(_, name)| name).filter(|name| !is_claimed(name)).collect();
    let habits = habits(pages, &KeyNames::new(&mapping.sources()));
    mapping.others.extend(habits);
    mapping
}

/// The name of the size to the byte, where the usual names state it rounded: `filesize: 25.85M`, `filesize_raw: 27105411`.
fn exact_length(candidates: &[Candidate<'_>], uses: &BTreeMap<String, Uses<'_>>) -> Option<String> {
    let is_exact = |used: &Uses<'_>, wanted: bool| {
        let is_one = |(file, node): &(&SourceFile, &Node)| {
            values::size(file, node).is_ok_and(|size| size.exact().is_some() == wanted)
        };
        !used.values.is_empty() && used.values.iter().all(is_one)
    };
    let usual = KeyNames::default();
    let stated = usual.of(Key::Length).find_map(|name| uses.get(name))?;
    let is_better = |path: &&str| {
        uses.get(*path).is_some_and(|used| used.values.len() >= stated.values.len() && is_exact(used, true))
    };
    let mut paths = candidates.iter().map(Candidate::path).filter(|_| is_exact(stated, false));
    paths.find(is_better).map(str::to_owned)
}

/// What all `pages` say under `key`, where they say the same.
pub(super) fn shared(pages: &[&Page], sources: &Sources, key: Key) -> Option<String> {
    let names = KeyNames::new(sources);
    let said = |page: &&Page| super::survey::said(&page.file, page.front_matter.as_ref()?.get(key, &names)?);
    let all: Option<BTreeSet<String>> = pages.iter().map(said).collect();
    all.filter(|all| all.len() == 1)?.into_iter().next()
}

/// Keys of the site that look like slips of others, but stand in too many pages to be any.
fn habits(pages: &[&Page], names: &KeyNames) -> Vec<String> {
    /// So often nobody makes the same slip, unless there are no more pages.
    const HABIT: usize = 4;
    let enough = HABIT.min(pages.len().max(2));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for field in pages.iter().filter_map(|page| page.front_matter.as_ref()).flat_map(|matter| matter.unknown(names)) {
        *counts.entry(&field.key).or_default() += 1;
    }
    let is_habit = |(key, count): &(&str, usize)| *count >= enough && names.nearest(key).is_some() && !is_state(key);
    counts.into_iter().filter(is_habit).map(|(key, _)| key.to_owned()).collect()
}

pub(super) fn says_something(node: &Node) -> bool {
    match &node.value {
        Value::Null => false,
        Value::Text(text) => !text.trim().is_empty(),
        Value::List(items) => !items.is_empty(),
        _ => true,
    }
}

/// The usual names whose values are mostly none of their kind: `url` that is the page, `length` that is a duration,
/// `type` of a generator.
fn misread(uses: &BTreeMap<String, Uses<'_>>) -> BTreeSet<(Key, String)> {
    let names = KeyNames::default();
    let mut misread = BTreeSet::new();
    for key in Key::all() {
        for name in names.of(key).filter(|name| !name.contains('.')) {
            let used = uses.iter().find(|(path, _)| path.eq_ignore_ascii_case(name));
            if let Some((path, _)) =
                used.filter(|(path, used)| !used.fit(key, path) || (key == Key::Guid && repeats(used)))
            {
                misread.insert((key, path.clone()));
            }
        }
    }
    misread
}

/// Tags that one data file states for all pages make a collection of them, as Eleventy has it, and tell nothing of any.
fn of_collection(pages: &[&Page]) -> Option<String> {
    let names = KeyNames::default();
    let stated: Option<Vec<&Field>> =
        pages.iter().map(|page| page.front_matter.as_ref()?.field(Key::Tags, &names)).collect();
    let stated = stated?;
    let files: Option<BTreeSet<&Path>> = stated.iter().map(|tags| Some(tags.elsewhere.as_ref()?.path())).collect();
    let is_one = files?.len() == 1 && pages.len() > 1;
    stated.first().filter(|_| is_one).map(|tags| tags.key.clone())
}

/// An identifier that several episodes share identifies none.
fn repeats(used: &Uses<'_>) -> bool {
    let distinct: BTreeSet<_> = used.values.iter().filter_map(|(file, node)| super::survey::said(file, node)).collect();
    distinct.len() < used.values.len()
}

/// Does the page state `key` by a name that is read anyway?
pub(super) fn states(page: &Page, key: Key, misread: &BTreeSet<(Key, String)>) -> bool {
    let Some(front_matter) = &page.front_matter else { return false };
    let others = misread.iter().map(|(_, name)| name.clone()).collect();
    let names = KeyNames::new(&Sources { other_keys: others, ..Sources::default() });
    front_matter.get(key, &names).is_some_and(|node| shape::fits(key, &page.file, node))
}
