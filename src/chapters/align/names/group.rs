//! Up to 64 names that are listened for at once, one bit each.

use std::sync::OnceLock;

use super::name::{LETTERS, LONGEST_GLUED, Name};

/// Planes of a number for each name, least bit first: enough for a count of [`LETTERS`].
const PLANES: usize = 5;
/// The most that can be counted.
const FULL: u32 = (1 << PLANES) - 1;

/// Names, and what they demand of whatever may be one of them, bit by bit.
pub(super) struct Group<'a> {
    names: &'a [Name],
    /// For each letter, the names without it.
    without: [u64; LETTERS],
    /// By length and number of different letters, as far as asked for.
    demands: Vec<OnceLock<Demand>>,
}

/// What names demand of something of one length and number of different letters.
#[derive(Clone, Copy)]
struct Demand {
    /// The names that it cannot be, whichever its letters are.
    excluded: u64,
    /// For each other name, how near to overflow counting foreign letters begins: one more than allowed overflows.
    spent: [u64; PLANES],
}

impl<'a> Group<'a> {
    /// As many names as a set has bits.
    pub(super) const MOST: usize = 64;

    /// At most [`Self::MOST`] names.
    pub(super) fn new(names: &'a [Name]) -> Self {
        Self {
            names,
            without: std::array::from_fn(|letter| set(names, |name| name.letters >> letter & 1 == 0)),
            demands: vec![OnceLock::new(); (LONGEST_GLUED + 1) * (LETTERS + 1)],
        }
    }

    /// The names that something of this length may be that holds these letters, one bit each.
    ///
    /// Foreign letters are counted for all names at once: a letter costs a few operations, whatever the number of names.
    pub(super) fn possible(&self, length: usize, letters: u32) -> u64 {
        let different = letters.count_ones();
        let demand = self.demands.get(length * (LETTERS + 1) + different as usize);
        let Some(demand) = demand.filter(|_| length <= LONGEST_GLUED) else { return 0 };
        let Demand { mut excluded, spent: mut count } = *demand.get_or_init(|| self.demand(length, different));
        if excluded == u64::MAX {
            return 0;
        }
        for letter in bits(letters.into()) {
            let mut carry = self.without.get(letter).copied().unwrap_or_default();
            for plane in &mut count {
                (*plane, carry) = (*plane ^ carry, *plane & carry);
            }
            excluded |= carry;
        }
        !excluded
    }

    fn demand(&self, length: usize, different: u32) -> Demand {
        let spent = |name: &Name| FULL - name.most_foreign(length, different).unwrap_or_default().min(FULL);
        Demand {
            excluded: !set(self.names, |name| name.most_foreign(length, different).is_some()),
            spent: std::array::from_fn(|plane| set(self.names, |name| spent(name) >> plane & 1 == 1)),
        }
    }

    /// Names of a set, each with its index in the group.
    pub(super) fn named(&self, set: u64) -> impl Iterator<Item = (usize, &Name)> {
        bits(set).filter_map(|bit| Some((bit, self.names.get(bit)?)))
    }
}

/// The names of which `holds`.
fn set(names: &[Name], holds: impl Fn(&Name) -> bool) -> u64 {
    (0..).zip(names).filter(|(_, name)| holds(name)).fold(0, |names, (bit, _)| names | 1 << bit)
}

/// The numbers of the bits that are set.
fn bits(mut set: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = set.trailing_zeros();
        (set != 0).then(|| {
            set &= set - 1;
            bit as usize
        })
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rphonetic::DoubleMetaphone;

    use super::super::name::letters;
    use super::*;

    proptest! {
        #[test]
        fn counting_for_all_at_once_is_counting_for_each(
            names in proptest::collection::vec("[a-z]{1,24}|[a-z0-9]{1,9}|[a-c]{3,6}", 0..=Group::MOST),
            said in "[a-z7]{0,30}|[a-e]{3,9}",
        ) {
            let metaphone = DoubleMetaphone::new(Some(12));
            let names: Vec<Name> = names.iter().map(|name| Name::new(name, &metaphone)).collect();
            let possible = Group::new(&names).possible(said.len(), letters(&said));
            for (bit, name) in names.iter().enumerate() {
                prop_assert_eq!(possible >> bit & 1 == 1, name.may_be(said.len(), letters(&said)));
            }
            prop_assert_eq!(possible.checked_shr(names.len() as u32).unwrap_or_default(), 0);
        }
    }
}
