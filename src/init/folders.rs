//! Folders that hold one episode each: which of the pages in one is the notes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::shape;
use super::survey::{Page, Survey};
use crate::show::{FileName, is_in_bundle};

/// Names of notes in such a folder, the likeliest first.
const NOTES: [&str; 9] =
    ["index", "notes", "shownotes", "show-notes", "show_notes", "episode", "page", "readme", "description"];

/// The pages that lie beside the notes of an episode in its folder and are none: `guests.md`, `outline.md`. `pages` are those
/// that may be notes.
pub(super) fn companions<'a>(survey: &Survey, pages: &[&'a Page]) -> BTreeSet<&'a Path> {
    let mut folders: BTreeMap<&Path, Vec<&'a Page>> = BTreeMap::new();
    for page in pages {
        if let Some(folder) = page.path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            folders.entry(folder).or_default().push(page);
        }
    }
    folders.retain(|_, pages| pages.len() > 1);
    if folders.is_empty() {
        return BTreeSet::new();
    }
    let audio = audio_by_folder(survey);
    folders.retain(|folder, pages| is_of_one(folder, pages, audio.get(folder).map_or(&[], Vec::as_slice)));
    let mut stems: BTreeMap<String, usize> = BTreeMap::new();
    for page in folders.values().flatten() {
        *stems.entry(stem(&page.path)).or_default() += 1;
    }
    let repeats = |page: &Page| stems.get(&stem(&page.path)).is_some_and(|count| *count > 1);
    let mut found = BTreeSet::new();
    for (folder, pages) in folders {
        let Some(notes) = notes_among(folder, &pages, &repeats) else { continue };
        let others = pages.iter().filter(|page| page.path != notes.path);
        // Where no audio says that the folder is one episode, what all such folders have beside the notes does.
        let is_sure = audio.contains_key(folder);
        found.extend(others.filter(|page| is_sure || repeats(page)).map(|page| page.path.as_path()));
    }
    found
}

/// Pages called `index` beside the pages of several episodes, which list these.
pub(super) fn indexes<'a>(pages: &[&'a Page]) -> Vec<&'a Path> {
    let is_counted = |path: &Path| {
        let name = FileName::read(path, "");
        name.number.is_some() || name.date.is_some()
    };
    let mut episodes: BTreeMap<&Path, usize> = BTreeMap::new();
    for page in pages.iter().filter(|page| !is_in_bundle(&page.path)) {
        if super::episodes::names_audio(page) || is_counted(&page.path) {
            *episodes.entry(page.path.parent().unwrap_or(Path::new(""))).or_default() += 1;
        }
    }
    let is_list = |page: &&&Page| {
        let several = page.path.parent().and_then(|folder| episodes.get(folder)).is_some_and(|count| *count > 1);
        several && stem(&page.path) == "index" && !is_counted(&page.path) && !super::episodes::names_audio(page)
    };
    pages.iter().filter(is_list).map(|page| page.path.as_path()).collect()
}

/// Pages of Lektor that others lie below: those list them.
pub(super) fn lists<'a>(pages: &[&'a Page]) -> Vec<&'a Path> {
    let paths = || {
        pages.iter().map(|page| page.path.as_path()).filter(|path| path.extension().is_some_and(|kind| kind == "lr"))
    };
    let above: BTreeSet<&Path> = paths().flat_map(|path| path.ancestors().skip(2)).collect();
    paths().filter(|path| path.parent().is_some_and(|folder| above.contains(folder))).collect()
}

/// The folders that audio lies in.
pub(super) fn with_audio(survey: &Survey) -> BTreeSet<&Path> {
    let audio = survey.others.iter().filter(|path| shape::is_audio(&path.to_string_lossy()));
    audio.filter_map(|path| path.parent()).collect()
}

/// The recordings in each folder, each once in however many formats it is there.
fn audio_by_folder(survey: &Survey) -> BTreeMap<&Path, Vec<String>> {
    let mut folders: BTreeMap<&Path, Vec<String>> = BTreeMap::new();
    for path in survey.others.iter().filter(|path| shape::is_audio(&path.to_string_lossy())) {
        let stems = folders.entry(path.parent().unwrap_or(Path::new(""))).or_default();
        let stem = stem(path);
        if !stems.contains(&stem) {
            stems.push(stem);
        }
    }
    folders
}

/// Is `folder` about one episode? Then one recording lies in it or its name counts, and no page counts for itself.
fn is_of_one(folder: &Path, pages: &[&Page], audio: &[String]) -> bool {
    let is_counted = |path: &Path| {
        let name = FileName::read(path, "");
        name.number.is_some() || name.date.is_some()
    };
    let is_itself = |page: &&Page| {
        let is_other = !is_in_bundle(&page.path) && is_counted(&page.path) && !begins_like(folder, &page.path);
        is_other || super::episodes::names_audio(page) && !is_in_bundle(&page.path)
    };
    let is_heard = |page: &&&Page| !is_in_bundle(&page.path) && audio.contains(&stem(&page.path));
    let is_own = audio.len() == 1 || (audio.is_empty() && is_counted(&folder.join("index.md")));
    is_own && !pages.iter().any(is_itself) && pages.iter().filter(is_heard).count() < 2
}

/// `012-rye/012-rye-notes.md`
fn begins_like(folder: &Path, page: &Path) -> bool {
    let folder = folder.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    stem(page).starts_with(&folder)
}

/// The page that is called as notes are, else like its folder, else as no other in such folders.
fn notes_among<'a>(folder: &Path, pages: &[&'a Page], repeats: &impl Fn(&Page) -> bool) -> Option<&'a Page> {
    let called = |name: &str| pages.iter().copied().find(|page| stem(&page.path) == name);
    let only = |is_wanted: &dyn Fn(&Page) -> bool| {
        let mut wanted = pages.iter().copied().filter(|page| is_wanted(page));
        wanted.next().filter(|_| wanted.next().is_none())
    };
    let ends_as_notes = |page: &Page| NOTES.iter().any(|name| stem(&page.path).ends_with(&format!("-{name}")));
    NOTES
        .iter()
        .find_map(|name| called(name))
        .or_else(|| only(&|page| begins_like(folder, &page.path)))
        .or_else(|| only(&ends_as_notes))
        .or_else(|| only(&|page| !repeats(page)))
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase()
}
