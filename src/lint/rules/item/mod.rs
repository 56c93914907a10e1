//! The items of a feed.

pub mod address_http;
pub mod block_active;
pub mod duration_implausible;
pub mod duration_missing;
pub mod duration_zero;
pub mod enclosure_format_apple;
pub mod enclosure_length_implausible;
pub mod enclosure_length_invalid;
pub mod enclosure_length_missing;
pub mod enclosure_length_same;
pub mod enclosure_length_zero;
pub mod enclosure_missing;
pub mod enclosure_several;
pub mod enclosure_type_extension;
pub mod enclosure_type_missing;
pub mod enclosure_type_mp3;
pub mod enclosure_type_unsupported;
pub mod enclosure_url_duplicate;
pub mod enclosure_url_entity;
pub mod enclosure_url_expires;
pub mod enclosure_url_extension;
pub mod enclosure_url_missing;
pub mod enclosure_url_page;
pub mod enclosure_url_scheme;
pub mod enclosure_url_similar;
pub mod file_shared;
pub mod guid_case;
pub mod guid_duplicate;
pub mod guid_empty;
pub mod guid_is_enclosure;
pub mod guid_missing;
pub mod guid_not_an_address;
pub mod guid_permalink_scheme;
pub mod guid_short;
pub mod guid_similar;
pub mod image_repeated;
pub mod item_link_missing;
pub mod item_number_missing;
pub mod item_repeated;
pub mod item_title_missing;
pub mod item_without_text;
pub mod items_oldest_first;
pub mod items_unordered;
pub mod itunes_title_redundant;
pub mod link_repeated;
pub mod number_against_date;
pub mod number_gap;
pub mod number_twice;
pub mod pubdate_ancient;
pub mod pubdate_future;
pub mod pubdate_missing;
pub mod pubdate_same;
pub mod serial_number_missing;
#[cfg(test)]
mod tests;
pub mod title_duplicate;
pub mod title_file_name;
pub mod title_number;
pub mod title_number_differs;
pub mod title_season_differs;
pub mod title_show_name;
pub mod trailer_numbered;
pub mod transcript_absent;

use crate::lint::rule::Rule;

/// The rules of this group.
pub static RULES: &[&Rule] = &[
    &item_without_text::RULE,
    &item_title_missing::RULE,
    &enclosure_missing::RULE,
    &enclosure_several::RULE,
    &enclosure_url_missing::RULE,
    &enclosure_length_missing::RULE,
    &enclosure_type_missing::RULE,
    &enclosure_length_invalid::RULE,
    &enclosure_length_zero::RULE,
    &enclosure_length_implausible::RULE,
    &enclosure_length_same::RULE,
    &enclosure_url_duplicate::RULE,
    &enclosure_url_entity::RULE,
    &enclosure_url_expires::RULE,
    &enclosure_url_extension::RULE,
    &enclosure_url_page::RULE,
    &enclosure_type_mp3::RULE,
    &enclosure_type_unsupported::RULE,
    &enclosure_type_extension::RULE,
    &enclosure_format_apple::RULE,
    &address_http::RULE,
    &guid_missing::RULE,
    &guid_empty::RULE,
    &guid_duplicate::RULE,
    &guid_case::RULE,
    &guid_not_an_address::RULE,
    &guid_permalink_scheme::RULE,
    &guid_short::RULE,
    &guid_is_enclosure::RULE,
    &pubdate_missing::RULE,
    &pubdate_future::RULE,
    &pubdate_ancient::RULE,
    &pubdate_same::RULE,
    &items_unordered::RULE,
    &items_oldest_first::RULE,
    &number_against_date::RULE,
    &number_twice::RULE,
    &serial_number_missing::RULE,
    &title_number::RULE,
    &title_number_differs::RULE,
    &title_show_name::RULE,
    &title_file_name::RULE,
    &title_duplicate::RULE,
    &item_repeated::RULE,
    &trailer_numbered::RULE,
    &duration_missing::RULE,
    &duration_zero::RULE,
    &item_link_missing::RULE,
    &block_active::RULE,
    &transcript_absent::RULE,
    &itunes_title_redundant::RULE,
    &image_repeated::RULE,
    &number_gap::RULE,
    &link_repeated::RULE,
    &enclosure_url_scheme::RULE,
    &enclosure_url_similar::RULE,
    &file_shared::RULE,
    &guid_similar::RULE,
    &duration_implausible::RULE,
    &item_number_missing::RULE,
    &title_season_differs::RULE,
];
