//! People, places and conversations.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use url::Url;
use validator::Validate;

/// `podcast:person`.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Full name.
    #[validate(length(min = 1, max = 128))]
    pub name: String,
    /// What the person does, a word of the podcast taxonomy such as `editor`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The group of that role, such as `audio post-production`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// A picture of the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub img: Option<Url>,
    /// A page about the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub href: Option<Url>,
}

/// `podcast:location`: what it is about, or where it is made.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Location {
    /// What people call the place.
    #[validate(length(min = 1, max = 128))]
    pub name: String,
    /// `subject`: it is about the place; `creator`: it is made there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rel: Option<String>,
    /// Where it is: `geo:30.2672,97.7431` (RFC 5870).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geo: Option<String>,
    /// The place in OpenStreetMap: `R113314`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub osm: Option<String>,
    /// The country's two letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

/// `podcast:socialInteract`: the post under which listeners talk.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SocialInteract {
    /// The network, such as `activitypub`; `disabled` for no comments.
    pub protocol: String,
    /// The post.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// Who posted it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// Page of that account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_url: Option<Url>,
    /// Which one to show first, 1 before 2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<u32>,
}

/// `podcast:chat`.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Chat {
    /// Name of the server: `irc.example.org`.
    pub server: String,
    /// How to talk to it, such as `irc`.
    pub protocol: String,
    /// Who hosts the chat.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
    /// The room: `#show`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub space: Option<String>,
}
