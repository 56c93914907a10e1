//! What a show calls its facts: told from the names of its keys and the form of what stands behind them.

use std::collections::{BTreeMap, BTreeSet};

use super::shape;
use super::survey::{Page, leaves};
use crate::config::Sources;
use crate::notes::front_matter::words::{PREFIXES, SUFFIXES, WORDS};
use crate::notes::front_matter::{Key, KeyNames, Node, Value, same_name, values};
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
struct Uses<'a> {
    values: Vec<(&'a SourceFile, &'a Node)>,
}

impl Uses<'_> {
    /// How many of the values, which stand under `path`, can be what `key` wants.
    fn fitting(&self, key: Key, path: &str) -> usize {
        let fits = |(file, node): &&(&SourceFile, &Node)| match key {
            Key::Audio if names_any_address(path) => is_audio(file, node),
            _ => shape::fits(key, file, node),
        };
        self.values.iter().filter(fits).count()
    }

    fn fit(&self, key: Key, path: &str) -> bool {
        self.fitting(key, path) * 2 > self.values.len()
    }
}

/// Keys that hold the address of a page as well as that of audio: only the name of the file tells.
fn names_any_address(path: &str) -> bool {
    let last = path.rsplit('.').next().unwrap_or_default();
    ["url", "link", "src", "href", "source", "name", "podcast", "id"].iter().any(|name| last.eq_ignore_ascii_case(name))
}

fn is_audio(file: &SourceFile, node: &Node) -> bool {
    values::media(file, node).is_ok_and(|entry| shape::is_audio(&entry.location))
}

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
    let misread = misread(&uses);
    for (key, words) in WORDS {
        let stated = pages.iter().filter(|page| states(page, key, &misread)).count();
        if let Some(path) = best(key, words, &uses, stated, &misread) {
            mapping.own.entry(key).or_default().push(path);
        }
    }
    let is_claimed = |name: &String| mapping.own.values().flatten().any(|own| own == name);
    mapping.others = misread.into_iter().map(|(_, name)| name).filter(|name| !is_claimed(name)).collect();
    let habits = habits(pages, &KeyNames::new(&mapping.sources()));
    mapping.others.extend(habits);
    mapping
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
    let is_habit = |(key, count): &(&str, usize)| *count >= enough && names.nearest(key).is_some();
    counts.into_iter().filter(is_habit).map(|(key, _)| key.to_owned()).collect()
}

