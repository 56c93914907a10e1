//! Addresses and guids with words that every episode fills in: `https://example.org/{number:03}-{slug}`.

use std::fmt;
use std::str::FromStr;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, de};

use super::Fault;
use crate::words::{did_you_mean, listed, shown};

/// What a value may bring into a URL as it is: the unreserved characters of RFC 3986.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The same for a path, which keeps its folders.
const RESERVED_IN_PATH: &AsciiSet = &RESERVED.remove(b'/');

/// Numbers are padded to this many digits at most.
const WIDEST: usize = 12;

/// More folders than any page lies in.
pub(super) const DEEPEST: usize = 32;

/// A word of a [`Template`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Word {
    /// `{number}`: the episode number.
    Number,
    /// `{slug}`: the `slug` of the front matter, else the title in a form for addresses.
    Slug,
    /// `{id}`: what the files of the episode have in common.
    Id,
    /// `{title}`: the title.
    Title,
    /// `{season}`: the season.
    Season,
    /// `{year}`: the year of publication.
    Year,
    /// `{month}`: the month, two digits.
    Month,
    /// `{day}`: the day, two digits.
    Day,
    /// `{file}`: the `slug` of the front matter, else the name of the notes without its date, as sites use it.
    File,
    /// `{name}`: the same without a number that only orders files (`1.rye.md` of Nuxt).
    Name,
    /// `{path}`: the same with the folders it lies in; `{path:2}` leaves out the first two.
    Path,
    /// `{audio}`: the audio as the front matter names it, folders included.
    Audio,
    /// `{guid}`: what the notes state as guid; of guids alone, which are then never that as it stands.
    Guid,
    /// `{page}`: the page of the episode; of guids alone.
    Page,
    /// `{enclosure}`: the address of the audio, without a measurement prefix; of guids alone.
    Enclosure,
}

impl Word {
    const ALL: [(Self, &'static str); 15] = [
        (Self::Number, "number"),
        (Self::Slug, "slug"),
        (Self::Id, "id"),
        (Self::Title, "title"),
        (Self::Season, "season"),
        (Self::Year, "year"),
        (Self::Month, "month"),
        (Self::Day, "day"),
        (Self::File, "file"),
        (Self::Name, "name"),
        (Self::Path, "path"),
        (Self::Audio, "audio"),
        (Self::Guid, "guid"),
        (Self::Page, "page"),
        (Self::Enclosure, "enclosure"),
    ];

    /// Those that only guids are made of.
    pub(super) const OF_GUIDS: [Self; 3] = [Self::Guid, Self::Page, Self::Enclosure];

    /// Its name, as it stands between the braces.
    pub(super) fn name(self) -> &'static str {
        Self::ALL.iter().find(|(word, _)| *word == self).map_or("", |(_, name)| name)
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(word, _)| *word)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Word {
        word: Word,
        /// How many digits a number has at least; how many folders a path is without.
        width: usize,
    },
}

/// A text with words in braces, checked when it was read.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema)]
#[schemars(with = "String", inline, extend("format" = "template"))]
pub struct Template {
    source: String,
    parts: Vec<Part>,
}

impl Template {
    /// The template as written.
    pub fn as_str(&self) -> &str {
        &self.source
    }

    /// Does the template name `wanted`?
    pub fn names(&self, wanted: Word) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Word { word, .. } if *word == wanted))
    }

    /// The text for one episode, or none when `value` has nothing for one of the words.
    ///
    /// `{number:03}` pads with zeros to three digits. In a template that is a web address, values are
    /// percent-encoded (RFC 3986), so that a title cannot add a path or a query of its own.
    pub fn expand(&self, value: impl Fn(Word) -> Option<String>) -> Option<String> {
        self.parts.iter().map(|part| self.expand_part(part, &value)).collect()
    }

    fn expand_part(&self, part: &Part, value: impl Fn(Word) -> Option<String>) -> Option<String> {
        match part {
            Part::Text(text) => Some(text.clone()),
            Part::Word { word, width } => {
                let value = value(*word)?;
                let formed = match word {
                    Word::Path => value.splitn(width + 1, '/').nth(*width)?.to_owned(),
                    _ => format!("{value:0>width$}"),
                };
                let encode = self.source.starts_with("https://") || self.source.starts_with("http://");
                let reserved = if matches!(word, Word::Audio | Word::Path) { RESERVED_IN_PATH } else { RESERVED };
                Some(if encode { utf8_percent_encode(&formed, reserved).to_string() } else { formed })
            }
        }
    }
}

impl FromStr for Template {
    type Err = Fault;

    fn from_str(source: &str) -> Result<Self, Fault> {
        let mut parts = Vec::new();
        let mut rest = source;
        while let Some((text, after)) = rest.split_once('{') {
            push_text(&mut parts, text)?;
            let (word, after) = after.split_once('}').ok_or_else(|| unbalanced("{"))?;
            parts.push(parse_word(word)?);
            rest = after;
        }
        push_text(&mut parts, rest)?;
        Ok(Self { source: source.to_owned(), parts })
    }
}

fn push_text(parts: &mut Vec<Part>, text: &str) -> Result<(), Fault> {
    if text.contains('}') {
        return Err(unbalanced("}"));
    }
    if !text.is_empty() {
        parts.push(Part::Text(text.to_owned()));
    }
    Ok(())
}

