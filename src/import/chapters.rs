//! Chapters: a file that a feed links to, or those that it holds itself (Podlove Simple Chapters).

use serde::Serialize;

use super::source::Source;
use crate::chapters::formats::{psc, web_address};
use crate::feed::read::{Element, Ns};

/// Chapters, as front matter states them.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub(super) enum Chapters {
    /// A file that is served elsewhere.
    File(String),
    /// A list; an empty one says that there are none, whatever the notes look like.
    List(Vec<Chapter>),
}

/// One chapter, as front matter holds it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Chapter {
    start: f64,
    title: String,
    url: Option<String>,
    image: Option<String>,
}

/// The chapters of an item.
pub(super) fn read<'d>(source: &mut Source<'d>, item: Element<'d>) -> Option<Chapters> {
    let file = source.child(item, Ns::Podcast, "chapters").and_then(|element| source.address(element, "url"));
    match file {
        Some(url) => Some(Chapters::File(url.into())),
        None => Some(list(source, item)).filter(|list| !list.is_empty()).map(Chapters::List),
    }
}

/// The chapters of `psc:chapters`, in their order.
fn list<'d>(source: &mut Source<'d>, item: Element<'d>) -> Vec<Chapter> {
    let Some(list) = source.child(item, Ns::Psc, "chapters") else { return Vec::new() };
    let mut chapters = Vec::new();
    for element in list.children_named(Ns::Psc, "chapter") {
        let start = source.attribute(element, "start").unwrap_or_default();
        let title = source.attribute(element, "title").unwrap_or_default();
        match psc::play_time(&start) {
            Some((start, _)) if !title.is_empty() => chapters.push(Chapter {
                start,
                title,
                url: web_address(source.attribute(element, "href").as_deref()),
                image: web_address(source.attribute(element, "image").as_deref()),
            }),
            _ => source.refuse(element, &start),
        }
    }
    chapters
}
