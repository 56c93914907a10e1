//! What parsers, normalisers and the generator report: the pages of these rules stand here.

use crate::lint::rule::Rule;

/// The rules of this group.
pub static RULES: &[&Rule] = &[];
