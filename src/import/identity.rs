//! What apps know an item by, and items that share it.

use std::collections::HashMap;

use super::source::Source;
use super::tally::Case;
use crate::feed::compare::Entry;
use crate::feed::read::Ns;
use crate::vocabulary::values::flag;

/// What an item is to apps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Identity {
    /// An episode known by this guid.
    Known {
        /// The guid.
        guid: String,
        /// Is it the address of a page?
        permalink: bool,
    },
    /// An episode whose guid another one has: apps never show it.
    Hidden,
    /// The same item as one before.
    Repeated,
    /// Nothing says who it is.
    Unknown,
}

/// The items by what apps know them by.
#[derive(Default)]
pub(super) struct Identities {
    /// Title and address of the audio, by identity.
    known: HashMap<String, (String, String)>,
}

impl Identities {
    /// Tells which episode `item` is, in the order of the feed.
    pub(super) fn of<'d>(&mut self, source: &mut Source<'d>, entry: &Entry<'d>) -> Identity {
        let element = source.child(entry.element, Ns::Rss, "guid");
        if entry.identity.is_empty() {
            return Identity::Unknown;
        }
        let mut note = |case| source.tally.add(case, source.document.place(entry.place()), entry.name());
        if entry.guid.is_none() {
            note(Case::GuidMissing);
        }
        let facts = (entry.title.to_string(), entry.url.to_owned());
        match self.known.get(entry.identity.as_ref()) {
            Some(first) if *first == facts => {
                note(Case::ItemTwice);
                return Identity::Repeated;
            }
            Some(_) => {
                note(Case::GuidTwice);
                return Identity::Hidden;
            }
            None => {}
        }
        let guid = entry.identity.to_string();
        self.known.insert(guid.clone(), facts);
        let stated = element.and_then(|element| element.attribute("isPermaLink"));
        let says_no = stated.is_some_and(|stated| flag::means(stated.value()) == Some(false));
        let permalink =
            entry.guid.is_some() && !says_no && (guid.starts_with("http://") || guid.starts_with("https://"));
        Identity::Known { guid, permalink }
    }
}
