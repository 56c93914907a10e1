//! What the parts of a channel and its items say of each other.

pub mod alternate_link_untitled;
pub mod archive_links_missing;
pub mod channel_after_items;
pub mod channel_fact_twice;
pub mod deep_link_invalid;
pub mod description_behind_content;
pub mod description_twice;
pub mod explicit_items_unannounced;
pub mod feed_large;
pub mod history_link_in_item;
pub mod item_fact_twice;
pub mod items_missing;
pub mod itunes_image_format;
pub mod keywords_many;
pub mod language_untold;
pub mod last_build_early;
pub mod link_is_feed;
pub mod new_feed_url_self;
pub mod paging_inconsistent;
pub mod rss_image_format;
pub mod rss_image_link;
pub mod rss_image_title;
pub mod self_link_missing;
pub mod self_link_relative;
pub mod self_link_twice;
pub mod self_link_type;
pub mod show_blocked;
#[cfg(test)]
mod tests;
pub mod title_keywords;

use crate::lint::rule::Rule;

/// The rules of this group.
pub static RULES: &[&Rule] = &[
    &channel_after_items::RULE,
    &items_missing::RULE,
    &show_blocked::RULE,
    &self_link_missing::RULE,
    &self_link_twice::RULE,
    &self_link_relative::RULE,
    &self_link_type::RULE,
    &new_feed_url_self::RULE,
    &rss_image_title::RULE,
    &rss_image_link::RULE,
    &rss_image_format::RULE,
    &language_untold::RULE,
    &last_build_early::RULE,
    &link_is_feed::RULE,
    &feed_large::RULE,
    &history_link_in_item::RULE,
    &paging_inconsistent::RULE,
    &archive_links_missing::RULE,
    &channel_fact_twice::RULE,
    &item_fact_twice::RULE,
    &description_twice::RULE,
    &description_behind_content::RULE,
    &title_keywords::RULE,
    &explicit_items_unannounced::RULE,
    &alternate_link_untitled::RULE,
    &deep_link_invalid::RULE,
    &itunes_image_format::RULE,
    &keywords_many::RULE,
];
