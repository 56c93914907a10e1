//! Which data files, and which Markdown that lists people, know the people and companies that the front matter of the episodes names by slug.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::site::Site;
use super::survey::{Page, Survey};
use crate::config::{DataFiles, Sources};
use crate::diagnostic::Diagnostics;
use crate::normalize::directory::Book;
use crate::normalize::{cast, one_by_one};
use crate::notes::front_matter::values::{self, PersonEntry};
use crate::notes::front_matter::{Key, KeyNames, Value, is_called_people};

/// More folders of data than that are no data of a show.
const MOST_GROUPS: usize = 2_000;

/// Files that know some of whom the pages name.
struct Candidate {
    pattern: String,
    known: BTreeSet<String>,
    /// Of two that know the same, the smaller one goes first.
    size: (bool, usize),
}

/// The patterns of the files that know who is meant by `keys` in `pages`, and by the `names` that stand elsewhere.
pub(super) fn files(
    root: &Path,
    survey: &Survey,
    pages: &[&Page],
    sources: &Sources,
    (keys, names): (&[Key], &[PersonEntry]),
) -> Vec<String> {
    let mut unknown = slugs(pages, sources, keys);
    unknown.extend(names.iter().map(|person| person.name.clone()));
    let episodes: BTreeSet<&Path> = pages.iter().map(|page| page.path.as_path()).collect();
    let mut candidates: Vec<Candidate> = groups(survey, &episodes)
        .into_iter()
        .filter_map(|pattern| {
            let files = DataFiles { files: vec![pattern.parse().ok()?], ..DataFiles::default() };
            let book = Book::read(root, &files, &mut Diagnostics::new());
            let known: BTreeSet<String> = unknown.iter().filter(|slug| book.knows_more(slug)).cloned().collect();
            // A file for each of them is one of many; a file of all stands for itself.
            let is_one_of_many = !pattern.contains('*') && book.len() < 2;
            (!known.is_empty()).then_some(Candidate { size: (is_one_of_many, book.len()), pattern, known })
        })
        .collect();
    // Those who know most first; others only for what is still unknown.
    candidates.sort_by(|a, b| {
        b.known.len().cmp(&a.known.len()).then_with(|| a.size.cmp(&b.size)).then_with(|| a.pattern.cmp(&b.pattern))
    });
    let mut patterns = Vec::new();
    for Candidate { pattern, known, .. } in candidates {
        if known.iter().any(|slug| unknown.remove(slug)) {
            unknown.retain(|slug| !known.contains(slug));
            patterns.push(pattern);
        }
    }
    patterns
}

/// `people` by their full names, where the files of `patterns` know them.
pub(super) fn in_full(root: &Path, people: &[PersonEntry], patterns: &[String]) -> Vec<PersonEntry> {
    let files = patterns.iter().filter_map(|pattern| pattern.parse().ok()).collect();
    let book = Book::read(root, &DataFiles { files, ..DataFiles::default() }, &mut Diagnostics::new());
    people.iter().map(|person| book.find(&person.name).unwrap_or(person).clone()).collect()
}

/// Who is meant by a `name` that is a slug, where the files of `patterns` know it.
pub(super) fn full_name(root: &Path, name: String, patterns: &[String]) -> String {
    if name.contains(|c: char| c.is_uppercase() || c.is_whitespace()) {
        return name;
    }
    let called = PersonEntry { name: name.clone(), ..PersonEntry::default() };
    in_full(root, &[called], patterns).pop().map_or(name, |person| person.name)
}

/// Whom the settings of the site know, of those whom the pages name as hosts and the data files of `patterns` do not know.
pub(super) fn in_settings(
    root: &Path,
    site: &Site,
    (pages, sources): (&[&Page], &Sources),
    patterns: &[String],
) -> BTreeMap<String, PersonEntry> {
    let files = patterns.iter().filter_map(|pattern| pattern.parse().ok()).collect();
    let book = Book::read(root, &DataFiles { files, ..DataFiles::default() }, &mut Diagnostics::new());
    let known = |slug: &String| {
        let settings = site.settings.iter().filter(|setting| setting.path.rsplit('.').next() == Some(slug.as_str()));
        let mut people = settings.filter_map(|setting| {
            let Value::Map(_) = &setting.node.value else { return None };
            let people = values::people(site.file(setting)?, &setting.node, &mut Diagnostics::new());
            people.into_iter().next().map(|person| person.value)
        });
        people.find(|person| person.name != *slug)
    };
    let unknown = slugs(pages, sources, &[Key::Hosts]).into_iter().filter(|slug| book.find(slug).is_none());
    unknown.filter_map(|slug| Some((slug.clone(), known(&slug)?))).collect()
}

