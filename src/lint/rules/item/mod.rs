//! The items of a feed.

use crate::lint::rule::Rule;

/// The rules of this group.
pub static RULES: &[&Rule] = &[];
