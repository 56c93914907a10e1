//! Chapter markers.

pub mod chapter_form_unusual;
pub mod document;

use crate::lint::rule::Rule;

/// The rules of this group.
pub static RULES: &[&Rule] = &[&chapter_form_unusual::RULE];
