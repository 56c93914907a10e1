//! Elements that lead elsewhere.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use url::Url;
use uuid::Uuid;
use validator::Validate;

/// `podcast:funding`.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Funding {
    /// Where to give.
    pub url: Url,
    /// What apps print on the button, 128 characters at most.
    #[validate(length(max = 128))]
    pub title: String,
}

/// `podcast:contentLink`.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct ContentLink {
    /// Where it leads.
    pub href: Url,
    /// What apps call it: `Live on YouTube!`.
    #[validate(length(min = 1))]
    pub text: String,
}

/// `podcast:remoteItem`: another feed, or an episode of it.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoteItem {
    /// `podcast:guid` of the feed.
    pub feed_guid: Uuid,
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feed_url: Option<Url>,
    /// guid of the episode; the whole feed when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_guid: Option<String>,
    /// `podcast:medium` of the feed, where it is no podcast.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub medium: Option<String>,
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}
