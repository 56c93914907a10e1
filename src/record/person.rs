//! People and companies.

use schemars::JsonSchema;
use serde::Serialize;
use validator::Validate;

/// A host or a guest (`podcast:person`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema, Validate)]
pub struct Person {
    /// Full name where known, else the name as written.
    #[validate(length(min = 1, max = 128))]
    pub name: String,
    /// A page about the person.
    pub url: Option<String>,
    /// A picture of the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
}

impl Person {
    /// Somebody of whom only the name is known.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }
}

/// Who pays for an episode.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema, Validate)]
pub struct Sponsor {
    /// Name; the name of the show when it advertises itself.
    #[validate(length(min = 1))]
    pub name: String,
    /// Landing page.
    pub url: Option<String>,
    /// Does the show advertise itself?
    #[serde(rename = "self")]
    pub is_self: bool,
}
