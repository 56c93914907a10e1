//! Where a site puts the pages of its episodes, its audio and its pictures, and where a feed can lie beside them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;
use url::Url;

use super::episodes::Episodes;
use super::shape;
use super::site::{Generator, Site};
use super::survey::{Page, Survey};
use super::{default, media_base, paths, route};
use crate::artwork;
use crate::config::{Sources, Template};
use crate::notes::front_matter::{self, FrontMatter, Key, KeyNames, values};
use crate::show::{FileName, page_folder};
use crate::source::SourceFile;

const TRANSCRIPTS: [&str; 6] = ["transcripts", "transcript", "transcription", "transkript", "captions", "subtitles"];
const AUDIO: &str = "audio/**/*.{mp3,m4a,mp4,ogg,opus,flac,wav}";

/// The cover as `[show] image` has it: an address, or a file where the site has none.
pub(super) fn image(root: &Path, site: &Site, link: Option<&Url>, stated: &str) -> Option<String> {
    if shape::is_address(stated) {
        return Some(stated.to_owned());
    }
    let path = stated.trim_start_matches('/');
    // What programs take in is served under a name that they make.
    if path.starts_with("src/") && root.join(path).is_file() {
        return Some(path.to_owned());
    }
    let served = site.served.iter().map(|folder| Path::new(folder).join(path)).chain([PathBuf::from(path)]);
    let file = served.into_iter().find(|path| root.join(path).is_file());
    // What the site serves lies below its own address, wherever that is.
    let below = if file.is_some() { path } else { stated };
    let address = link.and_then(|link| link.join(below).ok()).map(String::from);
    address.or_else(|| Some(written(&file?)))
}

/// The square picture that is called like a cover, near the root of the repository, where nobody names one.
pub(super) fn cover(root: &Path, survey: &Survey) -> Option<String> {
    const NAMES: [&str; 5] = ["cover", "artwork", "podcast-cover", "cover-art", "coverart"];
    const DEEPEST: usize = 3;
    let is_cover = |path: &&PathBuf| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
        let is_called_so = NAMES.contains(&stem.as_str()) && path.components().count() <= DEEPEST;
        is_called_so && artwork::is_picture(&path.to_string_lossy()) && artwork::may_be_cover(root, path)
    };
    // Those of episodes lie in their folders.
    let is_of_one = |path: &&PathBuf| {
        let name = FileName::read(&path.parent().unwrap_or(Path::new("")).join("index.md"), "");
        name.number.is_some() || name.date.is_some()
    };
    let mut covers: Vec<&PathBuf> = survey.others.iter().filter(|path| is_cover(path) && !is_of_one(path)).collect();
    covers.sort_by_key(|path| path.components().count());
    covers.first().map(|path| written(path))
}

/// The domain that GitHub Pages serves the site at.
pub(super) fn of_host(root: &Path) -> Option<Url> {
    let names = ["CNAME", "static/CNAME", "public/CNAME", "docs/CNAME", "src/CNAME"];
    let file = names.iter().find_map(|name| SourceFile::read(root, Path::new(name)).ok())?;
    let host = file.text().split_whitespace().next().filter(|host| host.contains('.'))?;
    format!("https://{host}/").parse().ok()
}

/// Where audio is served that front matter names by its file alone.
pub(super) fn enclosure(
    root: &Path,
    survey: &Survey,
    site: &Site,
    pages: &[&Page],
    sources: &Sources,
    (link, base): (Option<&Url>, Option<&str>),
    of_feed: &dyn Fn() -> Option<String>,
) -> Option<String> {
    let names = KeyNames::new(sources);
    let is_there = |page: &Page, location: &str| {
        let beside = page.path.parent().unwrap_or(Path::new("")).join(location);
        let served = site.served.iter().map(|folder| Path::new(folder).join(location));
        served.chain([beside, location.into()]).any(|path| root.join(path).is_file())
    };
    let bare = pages.iter().filter(|page| {
        let node = page.front_matter.as_ref().and_then(|front_matter| front_matter.get(Key::Audio, &names));
        let entry = node.and_then(|node| values::media(&page.file, node).ok());
        entry.is_some_and(|entry| {
            let location = entry.location.as_str();
            !location.contains("://") && !location.starts_with('/') && !is_there(page, location)
        })
    });
    if bare.count() * 2 <= pages.len() {
        return None;
    }
    let base =
        base.map(str::to_owned).or_else(|| media_base::of_templates(root, survey, pages, &names)).or_else(of_feed)?;
    let base = match link {
        _ if shape::is_address(&base) => base,
        Some(link) => link.join(&base).ok()?.into(),
        None => return None,
    };
    Some(format!("{}/{{audio}}", base.trim_end_matches('/')))
}

