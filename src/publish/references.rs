//! What relative addresses in notes mean: pages of other episodes, files that the site serves, and files beside the notes,
//! which are published with the feed where no page has them beside it.

use std::collections::HashMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use percent_encoding::percent_decode_str;
use url::Url;

use super::claim::Claim;
use super::site::Site;
use super::{Content, Output};
use crate::artwork::is_picture;
use crate::config::Config;
use crate::feed::html;
use crate::feed::html::Referred;
use crate::markup::EXTENSIONS;
use crate::normalize::site::public;
use crate::show::{MARKDOWN, is_in_bundle, is_page};

/// Folders that hold what a site is made from beside what it serves.
const OF_ALL_KINDS: [&str; 2] = [".", "src"];

/// Folders in which people keep the pictures of notes; the first is the one that the notes lie in.
const OF_PICTURES: [&str; 11] = [
    "",
    "attachments",
    "Attachments",
    "_attachments",
    "assets",
    "Assets",
    "_assets",
    "images",
    "img",
    "media",
    "files",
];

/// The pages of episodes by their notes; looked up when the first note links another.
pub(super) struct Pages<'a> {
    claims: &'a [Claim<'a>],
    config: &'a Config,
    by_notes: OnceLock<HashMap<PathBuf, Url>>,
    /// The notes by the names of their files without endings, and by those of their bundles.
    by_name: OnceLock<HashMap<OsString, Vec<PathBuf>>>,
}

impl<'a> Pages<'a> {
    pub(super) fn new(claims: &'a [Claim<'a>], config: &'a Config) -> Self {
        Self { claims, config, by_notes: OnceLock::new(), by_name: OnceLock::new() }
    }

    /// The page of the episode whose notes are called `name`, which may be the end of their path, with or without its ending.
    fn named(&self, name: &Path) -> Option<&Url> {
        let bare = if is_page(name) { name.with_extension("") } else { name.to_owned() };
        let is_it = |notes: &Path| {
            let own = if is_in_bundle(notes) { notes.parent().map(Path::to_owned) } else { None };
            own.is_some_and(|own| own.ends_with(&bare)) || notes.with_extension("").ends_with(&bare)
        };
        let called_alike = self.by_name().get(bare.file_name()?)?;
        let first = called_alike.iter().filter(|notes| is_it(notes)).min()?;
        self.by_notes().get(first)
    }

    fn by_name(&self) -> &HashMap<OsString, Vec<PathBuf>> {
        self.by_name.get_or_init(|| {
            let mut by_name: HashMap<OsString, Vec<PathBuf>> = HashMap::new();
            for notes in self.by_notes().keys() {
                let bundle = notes.parent().and_then(Path::file_name).filter(|_| is_in_bundle(notes));
                for name in notes.file_stem().into_iter().chain(bundle) {
                    by_name.entry(name.to_owned()).or_default().push(notes.clone());
                }
            }
            by_name
        })
    }

    fn by_notes(&self) -> &HashMap<PathBuf, Url> {
        let page = |claim: &Claim<'a>| Some((claim.record().files.notes.clone()?, claim.page(self.config)?));
        self.by_notes.get_or_init(|| self.claims.iter().filter_map(page).collect())
    }

    /// The page of the episode whose notes lie at `path`, with or without its ending.
    fn at(&self, path: &Path) -> Option<&Url> {
        let pages = self.by_notes();
        let endings = || MARKDOWN.iter().chain(&EXTENSIONS);
        let with_ending = || endings().find_map(|kind| pages.get(&path.with_added_extension(kind)));
        let in_bundle = || endings().find_map(|kind| pages.get(&path.join(format!("index.{kind}"))));
        pages.get(path).or_else(with_ending).or_else(in_bundle)
    }
}

/// Looks relative addresses up for the notes of one episode.
pub(super) struct Lookup<'a> {
    pub(super) config: &'a Config,
    pub(super) site: &'a Site<'a>,
    pub(super) pages: &'a Pages<'a>,
    /// Path of the notes relative to the show.
    pub(super) notes: &'a Path,
    /// The page of the episode.
    pub(super) page: Option<&'a Url>,
    /// What is to be published with the feed.
    pub(super) outputs: Mutex<Vec<Output>>,
    /// Where pictures are looked for by their names.
    pub(super) folders_of_pictures: OnceLock<Vec<PathBuf>>,
}

impl std::fmt::Debug for Lookup<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Lookup").field("notes", &self.notes).field("page", &self.page).finish_non_exhaustive()
    }
}

impl html::References for Lookup<'_> {
    fn find(&self, address: &str) -> Referred {
        if address.starts_with("//") {
            return Referred::Unknown;
        }
        let (path, behind) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
        let path = percent_decode_str(path).decode_utf8_lossy();
        // Zola, Docusaurus and Pelican have signs for the root of what they read.
        let of_content = ["@/", "@site/", "{filename}/", "{static}/"].iter().find_map(|sign| path.strip_prefix(sign));
        let found = match (of_content, path.strip_prefix('/')) {
            (Some(path), _) => self.in_content(path),
            (None, Some(path)) => self.on_server(path),
            (None, None) => {
                let signs = ["{filename}", "{static}", "{attach}"];
                self.beside(signs.iter().find_map(|sign| path.strip_prefix(sign)).unwrap_or(&path))
            }
        };
        match found {
            Referred::To(url) => Referred::To(url.join(behind).ok().filter(|_| !behind.is_empty()).unwrap_or(url)),
            other => other,
        }
    }
}

