//! Which pages are episodes, and the patterns that find them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;

use super::folders;
use super::links;
use super::shape;
use super::survey::{Page, Survey, is_list, leaves, said};
use crate::normalize::noted_audio;
use crate::notes::front_matter::{Key, KeyNames, values};
use crate::show::{FileName, is_in_bundle, page_folder};
use crate::source::Span;

/// Names of folders that hold episodes.
const FOLDERS: [&str; 14] = [
    "_episodes",
    "episodes",
    "episode",
    "shows",
    "show",
    "show_notes",
    "shownotes",
    "podcast",
    "podcasts",
    "_podcast",
    "_podcasts",
    "notes",
    "_posts",
    "posts",
];

/// A folder is all episodes when so many of its pages are, in percent.
const MOST: usize = 90;

/// The episodes of a site.
#[derive(Debug, Default)]
pub(super) struct Episodes<'a> {
    /// Their pages.
    pub(super) pages: Vec<&'a Page>,
    /// Patterns that find them.
    pub(super) patterns: Vec<String>,
    /// Data files whose entries they are, where they are no pages.
    pub(super) listed: Vec<String>,
    /// Files that the patterns find as well and that are none.
    pub(super) exclude: Vec<String>,
    /// Are there other pages among them, which name no audio?
    pub(super) only_with_audio: bool,
}

impl Episodes<'_> {
    /// Do most of them say where their audio is?
    pub(super) fn name_audio(&self) -> bool {
        self.pages.iter().filter(|page| names_audio(page)).count() * 2 > self.pages.len()
    }
}

/// Finds the episodes: the pages that name audio, else those of the folder that is called like one.
pub(super) fn find(survey: &Survey) -> Episodes<'_> {
    if !survey.listed.is_empty() {
        let is_entry = |page: &&Page| survey.listed.iter().any(|file| page.path.starts_with(file));
        let pages: Vec<&Page> = survey.pages.iter().filter(is_entry).collect();
        let listed = listed_in(&survey.listed, pages.len());
        return Episodes { pages, listed, ..Episodes::default() };
    }
    let pages: Vec<&Page> = survey.pages.iter().filter(|page| is_single(&page.path)).collect();
    let mut companions = folders::companions(survey, &pages);
    companions.extend(folders::lists(&pages));
    companions.extend(folders::indexes(&pages));
    let pages: Vec<&Page> = pages.into_iter().filter(|page| !companions.contains(page.path.as_path())).collect();
    let mut audible: BTreeSet<&Path> =
        pages.iter().filter(|page| names_audio(page)).map(|page| page.path.as_path()).collect();
    if !audible.is_empty() {
        // Of others the audio lies beside them.
        let with_audio = folders::with_audio(survey);
        let lies_beside = |page: &&&Page| {
            is_in_bundle(&page.path) && page.path.parent().is_some_and(|folder| with_audio.contains(folder))
        };
        audible.extend(pages.iter().filter(lies_beside).map(|page| page.path.as_path()));
    }
    let chosen = if audible.is_empty() { by_text_or_folder(&pages) } else { audible.clone() };
    let mut covering = Covering { chosen: &chosen, patterns: Vec::new(), mixed: false };
    covering.cover(Path::new(""), &pages);
    let Covering { mut patterns, mixed, .. } = covering;
    patterns.sort();
    patterns = counted_together(patterns);
    let only_with_audio = mixed && !audible.is_empty();
    // A page in a folder of episodes is one, even where its audio is still to come.
    let is_found = |page: &&&Page| !only_with_audio && !chosen.is_empty() && found(&patterns, &page.path);
    let pages: Vec<&Page> =
        pages.iter().filter(|page| chosen.contains(page.path.as_path()) || is_found(page)).copied().collect();
    let lists = survey.pages.iter().any(|page| is_list(&page.path) && found(&patterns, &page.path));
    let mut exclude: Vec<String> = if lists { vec!["**/_index.*".into()] } else { Vec::new() };
    exclude.extend(excluded(companions.into_iter().filter(|path| found(&patterns, path))));
    let others = survey.templates.iter().chain(&survey.abouts).filter(|path| found(&patterns, path));
    exclude.extend(others.map(|path| globset::escape(&path.to_string_lossy().replace('\\', "/"))));
    Episodes { pages, patterns, exclude, only_with_audio, listed: Vec::new() }
}

