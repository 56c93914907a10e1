//! `enclosure-url-page`

use url::{Position, Url};

use super::enclosure_url_similar::behind_prefixes;
use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The address of an enclosure leads to a page about a file, not to the file.
    ///
    /// ## What it does
    /// Knows the addresses that Dropbox, Google Drive, OneDrive, SharePoint, Box, iCloud, MEGA and WeTransfer make when one shares a
    /// file, and the pages of YouTube, Vimeo, SoundCloud, Mixcloud, Spotify, Apple Podcasts, the Internet Archive and GitHub,
    /// also behind prefixes that count downloads.
    ///
    /// ## Why it matters
    /// Apps load what stands in `url` and expect sound: they get a page in HTML, and nobody hears the episode.
    ///
    /// ## How to get the address of the file
    /// - Dropbox: `?dl=1` or `?raw=1` at the end, or `dl.dropboxusercontent.com` as host.
    /// - Google Drive: `https://drive.google.com/uc?export=download&id=ID`, for small files alone.
    /// - SharePoint and OneDrive for companies: `&download=1` at the end.
    /// - Box: the direct link of its settings for sharing, with `/shared/static/`.
    /// - Internet Archive: `/download/` instead of `/details/`, with the name of the file.
    /// - GitHub: `/raw/` instead of `/blob/`.
    /// - the others: none; put the file where podcasts are hosted.
    ///
    /// ## Example
    /// ```xml
    /// <enclosure url="https://www.dropbox.com/s/a1b2/7.mp3?dl=0" length="34216300" type="audio/mpeg"/>
    /// ```
    /// Use instead:
    /// ```xml
    /// <enclosure url="https://www.dropbox.com/s/a1b2/7.mp3?dl=1" length="34216300" type="audio/mpeg"/>
    /// ```
    "enclosure-url-page", Item, Warning, fix: None, check: Feed(check),
    sources: ["RSS 2.0, <enclosure>: where the enclosure is located", "practice: addresses that services make for sharing"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let Some(url) = item.enclosure.and_then(|enclosure| enclosure.attribute("url")) else { continue };
        if let Some(service) = service(url.value().trim()) {
            let message = format!("this address leads to a page of {}, not to a file", service.name);
            found.push(feed.found(&RULE, url.value_span(), message).help(service.instead));
        }
    }
}

/// Where people share files, and what its pages are called.
struct Service {
    name: &'static str,
    /// Hosts, with all that stand below them.
    hosts: &'static [&'static str],
    /// How the paths of pages begin; those of all files do where it is empty. `*` stands for one folder.
    pages: &'static [&'static str],
    /// Parameters that make a file of a page.
    files: &'static [&'static str],
    /// What to do.
    instead: &'static str,
}

const NO_FILES: &str = "put the file where podcasts are hosted: this service gives no address of a file";

static SERVICES: &[Service] = &[
    Service {
        name: "Dropbox",
        hosts: &["dropbox.com"],
        pages: &["/s/", "/sh/", "/scl/"],
        files: &["dl=1", "raw=1"],
        instead: "end it in `?dl=1`, which is the file itself",
    },
    Service {
        name: "Google Drive",
        hosts: &["drive.google.com", "docs.google.com"],
        pages: &["/file/", "/open", "/drive/"],
        files: &[],
        instead: "write `https://drive.google.com/uc?export=download&id=…`, or better put the file where podcasts are hosted",
    },
    Service { name: "OneDrive", hosts: &["1drv.ms"], pages: &[], files: &["download=1"], instead: NO_FILES },
    Service {
        name: "OneDrive",
        hosts: &["onedrive.live.com"],
        pages: &["/?", "/embed", "/redir", "/view", "/edit"],
        files: &["download=1"],
        instead: NO_FILES,
    },
    Service {
        name: "SharePoint",
        hosts: &["sharepoint.com"],
        pages: &["/:"],
        files: &["download=1"],
        instead: "end it in `&download=1`, which is the file itself",
    },
    Service {
        name: "Box",
        hosts: &["box.com"],
        pages: &["/s/", "/v/", "/file/"],
        files: &[],
        instead: "write its direct link, with `/shared/static/`",
    },
    Service { name: "iCloud", hosts: &["icloud.com"], pages: &["/iclouddrive/"], files: &[], instead: NO_FILES },
    Service { name: "MEGA", hosts: &["mega.nz"], pages: &["/file/", "/folder/", "/#"], files: &[], instead: NO_FILES },
    Service { name: "WeTransfer", hosts: &["we.tl", "wetransfer.com"], pages: &[], files: &[], instead: NO_FILES },
    Service {
        name: "YouTube",
        hosts: &["youtube.com", "youtube-nocookie.com"],
        pages: &["/watch", "/live/", "/shorts/", "/embed/", "/playlist", "/@", "/channel/"],
        files: &[],
        instead: NO_FILES,
    },
    Service { name: "YouTube", hosts: &["youtu.be"], pages: &[], files: &[], instead: NO_FILES },
    Service {
        name: "Vimeo",
        hosts: &["vimeo.com"],
        pages: &["/0", "/1", "/2", "/3", "/4", "/5", "/6", "/7", "/8", "/9", "/video/"],
        files: &[],
        instead: NO_FILES,
    },
    Service {
        name: "SoundCloud",
        hosts: &["soundcloud.com"],
        pages: &[],
        files: &[],
        instead: "write the address of the feed that SoundCloud makes, with `feeds.soundcloud.com/stream/`",
    },
    Service { name: "Mixcloud", hosts: &["mixcloud.com"], pages: &[], files: &[], instead: NO_FILES },
    Service { name: "Spotify", hosts: &["open.spotify.com"], pages: &[], files: &[], instead: NO_FILES },
    Service { name: "Apple Podcasts", hosts: &["podcasts.apple.com"], pages: &[], files: &[], instead: NO_FILES },
    Service {
        name: "the Internet Archive",
        hosts: &["archive.org"],
        pages: &["/details/", "/embed/"],
        files: &[],
        instead: "write `/download/` instead of `/details/`, with the name of the file behind it",
    },
    Service {
        name: "GitHub",
        hosts: &["github.com"],
        pages: &["/*/*/blob/", "/*/*/releases/tag/"],
        files: &["raw=true", "raw=1"],
        instead: "write `/raw/` instead of `/blob/`",
    },
];

