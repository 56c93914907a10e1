//! Rules for the forms of values: one for each kind of fault that [`vocabulary::values`](crate::vocabulary::values) tells.

pub mod dates;
pub mod forms;
pub mod numbers;
pub mod people;
pub mod urls;
pub mod words;

use crate::lint::rule::Rule;
use crate::vocabulary::values::Kind;

/// The rule that tells faults of `kind`.
pub(super) fn rule(kind: Kind) -> &'static Rule {
    match kind {
        Kind::Date => &dates::date_invalid::RULE,
        Kind::DateForm => &dates::date_form::RULE,
        Kind::ZoneUnknown => &dates::zone_unknown::RULE,
        Kind::ZoneObsolete => &dates::zone_obsolete::RULE,
        Kind::Weekday => &dates::weekday_wrong::RULE,
        Kind::WeekdayMissing => &dates::weekday_missing::RULE,
        Kind::IsoDate => &dates::iso_date::RULE,
        Kind::Duration => &dates::duration::RULE,
        Kind::UrlRelative => &urls::relative::RULE,
        Kind::UrlEmpty => &urls::empty::RULE,
        Kind::Blank => &super::value_blank::RULE,
        Kind::Url => &urls::broken::RULE,
        Kind::UrlCharacter => &urls::character::RULE,
        Kind::UrlNonAscii => &urls::non_ascii::RULE,
        Kind::UrlDelimiter => &urls::delimiter::RULE,
        Kind::UrlLocal => &urls::local::RULE,
        Kind::UrlPassword => &urls::password::RULE,
        Kind::UrlScheme => &urls::scheme::RULE,
        Kind::UrlHttp => &urls::http::RULE,
        Kind::Number => &numbers::number::RULE,
        Kind::Boolean => &numbers::flag::RULE,
        Kind::Explicit => &numbers::explicit::RULE,
        Kind::ExplicitLegacy => &numbers::explicit_legacy::RULE,
        Kind::YesOnly => &numbers::yes::RULE,
        Kind::PictureSize => &numbers::picture::RULE,
        Kind::Word => &words::unknown::RULE,
        Kind::WordUnusual => &words::unusual::RULE,
        Kind::WordCase => &words::case::RULE,
        Kind::Language => &words::language::RULE,
        Kind::MediaType => &words::media_type::RULE,
        Kind::Keywords => &words::keywords::RULE,
        Kind::Form => &words::form::RULE,
        Kind::Contact => &people::invalid::RULE,
        Kind::ContactForm => &people::form::RULE,
        Kind::ContactName => &people::name::RULE,
        Kind::Version => &forms::version::RULE,
        Kind::Hour => &forms::hour::RULE,
        Kind::Day => &forms::day::RULE,
        Kind::FieldName => &forms::field::RULE,
    }
}

/// All of them, in the order in which they are listed.
pub static RULES: &[&Rule] = &[
    &dates::date_invalid::RULE,
    &dates::date_form::RULE,
    &dates::weekday_wrong::RULE,
    &dates::weekday_missing::RULE,
    &dates::zone_unknown::RULE,
    &dates::zone_obsolete::RULE,
    &dates::iso_date::RULE,
    &dates::duration::RULE,
    &urls::relative::RULE,
    &urls::empty::RULE,
    &urls::broken::RULE,
    &urls::character::RULE,
    &urls::non_ascii::RULE,
    &urls::delimiter::RULE,
    &urls::local::RULE,
    &urls::password::RULE,
    &urls::scheme::RULE,
    &urls::http::RULE,
    &numbers::number::RULE,
    &numbers::flag::RULE,
    &numbers::explicit::RULE,
    &numbers::explicit_legacy::RULE,
    &numbers::yes::RULE,
    &numbers::picture::RULE,
    &words::unknown::RULE,
    &words::unusual::RULE,
    &words::case::RULE,
    &words::language::RULE,
    &words::media_type::RULE,
    &words::keywords::RULE,
    &words::form::RULE,
    &people::invalid::RULE,
    &people::form::RULE,
    &people::name::RULE,
    &forms::version::RULE,
    &forms::hour::RULE,
    &forms::day::RULE,
    &forms::field::RULE,
];
