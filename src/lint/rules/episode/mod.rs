//! Facts of one episode, compared across its files.

pub mod sponsor_label_url;

use crate::lint::rule::Rule;

/// The rules of this group.
pub static RULES: &[&Rule] = &[&sponsor_label_url::RULE];