impl<'a> Lookup<'a> {
    pub(super) fn new(
        (config, site, pages): (&'a Config, &'a Site<'a>, &'a Pages<'a>),
        notes: &'a Path,
        page: Option<&'a Url>,
    ) -> Self {
        let (outputs, folders_of_pictures) = (Mutex::default(), OnceLock::new());
        Self { config, site, pages, notes, page, outputs, folders_of_pictures }
    }
}

impl Lookup<'_> {
    /// The page that a tag of a template names: of an episode, or of a file that the site serves.
    pub(super) fn page_named(&self, name: &str) -> Option<String> {
        let (name, anchor) = name.split_at(name.find('#').unwrap_or(name.len()));
        let name = name.trim_start_matches('/');
        let path = public(Path::new(name))?;
        let page = self.pages.named(&path).map(|page| format!("{page}{anchor}"));
        page.or_else(|| (!is_page(&path) && self.site.holds(&path)).then(|| format!("/{name}")))
    }

    /// The address of a picture by its name, for which editors of notes look in all folders: here beside the notes, in the
    /// folders above them, and where these keep pictures.
    pub(super) fn picture_named(&self, name: &str) -> Option<String> {
        let mut places = self.folders_of_pictures().iter().filter_map(|folder| public(&folder.join(name)));
        let found = places.find(|place| self.site.holds(place))?;
        // What an address would read as something else.
        let path = found.to_string_lossy().replace('\\', "/");
        let address = path.replace('%', "%25").replace('?', "%3F").replace('#', "%23");
        (is_picture(&address) && !address.contains(['<', '>'])).then(|| format!("@/{address}"))
    }

    /// Notes may name thousands of pictures: folders that are not there are passed over once for all.
    fn folders_of_pictures(&self) -> &[PathBuf] {
        self.folders_of_pictures.get_or_init(|| {
            let above = self.notes.parent().into_iter().flat_map(Path::ancestors);
            let folders = above.flat_map(|folder| OF_PICTURES.map(|below| folder.join(below)));
            folders.filter(|folder| self.site.holds_folder(folder)).collect()
        })
    }

    /// What `/path` is. The root of a server is that of the site, but for sites that are served in a folder: what they
    /// serve lies below their own page.
    fn on_server(&self, path: &str) -> Referred {
        let Some(path) = public(Path::new(path)) else { return Referred::Unknown };
        match &self.config.show.link {
            Some(link) if link.path() == "/" => Referred::Unknown,
            Some(_) => self.served(&path).map_or(Referred::Unknown, Referred::To),
            None => self.published(&path).map_or(Referred::Unknown, Referred::To),
        }
    }

    /// What the generator has at `path` below the root of what it reads.
    fn in_content(&self, path: &str) -> Referred {
        let Some(path) = public(Path::new(path)) else { return Referred::Nowhere };
        let page = || self.pages.named(&path).cloned();
        let below = path.strip_prefix("static").unwrap_or(&path);
        page().or_else(|| self.served(below)).or_else(|| self.published(&path)).map_or(Referred::Nowhere, Referred::To)
    }

    fn beside(&self, path: &str) -> Referred {
        let folder = self.notes.parent().unwrap_or(Path::new(""));
        let Some(beside) = public(&folder.join(path)) else { return Referred::Unknown };
        if let Some(page) = self.pages.at(&beside) {
            return Referred::To(page.clone());
        }
        if is_page(&beside) {
            return if self.site.holds(&beside) { Referred::Nowhere } else { Referred::Unknown };
        }
        if let Ok(below) = beside.strip_prefix(folder)
            && is_in_bundle(self.notes)
            && self.config.sources.page_bundles
            && let Some(page) = self.page.filter(|_| self.site.holds(&beside))
        {
            return Referred::To(below_page(page, below));
        }
        // Hexo has a folder for the files of each page, called like it.
        let own = public(&self.notes.with_extension("").join(path));
        let from_root = public(Path::new(path));
        let published = [Some(&beside), own.as_ref()].into_iter().flatten().find_map(|file| self.published(file));
        let found =
            published.or_else(|| self.served(from_root.as_ref()?)).or_else(|| self.published(from_root.as_ref()?));
        found.map_or(Referred::Unknown, Referred::To)
    }

    /// The address of a file in a folder that the site serves at its root.
    fn served(&self, path: &Path) -> Option<Url> {
        let is_there = |folder: &String| self.site.holds(&Path::new(folder).join(path));
        let mut folders = self.config.sources.site.iter().filter(|folder| !OF_ALL_KINDS.contains(&folder.as_str()));
        folders.find(|folder| is_there(folder))?;
        Some(below_page(self.config.show.link.as_ref()?, path))
    }

    /// The address of a file of the show that is published with the feed for these notes.
    fn published(&self, path: &Path) -> Option<Url> {
        if !self.site.holds(path) {
            return None;
        }
        let served = self.site.file(path).ok()?;
        let url = served.url?;
        let output = Output { path: served.path, content: Content::Copy(served.file) };
        self.outputs.lock().unwrap_or_else(PoisonError::into_inner).push(output);
        Some(url)
    }
}

/// `path` below the page at `page`, which is one whether its address ends with a slash or not.
fn below_page(page: &Url, path: &Path) -> Url {
    let mut url = page.clone();
    url.set_query(None);
    url.set_fragment(None);
    if let Ok(mut names) = url.path_segments_mut() {
        names.pop_if_empty().extend(path.components().map(|part| part.as_os_str().to_string_lossy().into_owned()));
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_lie_below_pages() {
        for page in ["https://a.example/42/", "https://a.example/42?a=b#c"] {
            let url = below_page(&Url::parse(page).unwrap(), Path::new("img/a b.png"));
            assert_eq!(url.as_str(), "https://a.example/42/img/a%20b.png");
        }
    }
}