/// Hosts below those of services that give files.
const FILES: [&str; 4] = ["feeds.soundcloud.com", "api.soundcloud.com", "dl.dropbox.com", "dl.boxcloud.com"];

/// Whose page an address leads to, also behind prefixes that measure downloads.
fn service(address: &str) -> Option<&'static Service> {
    let behind = || behind_prefixes(address).filter(|inner| address.len() - inner.len() > "https://".len());
    page(address).or_else(|| page(&format!("https://{}", behind()?)))
}

fn page(address: &str) -> Option<&'static Service> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?;
    let is_at = |own: &str| host.strip_suffix(own).is_some_and(|above| above.is_empty() || above.ends_with('.'));
    if FILES.contains(&host) {
        return None;
    }
    SERVICES.iter().find(|service| service.hosts.iter().any(|own| is_at(own)) && service.is_page(&url))
}

impl Service {
    fn is_page(&self, url: &Url) -> bool {
        // With what stands behind it, for pages that are told by it.
        let path = &url[Position::BeforePath..];
        let is_page = self.pages.is_empty() || self.pages.iter().any(|page| begins(path, page));
        is_page && !url.query().unwrap_or_default().split('&').any(|parameter| self.files.contains(&parameter))
    }
}

/// Does `path` begin like `pattern`, in which `*` stands for one folder?
fn begins(path: &str, pattern: &str) -> bool {
    match pattern.split_once('*') {
        None => path.starts_with(pattern),
        Some((before, after)) => path
            .strip_prefix(before)
            .and_then(|rest| rest.find('/').and_then(|end| rest.get(end..)))
            .is_some_and(|rest| begins(rest, after)),
    }
}

#[cfg(test)]
mod tests {
    use super::service;

    #[test]
    fn pages_are_told_from_files() {
        for (page, name) in [
            ("https://www.dropbox.com/s/a1/7.mp3?dl=0", "Dropbox"),
            ("https://dropbox.com/scl/fi/a1/7.mp3?rlkey=b2&dl=0", "Dropbox"),
            ("https://www.dropbox.com/s/a1/7.mp3", "Dropbox"),
            ("https://drive.google.com/file/d/1AbC/view?usp=sharing", "Google Drive"),
            ("https://drive.google.com/open?id=1AbC", "Google Drive"),
            ("https://1drv.ms/u/s!AbC", "OneDrive"),
            ("https://onedrive.live.com/?id=1", "OneDrive"),
            ("https://rye.sharepoint.com/:u:/g/a/b?e=1", "SharePoint"),
            ("https://app.box.com/s/a1b2", "Box"),
            ("https://www.youtube.com/watch?v=a1", "YouTube"),
            ("https://music.youtube.com/watch?v=a1", "YouTube"),
            ("https://youtu.be/a1", "YouTube"),
            ("https://vimeo.com/7654321", "Vimeo"),
            ("https://soundcloud.com/rye/7", "SoundCloud"),
            ("https://on.soundcloud.com/a1", "SoundCloud"),
            ("https://mega.nz/#!a1", "MEGA"),
            ("https://archive.org/details/rye-7", "the Internet Archive"),
            ("https://github.com/rye/feed/blob/main/7.mp3", "GitHub"),
            ("https://op3.dev/e/www.dropbox.com/s/a1/7.mp3?dl=0", "Dropbox"),
            ("https://dts.podtrac.com/redirect.mp3/https://drive.google.com/file/d/1AbC/view", "Google Drive"),
            ("https://chtbl.com/track/1/op3.dev/e/youtu.be/a1", "YouTube"),
        ] {
            assert_eq!(service(page).map(|service| service.name), Some(name), "{page}");
        }
        for file in [
            "https://www.dropbox.com/s/a1/7.mp3?dl=1",
            "https://www.dropbox.com/scl/fi/a1/7.mp3?rlkey=b2&raw=1",
            "https://dl.dropboxusercontent.com/s/a1/7.mp3",
            "https://dl.dropbox.com/s/a1/7.mp3",
            "https://drive.google.com/uc?export=download&id=1AbC",
            "https://onedrive.live.com/download?cid=1&resid=2",
            "https://rye.sharepoint.com/:u:/g/a/b?e=1&download=1",
            "https://rye.box.com/shared/static/a1.mp3",
            "https://feeds.soundcloud.com/stream/1-rye-7.mp3",
            "https://player.vimeo.com/external/1.sd.mp4?s=1",
            "https://archive.org/download/rye-7/7.mp3",
            "https://ia800.us.archive.org/1/items/rye/7.mp3",
            "https://github.com/rye/feed/raw/main/7.mp3",
            "https://github.com/rye/feed/releases/download/v1/7.mp3",
            "https://github.com/rye/feed/blob/main/7.mp3?raw=true",
            "https://notdropbox.com/s/a1/7.mp3",
            "https://op3.dev/e/www.dropbox.com/s/a1/7.mp3?dl=1",
            "https://op3.dev/e/archive.org/download/rye-7/7.mp3",
            "https://a.example/dropbox.com/7.mp3",
            "7.mp3",
        ] {
            assert!(service(file).is_none(), "{file}");
        }
    }
}
