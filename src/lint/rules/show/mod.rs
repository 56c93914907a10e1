//! The show across its episodes.

use crate::lint::rule::Rule;

/// The rules of this group.
pub static RULES: &[&Rule] = &[];
