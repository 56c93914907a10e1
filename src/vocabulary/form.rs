//! The forms that values of feeds have.

use serde::Deserialize;

use super::values::{Fault, contact, date, duration, flag, language, media_type, number, place, podcast, url, word};

/// The form of a value, as the tables name it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Nothing at all; elements may stand there.
    Empty,
    /// Text without markup.
    #[default]
    Text,
    /// Text with HTML.
    Html,
    /// One of a list of words.
    Word,
    /// Words separated by commas.
    Keywords,
    /// Words separated by spaces.
    Tokens,
    /// A whole URL.
    Url,
    /// A whole URL of something that apps fetch.
    WebUrl,
    /// A whole URL with https.
    HttpsUrl,
    /// A URI of any scheme.
    Uri,
    /// A date of RFC 2822.
    Date,
    /// A date of ISO 8601 in the W3C's profile, as exact as one likes.
    IsoDate,
    /// A moment of ISO 8601, with its zone.
    IsoTime,
    /// `itunes:duration`.
    Duration,
    /// Seconds, with a fraction where one likes; not negative.
    Seconds,
    /// A whole number.
    Integer,
    /// A whole number from 0.
    Natural,
    /// A whole number from 1.
    Positive,
    /// A number.
    Decimal,
    /// A number from 0 to 100.
    Percentage,
    /// Whole numbers separated by commas.
    Integers,
    /// `true` or `false`.
    Boolean,
    /// `itunes:explicit`.
    Explicit,
    /// `yes`, `no` or `clean`, as Google Play had it.
    YesNoClean,
    /// A flag that only `Yes` sets.
    Yes,
    /// The language of a feed.
    Language,
    /// A media type.
    MediaType,
    /// An e-mail address.
    Email,
    /// An e-mail address with a name.
    Contact,
    /// A category of Apple's list.
    Category,
    /// An hour of the day.
    Hour,
    /// A day of the week.
    Day,
    /// Width of the picture of RSS.
    PictureWidth,
    /// Height of the picture of RSS.
    PictureHeight,
    /// Name of a field of a form.
    FieldName,
    /// Version of RSS.
    Version,
    /// A country's two letters.
    Country,
    /// Countries separated by spaces.
    Countries,
    /// A UUID.
    Uuid,
    /// A `geo:` URI.
    Geo,
    /// An object of OpenStreetMap.
    Osm,
    /// Degrees from the equator.
    Latitude,
    /// Degrees from Greenwich.
    Longitude,
    /// Latitude and longitude.
    Position,
    /// Two such pairs or more.
    Positions,
    /// A rule of recurrence.
    Rrule,
    /// A ratio of CSS.
    AspectRatio,
    /// Pictures with their widths.
    Srcset,
    /// The name of a server.
    Host,
    /// A Normal Play Time.
    PlayTime,
}

impl Form {
    /// What is wrong with `text`, which has no white space around it.
    pub fn check(self, text: &str) -> Vec<Fault> {
        match self {
            // Words need their list, categories their place; texts may be anything.
            Self::Empty | Self::Text | Self::Html | Self::Word | Self::Category => Vec::new(),
            Self::Date => date::check(text),
            _ => self.first(text).into_iter().collect(),
        }
    }

