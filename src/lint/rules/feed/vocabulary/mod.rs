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
    let entries = Entries::of(feed);
    let is_podcast = feed.is_podcast();
    for element in feed.document.elements() {
        let Some(entry) = entries.get(element) else {
            if element.parent().is_none_or(|parent| entries.get(parent).is_some()) {
                elements::unknown(feed, element, &entries, found);
            }
            continue;
        };
        elements::inside(feed, element, &entries, is_podcast, found);
        attributes::check(feed, element, entry, found);
        values::text(feed, element, entry, found);
    }
}

/// The entries of all elements.
struct Entries(Vec<Option<&'static vocabulary::Element>>);

impl Entries {
    fn of(feed: &FeedContext<'_>) -> Self {
        let mut entries = Self(Vec::new());
        // Elements stand in document order, so that the entry of a parent is known before its children are met.
        for element in feed.document.elements() {
            let entry = entries.find(element);
            entries.0.push(entry);
        }
        entries
    }

    /// Looks the entry of an element up, which only elements in known parents have.
    fn find(&self, element: Element<'_>) -> Option<&'static vocabulary::Element> {
        let name = match element.parent() {
            None => "".into(),
            Some(parent) => self.get(parent).map(|_| qualified(parent))?,
        };
        vocabulary().element(&name, element.ns(), element.local())
    }

    /// The entry of an element.
    fn get(&self, element: Element<'_>) -> Option<&'static vocabulary::Element> {
        self.0.get(element.id() as usize).copied().flatten()
    }
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
