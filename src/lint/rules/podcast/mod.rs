//! The podcast namespace.

use crate::lint::rule::Rule;

/// The rules of this group.
pub static RULES: &[&Rule] = &[];
