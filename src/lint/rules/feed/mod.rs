//! The channel of a feed, and the feed as a file.

pub mod atom_link;
pub mod attribute_case;
pub mod attribute_missing;
pub mod attribute_recommended;
pub mod attribute_unknown;
pub mod channel_missing;
pub mod docs_unusual;
pub mod element_case;
pub mod element_legacy;
pub mod element_misplaced;
pub mod element_missing;
pub mod element_repeated;
pub mod element_unknown;
pub mod guid_not_canonical;
pub mod itunes_category;
pub mod media_content_missing;
pub mod psc_chapter_behind_end;
pub mod psc_chapter_order;
pub mod skip;
pub mod slash_comments_undated;
pub mod text_looks_like_markup;
pub mod text_unexpected;
pub mod textinput_used;
pub mod value_blank;
pub mod value_too_long;
pub mod value_whitespace;
pub mod values;
mod vocabulary;

use crate::lint::rule::Rule;

/// The rules of this group that hold elements, attributes and values to the tables of the vocabulary.
pub static VOCABULARY: &[&Rule] = &[
    &channel_missing::channel::RULE,
    &channel_missing::title::RULE,
    &channel_missing::link::RULE,
    &channel_missing::description::RULE,
    &channel_missing::language::RULE,
    &channel_missing::category::RULE,
    &channel_missing::explicit::RULE,
    &channel_missing::image::RULE,
    &channel_missing::author::RULE,
    &channel_missing::email::RULE,
    &element_unknown::RULE,
    &element_misplaced::RULE,
    &element_case::RULE,
    &element_repeated::RULE,
    &element_missing::RULE,
    &element_legacy::RULE,
    &attribute_unknown::RULE,
    &attribute_case::RULE,
    &attribute_missing::RULE,
    &attribute_recommended::RULE,
    &text_unexpected::RULE,
    &value_blank::RULE,
    &value_too_long::RULE,
    &value_whitespace::RULE,
    &text_looks_like_markup::RULE,
    &textinput_used::RULE,
    &docs_unusual::RULE,
    &slash_comments_undated::RULE,
    &guid_not_canonical::RULE,
    &media_content_missing::RULE,
    &psc_chapter_order::RULE,
    &psc_chapter_behind_end::RULE,
];

/// The rules of this group.
pub static RULES: &[&Rule] = &[];