/// Patterns of pages beside notes: those that several folders have, by their name.
fn excluded<'a>(companions: impl Iterator<Item = &'a Path>) -> Vec<String> {
    let mut by_name: BTreeMap<String, Vec<&Path>> = BTreeMap::new();
    for path in companions {
        let is_called_like_all = path.extension().is_some_and(|kind| kind == "lr");
        let name = if is_called_like_all { Some(path.as_os_str()) } else { path.file_name() };
        by_name.entry(name.unwrap_or_default().to_string_lossy().into_owned()).or_default().push(path);
    }
    let pattern = |(name, paths): (String, Vec<&Path>)| match paths.as_slice() {
        [only] => globset::escape(&only.to_string_lossy().replace('\\', "/")),
        _ => format!("**/{}", globset::escape(&name)),
    };
    by_name.into_iter().map(pattern).collect()
}

/// Patterns of the data `files` that hold `count` episodes: where each holds one, the next has a file of its own.
fn listed_in(files: &[PathBuf], count: usize) -> Vec<String> {
    let written = |path: &Path| globset::escape(&path.to_string_lossy().replace('\\', "/"));
    let pattern = |path: &PathBuf| match (path.parent().map(written).as_deref(), path.extension()) {
        (Some(folder), Some(kind)) if !folder.is_empty() && count == files.len() && count > 1 => {
            format!("{folder}/*.{}", kind.to_string_lossy())
        }
        _ => written(path),
    };
    files.iter().map(pattern).collect::<BTreeSet<_>>().into_iter().collect()
}

/// `_index.md` is about the pages beside it, `transcript.md` is what an episode says.
fn is_single(path: &Path) -> bool {
    !is_list(path) && !links::is_called_transcript(path)
}

fn found(patterns: &[String], path: &Path) -> bool {
    patterns.iter().any(|pattern| {
        pattern.parse::<crate::config::Pattern>().is_ok_and(|pattern| pattern.glob().compile_matcher().is_match(path))
    })
}

/// Does the front matter name audio, by a name that is known or by the form of any value?
pub(super) fn names_audio(page: &Page) -> bool {
    let Some(front_matter) = &page.front_matter else { return false };
    let by_form = leaves(front_matter.all()).iter().any(|(_, node)| {
        said(&page.file, node).is_some_and(|text| shape::is_audio(text.lines().next().unwrap_or_default()))
    });
    let by_name = || {
        ["audio", "enclosure", "podcast_file", "audio_url"].iter().any(|name| {
            let entry = front_matter.at(name).and_then(|field| values::media(&page.file, &field.node).ok());
            entry.is_some_and(|entry| shape::is_address(&entry.location))
        })
    };
    by_form || by_name()
}

/// The audio that the text of a page plays or links.
fn audio_in_text(page: &Page) -> Option<&str> {
    let start = page.front_matter.as_ref().map_or(0, |matter| matter.span.end);
    let text = page.file.text();
    noted_audio::find(text, Span::new(start, text.len())).map(|span| page.file.slice(span))
}

/// Does most of the text of `pages` say where the audio of each is?
pub(super) fn play_audio(pages: &[&Page]) -> bool {
    let played: Vec<&str> = pages.iter().filter_map(|page| audio_in_text(page)).collect();
    let distinct: BTreeSet<&str> = played.iter().copied().collect();
    played.len() * 2 > pages.len() && distinct.len() == played.len()
}

/// The pages of the folder of episodes, unless none of them plays audio and others do.
fn by_text_or_folder<'a>(pages: &[&'a Page]) -> BTreeSet<&'a Path> {
    /// A single page may be about something else.
    const FEWEST: usize = 2;
    let in_folder = by_folder(pages);
    let playing: BTreeSet<&Path> =
        pages.iter().filter(|page| audio_in_text(page).is_some()).map(|page| page.path.as_path()).collect();
    if playing.len() < FEWEST || !in_folder.is_disjoint(&playing) { in_folder } else { playing }
}

/// The pages of the folder that is called like one of episodes, or whose pages are numbered most.
fn by_folder<'a>(pages: &[&'a Page]) -> BTreeSet<&'a Path> {
    let mut folders: BTreeMap<PathBuf, Vec<&Page>> = BTreeMap::new();
    for page in pages {
        let is_bundle = is_in_bundle(&page.path);
        for folder in page_folder(&page.path).ancestors().filter(|folder| is_bundle || !folder.as_os_str().is_empty()) {
            folders.entry(folder.into()).or_default().push(page);
        }
    }
    let rank = |folder: &Path| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        FOLDERS.iter().position(|known| *known == name)
    };
    let named = folders
        .iter()
        .filter_map(|(folder, pages)| Some((rank(folder)?, pages)))
        .min_by_key(|(rank, pages)| (*rank, usize::MAX - pages.len()));
    let numbered = || {
        let counted = folders
            .iter()
            .map(|(folder, pages)| (pages.iter().filter(|page| is_numbered(page)).count(), folder, pages));
        let most = counted.max_by_key(|(count, folder, _)| (*count, folder.components().count()));
        most.filter(|(count, _, pages)| *count > 0 && *count * 2 > pages.len()).map(|(_, _, pages)| pages)
    };
    let chosen = named.map(|(_, pages)| pages).or_else(numbered);
    chosen.into_iter().flatten().map(|page| page.path.as_path()).collect()
}

