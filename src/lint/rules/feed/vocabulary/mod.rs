//! The walk along the tables of the vocabulary: one look at every element, for many rules.
//!
//! ```text
//! elements    is it known, in its place, once; is what it needs inside
//! attributes  are they known, are the needed ones there
//! values      have texts and attributes the form that the table asks for
//! ```

mod attributes;
mod elements;
mod fix;
#[cfg(test)]
mod tests;
mod values;

use crate::diagnostic::Diagnostics;
use crate::feed::read::{Element, Ns};
use crate::lint::feed::FeedContext;
use crate::vocabulary::{self, vocabulary};

/// Judges every element by its entry in the tables.
pub(super) fn walk(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    // Elements stand in document order, so that the entry of a parent is known before its children are met.
    let mut entries: Vec<Option<&'static vocabulary::Element>> = Vec::new();
    let is_podcast = feed.is_podcast();
    for element in feed.document.elements() {
        let entry = entry(element, &entries);
        entries.push(entry);
        let Some(entry) = entry else {
            if element.parent().is_none_or(|parent| known(parent, &entries)) {
                elements::unknown(feed, element, &entries, found);
            }
            continue;
        };
        elements::inside(feed, element, is_podcast, found);
        attributes::check(feed, element, entry, found);
        values::text(feed, element, entry, found);
    }
}

/// The entry of an element, where its parent has one.
fn entry(
    element: Element<'_>,
    entries: &[Option<&'static vocabulary::Element>],
) -> Option<&'static vocabulary::Element> {
    if !vocabulary().knows(element.ns()) {
        return None;
    }
    match element.parent() {
        None => vocabulary().element("", element.ns(), element.local()),
        Some(parent) if known(parent, entries) => {
            vocabulary().element(&qualified(parent), element.ns(), element.local())
        }
        Some(_) => None,
    }
}

fn known(element: Element<'_>, entries: &[Option<&'static vocabulary::Element>]) -> bool {
    entries.get(element.id() as usize).is_some_and(Option::is_some)
}

/// The name with the prefix that is customary, whatever the feed uses.
fn qualified(element: Element<'_>) -> std::borrow::Cow<'_, str> {
    match element.ns() {
        Ns::Rss => element.local().into(),
        ns if element.qualified().strip_suffix(element.local()).and_then(|prefix| prefix.strip_suffix(':'))
            == Some(ns.prefix()) =>
        {
            element.qualified().into()
        }
        ns => format!("{}:{}", ns.prefix(), element.local()).into(),
    }
}
