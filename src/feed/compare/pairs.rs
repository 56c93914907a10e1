//! Which item of the old feed is which item of the new one, also where its guid has changed.

use std::collections::HashMap;
use std::hash::Hash;

use super::entry::Entry;

/// Old and new item, by their index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) old: usize,
    pub(super) new: usize,
}

/// Pairs the items of two feeds: by guid first, then what is left by file, by title and day, by title alone where it is
/// the only one. Doubled items pair with the first.
pub(super) fn pairs(old: &[Entry<'_>], new: &[Entry<'_>]) -> Vec<Pair> {
    let mut matching =
        Matching { old, new, taken_old: vec![false; old.len()], taken_new: vec![false; new.len()], pairs: Vec::new() };
    matching.by(Several::TakeFirst, |entry| some(&entry.identity));
    matching.by(Several::TakeNone, |entry| some(entry.file()));
    matching.by(Several::TakeNone, |entry| Some((some(&entry.title)?, entry.published()?.date_naive())));
    matching.by(Several::TakeNone, |entry| some(&entry.title));
    matching.pairs.sort_by_key(|pair| pair.new);
    matching.pairs
}

/// What several items with one key mean.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Several {
    TakeFirst,
    TakeNone,
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

struct Matching<'e, 'a> {
    old: &'e [Entry<'a>],
    new: &'e [Entry<'a>],
    taken_old: Vec<bool>,
    taken_new: Vec<bool>,
    pairs: Vec<Pair>,
}

impl Matching<'_, '_> {
    /// Pairs what has no partner yet and shares a key. Of several with one key the first is meant, as apps do with
    /// guids, or none where the key proves nothing then.
    fn by<K: Eq + Hash>(&mut self, several: Several, key: impl Fn(&Entry<'_>) -> Option<K>) {
        let old = free(self.old, &self.taken_old, &key);
        for (key, (new, only_new)) in free(self.new, &self.taken_new, &key) {
            let Some((old, only_old)) = old.get(&key).copied() else { continue };
            if several == Several::TakeFirst || (only_old && only_new) {
                self.take(old, new);
            }
        }
    }

    fn take(&mut self, old: usize, new: usize) {
        if let (Some(taken_old), Some(taken_new)) = (self.taken_old.get_mut(old), self.taken_new.get_mut(new)) {
            (*taken_old, *taken_new) = (true, true);
            self.pairs.push(Pair { old, new });
        }
    }
}

/// The first item without partner of each key, and whether it is the only one.
fn free<K: Eq + Hash>(
    entries: &[Entry<'_>],
    taken: &[bool],
    key: impl Fn(&Entry<'_>) -> Option<K>,
) -> HashMap<K, (usize, bool)> {
    let mut free = HashMap::new();
    for (index, (entry, taken)) in entries.iter().zip(taken).enumerate() {
        if let (false, Some(key)) = (taken, key(entry)) {
            free.entry(key).and_modify(|(_, only)| *only = false).or_insert((index, true));
        }
    }
    free
}
