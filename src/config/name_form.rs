//! Forms of file names that a show states itself: `{date}-{slug}`, `season-{season}/{number}`.

use std::str::FromStr;

use regex::{Captures, Regex};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, de};

use super::Fault;
use crate::words::{did_you_mean, shown};

/// The words of a form, and what they stand for. Names never cross folders.
const WORDS: [(&str, &str); 5] = [
    ("number", r"(?P<number>[0-9]{1,5})"),
    ("season", r"(?P<season>[0-9]{1,3})"),
    ("date", r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"),
    ("slug", r"(?P<slug>[^/]+)"),
    ("any", r"[^/]*"),
];

/// A form of file names, compared with the end of a path without its extension.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(with = "String", inline, extend("format" = "name-form"))]
pub struct NameForm {
    pattern: Regex,
}

impl NameForm {
    /// What the words stand for in `path` (with forward slashes and without its extension), when it has this form.
    pub(crate) fn read<'a>(&self, path: &'a str) -> Option<Captures<'a>> {
        self.pattern.captures(path)
    }
}

impl FromStr for NameForm {
    type Err = Fault;

    fn from_str(source: &str) -> Result<Self, Fault> {
        let known = WORDS.map(|(word, _)| word);
        let invalid = |message: String, help: String| Fault::error("template-invalid", message, help);
        let mut pattern = String::from("(?:^|/)");
        let mut seen: Vec<&str> = Vec::new();
        let mut rest = source;
        while let Some((text, after)) = rest.split_once('{') {
            let unbalanced = || {
                invalid(
                    format!("a `{{` of {} has no partner", shown(source)),
                    "words stand in braces: `{date}-{slug}`".into(),
                )
            };
            let (word, after) = after.split_once('}').ok_or_else(unbalanced)?;
            let (name, meaning) = WORDS.iter().find(|(name, _)| *name == word).ok_or_else(|| {
                let message = format!("{} is no word of a file name", shown(&format!("{{{word}}}")));
                invalid(message, did_you_mean(word, &known))
            })?;
            if *name != "any" && seen.contains(name) {
                return Err(invalid(
                    format!("`{{{name}}}` comes twice"),
                    "write `{any}` for what does not matter".into(),
                ));
            }
            seen.push(name);
            pattern += &regex::escape(text);
            pattern += meaning;
            rest = after;
        }
        pattern += &regex::escape(rest);
        pattern.push('$');
        let pattern = Regex::new(&pattern).map_err(|error| invalid(error.to_string(), "shorten it".into()))?;
        Ok(Self { pattern })
    }
}

impl<'de> Deserialize<'de> for NameForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(form: &str, path: &str, word: &str) -> Option<String> {
        let form: NameForm = form.parse().unwrap();
        form.read(path).and_then(|found| Some(found.name(word)?.as_str().to_owned()))
    }

    #[test]
    fn a_form_is_compared_with_the_end_of_a_path() {
        assert_eq!(read("{slug}/index", "content/episodes/rye/index", "slug").as_deref(), Some("rye"));
        assert_eq!(read("s{season}/{number}-{slug}", "a/s2/07-rye", "number").as_deref(), Some("07"));
        assert_eq!(read("ep-{number}", "a/step-7", "number"), None);
        assert_eq!(read("{number}.{any}", "a/7.final mix", "number").as_deref(), Some("7"));
    }

    #[test]
    fn faults_say_what_would_be_right() {
        let said = |form: &str| form.parse::<NameForm>().unwrap_err().to_string();
        assert_eq!(said("{numbr}"), "`{numbr}` is no word of a file name; did you mean `number`?");
        assert!(said("{number").contains("has no partner"));
        assert!(said("{slug}{slug}").contains("comes twice"));
    }
}