/// The hosts whom every one of the `pages` names, by their full names.
pub(super) fn in_all(root: &Path, pages: &[&Page], sources: &Sources, patterns: &[String]) -> Option<String> {
    let mut named = pages.iter().map(|page| slugs(&[page], sources, &[Key::Hosts]));
    let first = named.next()?;
    let shared = named.fold(first, |shared, slugs| shared.intersection(&slugs).cloned().collect());
    let shared: Vec<PersonEntry> =
        shared.into_iter().map(|name| PersonEntry { name, ..PersonEntry::default() }).collect();
    let names: Vec<String> = in_full(root, &shared, patterns).into_iter().map(|person| person.name).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// Everybody whom the pages name.
fn slugs(pages: &[&Page], sources: &Sources, keys: &[Key]) -> BTreeSet<String> {
    let names = KeyNames::new(sources);
    let mut slugs = BTreeSet::new();
    for page in pages {
        let Some(front_matter) = &page.front_matter else { continue };
        let listed = keys.iter().flat_map(|key| match front_matter.get(*key, &names) {
            Some(node) => vec![node],
            None => cast::of(front_matter, &names, *key),
        });
        for node in listed {
            let people = values::people(&page.file, node, &mut Diagnostics::new());
            slugs.extend(people.into_iter().flat_map(one_by_one).map(|person| person.value.name));
        }
    }
    slugs
}

/// Data files, each folder of them and each by itself, and folders of pages that are no episodes.
fn groups(survey: &Survey, episodes: &BTreeSet<&Path>) -> Vec<String> {
    const FOLDERS: [&str; 3] = ["data", "_data", "content"];
    const FILES: [&str; 13] = [
        "authors", "people", "persons", "hosts", "guests", "team", "members", "cast", "actors", "speakers", "sponsors",
        "_config", "podcast",
    ];
    let is_data = |path: &&PathBuf| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
        path.iter().any(|part| FOLDERS.iter().any(|name| part == *name))
            || FILES.contains(&stem.trim_start_matches('.'))
    };
    let mut folders: BTreeMap<(PathBuf, String), usize> = BTreeMap::new();
    let mut singles = Vec::new();
    let is_script = |path: &&PathBuf| {
        let is_called_so =
            path.extension().is_some_and(|kind| ["js", "cjs", "mjs"].iter().any(|script| kind == *script));
        is_called_so && path.iter().any(|part| part == "_data")
    };
    for path in survey.data.iter().chain(survey.others.iter().filter(is_script)).filter(is_data) {
        let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        *folders.entry((path.parent().unwrap_or(Path::new("")).into(), extension)).or_default() += 1;
        singles.push(written(path));
    }
    let others = || survey.pages.iter().filter(|page| !episodes.contains(page.path.as_path()));
    singles.extend(others().filter(|page| is_called_people(&page.path)).map(|page| written(&page.path)));
    for page in others().filter(|page| page.front_matter.is_some()) {
        let extension = page.path.extension().unwrap_or_default().to_string_lossy().into_owned();
        let is_index = page.path.file_stem().is_some_and(|stem| stem == "index" || stem == "_index");
        let folder = page.path.parent().unwrap_or(Path::new(""));
        let (folder, name) = match (is_index, folder.parent()) {
            (true, Some(above)) => (above, page.path.file_name().unwrap_or_default().to_string_lossy().into_owned()),
            _ => (folder, extension),
        };
        *folders.entry((folder.into(), name)).or_default() += 1;
    }
    let shared =
        folders.into_iter().filter(|((folder, _), _)| !folder.as_os_str().is_empty()).map(|((folder, name), _)| {
            let tail = if name.contains('.') { format!("*/{name}") } else { format!("*.{name}") };
            format!("{}/{tail}", written(&folder))
        });
    shared.chain(singles).take(MOST_GROUPS).collect()
}

fn written(path: &Path) -> String {
    globset::escape(&path.to_string_lossy().replace('\\', "/"))
}
