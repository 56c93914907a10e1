//! Chapter markers.

pub mod chapter_form_unusual;
pub mod described;
pub mod document;
pub mod id3;
pub mod no_chapters;
pub(in crate::lint) mod sidecar;

use crate::lint::rule::Rule;

/// The rules of this group.
pub static RULES: &[&Rule] = &[&chapter_form_unusual::RULE, &no_chapters::RULE];
