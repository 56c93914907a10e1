//! Which of the names that a show uses may be that of a fact: ranked by how well the name fits, and by the form of the values.

use std::collections::{BTreeMap, BTreeSet};

use super::keys::{MEASURED, Uses, is_audio, says_something, states};
use super::shape;
use super::survey::Page;
use crate::chapters::formats;
use crate::notes::front_matter::words::{PREFIXES, SUFFIXES, WORDS};
use crate::notes::front_matter::{Key, KeyNames, Node, Value, same_name, values};
use crate::source::SourceFile;
use crate::words::folded;

/// A name that may be that of a key.
pub(super) struct Candidate<'u> {
    /// How well it fits: the less, the better.
    rank: usize,
    /// How many of its values can be what the key wants.
    count: usize,
    path: &'u String,
}

impl Candidate<'_> {
    pub(super) fn path(&self) -> &str {
        self.path
    }
}

/// The names that may be `key`, where the usual ones state it for `stated` of all pages.
pub(super) fn candidates<'u>(
    key: Key,
    words: &str,
    uses: &'u BTreeMap<String, Uses<'_>>,
    (stated, pages): (usize, usize),
    misread: &BTreeSet<(Key, String)>,
) -> Vec<Candidate<'u>> {
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
    // `people.guests` is no more than a list among others.
    let is_list_of_people = |path: &str| {
        let last = path.rsplit('.').next().unwrap_or_default().to_lowercase();
        matches!(key, Key::Hosts | Key::Guests) && ["host", "hosts", "guest", "guests"].contains(&last.as_str())
    };
    // The name of a guest is no title of an episode.
    let is_of_others = |path: &str| {
        let table = table_of(path);
        let is_in = |other: &Key| (*other != key || key == Key::Links) && is_called(table, *other, &usual);
        !table.is_empty() && (LISTS.iter().any(is_in) || (!is_list_of_people(path) && OF_OTHERS.iter().any(is_in)))
    };
    // The page of whoever else has one.
    let is_of_another = |path: &str| {
        key == Key::Link && path.rsplit_once('.').is_some_and(|(_, last)| last.eq_ignore_ascii_case("url"))
    };
    // What an entry of many says is no fact of the episode, unless they are its audio.
    let is_of_entry = |path: &str| {
        let table = uses.get(table_of(path)).filter(|_| MEASURED.contains(&key) && key != Key::Audio);
        let is_list = |used: &&Uses<'_>| {
            used.values.iter().any(|(_, node)| matches!(&node.value, Value::List(items) if items.len() > 1))
        };
        table.filter(is_list).is_some_and(|table| !table.fit(Key::Audio, path))
    };
    // What all episodes say of themselves parts none from others, and beside tags there are categories for something else.
    let tells_apart =
        |used: &Uses<'_>| key != Key::Tags || (stated == 0 && (used.values.len() < pages || !is_same(used)));
    uses.iter()
        .filter(|(path, _)| {
            !is_usual(path) && !is_taken(path) && !is_of_audio(path) && !is_of_others(path) && !is_of_entry(path)
        })
        .filter(|(path, used)| used.fit(key, path) && !is_of_another(path) && tells_apart(used))
        .filter_map(|(path, used)| {
            let measures = || Some(words.len() + rank_of_measure(key, path)?);
            let is_audio = || (key == Key::Audio && all_audio(used)).then_some(words.len());
            let is_chapters = || (key == Key::Chapters && all_chapters(path, used)).then_some(words.len());
            let rank = rank(path, words).or_else(measures).or_else(is_audio).or_else(is_chapters)?;
            Some(Candidate { rank, count: used.fitting(key, path), path })
        })
        .collect()
}

