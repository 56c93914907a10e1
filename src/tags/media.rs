//! Audio, video and pictures.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use url::Url;
use validator::Validate;

use super::wrap;

/// `podcast:alternateEnclosure`: the episode in another format.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AlternateEnclosure {
    /// Media type.
    #[serde(rename = "type")]
    pub kind: String,
    /// Size in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<u64>,
    /// Bits a second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bitrate: Option<f64>,
    /// Height of the video in pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// Language tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// What apps call it, 32 characters at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 32))]
    pub title: Option<String>,
    /// Those that belong together share it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 32))]
    pub rel: Option<String>,
    /// Codecs (RFC 6381).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub codecs: Option<String>,
    /// Is it the same as the enclosure?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<bool>,
    /// Where it is served.
    #[serde(deserialize_with = "wrap::some")]
    #[schemars(with = "wrap::Some<Source>")]
    #[validate(length(min = 1))]
    pub source: Vec<Source>,
    /// How to tell that it is complete and nobody's forgery.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integrity: Option<Integrity>,
}

impl AlternateEnclosure {
    /// One of which nothing is known but type, size and address.
    pub fn of_file(kind: String, length: Option<u64>, uri: String) -> Self {
        Self {
            kind,
            length,
            bitrate: None,
            height: None,
            lang: None,
            title: None,
            rel: None,
            codecs: None,
            default: None,
            source: vec![Source { uri, content_type: None }],
            integrity: None,
        }
    }
}

/// `podcast:source`.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Where it is served; not only on the web.
    pub uri: String,
    /// Media type, where it is another one than that of the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
}

/// `podcast:integrity`.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Integrity {
    /// `sri` or `pgp-signature`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The hash (Subresource Integrity), or the signature in base64.
    pub value: String,
}

/// `podcast:image`.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Image {
    /// Address.
    pub href: Url,
    /// What is to be seen, for those who do not see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alt: Option<String>,
    /// `width/height`: `16/9`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aspect_ratio: Option<String>,
    /// Pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// Media type, where it is no usual one.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// What it is for: `artwork`, `social`, `canvas` …
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 128))]
    pub purpose: Option<String>,
}

/// `podcast:trailer`.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Trailer {
    /// What it is called.
    #[validate(length(min = 1, max = 128))]
    pub title: String,
    /// Where the audio is served.
    pub url: Url,
    /// When it was published (RFC 2822).
    pub pubdate: String,
    /// Size in bytes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length: Option<u64>,
    /// Media type.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The season it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub season: Option<u32>,
}
