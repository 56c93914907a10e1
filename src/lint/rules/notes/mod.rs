//! Show notes.

mod labels;
mod sponsor_lines;

pub mod connect_missing;
pub mod date_no_year;
pub mod file_name_form;
pub mod front_matter_key_case;
pub mod front_matter_key_unknown;
pub mod guest_idle;
pub mod guest_no_link;
pub mod handle_url;
pub mod heading_form;
pub mod heading_missing;
pub mod host_misspelt_notes;
pub mod joke_missing;
pub mod length_implausible;
pub mod live_weekday;
pub mod placeholder;
pub mod presenter_undeclared;
pub mod same_presenter_twice;
pub mod sponsor_name_variant;
pub mod sponsor_no_link;
pub mod sponsor_script_left;
pub mod sponsor_url_http;
pub mod title_missing;
pub mod title_number;
pub mod topic_foreign_link;
pub mod topic_gap;
pub mod topic_label_broken;
pub mod topic_label_split;
pub mod topic_link_split;
pub mod topic_no_body;
pub mod topic_no_link;
pub mod topic_no_title;
pub mod topic_order;
pub mod typographic_quotes;
pub mod yaml_trap;

use crate::lint::rule::Rule;

/// The rules of this group.
pub static RULES: &[&Rule] = &[
    &connect_missing::RULE,
    &date_no_year::RULE,
    &file_name_form::RULE,
    &front_matter_key_case::RULE,
    &front_matter_key_unknown::RULE,
    &guest_idle::RULE,
    &guest_no_link::RULE,
    &handle_url::RULE,
    &heading_form::RULE,
    &heading_missing::RULE,
    &host_misspelt_notes::RULE,
    &joke_missing::RULE,
    &length_implausible::RULE,
    &live_weekday::RULE,
    &placeholder::RULE,
    &presenter_undeclared::RULE,
    &same_presenter_twice::RULE,
    &sponsor_name_variant::RULE,
    &sponsor_no_link::RULE,
    &sponsor_script_left::RULE,
    &sponsor_url_http::RULE,
    &title_missing::RULE,
    &title_number::RULE,
    &topic_foreign_link::RULE,
    &topic_gap::RULE,
    &topic_label_broken::RULE,
    &topic_label_split::RULE,
    &topic_link_split::RULE,
    &topic_no_body::RULE,
    &topic_no_link::RULE,
    &topic_no_title::RULE,
    &topic_order::RULE,
    &typographic_quotes::RULE,
    &yaml_trap::RULE,
];

#[cfg(test)]
mod tests;