fn is_numbered(page: &Page) -> bool {
    let name = FileName::read(&page.path, "");
    let states = |key| {
        page.front_matter.as_ref().is_some_and(|front_matter| front_matter.get(key, &KeyNames::default()).is_some())
    };
    name.number.is_some() || name.date.is_some() || states(Key::Number)
}

/// Patterns that find the chosen pages: a whole folder where nearly all of it is chosen, else its parts.
struct Covering<'a> {
    chosen: &'a BTreeSet<&'a Path>,
    patterns: Vec<String>,
    /// Do the patterns find other pages, too?
    mixed: bool,
}

impl Covering<'_> {
    fn cover(&mut self, at: &Path, pages: &[&Page]) {
        let chosen: Vec<&Path> =
            pages.iter().map(|page| page.path.as_path()).filter(|path| self.chosen.contains(path)).collect();
        if chosen.is_empty() {
            return;
        }
        let is_root = at.as_os_str().is_empty();
        let direct: Vec<&Page> = pages.iter().filter(|page| page_folder(&page.path) == at).copied().collect();
        let parts = parts(at, pages);
        // Few would mean a folder above all others.
        let is_whole = chosen.len() * 100 >= pages.len() * MOST && (!is_root || parts.is_empty());
        let only_part = if direct.is_empty() { parts.iter().next().filter(|_| parts.len() == 1) } else { None };
        // The next year and the next season have folders of their own.
        let only_part = only_part.filter(|(part, _)| is_root || !counts(part));
        if let Some((part, pages)) = only_part {
            return self.cover(part, pages);
        }
        if is_whole {
            return self.push(at, &chosen, true);
        }
        for (part, pages) in &parts {
            self.cover(part, pages);
        }
        let here: Vec<&Path> =
            direct.iter().map(|page| page.path.as_path()).filter(|path| self.chosen.contains(path)).collect();
        if !here.is_empty() {
            self.mixed |= here.len() * 100 < direct.len() * MOST;
            self.push(at, &here, false);
        }
    }

    fn push(&mut self, at: &Path, pages: &[&Path], deep: bool) {
        let extensions: BTreeSet<String> =
            pages.iter().filter_map(|path| Some(path.extension()?.to_string_lossy().into_owned())).collect();
        let extension = match extensions.iter().collect::<Vec<_>>().as_slice() {
            [only] => (*only).clone(),
            _ => format!("{{{}}}", extensions.into_iter().collect::<Vec<_>>().join(",")),
        };
        let bundles = pages.iter().filter(|path| is_in_bundle(path)).count();
        let nested = pages.iter().any(|path| path.parent() != Some(at));
        let stems: BTreeSet<_> =
            pages.iter().filter_map(|path| path.file_stem()).map(|stem| stem.to_string_lossy()).collect();
        let stem = match stems.iter().collect::<Vec<_>>().as_slice() {
            [only] => globset::escape(only),
            _ => "*".to_owned(),
        };
        let tail = match (bundles == pages.len(), deep && nested && !at.as_os_str().is_empty()) {
            (true, true) => format!("**/{stem}.{extension}"),
            (true, false) => format!("*/{stem}.{extension}"),
            (false, true) => format!("**/*.{extension}"),
            (false, false) => format!("*.{extension}"),
        };
        let folder = globset::escape(&at.to_string_lossy().replace('\\', "/"));
        self.patterns.push(if folder.is_empty() { tail } else { format!("{folder}/{tail}") });
        // Bundles beside single pages of a folder that is not taken whole.
        if !deep && bundles > 0 && bundles < pages.len() {
            self.patterns.push(if folder.is_empty() {
                format!("*/index.{extension}")
            } else {
                format!("{folder}/*/index.{extension}")
            });
        }
    }
}

/// A folder that is one of a row: `2024`, `season-2`.
fn counts(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let rest = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let words = rest.trim_end_matches(['-', '_', ' ', '.']).to_lowercase();
    rest.len() < name.len() && ["", "s", "season", "staffel", "saison", "temporada", "year"].contains(&words.as_str())
}

