//! The channel of a feed, and the feed as a file.

use crate::lint::rule::Rule;

/// The rules of this group.
pub static RULES: &[&Rule] = &[];
