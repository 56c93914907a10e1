//! Pages of a feed that lie beside it: as `podwright build` writes them, or as programs that mirror a site name them.

use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;
use url::{Position, Url};

use crate::source::resolve_inside;

/// The file of the `page` of the feed at `file`, whose own address is `feed`; none outside of its folder.
pub(super) fn page(file: &Path, feed: &Url, page: &Url) -> Option<PathBuf> {
    // What comes from a pipe or a server lies nowhere.
    let own = file.file_name().filter(|_| file.is_file())?.to_str()?;
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut names = names(own, feed, page).into_iter().filter(|name| !name.is_empty() && name != own);
    names.find_map(|name| resolve_inside(folder, Path::new(&name)).ok().filter(|path| path.is_file()))
}

/// What the page may be called, best first: by its way from the feed, by its last part, with what was asked for (`wget`
/// keeps that in the name) and without.
fn names(own: &str, feed: &Url, page: &Url) -> [String; 4] {
    let decoded = |part: &str| percent_decode_str(part).decode_utf8_lossy().into_owned();
    let way = feed.make_relative(page).unwrap_or_default();
    let way = way.split(['?', '#']).next().unwrap_or_default();
    let last = page.path_segments().and_then(|mut parts| parts.next_back()).unwrap_or_default();
    let query = page.query().map(|query| format!("?{query}")).unwrap_or_default();
    let asked = if query.is_empty() || feed[..Position::AfterPath] != page[..Position::AfterPath] {
        String::new()
    } else {
        format!("{own}{query}")
    };
    [asked, decoded(way), format!("{last}{query}"), decoded(last)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_found_by_its_way_from_the_feed_and_by_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at("more")).unwrap();
        for name in ["feed.xml", "feed-2.xml", "more/3.xml", "feed.xml?page=4", "a b.xml"] {
            std::fs::write(at(name), "<rss/>").unwrap();
        }
        let feed = Url::parse("https://rye.example/f/feed.xml").unwrap();
        let found = |href: &str| page(&at("feed.xml"), &feed, &feed.join(href).unwrap());
        for (href, name) in [
            ("feed-2.xml", Some("feed-2.xml")),
            ("https://other.example/feed-2.xml", Some("feed-2.xml")),
            ("more/3.xml", Some("more/3.xml")),
            ("?page=4", Some("feed.xml?page=4")),
            ("a%20b.xml", Some("a b.xml")),
            ("?page=5", None),
            ("feed.xml", None),
            ("../../../etc/passwd", None),
            ("%2e%2e%2fpasswd", None),
            ("feed-9.xml", None),
        ] {
            assert_eq!(found(href), name.map(at), "{href}");
        }
    }
}