/// The page of an episode, as the settings of the site or its habits have it.
pub(super) fn episode_link(
    root: &Path,
    survey: &Survey,
    site: &Site,
    found: &Episodes<'_>,
    sources: &Sources,
    link: Option<&Url>,
) -> Option<String> {
    // Where programs put pages of entries, only they know.
    let link = link.filter(|_| found.listed.is_empty())?;
    let names = KeyNames::new(sources);
    let states_link = |page: &&&Page| {
        page.front_matter.as_ref().is_some_and(|front_matter| front_matter.get(Key::Link, &names).is_some())
    };
    if found.pages.iter().all(|page| states_link(&page)) {
        return None;
    }
    let folders: BTreeSet<&Path> = found.pages.iter().map(|page| page_folder(&page.path)).collect();
    let mut section = collection(&folders)?;
    // Next year's episodes lie in another folder.
    if !folders.contains(section.as_path()) {
        while is_year(&section) && section.pop() {}
    }
    // Sites that follow their folders do so at any depth.
    let depth = section.components().count();
    let placed = if folders.len() == 1 { "{file}".to_owned() } else { format!("{{path:{depth}}}") };
    let pattern = match site.generator {
        Generator::Jekyll | Generator::Bridgetown => {
            let name = default::collection(section.strip_prefix("src").unwrap_or(&section));
            let pattern = of_jekyll(site, &found.pages, &name)?;
            jekyll(&in_folders(&pattern, &found.pages)?, &name)?
        }
        Generator::Hugo => {
            let (below, language) = paths::hugo(site, &section);
            let name = below
                .components()
                .next()
                .map(|part| part.as_os_str().to_string_lossy().into_owned())
                .unwrap_or_default();
            let stated = site.at(&format!("permalinks.{name}")).or_else(|| site.at(&format!("permalinks.page.{name}")));
            match stated {
                Some(pattern) => {
                    let depth = section.components().count() - below.components().count();
                    format!("{language}{}", jekyll(&in_sections(&pattern, below, depth, folders.len() == 1)?, &name)?)
                }
                None => format!("{language}{}/{}/", written(below), placed),
            }
        }
        Generator::Eleventy => route::of_data(&found.pages).or_else(|| eleventy(root, &section, &placed))?,
        Generator::Zola | Generator::Lektor => {
            format!("{}/{}/", written(section.strip_prefix("content").unwrap_or(&section)), placed)
        }
        // The usual pattern is written into every new site.
        Generator::Hexo if folders.len() == 1 => {
            jekyll(&site.at("permalink").unwrap_or_else(|| ":year/:month/:day/:title/".into()), "posts")?
        }
        Generator::Hexo => return None,
        _ => route::of(root, survey, site, &found.pages, &section)?,
    };
    let pattern = pattern.trim_start_matches('/');
    let template = format!("{link}{}{pattern}", if link.as_str().ends_with('/') { "" } else { "/" });
    template.parse::<Template>().is_ok().then_some(template)
}

/// `2024`, `03`
fn is_year(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    matches!(name.len(), 2 | 4) && name.bytes().all(|byte| byte.is_ascii_digit())
}

/// The folder that all episodes lie in, at whatever depth.
fn collection(folders: &BTreeSet<&Path>) -> Option<PathBuf> {
    let mut folders = folders.iter();
    let first = folders.next()?.to_path_buf();
    let shared = folders.fold(first, |shared, folder| {
        shared
            .components()
            .zip(folder.components())
            .take_while(|(left, right)| left == right)
            .map(|(left, _)| left)
            .collect()
    });
    Some(shared)
}

/// The permalink of the pages of the collection `name`: what the scopes that all of them lie in say, else what the collection
/// says, else what Jekyll does.
fn of_jekyll(site: &Site, pages: &[&Page], name: &str) -> Option<String> {
    let of_pages = default::of_all(site, pages, "permalink");
    if let Some(pattern) = of_pages.or_else(|| site.at(&format!("collections.{name}.permalink"))) {
        return Some(pattern);
    }
    let of_site = site.at("permalink").unwrap_or_else(|| "date".into());
    if name == "posts" {
        return Some(of_site);
    }
    let is_written = site.at(&format!("collections.{name}.output")).is_some_and(|word| word == "true");
    if site.generator != Generator::Jekyll || !is_written {
        return None;
    }
    let end = match of_site.as_str() {
        "pretty" => "/",
        "date" | "ordinal" | "none" => ":output_ext",
        other if other.ends_with('/') => "/",
        other if other.ends_with(":output_ext") => ":output_ext",
        _ => "",
    };
    Some(format!("/:collection/:path{end}"))
}

