//! Addresses with words in braces, such as `https://example.org/{number}/{slug}`.

use chrono::{DateTime, Datelike, FixedOffset};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use thiserror::Error;
use url::Url;

use crate::record::Episode;

/// The words a template may hold.
pub const WORDS: [&str; 6] = ["number", "slug", "id", "title", "season", "year"];

/// Why a template gave nothing.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TemplateError {
    /// A word that no template knows, or a brace without a partner.
    #[error("{{{0}}} is no word that podwright knows")]
    UnknownWord(String),
    /// The episode does not say what the word stands for.
    #[error("the episode has no {0}")]
    Missing(&'static str),
    /// The result is no address.
    #[error("{0} is no address")]
    NotAnAddress(String),
}

/// What the words of a template stand for in one episode.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// The record.
    pub episode: &'a Episode,
    /// Its date of publication, for `{year}`.
    pub published: Option<DateTime<FixedOffset>>,
}

/// What RFC 3986 leaves unreserved.
const SEGMENT: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Fills in an address; what the words stand for is percent-encoded.
///
/// # Errors
/// [`TemplateError`], when a word is unknown or has nothing to stand for, or when no web address comes out.
pub fn address(template: &str, words: Words<'_>) -> Result<Url, TemplateError> {
    let filled = fill(template, words, |value| utf8_percent_encode(value, &SEGMENT).to_string())?;
    Url::parse(&filled)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))
        .ok_or(TemplateError::NotAnAddress(filled))
}

/// Fills in plain text, such as a guid.
///
/// # Errors
/// [`TemplateError`], when a word is unknown or has nothing to stand for.
pub fn text(template: &str, words: Words<'_>) -> Result<String, TemplateError> {
    fill(template, words, str::to_owned)
}

fn fill(template: &str, words: Words<'_>, encode: impl Fn(&str) -> String) -> Result<String, TemplateError> {
    let mut parts = template.split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (word, rest) = part.split_once('}').ok_or_else(|| TemplateError::UnknownWord(part.into()))?;
        out.push_str(&encode(&value(word, words)?));
        out.push_str(rest);
    }
    Ok(out)
}

fn value(word: &str, Words { episode, published }: Words<'_>) -> Result<String, TemplateError> {
    let title = || episode.title.clone().filter(|title| !title.trim().is_empty());
    let (name, value) = match word {
        "number" => ("number", episode.number.map(|number| number.to_string())),
        "id" => ("id", Some(episode.id.clone())),
        "slug" => ("title", title().map(slug::slugify).filter(|slug| !slug.is_empty())),
        "title" => ("title", title()),
        "season" => ("season", episode.season.map(|season| season.to_string())),
        "year" => ("date", published.map(|date| date.year().to_string())),
        _ => return Err(TemplateError::UnknownWord(word.into())),
    };
    value.ok_or(TemplateError::Missing(name))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn episode() -> Episode {
        Episode { id: "081".into(), number: Some(81), title: Some("C & Über/Rust?".into()), ..Episode::default() }
    }

    fn filled(template: &str) -> Result<String, TemplateError> {
        let published = DateTime::parse_from_rfc3339("2018-06-01T10:00:00+02:00").ok();
        address(template, Words { episode: &episode(), published }).map(String::from)
    }

    #[test]
    fn words_are_filled_in_and_encoded() {
        assert_eq!(
            filled("https://example.org/{year}/{number}-{slug}/{id}/{title}").unwrap(),
            "https://example.org/2018/81-c-uber-rust/081/C%20%26%20%C3%9Cber%2FRust%3F"
        );
    }

    #[test]
    fn what_cannot_be_filled_in_is_named() {
        assert_eq!(
            filled("https://example.org/{nmber}").unwrap_err().to_string(),
            "{nmber} is no word that podwright knows"
        );
        assert_eq!(filled("https://example.org/{season}").unwrap_err().to_string(), "the episode has no season");
        assert_eq!(filled("example.org/{id}").unwrap_err().to_string(), "example.org/081 is no address");
        assert!(filled("https://example.org/{id").is_err());
    }

    proptest! {
        #[test]
        fn any_template_gives_an_address_or_an_error(template in any::<String>(), title in any::<String>()) {
            let episode = Episode { title: Some(title), ..episode() };
            let words = Words { episode: &episode, published: None };
            let _ = address(&template, words);
            if let Ok(url) = address("https://example.org/{title}/{slug}", words) {
                prop_assert!(url.as_str().is_ascii());
            }
        }
    }
}
