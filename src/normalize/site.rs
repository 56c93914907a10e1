//! Where the files lie that front matter names: on the web, in the repository, or where the site serves them.

use std::path::{Component, Path, PathBuf};

use url::Url;

use crate::show::Show;
use crate::source::resolve_inside;

/// Where a file is that the notes name.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Location {
    /// On the web.
    Address(Url),
    /// In the repository, in a folder that the site serves.
    Served {
        /// Where listeners find it.
        url: Url,
        /// Path relative to the show.
        file: PathBuf,
    },
    /// In the repository; relative to the show.
    File(PathBuf),
    /// Nobody knows.
    Unknown,
}

/// Where `stated` is, which stands in `notes`.
///
/// A path is one below the show or beside the notes; a path from the root of the site, or one that is neither, belongs
/// to the site at `[show] link`.
pub(super) fn locate(show: &Show, notes: &Path, stated: &str) -> Location {
    let stated = without_marker(stated.trim());
    if let Some(url) = web_address(stated) {
        return Location::Address(url);
    }
    if stated.is_empty() || stated.contains("://") {
        return Location::Unknown;
    }
    let path = Path::new(stated.trim_start_matches('/'));
    let is_there = |path: &Path| resolve_inside(&show.root, path).is_ok_and(|path| path.is_file());
    if !stated.starts_with('/') {
        let beside = notes.parent().unwrap_or(Path::new("")).join(path);
        if let Some(file) = [path.to_owned(), beside].into_iter().find(|path| is_there(path)) {
            return Location::File(clean(&file));
        }
    }
    let served =
        show.config.sources.site.iter().map(|folder| clean(&Path::new(folder).join(path))).find(|path| is_there(path));
    let belongs_to_site = stated.starts_with('/') || !show.config.sources.site.is_empty();
    // What a served folder holds lies below the page of the show, which need not be the root of its server.
    let stated = if served.is_some() { stated.trim_start_matches('/') } else { stated };
    match (address(show, stated).filter(|_| belongs_to_site), served) {
        (Some(url), Some(file)) => Location::Served { url, file },
        (Some(url), None) => Location::Address(url),
        (None, Some(file)) => Location::File(file),
        (None, None) => Location::Unknown,
    }
}

/// `stated` without what only the generator of the site knows: `{static}/rye.jpg` of Pelican, `{{ site.baseurl }}/rye.jpg`.
fn without_marker(stated: &str) -> &str {
    const MARKERS: [&str; 5] = ["{static}", "{attach}", "{filename}", "|static|", "|attach|"];
    let behind_variable = || stated.strip_prefix("{{")?.split_once("}}").map(|(_, rest)| rest.trim_start());
    let plain = MARKERS.iter().find_map(|marker| stated.strip_prefix(marker)).or_else(behind_variable);
    plain.filter(|rest| !rest.is_empty()).unwrap_or(stated)
}

/// The file of the show that `stated` names, which stands in `notes`; relative to the show.
pub(crate) fn file(show: &Show, notes: &Path, stated: &str) -> Option<PathBuf> {
    match locate(show, notes, stated) {
        Location::File(file) | Location::Served { file, .. } => Some(file),
        Location::Address(_) | Location::Unknown => None,
    }
}

/// `stated` as an address of the web: as it stands, or on the site of the show.
pub(super) fn address(show: &Show, stated: &str) -> Option<Url> {
    web_address(stated).or_else(|| {
        let mut site = show.config.show.link.clone()?;
        if !site.path().ends_with('/') {
            site.set_path(&format!("{}/", site.path()));
        }
        site.join(stated.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
    })
}

fn web_address(text: &str) -> Option<Url> {
    let text = text.trim();
    let whole = if text.starts_with("//") { format!("https:{text}") } else { text.to_owned() };
    Url::parse(&whole).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}

/// `path` without `.` and `..`; none where it leaves the show, or leads where programs keep what is nobody's business.
pub(crate) fn public(path: &Path) -> Option<PathBuf> {
    let mut cleaned = PathBuf::new();
    for part in path.components() {
        match part {
            Component::Normal(name) if name.to_string_lossy().starts_with('.') => return None,
            Component::Normal(name) => cleaned.push(name),
            Component::ParentDir => cleaned.pop().then_some(())?,
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    (!cleaned.as_os_str().is_empty()).then_some(cleaned)
}

/// Without `./`, so that a file has one name.
fn clean(path: &Path) -> PathBuf {
    path.components().filter(|part| *part != Component::CurDir).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::config;
    use crate::source::SourceFile;

    fn located(site: &str, stated: &str) -> String {
        let root = tempfile::tempdir().unwrap();
        for path in ["static/a/1.mp3", "content/ep/2.mp3", "media/3.mp3"] {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let text =
            format!("[show]\ntitle = \"Show\"\nlink = \"https://show.example/pod\"\n[sources]\nsite = [{site}]\n");
        let config = config::parse(&SourceFile::new("podwright.toml", text), &mut vec![]).unwrap();
        let show = Show { root: root.path().into(), config };
        match locate(&show, Path::new("content/ep/index.md"), stated) {
            Location::Address(url) => url.into(),
            Location::Served { url, file } => format!("{url} = {}", file.display()),
            Location::File(path) => path.display().to_string(),
            Location::Unknown => "?".into(),
        }
    }

    #[test]
    fn paths_stay_inside_and_off_what_is_hidden() {
        let cleaned = |path: &str| public(Path::new(path)).map(|path| path.to_string_lossy().into_owned());
        assert_eq!(cleaned("notes/../img/./a.png").as_deref(), Some("img/a.png"));
        for path in ["../a.png", "a/../../b.png", ".git/config", "notes/../.env", "/etc/passwd", "", "."] {
            assert_eq!(cleaned(path), None, "{path}");
        }
    }

    #[test]
    fn addresses_files_and_what_the_site_serves() {
        let hugo = "\"static\"";
        assert_eq!(located(hugo, "https://cdn.example/1.mp3"), "https://cdn.example/1.mp3");
        assert_eq!(located(hugo, "//cdn.example/1.mp3"), "https://cdn.example/1.mp3");
        assert_eq!(located(hugo, "media/3.mp3"), "media/3.mp3");
        assert_eq!(located(hugo, "2.mp3"), "content/ep/2.mp3");
        assert_eq!(located(hugo, "/a/1.mp3"), "https://show.example/pod/a/1.mp3 = static/a/1.mp3");
        assert_eq!(located(hugo, "a/1.mp3"), "https://show.example/pod/a/1.mp3 = static/a/1.mp3");
        assert_eq!(located(hugo, "a/9.mp3"), "https://show.example/pod/a/9.mp3");
        let served = "https://show.example/pod/a/1.mp3 = static/a/1.mp3";
        assert_eq!(located(hugo, "{static}/a/1.mp3"), served);
        assert_eq!(located(hugo, "{{ site.baseurl }}/a/1.mp3"), served);
        assert_eq!(located("", "/a/9.mp3"), "https://show.example/a/9.mp3");
        assert_eq!(located("\".\"", "/media/3.mp3"), "https://show.example/pod/media/3.mp3 = media/3.mp3");
        for nowhere in ["a/9.mp3", "ftp://x/1.mp3", "", "../../etc/passwd"] {
            assert_eq!(located("", nowhere), "?", "{nowhere}");
        }
    }
}
