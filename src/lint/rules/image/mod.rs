//! Advice on pictures that are files of the show; what platforms refuse is told by whoever reads them.

pub mod cover_density;
pub mod cover_heavy;
pub mod cover_size_preferred;

use crate::lint::rule::Rule;

/// The rules of this group; the first one looks for all of them.
pub static RULES: &[&Rule] = &[&cover_size_preferred::RULE, &cover_density::RULE, &cover_heavy::RULE];
