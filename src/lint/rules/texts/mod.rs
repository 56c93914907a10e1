//! The texts of a feed: HTML where it belongs and where it does not.

pub mod cdata_left;
pub mod channel_description_html;
pub mod description_is_title;
pub mod description_markup;
pub mod description_missing;
pub mod description_too_long;
pub mod html_address_broken;
pub mod html_escaped_twice;
pub mod html_event_attribute;
pub mod html_in_plain_text;
pub mod html_invalid;
pub mod html_link_http;
pub mod html_relative_address;
pub mod html_style_unsafe;
pub mod html_tag_dropped;
pub mod html_unsafe;
pub mod markdown_left;
pub mod name_is_address;
pub mod plain_line_breaks;
pub mod reference_escaped_twice;
pub mod reference_left;
pub mod summary_alone;
pub mod summary_copied;
pub mod template_left;
#[cfg(test)]
mod tests;
pub mod tracking_pixel;

use crate::lint::rule::Rule;

/// The rules of this group.
pub static RULES: &[&Rule] = &[
    &html_unsafe::RULE,
    &html_event_attribute::RULE,
    &html_style_unsafe::RULE,
    &html_relative_address::RULE,
    &html_address_broken::RULE,
    &html_escaped_twice::RULE,
    &cdata_left::RULE,
    &html_in_plain_text::RULE,
    &channel_description_html::RULE,
    &reference_left::RULE,
    &description_too_long::RULE,
    &description_markup::RULE,
    &description_missing::RULE,
    &description_is_title::RULE,
    &template_left::RULE,
    &tracking_pixel::RULE,
    &summary_copied::RULE,
    &summary_alone::RULE,
    &html_tag_dropped::RULE,
    &html_link_http::RULE,
    &plain_line_breaks::RULE,
    &html_invalid::RULE,
    &reference_escaped_twice::RULE,
    &markdown_left::RULE,
    &name_is_address::RULE,
];
