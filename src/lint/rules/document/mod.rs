//! The feed as a document: its root, its encoding, its namespaces. What is not well-formed is told by
//! [`feed::read`](crate::feed::read) itself.

pub mod characters_invisible;
pub mod characters_suspect;
pub mod declaration_missing;
pub mod doctype_external;
pub mod namespace_alias;
pub mod namespace_misspelt;
pub mod namespace_required;
pub mod namespace_twice;
pub mod namespace_unused;
pub mod prefix_reserved;
pub mod prefix_unusual;
pub mod root_in_namespace;
pub mod root_no_feed;

use crate::lint::rule::Rule;

/// The rules of this group.
pub static RULES: &[&Rule] = &[
    &root_no_feed::RULE,
    &root_in_namespace::RULE,
    &declaration_missing::RULE,
    &doctype_external::RULE,
    &characters_suspect::RULE,
    &namespace_misspelt::RULE,
    &namespace_alias::RULE,
    &namespace_twice::RULE,
    &namespace_unused::RULE,
    &namespace_required::RULE,
    &prefix_reserved::RULE,
    &prefix_unusual::RULE,
    &characters_invisible::RULE,
];