fn parse_word(inside: &str) -> Result<Part, Fault> {
    let known = Word::ALL.map(|(_, name)| name);
    let (name, format) = inside.split_once(':').map_or((inside, None), |(name, format)| (name, Some(format)));
    let word = Word::named(name).ok_or_else(|| {
        let message = format!("{} is no word of a template", shown(&format!("{{{inside}}}")));
        Fault::error("template-invalid", message, did_you_mean(name, &known))
    })?;
    let Some(format) = format else { return Ok(Part::Word { word, width: 0 }) };
    let width = format.strip_prefix('0').and_then(|digits| digits.parse().ok()).filter(|width| *width <= WIDEST);
    let folders = format.parse().ok().filter(|folders| *folders <= DEEPEST);
    match (word, width) {
        (Word::Path, _) => folders.map(|width| Part::Word { word, width }).ok_or_else(|| {
            let message = format!("{} does not say how many folders to leave out", shown(&format!("{{{inside}}}")));
            Fault::error("template-invalid", message, "write `{path:2}` for a path without its first two folders")
        }),
        (Word::Number | Word::Season | Word::Id, Some(width)) => Ok(Part::Word { word, width }),
        (Word::Number | Word::Season | Word::Id, None) => Err(Fault::error(
            "template-invalid",
            format!("{} does not say how to pad", shown(&format!("{{{inside}}}"))),
            format!("write `{{{name}:03}}` for three digits; {WIDEST} is the most"),
        )),
        _ => Err(Fault::error(
            "template-invalid",
            format!("{} pads what is no number", shown(&format!("{{{inside}}}"))),
            format!("write `{{{name}}}`; only {} can be padded", listed(&["number", "season", "id"])),
        )),
    }
}

fn unbalanced(brace: &str) -> Fault {
    let message = format!("a `{brace}` of the template has no partner");
    Fault::error("template-invalid", message, "words stand in braces: `https://example.org/{number}`")
}

impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)
    }
}

impl<'de> Deserialize<'de> for Template {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn expand(template: &str) -> Option<String> {
        template.parse::<Template>().unwrap().expand(|word| match word {
            Word::Number => Some("7".into()),
            Word::Title => Some("Ä/b c?".into()),
            Word::Path => Some("content/shows/2024/rye bread".into()),
            _ => None,
        })
    }

    #[test]
    fn words_are_filled_in() {
        assert_eq!(expand("https://example.org/{number}/").as_deref(), Some("https://example.org/7/"));
        assert_eq!(expand("show-{number:03}").as_deref(), Some("show-007"));
    }

    #[test]
    fn values_in_addresses_are_encoded() {
        assert_eq!(expand("https://example.org/{title}").as_deref(), Some("https://example.org/%C3%84%2Fb%20c%3F"));
        assert_eq!(expand("tag:{title}").as_deref(), Some("tag:Ä/b c?"));
    }

    #[test]
    fn paths_keep_the_folders_that_are_wanted() {
        assert_eq!(expand("{path}").as_deref(), Some("content/shows/2024/rye bread"));
        let address = |template| expand(template).unwrap();
        assert_eq!(address("https://example.org/s/{path:2}/"), "https://example.org/s/2024/rye%20bread/");
        assert_eq!(expand("https://example.org/{path:4}"), None);
    }

    #[test]
    fn words_that_are_named() {
        let template: Template = "{page}#audio".parse().unwrap();
        assert!(template.names(Word::Page) && !template.names(Word::Enclosure));
    }

    #[test]
    fn a_word_without_a_value_leaves_no_text() {
        assert_eq!(expand("https://example.org/{season}"), None);
    }

    #[test]
    fn faults_say_what_would_be_right() {
        let said = |text: &str| text.parse::<Template>().unwrap_err().to_string();
        assert_eq!(said("{numbr}"), "`{numbr}` is no word of a template; did you mean `number`?");
        assert_eq!(
            said("{a/b}"),
            "`{a/b}` is no word of a template; known are `number`, `slug`, `id`, `title`, `season`, `year`, `month`, `day`, `file`, `name`, `path`, `audio`, `guid`, `page` and `enclosure`"
        );
        assert_eq!(
            said("{number"),
            "a `{` of the template has no partner; words stand in braces: `https://example.org/{number}`"
        );
        assert!(said("number}").starts_with("a `}`"));
        assert!(said("{title:03}").ends_with("only `number`, `season` and `id` can be padded"));
        assert!(said("{number:3}").starts_with("`{number:3}` does not say how to pad"));
        assert!(said("{path:two}").starts_with("`{path:two}` does not say how many folders to leave out"));
        assert!(said("{number:099999999}").starts_with("`{number:099999999}` does not say how to pad"));
    }

    proptest! {
        #[test]
        fn any_text_is_refused_or_reads_back(text in ".{0,40}|([a-z/{}:0]|\\{number\\}){0,12}") {
            if let Ok(template) = text.parse::<Template>() {
                prop_assert_eq!(template.as_str(), &text);
                prop_assert!(template.expand(|_| Some("x".into())).is_some());
            }
        }
    }
}
