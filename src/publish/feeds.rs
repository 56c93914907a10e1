//! The documents that the items are written into: the feed, its further pages, feeds with some of the episodes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::site::Site;
use crate::config::{Each, Variant};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::feed::identity;
use crate::feed::write::{Feed, Item};

/// A document and its path in the folder of the feed.
pub(super) type Document<'a> = (PathBuf, Feed<'a>);

/// All documents that `feed` becomes, the feed itself last: it names the others.
pub(super) fn documents<'a>(feed: Feed<'a>, site: &Site<'_>, diagnostics: &mut Diagnostics) -> Vec<Document<'a>> {
    let mut documents = Vec::new();
    for variant in &feed.config.feed.variants {
        for one in chosen(variant, &feed.items) {
            documents.push(one.document(&feed, site));
        }
    }
    documents.extend(pages(feed, site).into_iter().rev());
    let mut seen = BTreeMap::new();
    for (path, feed) in &documents {
        if seen.insert(path, ()).is_some() || site.is_source(path) {
            let message =
                format!("two feeds, or a feed and a source of the show, would be written to {}", path.display());
            let help = "give each of [[feed.variants]] a path of its own; with `each`, put {season} or {tag} into it";
            let place = feed.config.place("feed.variants");
            diagnostics.push(Diagnostic::error("feed-path", message).at(place).help(help));
        }
    }
    documents
}

/// The feed on pages of `[feed] page_size` (RFC 5005, section 3), the first one first.
fn pages<'a>(feed: Feed<'a>, site: &Site<'_>) -> Vec<Document<'a>> {
    let size = feed.config.feed.page_size.filter(|size| *size > 0).map_or(usize::MAX, |size| size as usize);
    if feed.items.len() <= size {
        return vec![(site.feed_name(), feed)];
    }
    let groups: Vec<Vec<Item<'a>>> = feed.items.chunks(size).map(<[Item<'a>]>::to_vec).collect();
    let name = |page: usize| if page == 0 { site.feed_name() } else { numbered(&site.feed_name(), page + 1) };
    let address = |page: usize| if page == 0 { feed.address.clone() } else { site.address(&name(page)) };
    let last = groups.len() - 1;
    let beside = |page: usize| {
        let before = page.checked_sub(1).map(|before| ("previous", before));
        let after = (page < last).then_some(("next", page + 1));
        let all = [Some(("first", 0)), Some(("last", last)), before, after];
        all.into_iter().flatten().filter_map(|(rel, page)| Some((rel, address(page)?))).collect()
    };
    let pages = groups.into_iter().enumerate();
    pages
        .map(|(page, items)| {
            (name(page), Feed { address: address(page), pages: beside(page), items, ..feed.clone_bare() })
        })
        .collect()
}

/// `feed.xml` as `feed-2.xml`.
fn numbered(name: &Path, page: usize) -> PathBuf {
    let (stem, extension) = parts(name);
    PathBuf::from(format!("{stem}-{page}{extension}"))
}

/// A name without its extension, and that with its dot.
fn parts(name: &Path) -> (String, String) {
    let extension = name.extension().map(|extension| format!(".{}", extension.to_string_lossy()));
    (name.file_stem().unwrap_or_default().to_string_lossy().into_owned(), extension.unwrap_or_default())
}

/// One feed that a variant makes.
struct Chosen<'v, 'a> {
    variant: &'v Variant,
    /// What stands for `{season}` or `{tag}`.
    value: String,
    items: Vec<Item<'a>>,
}

fn chosen<'v, 'a>(variant: &'v Variant, items: &[Item<'a>]) -> Vec<Chosen<'v, 'a>> {
    let fits = |item: &&Item<'_>| {
        let tagged = |tag: &String| item.episode.tags.iter().any(|own| own.to_lowercase() == tag.to_lowercase());
        variant.season.is_none_or(|season| item.episode.season == Some(season))
            && variant.tag.as_ref().is_none_or(tagged)
    };
    let mut groups: BTreeMap<String, Vec<Item<'a>>> = BTreeMap::new();
    for item in items.iter().filter(fits) {
        for value in values(variant.each, item) {
            let group = groups.entry(value).or_default();
            if variant.latest.is_none_or(|latest| group.len() < latest as usize) {
                group.push(item.clone());
            }
        }
    }
    groups.into_iter().map(|(value, items)| Chosen { variant, value, items }).collect()
}

/// The feeds of an `each` that an item belongs to.
fn values(each: Option<Each>, item: &Item<'_>) -> Vec<String> {
    match each {
        None => vec![String::new()],
        Some(Each::Season) => item.episode.season.iter().map(ToString::to_string).collect(),
        Some(Each::Tag) => {
            let mut tags: Vec<String> = item.episode.tags.iter().map(|tag| tag.to_lowercase()).collect();
            tags.sort();
            tags.dedup();
            tags
        }
    }
}

impl<'a> Chosen<'_, 'a> {
    fn document(self, feed: &Feed<'a>, site: &Site<'_>) -> Document<'a> {
        let path = PathBuf::from(self.filled(&self.variant.path, &slug::slugify(&self.value)));
        let title = self.variant.title.as_ref().map(|title| self.filled(title, &self.value));
        let address = site.address(&path);
        // Another address, another show: apps must not take the one for the other.
        let guid = address.as_ref().map(identity::podcast_guid);
        let pages = Vec::new();
        // Who listens to a season has not asked for the whole show.
        let moved = None;
        (path, Feed { title, address, guid, pages, moved, items: self.items, ..feed.clone_bare() })
    }

    fn filled(&self, template: &str, value: &str) -> String {
        template.replace("{season}", value).replace("{tag}", value)
    }
}
