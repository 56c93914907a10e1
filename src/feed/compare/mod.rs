//! What subscribers would see change between two states of a feed.
//!
//! Apps know an item by its guid. An item that comes back with another guid is downloaded again by everybody, and one
//! that comes back with the guid of another never appears. This is found by pairing the items of both feeds.

mod change;
mod entry;
mod meaning;
mod pairs;
#[cfg(test)]
mod tests;

pub use change::Change;
pub use entry::Entry;
pub(crate) use meaning::resolve;

use std::collections::HashSet;

use super::read::Document;

/// Two states of a feed, item by item.
pub struct Comparison<'a> {
    /// The items of the old feed.
    pub old: Vec<Entry<'a>>,
    /// The items of the new feed.
    pub new: Vec<Entry<'a>>,
    /// What differs in the channel.
    pub channel: Vec<Change>,
    /// Items that both feeds have, in the order of the new one.
    pub kept: Vec<Kept>,
    /// Items that only the new feed has, by their index.
    pub added: Vec<usize>,
    /// Items that only the old feed has, by their index.
    pub gone: Vec<Gone>,
}

/// An item that only the old feed has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gone {
    /// Its index in the old feed.
    pub old: usize,
    /// Did it drop off the end of a feed that shows only the latest ones?
    pub dropped_off: bool,
}

/// An item that both feeds have.
pub struct Kept {
    /// Its index in the old feed.
    pub old: usize,
    /// Its index in the new feed.
    pub new: usize,
    /// What differs.
    pub changes: Vec<Change>,
    /// How apps would take it.
    pub fate: Fate,
}

/// How apps take an item that both feeds have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// As the item they know.
    Known,
    /// As a new one: its guid has changed.
    ComesBack,
    /// As one they know, though it is another: its guid has been used before.
    Hidden,
}

impl<'a> Comparison<'a> {
    /// Compares two states of a feed.
    pub fn new(old: &'a Document<'a>, new: &'a Document<'a>) -> Self {
        let channel = match (old.channel(), new.channel()) {
            (Some(old), Some(new)) => change::of_channel(old, new),
            _ => Vec::new(),
        };
        let (old, new) = (Entry::all(old), Entry::all(new));
        let pairs = pairs::pairs(&old, &new);
        let kept: Vec<Kept> = pairs
            .iter()
            .filter_map(|pair| {
                let (before, after) = (old.get(pair.old)?, new.get(pair.new)?);
                let changes = change::of_item(before, after);
                Some(Kept { old: pair.old, new: pair.new, fate: fate(before, after, &changes), changes })
            })
            .collect();
        let gone = gone(&old, &new, &kept);
        let added = without(new.len(), kept.iter().map(|kept| kept.new)).collect();
        Self { old, new, channel, kept, added, gone }
    }

    /// Compares `old` with the `first` page of a feed that is `whole` in another document, which begins with that page.
    /// What stands on other pages has not gone, and is told where it stands.
    pub fn of_first_page(old: &'a Document<'a>, first: &'a Document<'a>, whole: &'a Document<'a>) -> Self {
        let all = Self::new(old, whole);
        let new = Entry::all(first);
        let kept = all.kept.into_iter().filter(|kept| kept.new < new.len()).collect();
        let added = all.added.into_iter().filter(|index| *index < new.len()).collect();
        Self { new, kept, added, ..all }
    }

    /// Is there nothing that subscribers could see?
    pub fn is_empty(&self) -> bool {
        self.channel.is_empty()
            && self.added.is_empty()
            && self.gone.is_empty()
            && self.kept.iter().all(|kept| kept.changes.is_empty())
    }
}

/// The numbers below `count` that are not `taken`.
fn without(count: usize, taken: impl Iterator<Item = usize>) -> impl Iterator<Item = usize> {
    let mut is_taken = vec![false; count];
    for index in taken {
        if let Some(it) = is_taken.get_mut(index) {
            *it = true;
        }
    }
    is_taken.into_iter().enumerate().filter(|(_, taken)| !taken).map(|(index, _)| index)
}

fn gone(old: &[Entry<'_>], new: &[Entry<'_>], kept: &[Kept]) -> Vec<Gone> {
    let oldest_kept = kept.iter().filter_map(|kept| new.get(kept.new)?.published()).min();
    let dropped_off = |index: usize| match (old.get(index).and_then(Entry::published), oldest_kept) {
        (Some(date), Some(oldest)) => date < oldest && new.len() >= old.len(),
        _ => false,
    };
    let mut shown = HashSet::new();
    // Of several items with one guid apps show the first: nobody misses the others.
    let hidden: Vec<usize> =
        (0..).zip(old).filter(|(_, entry)| !shown.insert(&entry.identity)).map(|(at, _)| at).collect();
    without(old.len(), kept.iter().map(|kept| kept.old).chain(hidden))
        .map(|index| Gone { old: index, dropped_off: dropped_off(index) })
        .collect()
}

fn fate(old: &Entry<'_>, new: &Entry<'_>, changes: &[Change]) -> Fate {
    if old.identity != new.identity {
        return Fate::ComesBack;
    }
    let changed = |field: &str| changes.iter().any(|change| change.field == field);
    let other_file = changed("enclosure@url") && old.file() != new.file();
    if other_file && changed("title") && changed("pubDate") { Fate::Hidden } else { Fate::Known }
}
