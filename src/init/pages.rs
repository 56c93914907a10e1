//! The key under which episodes state their own pages, whatever it is called: told from the form of the addresses.

use std::collections::BTreeSet;

use url::Url;

use super::shape;
use super::site::Generator;
use super::survey::{Page, leaves, said};
use crate::notes::front_matter::{Key, KeyNames};
use crate::words::folded;

/// Ends of names of keys that lead to pages.
const ENDS: [&str; 6] = ["url", "link", "page", "permalink", "href", "uri"];

/// What else may have a page on the site of the show.
const OF_OTHERS: [&str; 21] = [
    "comment",
    "forum",
    "discuss",
    "transcript",
    "chapter",
    "video",
    "youtube",
    "image",
    "cover",
    "audio",
    "mp3",
    "feed",
    "rss",
    "player",
    "embed",
    "download",
    "sponsor",
    "guest",
    "host",
    "prev",
    "next",
];

/// The path of the key whose values are addresses below `link`, another for each of the `pages`: `loaf_url`.
pub(super) fn stated(pages: &[&Page], link: Option<&Url>) -> Option<String> {
    let host = link?.host_str()?.trim_start_matches("www.");
    let is_own = |text: &str| {
        let url = Url::parse(text.trim()).ok();
        let is_of_host = |url: &Url| url.host_str().is_some_and(|own| own.trim_start_matches("www.") == host);
        !shape::is_audio(text) && url.is_some_and(|url| is_of_host(&url) && url.path().len() > 1)
    };
    let is_called_so = |path: &str| {
        let plain = folded(path);
        ENDS.iter().any(|end| plain.ends_with(end)) && !OF_OTHERS.iter().any(|other| plain.contains(other))
    };
    let first = pages.first()?.front_matter.as_ref()?;
    let names: Vec<String> = leaves(first.all()).into_iter().map(|(path, _)| path).collect();
    names.into_iter().filter(|path| is_called_so(path)).find(|path| {
        let addresses: BTreeSet<String> = pages.iter().filter_map(|page| at(page, path)).collect();
        addresses.len() == pages.len() && addresses.iter().all(|address| is_own(address))
    })
}

/// `slug: /rye` is the address of the page below the root where a generator says no more of it.
pub(super) fn in_slugs(pages: &[&Page], generator: Generator, names: &KeyNames) -> Option<String> {
    let mut called = names.of(Key::Slug);
    let is_path = |page: &&Page, name: &str| at(page, name).is_some_and(|slug| slug.len() > 1 && slug.starts_with('/'));
    let name = called.find(|name| pages.iter().all(|page| is_path(page, name)))?;
    matches!(generator, Generator::Gatsby | Generator::Other).then(|| name.to_owned())
}

fn at(page: &Page, path: &str) -> Option<String> {
    let field = page.front_matter.as_ref()?.at(path)?;
    said(field.file(&page.file), &field.node)
}
