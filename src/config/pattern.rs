//! Glob patterns that stay inside the show.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use globset::{Glob, GlobBuilder};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, de};

use super::Fault;
use crate::words::shown;

/// A glob pattern for files of the show: `*` stays within a folder, `**` crosses folders, `{a,b}` is a choice.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema)]
#[schemars(with = "String", inline, extend("format" = "glob"))]
pub struct Pattern(Glob);

impl Pattern {
    /// The compiled glob, for a [`globset::GlobSet`].
    pub fn glob(&self) -> &Glob {
        &self.0
    }

    /// The pattern as written.
    pub fn as_str(&self) -> &str {
        self.0.glob()
    }

    /// The patterns of `texts`; those that are none are left out.
    pub(super) fn list(texts: &[&str]) -> Vec<Self> {
        texts.iter().filter_map(|text| text.parse().ok()).collect()
    }
}

impl FromStr for Pattern {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        stays_inside(text)?;
        let glob = GlobBuilder::new(text).literal_separator(true).build().map_err(|error| {
            Fault::error(
                "pattern-invalid",
                format!("{} is no glob pattern: {}", shown(text), error.kind()),
                "write it like `show_notes/*.md` or `transcripts/**/*.{txt,vtt}`",
            )
        })?;
        Ok(Self(glob))
    }
}

/// Does `path`, or any choice of a pattern, name something below the folder of `podwright.toml`?
pub(super) fn stays_inside(path: &str) -> Result<(), Fault> {
    let leaves = |why: &str| {
        Fault::error(
            "path-leaves-show",
            format!("{} {why}", shown(path)),
            "write the path relative to the folder of podwright.toml, with forward slashes, without `..`",
        )
    };
    let begins_a_choice = path.starts_with('{') && ["{/", ",/", "{\\", ",\\"].iter().any(|start| path.contains(start));
    if path.trim().is_empty() {
        Err(leaves("names no file"))
    } else if path.starts_with(['/', '\\']) || begins_a_choice {
        Err(leaves("is an absolute path"))
    } else if path.as_bytes().get(1) == Some(&b':') && path.starts_with(|first: char| first.is_ascii_alphabetic()) {
        Err(leaves("names a drive"))
    } else if path.split(['{', ',', '}', '/', '\\']).any(|part| part == "..") {
        Err(leaves("climbs out of the show"))
    } else {
        Ok(())
    }
}

impl PartialOrd for Pattern {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Pattern {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(text: &str) -> &'static str {
        text.parse::<Pattern>().map_or_else(|fault| fault.rule, |_| "fine")
    }

    #[test]
    fn one_star_stays_within_its_folder() {
        let matcher = "notes/*.md".parse::<Pattern>().unwrap().glob().compile_matcher();
        assert!(matcher.is_match("notes/1.md"));
        assert!(!matcher.is_match("notes/old/1.md"));
    }

    #[test]
    fn patterns_that_leave_the_show_are_refused() {
        for text in ["../*.md", "/etc/*", "notes/../../x", "{/etc/*,a}", "{a,../b}", "C:/x", "\\\\server\\x", ""] {
            assert_eq!(rule(text), "path-leaves-show", "{text}");
        }
        for text in ["a/*.{md,txt}", "a..b/*.md", "**/*.md"] {
            assert_eq!(rule(text), "fine", "{text}");
        }
    }

    #[test]
    fn broken_patterns_are_refused() {
        assert_eq!(rule("notes/[a-.md"), "pattern-invalid");
        assert_eq!(rule("notes/{a,b"), "pattern-invalid");
    }
}
