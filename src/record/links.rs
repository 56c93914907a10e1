//! Links that stand below the notes.

use schemars::JsonSchema;
use serde::Serialize;
use validator::Validate;

/// What the notes list under one key of their front matter (`picks`, `further_reading` …), for readers of the notes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema, Validate)]
pub struct LinkList {
    /// What stands above it: the key in words.
    #[validate(length(min = 1))]
    pub heading: String,
    /// The entries, in their order.
    pub links: Vec<Link>,
}

/// An entry of such a list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Link {
    /// Who picked it, by the full name where that is known, or the group that it stands in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What it is called, as plain text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// An address of the web or of mail, or a path of the site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What is said of it, in Markdown; of an entry without title and address, all of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}