/// `:path` as a template: the pages below the folder of their collection. It keeps dates of names, and so does `{id}`, where they
/// have no numbers and lie in one folder.
fn in_folders(pattern: &str, pages: &[&Page]) -> Option<String> {
    if !pattern.contains(":path") {
        return Some(pattern.to_owned());
    }
    let names: Vec<FileName> = pages.iter().map(|page| FileName::read(&page.path, "")).collect();
    let depth = 1 + default::marked(&pages.first()?.path)?;
    if !names.iter().any(|name| name.date.is_some()) {
        return Some(pattern.replace(":path", &format!("{{path:{depth}}}")));
    }
    let is_flat = pages.iter().all(|page| page_folder(&page.path).components().count() == depth);
    let is_plain = names.iter().all(|name| name.number.is_none());
    (is_flat && is_plain).then(|| pattern.replace(":path", "{id}"))
}

/// The words of Jekyll's and Hugo's permalinks that a template knows; none where another is asked for.
fn jekyll(pattern: &str, section: &str) -> Option<String> {
    static WORD: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r":([a-z_]+)").ok());
    let pattern = match pattern {
        // Without categories, which posts of a show seldom have.
        "date" => "/:year/:month/:day/:title.html",
        "pretty" => "/:year/:month/:day/:title/",
        "none" => "/:title.html",
        other => other,
    };
    let mut is_known = true;
    let template = WORD.as_ref()?.replace_all(pattern, |found: &regex::Captures<'_>| {
        match found.get(1).map_or("", |word| word.as_str()) {
            "title"
            | "slug"
            | "name"
            | "filename"
            | "slugorfilename"
            | "contentbasename"
            | "slugorcontentbasename"
            | "basename" => "{file}".to_owned(),
            "year" => "{year}".into(),
            "month" => "{month}".into(),
            "day" => "{day}".into(),
            "section" | "collection" | "sections" => section.to_owned(),
            "categories" => String::new(),
            "output_ext" => ".html".into(),
            _ => {
                is_known = false;
                String::new()
            }
        }
    });
    is_known.then(|| template.replace("//", "/"))
}

/// Hugo's names for the folders that a page lies `below` its content, `depth` folders deep: all of them, or those below the
/// first. Where pages lie in several folders, only together with their names a word says both.
fn in_sections(pattern: &str, below: &Path, depth: usize, is_flat: bool) -> Option<String> {
    static PLACE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r":sections(?P<behind>\[1:\])?/:(?:slug|title|filename|contentbasename|slugorfilename|slugorcontentbasename)\b")
            .ok()
    });
    let placed = PLACE.as_ref()?.replace_all(pattern, |found: &regex::Captures<'_>| {
        format!("{{path:{}}}", depth + usize::from(found.name("behind").is_some()))
    });
    if !placed.contains(":sections") {
        return Some(placed.into_owned());
    }
    let folders = written(below);
    let behind = folders.split_once('/').map_or("", |(_, behind)| behind);
    let last = folders.rsplit('/').next().unwrap_or_default();
    let pattern = placed.replace(":sections[1:]", behind).replace(":sections[last]", last);
    let pattern = pattern.replace(":sections", &folders);
    (is_flat && !pattern.contains('[')).then_some(pattern)
}

/// Eleventy writes a page where it lies, unless the data of its folder say otherwise; `placed` is the page below the folder
/// of all.
fn eleventy(root: &Path, section: &Path, placed: &str) -> Option<String> {
    let name = section.file_name()?.to_string_lossy();
    let says_otherwise = ["json", "11tydata.json", "11tydata.js", "11tydata.cjs", "js"].iter().any(|extension| {
        let text = SourceFile::read(root, &section.join(format!("{name}.{extension}")));
        text.is_ok_and(|file| file.text().contains("permalink"))
    });
    let below = section.strip_prefix("src").or_else(|_| section.strip_prefix("content")).unwrap_or(section);
    (!says_otherwise).then(|| format!("{}/{placed}/", written(below)))
}