/// Patterns that differ by a number alone as one, which finds the folders to come; so does that of a single season.
pub(super) fn counted_together(patterns: Vec<String>) -> Vec<String> {
    static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new("[0-9]+/").ok());
    let Some(number) = NUMBER.as_ref() else { return patterns };
    let general = |pattern: &String| number.replace_all(pattern, "[0-9]*/").into_owned();
    let mut together: Vec<String> = Vec::new();
    for pattern in &patterns {
        let shared = general(pattern);
        let is_row = patterns.iter().filter(|other| general(other) == shared).count() > 1;
        let is_season = pattern.split('/').any(|part| counts(Path::new(part)));
        let wanted = if is_row || is_season { shared } else { pattern.clone() };
        if !together.contains(&wanted) {
            together.push(wanted);
        }
    }
    together
}

/// The pages in the folders directly below `at`.
fn parts<'p>(at: &Path, pages: &[&'p Page]) -> BTreeMap<PathBuf, Vec<&'p Page>> {
    let mut parts: BTreeMap<PathBuf, Vec<&Page>> = BTreeMap::new();
    for page in pages {
        let below = page_folder(&page.path).strip_prefix(at).ok().and_then(|below| below.components().next());
        if let Some(part) = below {
            parts.entry(at.join(part)).or_default().push(page);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    fn page(path: &str, front_matter: &str) -> Page {
        let file = SourceFile::new(path, format!("---\n{front_matter}\n---\n"));
        let (front_matter, _) = crate::notes::front_matter::parse(&file, &mut Vec::new());
        Page { path: path.into(), file, front_matter }
    }

    fn patterns(pages: &[(&str, &str)]) -> (Vec<String>, bool, usize) {
        let survey = Survey { pages: pages.iter().map(|(path, text)| page(path, text)).collect(), ..Survey::default() };
        let found = find(&survey);
        (found.patterns.clone(), found.only_with_audio, found.pages.len())
    }

    const AUDIO: &str = "title: x\nfile: https://cdn.example/1.mp3";
    const POST: &str = "title: x";

    #[test]
    fn a_folder_of_episodes() {
        assert_eq!(
            patterns(&[("shows/1 - A.md", AUDIO), ("shows/2 - B.md", AUDIO)]),
            (vec!["shows/*.md".into()], false, 2)
        );
        assert_eq!(
            patterns(&[("_episodes/a/1.md", AUDIO), ("_episodes/b/2.md", AUDIO), ("pages/about.md", POST)]),
            (vec!["_episodes/**/*.md".into()], false, 2)
        );
        assert_eq!(
            patterns(&[
                ("content/episode/a/index.md", AUDIO),
                ("content/episode/b/index.md", AUDIO),
                ("content/about.md", POST)
            ]),
            (vec!["content/episode/**/index.md".into()], false, 2)
        );
    }

    #[test]
    fn folders_that_count_have_successors() {
        assert_eq!(patterns(&[("episodes/2024/1.md", AUDIO), ("episodes/2024/2.md", AUDIO)]).0, ["episodes/**/*.md"]);
        let seasons = patterns(&[("season-1/1.md", AUDIO), ("season-2/1.md", AUDIO), ("about.md", POST)]);
        assert_eq!(seasons.0, ["season-[0-9]*/*.md"]);
    }

    #[test]
    fn episodes_among_other_pages() {
        let found = patterns(&[
            ("_posts/2020-01-01-a.md", AUDIO),
            ("_posts/2020-01-02-b.markdown", AUDIO),
            ("_posts/2020-01-03-c.md", POST),
        ]);
        assert_eq!(found, (vec!["_posts/*.{markdown,md}".into()], true, 2));
    }

    #[test]
    fn folders_beside_others() {
        let found = patterns(&[
            ("content/baking/1.md", AUDIO),
            ("content/milling/1.md", AUDIO),
            ("content/blog/1.md", POST),
            ("content/blog/2.md", POST),
        ]);
        assert_eq!(found, (vec!["content/baking/*.md".into(), "content/milling/*.md".into()], false, 2));
    }

    #[test]
    fn without_audio_the_name_of_the_folder_tells() {
        let found = patterns(&[("episodes/one.md", POST), ("posts/two.md", POST)]);
        assert_eq!(found, (vec!["episodes/*.md".into()], false, 1));
        assert_eq!(patterns(&[("talks/01.md", POST), ("talks/02.md", POST), ("a/about.md", POST)]).0, ["talks/*.md"]);
        assert_eq!(patterns(&[("about.md", POST)]).0, Vec::<String>::new());
    }
}