fn says_something(node: &Node) -> bool {
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

/// An identifier that several episodes share identifies none.
fn repeats(used: &Uses<'_>) -> bool {
    let distinct: BTreeSet<_> = used.values.iter().filter_map(|(file, node)| super::survey::said(file, node)).collect();
    distinct.len() < used.values.len()
}

/// Does the page state `key` by a name that is read anyway?
fn states(page: &Page, key: Key, misread: &BTreeSet<(Key, String)>) -> bool {
    let Some(front_matter) = &page.front_matter else { return false };
    let others = misread.iter().map(|(_, name)| name.clone()).collect();
    let names = KeyNames::new(&Sources { other_keys: others, ..Sources::default() });
    front_matter.get(key, &names).is_some_and(|node| shape::fits(key, &page.file, node))
}

/// The path that states `key` best, where it states it for more pages than the usual names do.
fn best(
    key: Key,
    words: &str,
    uses: &BTreeMap<String, Uses<'_>>,
    stated: usize,
    misread: &BTreeSet<(Key, String)>,
) -> Option<String> {
    let usual = KeyNames::default();
    let is_usual =
        |path: &str| usual.of(key).any(|name| same_name(name, path)) && !misread.iter().any(|(_, name)| name == path);
    // What a table says beside the address of the audio is read with it.
    let is_of_audio = |path: &str| {
        let is_measure = || path.rsplit('.').next().is_some_and(values::is_read_with_audio);
        matches!(key, Key::Length | Key::Duration)
            && usual.of(Key::Audio).any(|name| name == table_of(path))
            && is_measure()
    };
    // A name that is read as something else already is not asked for a second meaning, unless it is misread there.
    let is_taken = |path: &str| {
        Key::all().filter(|other| *other != key).any(|other| {
            usual.of(other).any(|name| name == path) && uses.get(path).is_some_and(|used| used.fit(other, path))
        })
    };
    // The name of a guest is no title of an episode.
    // `people.guests` is no more than a list among others.
    let is_list_of_people = |path: &str| {
        let last = path.rsplit('.').next().unwrap_or_default().to_lowercase();
        matches!(key, Key::Hosts | Key::Guests) && ["host", "hosts", "guest", "guests"].contains(&last.as_str())
    };
    let is_of_others = |path: &str| {
        let table = table_of(path);
        !table.is_empty()
            && !is_list_of_people(path)
            && OF_OTHERS.iter().any(|other| *other != key && is_called(table, *other, &usual))
    };
    // The page of whoever else has one.
    let is_of_another = |path: &str| {
        key == Key::Link && path.rsplit_once('.').is_some_and(|(_, last)| last.eq_ignore_ascii_case("url"))
    };
    let candidates: Vec<(usize, usize, &String)> = uses
        .iter()
        .filter(|(path, _)| !is_usual(path) && !is_taken(path) && !is_of_audio(path) && !is_of_others(path))
        .filter(|(path, used)| used.fit(key, path) && !is_of_another(path))
        .filter_map(|(path, used)| {
            let measures = || Some(words.len() + rank_of_measure(key, path)?);
            let is_audio = || (key == Key::Audio && all_audio(used)).then_some(words.len());
            let rank = rank(path, words).or_else(measures).or_else(is_audio)?;
            Some((rank, used.fitting(key, path), path))
        })
        .filter(|(_, count, _)| *count > stated)
        .collect();
    // The better name, unless it stands in far fewer episodes.
    let most = candidates.iter().map(|(_, count, _)| *count).max()?;
    let best = candidates.iter().min_by_key(|(rank, count, path)| (count * 2 < most, *rank, most - count, *path));
    best.map(|(_, _, path)| (*path).clone())
}

/// Keys whose tables have names, addresses and pictures of their own.
const OF_OTHERS: [Key; 5] = [Key::Hosts, Key::Guests, Key::Sponsors, Key::Person, Key::Chapters];

/// The table that a key stands in; nothing for those at the head.
fn table_of(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(table, _)| table)
}

/// Is the table at `path` one of those that `key` is read from?
fn is_called(path: &str, key: Key, usual: &KeyNames) -> bool {
    let words = WORDS.iter().find(|(of, _)| *of == key).map_or("", |(_, words)| words);
    usual.of(key).any(|name| name.eq_ignore_ascii_case(path)) || rank(path, words).is_some()
}

fn all_audio(used: &Uses<'_>) -> bool {
    used.values.iter().all(|(file, node)| is_audio(file, node))
}

/// What the name of a measure ends with, where what is measured stands before it: `audio_file_size`, `mp3_length`.
fn rank_of_measure(key: Key, path: &str) -> Option<usize> {
    const OF: [&str; 9] = ["audio", "media", "mp3", "m4a", "file", "enclosure", "episode", "podcast", "track"];
    let measures: &[&str] = match key {
        Key::Length => &["bytes", "size", "length", "len"],
        Key::Duration => &["duration", "time", "length", "len", "seconds", "runtime"],
        _ => return None,
    };
    let plain = folded(path.rsplit('.').next()?);
    let mut rest = plain.as_str();
    while let Some(shorter) = OF.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter;
    }
    // `size_in_bytes`, `duration_seconds`, `length_bytes`
    let unit = ["inbytes", "bytes", "inseconds", "seconds"].iter().find_map(|unit| rest.strip_suffix(unit));
    let rest = unit.filter(|rest| !rest.is_empty()).unwrap_or(rest);
    measures.iter().position(|measure| *measure == rest)
}

/// How well the name fits: the place of its last part among `words`.
fn rank(path: &str, words: &str) -> Option<usize> {
    let plain = folded(path.rsplit('.').next()?);
    let without = |prefix: bool, list: &[&str]| {
        let strip = |part: &&str| if prefix { plain.strip_prefix(part) } else { plain.strip_suffix(part) };
        list.iter().find_map(strip).filter(|rest| !rest.is_empty()).map(str::to_owned)
    };
    let place = |name: &str| words.split(' ').position(|word| word == name);
    place(&plain).or_else(|| place(&without(true, &PREFIXES)?)).or_else(|| place(&without(false, &SUFFIXES)?))
}