/// The one that states its key best, where it does for more pages than the usual names: the better name, unless it stands in
/// far fewer episodes.
pub(super) fn best(candidates: &[Candidate<'_>], stated: usize) -> Option<String> {
    let candidates = || candidates.iter().filter(|one| one.count > stated);
    let most = candidates().map(|one| one.count).max()?;
    let best = candidates().min_by_key(|one| (one.count * 2 < most, one.rank, most - one.count, one.path));
    best.map(|one| one.path.clone())
}

/// The table of the audio in all formats, where `path` is one of these: `media.mp3` of `media: {mp3: …, ogg: …}`.
pub(super) fn in_all_formats(path: String, uses: &BTreeMap<String, Uses<'_>>) -> String {
    let table = path.rsplit_once('.').filter(|(_, last)| values::is_format(last)).map(|(table, _)| table);
    match table.filter(|table| uses.get(*table).is_some_and(|used| used.fit(Key::Audio, table))) {
        Some(table) => table.to_owned(),
        None => path,
    }
}

/// Every one of them, the better names first: each is a list of its own.
pub(super) fn all(mut candidates: Vec<Candidate<'_>>) -> Vec<String> {
    candidates.sort_by_key(|one| (one.rank, one.path));
    candidates.into_iter().map(|one| one.path.clone()).collect()
}

/// The one that states `key` for most of the pages for which neither the names in `own` nor the usual ones do: shows change
/// what they call things.
pub(super) fn next(
    key: Key,
    pages: &[&Page],
    candidates: &[Candidate<'_>],
    own: &[String],
    misread: &BTreeSet<(Key, String)>,
) -> Option<String> {
    let is_open = |page: &&&Page| {
        let says = |name: &String| {
            page.front_matter
                .as_ref()
                .is_some_and(|matter| matter.at(name).is_some_and(|field| says_something(&field.node)))
        };
        !own.iter().any(says) && !states(page, key, misread)
    };
    let open: Vec<&&Page> = pages.iter().filter(is_open).collect();
    let covered = |path: &str| {
        let fits = |page: &&&&Page| {
            let field = page.front_matter.as_ref().and_then(|matter| matter.at(path));
            field.is_some_and(|field| shape::fits(key, field.file(&page.file), &field.node))
        };
        open.iter().filter(fits).count()
    };
    let found = candidates.iter().map(|one| (covered(one.path), one)).filter(|(count, _)| *count > 0);
    found.max_by_key(|(count, one)| (*count, std::cmp::Reverse(one.rank))).map(|(_, one)| one.path.clone())
}

/// Keys whose tables have names, addresses and pictures of their own.
const OF_OTHERS: [Key; 5] = [Key::Hosts, Key::Guests, Key::Sponsors, Key::Person, Key::Chapters];

/// Keys whose entries name people of their own: who picked, who speaks.
const LISTS: [Key; 2] = [Key::Links, Key::Transcript];

/// The table that a key stands in; nothing for those at the head.
fn table_of(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(table, _)| table)
}

/// Is the table at `path` one of those that `key` is read from?
fn is_called(path: &str, key: Key, usual: &KeyNames) -> bool {
    let words = WORDS.iter().find(|(of, _)| *of == key).map_or("", |(_, words)| words);
    usual.of(key).any(|name| name.eq_ignore_ascii_case(path)) || rank(path, words).is_some()
}

/// Do all say the same?
fn is_same(used: &Uses<'_>) -> bool {
    let said = |(file, node): &(&SourceFile, &Node)| -> Vec<String> {
        values::tags(file, node, &mut Vec::new()).into_iter().map(|tag| tag.value).collect()
    };
    used.values.iter().map(said).collect::<BTreeSet<_>>().len() < 2
}

/// Are all lists of what begins when, whatever they are called? What is said then, or advertised, is no chapter.
fn all_chapters(path: &str, used: &Uses<'_>) -> bool {
    const OF_OTHERS: [&str; 9] =
        ["transcri", "transkri", "caption", "subtitle", "sponsor", "werbung", "soundbite", "clip", "cue"];
    let plain = folded(path);
    let is_list = |(file, node): &(&SourceFile, &Node)| {
        let mut faults = Vec::new();
        let marks = formats::node::read(file, node, &mut faults);
        !marks.is_empty() && faults.is_empty() && node.items().iter().all(|item| matches!(item.value, Value::Map(_)))
    };
    !OF_OTHERS.iter().any(|other| plain.contains(other)) && used.values.iter().all(is_list)
}

fn all_audio(used: &Uses<'_>) -> bool {
    used.values.iter().all(|(file, node)| is_audio(file, node))
}

/// What the name of a measure ends with, where what is measured stands before it: `audio_file_size`, `mp3_length`.
fn rank_of_measure(key: Key, path: &str) -> Option<usize> {
    const OF: [&str; 15] = [
        "audio",
        "media",
        "mp3",
        "m4a",
        "file",
        "enclosure",
        "episode",
        "podcast",
        "track",
        "recording",
        "sound",
        "stream",
        "download",
        "asset",
        "show",
    ];
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
    let unit = ["inbytes", "bytes", "inseconds", "seconds", "raw"].iter().find_map(|unit| rest.strip_suffix(unit));
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
    // `title` before `itunes_title`
    let prefixed = || place(&without(true, &PREFIXES)?);
    let suffixed = || place(&without(false, &SUFFIXES)?);
    place(&plain).map(|place| place * 2).or_else(|| Some(prefixed().or_else(suffixed)? * 2 + 1))
}