    /// The one fault of a value of a form that has no more.
    fn first(self, text: &str) -> Option<Fault> {
        match self {
            Self::Keywords => word::keywords(text),
            Self::Tokens => word::tokens(text),
            Self::Url => url::check(text),
            Self::WebUrl => url::check_web(text),
            Self::HttpsUrl => url::check_https(text),
            Self::Uri => url::check_uri(text),
            Self::IsoDate => date::iso::date(text),
            Self::IsoTime => date::iso::time(text),
            Self::Duration => duration::check(text),
            Self::Seconds => number::seconds(text),
            Self::Integer => number::integer(text),
            Self::Natural => number::natural(text),
            Self::Positive => number::positive(text),
            Self::Decimal => number::decimal(text),
            Self::Percentage => number::percentage(text),
            Self::Integers => number::integers(text),
            Self::Boolean => flag::boolean(text),
            Self::Explicit => flag::explicit(text),
            Self::YesNoClean => flag::yes_no_clean(text),
            Self::Yes => flag::yes(text),
            Self::Language => language::check(text),
            Self::MediaType => media_type::check(text),
            Self::Email => contact::email(text),
            Self::Contact => contact::check(text),
            Self::Hour => number::hour(text),
            Self::Day => word::day(text),
            Self::PictureWidth => number::width(text),
            Self::PictureHeight => number::height(text),
            Self::FieldName => word::field_name(text),
            Self::Version => word::version(text),
            Self::Country => place::country(text),
            Self::Countries => place::countries(text),
            Self::Geo => place::geo(text),
            Self::Osm => place::osm(text),
            Self::Latitude => place::latitude(text),
            Self::Longitude => place::longitude(text),
            Self::Position => place::position(text),
            Self::Positions => place::positions(text),
            Self::Uuid => podcast::uuid(text),
            Self::Rrule => podcast::rrule(text),
            Self::AspectRatio => podcast::aspect_ratio(text),
            Self::Srcset => podcast::srcset(text),
            Self::Host => podcast::host(text),
            Self::PlayTime => podcast::play_time(text),
            Self::Empty | Self::Text | Self::Html | Self::Word | Self::Category | Self::Date => None,
        }
    }

    /// Is an empty text as good as none, where nothing is required? Other forms have no empty value.
    pub fn may_be_blank(self) -> bool {
        matches!(self, Self::Empty | Self::Text | Self::Html | Self::Word | Self::Keywords | Self::Yes)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALL: &[Form] = &[
        Form::Empty,
        Form::Text,
        Form::Html,
        Form::Word,
        Form::Keywords,
        Form::Tokens,
        Form::Url,
        Form::WebUrl,
        Form::HttpsUrl,
        Form::Uri,
        Form::Date,
        Form::IsoDate,
        Form::IsoTime,
        Form::Duration,
        Form::Seconds,
        Form::Integer,
        Form::Natural,
        Form::Positive,
        Form::Decimal,
        Form::Percentage,
        Form::Integers,
        Form::Boolean,
        Form::Explicit,
        Form::YesNoClean,
        Form::Yes,
        Form::Language,
        Form::MediaType,
        Form::Email,
        Form::Contact,
        Form::Category,
        Form::Hour,
        Form::Day,
        Form::PictureWidth,
        Form::PictureHeight,
        Form::FieldName,
        Form::Version,
        Form::Country,
        Form::Countries,
        Form::Uuid,
        Form::Geo,
        Form::Osm,
        Form::Latitude,
        Form::Longitude,
        Form::Position,
        Form::Positions,
        Form::Rrule,
        Form::AspectRatio,
        Form::Srcset,
        Form::Host,
        Form::PlayTime,
    ];

    /// What people write, and what is near it.
    const SHAPES: &str = "(\\PC{0,12}|[0-9:., TZ+-]{0,16}|(Mon|Wed, )?[0-9]{1,2} (May|june) [0-9]{2,4} [0-9:]{0,8} [A-Z+0-9]{0,5}|[a-z]{2,8}[:/@.-]{1,3}[a-z0-9é% .]{0,12}|geo:[0-9.,;-]{0,12}|FREQ=[A-Z;=0-9]{0,16}|yes|No|true)";

    proptest! {
        #[test]
        fn a_sure_mending_leaves_no_fault_of_its_kind(text in SHAPES) {
            let text = text.trim();
            for form in ALL {
                for fault in form.check(text) {
                    let Some(better) = fault.better.filter(|better| better.sure) else { continue };
                    let after = form.check(&better.value);
                    let left = after.iter().any(|one| one.kind == fault.kind);
                    prop_assert!(!left, "{form:?}: {text:?} → {:?} → {after:?}", better.value);
                }
            }
        }
    }
}
