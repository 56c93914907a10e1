//! `podwright.toml` and waivers.

pub mod waiver_unknown;
pub mod waiver_unused;

use crate::lint::rule::Rule;

/// The rules of this group.
pub static RULES: &[&Rule] = &[&waiver_unknown::RULE, &waiver_unused::RULE];