/// Endings of what is a transcript in a folder that is called so.
const TEXTS: [&str; 6] = ["txt", "json", "md", "tsv", "html", "htm"];
/// Endings of what is nothing but a transcript anywhere.
const CAPTIONS: [&str; 8] = ["vtt", "srt", "sbv", "lrc", "ttml", "dfxp", "ass", "ssa"];

/// Patterns of the transcripts: folders that are called so, and captions beside the notes.
pub(super) fn transcripts(survey: &Survey, found: &Episodes<'_>) -> Vec<String> {
    let mut folders: BTreeSet<(PathBuf, String)> = BTreeSet::new();
    let pages = survey.pages.iter().map(|page| &page.path);
    for path in survey.others.iter().chain(&survey.data).chain(pages) {
        let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        if !TEXTS.iter().chain(&CAPTIONS).any(|known| *known == extension) {
            continue;
        }
        let folder = path.parent().unwrap_or(Path::new(""));
        if let Some(named) = folder_of_transcripts(path) {
            folders.insert((named.into(), format!("*.{extension}")));
        } else if (CAPTIONS.contains(&extension.as_str()) || is_called_transcript(path))
            && found.pages.iter().any(|page| page.path.parent() == Some(folder))
        {
            let above = found
                .pages
                .iter()
                .find(|page| page.path.parent() == Some(folder))
                .map_or(folder, |page| page_folder(&page.path));
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            let begins_otherwise = |name: &&&str| {
                file.to_lowercase().strip_suffix(&format!("{name}.{extension}")).is_some_and(|head| !head.is_empty())
            };
            let tail = if !is_called_transcript(path) {
                format!("*.{extension}")
            } else if let Some(name) = TRANSCRIPTS.iter().find(begins_otherwise) {
                format!("*{name}.{extension}")
            } else {
                globset::escape(&file)
            };
            folders.insert((above.into(), tail));
        }
    }
    let mut named: BTreeMap<String, BTreeSet<PathBuf>> = BTreeMap::new();
    for (folder, tail) in std::mem::take(&mut folders) {
        named.entry(tail).or_default().insert(folder);
    }
    // Folders of the episodes have one above them.
    for (tail, of_one) in named {
        let shared = collection(&of_one.iter().map(PathBuf::as_path).collect()).filter(|_| of_one.len() > 2);
        match shared.filter(|shared| !shared.as_os_str().is_empty()) {
            Some(shared) => folders.extend([(shared, tail)]),
            None => folders.extend(of_one.into_iter().map(|folder| (folder, tail.clone()))),
        }
    }
    if folders.is_empty() {
        return vec!["transcripts/**/*.{txt,vtt,srt,json}".into()];
    }
    let below = |(folder, tail): (PathBuf, String)| match written(&folder).as_str() {
        "" => format!("*/{tail}"),
        folder => format!("{}/**/{tail}", globset::escape(folder)),
    };
    folders.into_iter().map(below).collect()
}

/// The folder above `path` that is called like one of transcripts.
pub(super) fn folder_of_transcripts(path: &Path) -> Option<&Path> {
    path.ancestors().skip(1).find(|folder| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        TRANSCRIPTS.contains(&name.trim_start_matches('_'))
    })
}

