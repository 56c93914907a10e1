//! Chapters: a file that a feed links to, or those that it holds itself (Podlove Simple Chapters).

use serde::Serialize;
use url::Url;

use super::source::Source;
use crate::chapters::formats::{psc, web_address};
use crate::feed::read::{Element, Ns};

/// One chapter, as front matter holds it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Chapter {
    start: f64,
    title: String,
    url: Option<String>,
    image: Option<String>,
}

/// The file that an item links to.
pub(super) fn link<'d>(source: &mut Source<'d>, item: Element<'d>) -> Option<Url> {
    source.child(item, Ns::Podcast, "chapters").and_then(|element| source.address(element, "url"))
}

/// The chapters of `psc:chapters`, in their order.
pub(super) fn list<'d>(source: &mut Source<'d>, item: Element<'d>) -> Option<Vec<Chapter>> {
    let list = source.child(item, Ns::Psc, "chapters")?;
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
    Some(chapters).filter(|chapters| !chapters.is_empty())
}
