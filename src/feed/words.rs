//! What the words of a [`Template`] stand for in one episode.

use chrono::{DateTime, Datelike, FixedOffset};
use url::Url;

use crate::config::{Template, Word};
use crate::record::Episode;
use crate::show::{page_folder, page_name, unordered};

/// The episode that a template is filled in for.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// The record.
    pub episode: &'a Episode,
    /// Its date of publication, for `{year}`.
    pub published: Option<DateTime<FixedOffset>>,
    /// Its addresses, where they are known by now.
    pub addresses: Addresses<'a>,
}

/// What guids are made of besides the record.
#[derive(Debug, Clone, Copy, Default)]
pub struct Addresses<'a> {
    /// The page of the episode, for `{page}`.
    pub page: Option<&'a Url>,
    /// The address of its audio, for `{enclosure}`.
    pub enclosure: Option<&'a Url>,
}

impl Words<'_> {
    /// The web address that `template` gives; none when the episode lacks a word, or when no address comes out.
    pub fn address(&self, template: &Template) -> Option<Url> {
        web_address(&template.expand(|word| self.value(word))?)
    }

    /// The same for audio that is at `location` instead.
    pub fn address_of_audio(&self, template: &Template, location: &str) -> Option<Url> {
        let value = |word| if word == Word::Audio { below_root(location) } else { self.value(word) };
        web_address(&template.expand(value)?)
    }

    /// The text that `template` gives, such as a guid; none when the episode lacks a word.
    pub fn text(&self, template: &Template) -> Option<String> {
        template.expand(|word| self.value(word)).filter(|text| !text.trim().is_empty())
    }

    fn value(&self, word: Word) -> Option<String> {
        let own_slug = || self.episode.slug.as_deref().map(|slug| slug.trim_matches('/').to_owned());
        let file = || page_name(self.episode.files.notes.as_deref()?);
        let title = || self.episode.title.clone().filter(|title| !title.trim().is_empty());
        match word {
            Word::Number => self.episode.number_text(),
            Word::Id => Some(self.episode.id.clone()),
            Word::Slug => own_slug().or_else(|| title().map(slug::slugify)).filter(|slug| !slug.is_empty()),
            Word::Title => title(),
            Word::Season => self.episode.season.map(|season| season.to_string()),
            Word::Year => self.published.map(|date| date.year().to_string()),
            Word::Month => self.published.map(|date| format!("{:02}", date.month())),
            Word::Day => self.published.map(|date| format!("{:02}", date.day())),
            Word::File => own_slug().or_else(file),
            Word::Name => own_slug().or_else(|| file().map(|name| unordered(&name).to_owned())),
            Word::Path => {
                let folders = page_folder(self.episode.files.notes.as_deref()?).to_string_lossy().replace('\\', "/");
                Some([folders.as_str(), &own_slug().or_else(file)?].join("/").trim_start_matches('/').to_owned())
            }
            Word::Audio => below_root(&self.episode.audio.as_ref()?.location),
            Word::Guid => {
                self.episode.guid.as_deref().map(|guid| guid.trim().to_owned()).filter(|guid| !guid.is_empty())
            }
            Word::Page => self.addresses.page.map(Url::to_string),
            Word::Enclosure => self.addresses.enclosure.map(Url::to_string),
        }
    }
}

/// A path as it stands behind an address.
fn below_root(location: &str) -> Option<String> {
    Some(location.trim_start_matches('/').to_owned()).filter(|location| !location.is_empty())
}

fn web_address(text: &str) -> Option<Url> {
    Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn episode() -> Episode {
        Episode { id: "081".into(), number: Some(81), title: Some("C & Über/Rust?".into()), ..Episode::default() }
    }

    fn filled(template: &str) -> Option<String> {
        let published = DateTime::parse_from_rfc3339("2018-06-01T10:00:00+02:00").ok();
        Words { episode: &episode(), published, addresses: Addresses::default() }
            .address(&template.parse().unwrap())
            .map(String::from)
    }

    #[test]
    fn words_are_filled_in_and_encoded() {
        assert_eq!(
            filled("https://example.org/{year}/{number}-{slug}/{id}/{title}").unwrap(),
            "https://example.org/2018/81-c-uber-rust/081/C%20%26%20%C3%9Cber%2FRust%3F"
        );
    }

    #[test]
    fn names_of_files_lose_what_sites_drop() {
        let named = |notes: &str, template: &str| {
            let mut episode = episode();
            episode.files.notes = Some(notes.into());
            Words { episode: &episode, published: None, addresses: Addresses::default() }
                .text(&template.parse().unwrap())
                .unwrap()
        };
        assert_eq!(named("e/2024-05-01-rye.md", "{file}"), "rye");
        assert_eq!(named("e/2024-05-01-rye.html.md", "{file}"), "rye");
        assert_eq!((named("e/1.rye.md", "{file}"), named("e/1.rye.md", "{name}")), ("1.rye".into(), "rye".into()));
        assert_eq!(named("e/2.5.md", "{name}"), "5");
        assert_eq!(named("content/e/2024/rye.md", "{path:2}"), "2024/rye");
        assert_eq!(named("content/e/2024/rye/index.md", "{path:2}"), "2024/rye");
        assert_eq!(named("rye.md", "{path}"), "rye");
    }

    #[test]
    fn a_word_that_the_episode_lacks_gives_nothing() {
        assert_eq!(filled("https://example.org/{season}"), None);
    }

    proptest! {
        #[test]
        fn any_title_gives_an_ascii_address(title in any::<String>()) {
            let episode = Episode { title: Some(title), ..episode() };
            let words = Words { episode: &episode, published: None, addresses: Addresses::default() };
            if let Some(url) = words.address(&"https://example.org/{title}/{slug}".parse().unwrap()) {
                prop_assert!(url.as_str().is_ascii());
            }
        }
    }
}