/// `transcript.md`, `012-transcript.md`, beside the notes.
pub(super) fn is_called_transcript(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    let folder = path.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().to_lowercase();
    // `012-how-to-make-a-transcript` is a title.
    let is_name = |head: &str| {
        let count = head.trim_start_matches(|c: char| c.is_ascii_alphabetic() || "-_ #".contains(c));
        head == folder || (!count.is_empty() && count.len() <= 5 && count.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let head = TRANSCRIPTS.iter().find_map(|name| stem.strip_suffix(name));
    head.is_some_and(|head| head.is_empty() || head.strip_suffix(['-', '_', '.', ' ']).is_some_and(is_name))
}

/// Patterns of the data files that speak of the pages.
pub(super) fn beside(survey: &Survey, pages: &[&Page]) -> Vec<String> {
    let files: BTreeSet<&Path> = pages.iter().flat_map(|page| survey.beside.files_of(&page.path)).collect();
    let mut by_name: BTreeMap<String, BTreeSet<&Path>> = BTreeMap::new();
    for file in files {
        let is_twin = pages.iter().any(|page| page.path.file_stem() == file.file_stem());
        let name = match file.extension() {
            Some(extension) if is_twin => format!("*.{}", extension.to_string_lossy()),
            _ => globset::escape(&file.file_name().unwrap_or_default().to_string_lossy()),
        };
        by_name.entry(name).or_default().insert(file.parent().unwrap_or(Path::new("")));
    }
    let pattern = |(name, folders): (String, BTreeSet<&Path>)| {
        let shared = collection(&folders)?;
        let deep = if folders.len() > 1 { "**/" } else { "" };
        Some(match globset::escape(&written(&shared)).as_str() {
            "" => format!("{deep}{name}"),
            shared => format!("{shared}/{deep}{name}"),
        })
    };
    by_name.into_iter().filter_map(pattern).collect()
}

/// Patterns of the audio in the repository that no front matter names.
pub(super) fn audio(survey: &Survey) -> Vec<String> {
    let folders: BTreeSet<&Path> = survey
        .others
        .iter()
        .filter(|path| shape::is_audio(&path.to_string_lossy()))
        .filter_map(|path| path.parent())
        .collect();
    let Some(shared) = collection(&folders).filter(|shared| !shared.as_os_str().is_empty()) else {
        return in_folders_of_root(&folders);
    };
    vec![AUDIO.replacen("audio", &globset::escape(&written(&shared)), 1)]
}

/// Patterns of audio in several folders of the root: those that hold one episode each, seasons, or a few.
fn in_folders_of_root(folders: &BTreeSet<&Path>) -> Vec<String> {
    /// More are no seasons.
    const MOST: usize = 40;
    let tops: BTreeSet<&Path> = folders
        .iter()
        .filter_map(|folder| folder.components().next())
        .map(|part| Path::new(part.as_os_str()))
        .collect();
    if folders.len() > 1 && folders.iter().all(|folder| folder.components().count() == 1) {
        return vec![AUDIO.replacen("audio/**", "*", 1)];
    }
    if folders.is_empty() || folders.contains(Path::new("")) || tops.len() > MOST {
        return vec![AUDIO.into()];
    }
    tops.into_iter().map(|top| AUDIO.replacen("audio", &globset::escape(&written(top)), 1)).collect()
}

/// Does audio lie in the repository?
pub(super) fn holds_audio(survey: &Survey) -> bool {
    survey.others.iter().any(|path| shape::is_audio(&path.to_string_lossy()))
}

/// Does the front matter of most pages name audio by its file alone, which lies in the repository?
pub(super) fn audio_is_here(survey: &Survey, pages: &[&Page], sources: &Sources) -> bool {
    let names = KeyNames::new(sources);
    let is_here = |page: &&&Page| {
        let node = page.front_matter.as_ref().and_then(|matter| matter.get(Key::Audio, &names));
        let entry = node.and_then(|node| values::media(&page.file, node).ok());
        entry.is_some_and(|entry| {
            let location = Path::new(entry.location.trim());
            let is_bare = location.components().count() == 1;
            is_bare && survey.others.iter().any(|path| path.file_name() == location.file_name())
        })
    };
    pages.iter().filter(is_here).count() * 2 > pages.len()
}

/// Where the feed goes: a new folder among those that the site serves.
pub(super) fn feed_path(root: &Path, site: &Site) -> String {
    let is_usual =
        |folder: &&String| [Generator::Hugo, Generator::Zola].contains(&site.generator) || root.join(folder).is_dir();
    let served = site.served.first().filter(|folder| ![".", "src"].contains(&folder.as_str())).filter(is_usual);
    let below = |name: &str| served.map_or_else(|| name.to_owned(), |folder| format!("{folder}/{name}"));
    let free =
        ["podcast", "podcast-feed", "podwright"].into_iter().map(below).find(|folder| !root.join(folder).exists());
    format!("{}/feed.xml", free.unwrap_or_else(|| below("podwright")))
}

/// The notes that people copy for a new episode: those whose front matter has most of the keys of an episode.
pub(super) fn template(root: &Path, survey: &Survey, pages: &[&Page]) -> Option<String> {
    let keys = |front_matter: &FrontMatter| -> BTreeSet<String> {
        front_matter.fields.iter().map(|field| field.key.clone()).collect()
    };
    let usual = keys(pages.last()?.front_matter.as_ref()?);
    let is_one = |path: &&PathBuf| {
        let Ok(file) = SourceFile::read(root, path) else { return false };
        let (front_matter, _) = front_matter::parse(&file, &mut Vec::new());
        front_matter.is_some_and(|front_matter| keys(&front_matter).intersection(&usual).count() * 2 > usual.len())
    };
    survey.templates.iter().find(is_one).map(|path| written(path))
}

fn written(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
