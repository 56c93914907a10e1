//! Where a file lies that a feed names by its address.

use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;
use url::Url;

use crate::feed::read::Document;

/// Addresses on the disk: where the feed lies, and where its address says that it is served.
pub(super) struct Site {
    /// The folder that is served.
    pub(super) root: PathBuf,
    /// Folder of the feed, relative to it.
    folder: PathBuf,
    /// Address of `root`, where the feed tells its own and it ends as its path does.
    base: Option<Url>,
}

impl Site {
    /// The site of the feed at `path`.
    ///
    /// `https://a.example/feed/feed.xml` at `shows/a/feed/feed.xml` means that `shows/a` is served as
    /// `https://a.example/`. Without such an address files are looked for in the folder of the feed alone.
    pub(super) fn of(document: &Document<'_>, path: &Path) -> Self {
        let folder = path.parent().unwrap_or(Path::new(""));
        let alone = || Self { root: shown(folder), folder: PathBuf::new(), base: None };
        let Some(own) = own_address(document) else { return alone() };
        let names = names_of(&own);
        let parts: Vec<Component<'_>> = path.components().collect();
        let same = |(name, part): &(&String, &Component<'_>)| part.as_os_str() == name.as_str();
        let common = names.iter().rev().zip(parts.iter().rev()).take_while(same).count();
        let (Some(root), true) = (path.ancestors().nth(common), common > 0) else { return alone() };
        let mut base = own;
        base.set_query(None);
        base.set_fragment(None);
        if let Ok(mut segments) = base.path_segments_mut() {
            for _ in 0..common {
                segments.pop();
            }
            segments.push("");
        }
        let inside = folder.strip_prefix(root).unwrap_or(Path::new("")).to_owned();
        Self { root: shown(root), folder: inside, base: Some(base) }
    }

    /// The file that `address` means, relative to the root, when it lies here.
    pub(super) fn find(&self, address: &str) -> Option<PathBuf> {
        let url = Url::parse(address.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
        let names = names_of(&url);
        if names.iter().any(|name| matches!(name.as_str(), "" | "." | "..") || name.contains(['/', '\\', '\0'])) {
            return None;
        }
        let is_ours = |base: &Url| base.host() == url.host() && url.path().starts_with(base.path());
        if let Some(base) = self.base.as_ref().filter(|base| is_ours(base)) {
            let depth = names_of(base).len();
            let path: PathBuf = names.get(depth..)?.iter().collect();
            return self.exists(path);
        }
        // Served from somewhere else, but built here: the longest tail of the address that exists.
        (0..names.len()).find_map(|from| {
            let tail: PathBuf = names.get(from..)?.iter().collect();
            self.exists(self.folder.join(tail))
        })
    }

    fn exists(&self, path: PathBuf) -> Option<PathBuf> {
        (path.components().count() > 0 && self.root.join(&path).is_file()).then_some(path)
    }
}

/// A folder without a name is the working folder.
fn shown(folder: &Path) -> PathBuf {
    if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() }
}

/// What the feed calls its own address.
fn own_address(document: &Document<'_>) -> Option<Url> {
    let own = document.channel()?.links("self").next()?;
    Url::parse(own.attribute("href")?.value().trim()).ok()
}

/// The parts of the path of an address, decoded; those that are empty left out.
fn names_of(url: &Url) -> Vec<String> {
    let segments = url.path_segments().into_iter().flatten().filter(|name| !name.is_empty());
    segments.map(|name| percent_decode_str(name).decode_utf8_lossy().into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::feed::read::read;
    use crate::source::SourceFile;

    fn site(own: &str, path: &Path) -> Site {
        let text = format!(
            "<rss xmlns:atom='http://www.w3.org/2005/Atom'><channel><atom:link rel='self' href='{own}'/></channel></rss>"
        );
        let file = SourceFile::new(path, text);
        Site::of(&read(&file, &mut Vec::new()), path)
    }

    #[test]
    fn addresses_are_found_where_the_site_is_built() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("feed/chapters")).unwrap();
        fs::create_dir_all(root.join("audio")).unwrap();
        for path in ["audio/1.mp3", "feed/chapters/1.json", "feed/ü b.vtt"] {
            fs::write(root.join(path), "").unwrap();
        }
        let site = site("https://a.example/show/feed/feed.xml", &root.join("feed/feed.xml"));
        let find = |address: &str| site.find(address).map(|path| path.display().to_string());
        assert_eq!(find("https://a.example/show/audio/1.mp3?from=feed").as_deref(), Some("audio/1.mp3"));
        assert_eq!(find("https://a.example/show/feed/%C3%BC%20b.vtt").as_deref(), Some("feed/ü b.vtt"));
        assert_eq!(find("https://cdn.example/x/chapters/1.json").as_deref(), Some("feed/chapters/1.json"));
        assert_eq!(find("https://a.example/show/audio/2.mp3"), None);
        assert_eq!(find("https://a.example/show/%2e%2e/secret"), None);
        assert_eq!(find("file:///etc/passwd"), None);
    }

    #[test]
    fn without_an_address_only_the_folder_of_the_feed_counts() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("feed")).unwrap();
        fs::write(folder.path().join("1.mp3"), "").unwrap();
        fs::write(folder.path().join("feed/2.mp3"), "").unwrap();
        let site = site("none", &folder.path().join("feed/feed.xml"));
        assert_eq!(site.find("https://a.example/1.mp3"), None);
        assert_eq!(site.find("https://a.example/x/2.mp3"), Some("2.mp3".into()));
    }
}
