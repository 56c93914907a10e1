//! What servers say of the feed and of the files that it names (`--online`).
//!
//! Each address is asked once, however many items name it; the rules look at the answers.

mod address_private;
mod asked;
mod certificate_invalid;
mod chapters_type_served;
mod cors_missing;
mod enclosure_length_served;
mod enclosure_type_served;
mod enclosure_unreachable;
mod feed_charset_served;
mod feed_redirect_temporary;
mod feed_type_served;
mod feed_uncompressed;
mod feed_unreachable;
mod feed_validators_missing;
mod file_unreachable;
mod head_refused;
mod picture_type_served;
mod picture_unfit;
mod picture_unreachable;
mod ranges_refused;
mod redirect_insecure;
mod redirects_many;
mod server_slow;
#[cfg(test)]
mod tests;
mod transcript_type_served;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::feed::read::Document;
use crate::lint::rule::Rule;
use crate::net::Client;
use asked::{Asked, What};

/// The rules of this module.
pub static RULES: &[&Rule] = &[
    &address_private::RULE,
    &certificate_invalid::RULE,
    &chapters_type_served::RULE,
    &cors_missing::RULE,
    &enclosure_length_served::RULE,
    &enclosure_type_served::RULE,
    &enclosure_unreachable::RULE,
    &feed_charset_served::RULE,
    &feed_redirect_temporary::RULE,
    &feed_type_served::RULE,
    &feed_uncompressed::RULE,
    &feed_unreachable::RULE,
    &feed_validators_missing::RULE,
    &file_unreachable::RULE,
    &head_refused::RULE,
    &picture_type_served::RULE,
    &picture_unfit::RULE,
    &picture_unreachable::RULE,
    &ranges_refused::RULE,
    &redirect_insecure::RULE,
    &redirects_many::RULE,
    &server_slow::RULE,
    &transcript_type_served::RULE,
];

/// What each of them asks of an answer.
static CHECKS: &[fn(&Asked<'_>) -> Option<Diagnostic>] = &[
    address_private::check,
    certificate_invalid::check,
    chapters_type_served::check,
    cors_missing::check,
    enclosure_length_served::check,
    enclosure_type_served::check,
    enclosure_unreachable::check,
    feed_charset_served::check,
    feed_redirect_temporary::check,
    feed_type_served::check,
    feed_uncompressed::check,
    feed_unreachable::check,
    feed_validators_missing::check,
    file_unreachable::check,
    head_refused::check,
    picture_type_served::check,
    picture_unfit::check,
    picture_unreachable::check,
    ranges_refused::check,
    redirect_insecure::check,
    redirects_many::check,
    server_slow::check,
    transcript_type_served::check,
];

/// Asks about all that `document` names, and judges the answers.
pub fn check(document: &Document<'_>, client: &Client) -> Diagnostics {
    let questions = asked::questions(document);
    client.ask_all(questions.iter().map(|question| question.url.clone()));
    let judged = questions.into_iter().flat_map(|question| {
        let answer = client.answer(&question.url);
        let asked = Asked::new(document, question, answer);
        CHECKS.iter().filter_map(|check| check(&asked)).collect::<Diagnostics>()
    });
    judged.collect()
}
