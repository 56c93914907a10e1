//! `podwright.toml` and waivers.

pub mod waiver_unknown;
pub mod waiver_unused;
pub mod waiver_without_reason;

use crate::lint::rule::Rule;

/// The rules of this group.
pub static RULES: &[&Rule] = &[&waiver_unknown::RULE, &waiver_unused::RULE, &waiver_without_reason::RULE];
