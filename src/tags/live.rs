//! `podcast:liveItem`: what is, was or will be heard live.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use url::Url;
use validator::Validate;

use super::{
    AlternateEnclosure, Chat, ContentLink, Funding, Image, License, Location, Person, SocialInteract, Value, wrap,
};

/// `podcast:liveItem`.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct LiveItem {
    /// Is it running?
    pub status: LiveStatus,
    /// When it begins (ISO 8601, with the zone).
    pub start: String,
    /// When it ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// `title`.
    #[validate(length(min = 1, max = 255))]
    pub title: String,
    /// `description`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `link`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Url>,
    /// `guid`.
    #[validate(length(min = 1))]
    pub guid: String,
    /// `enclosure`: the stream.
    pub enclosure: LiveEnclosure,
    /// `podcast:contentLink`: where else to hear or see it; there must be one.
    #[serde(deserialize_with = "wrap::some")]
    #[schemars(with = "wrap::Some<ContentLink>")]
    #[validate(nested, length(min = 1))]
    pub content_link: Vec<ContentLink>,
    /// `podcast:alternateEnclosure`: the stream in other formats.
    #[serde(default, deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<AlternateEnclosure>")]
    #[validate(nested)]
    pub alternate_enclosure: Vec<AlternateEnclosure>,
    /// `podcast:person`.
    #[serde(default, deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<Person>")]
    #[validate(nested)]
    pub person: Vec<Person>,
    /// `podcast:location`.
    #[serde(default, deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<Location>")]
    #[validate(nested)]
    pub location: Vec<Location>,
    /// `podcast:license`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<License>,
    /// `podcast:value`.
    #[serde(default, deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<Value>")]
    #[validate(nested)]
    pub value: Vec<Value>,
    /// `podcast:funding`.
    #[serde(default, deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<Funding>")]
    #[validate(nested)]
    pub funding: Vec<Funding>,
    /// `podcast:image`.
    #[serde(
        default,
        rename(serialize = "image"),
        deserialize_with = "wrap::some",
        skip_serializing_if = "Vec::is_empty"
    )]
    #[schemars(with = "wrap::Some<Image>")]
    #[validate(nested)]
    pub images: Vec<Image>,
    /// `podcast:images`, the form before `podcast:image`.
    #[serde(rename(serialize = "images"), serialize_with = "wrap::srcset", skip_serializing_if = "Option::is_none")]
    pub srcset: Option<String>,
    /// `podcast:socialInteract`.
    #[serde(default, deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<SocialInteract>")]
    pub social_interact: Vec<SocialInteract>,
    /// `podcast:chat`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chat: Option<Chat>,
}

/// Where a live item stands in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LiveStatus {
    /// It will begin.
    Pending,
    /// It is running.
    Live,
    /// It is over.
    Ended,
}

/// The stream of a live item.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LiveEnclosure {
    /// Address.
    pub url: Url,
    /// Media type.
    #[serde(rename = "type")]
    pub kind: String,
    /// Size in bytes; streams have none.
    #[serde(default)]
    pub length: u64,
}
