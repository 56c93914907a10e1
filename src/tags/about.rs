//! What is said about a show or an episode.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use url::Url;
use validator::Validate;

/// `podcast:license`: an identifier, and a URL where it is a licence of one's own.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
pub enum License {
    /// An SPDX identifier.
    Identifier(String),
    /// A licence of one's own.
    Own {
        /// Identifier.
        identifier: String,
        /// Text of the licence.
        url: Url,
    },
}

/// `podcast:txt`.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Txt {
    /// What it is for, such as `applepodcastsverify`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 128))]
    pub purpose: Option<String>,
    /// The text.
    #[validate(length(min = 1, max = 4000))]
    pub value: String,
}

/// `podcast:updateFrequency`.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct UpdateFrequency {
    /// For people: `Every Tuesday`.
    #[validate(length(min = 1, max = 128))]
    pub text: String,
    /// Recurrence rule of RFC 5545.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rrule: Option<String>,
    /// The first day or moment of the rule (ISO 8601); a rule with COUNT needs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dtstart: Option<String>,
    /// Is the show over?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub complete: Option<bool>,
}

/// `podcast:soundbite`: a part of the episode that makes people curious.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Soundbite {
    /// Where it begins, in seconds.
    #[validate(range(min = 0.0))]
    pub start_time: f64,
    /// How long it is, in seconds: 15 to 120.
    #[validate(range(min = 0.0))]
    pub duration: f64,
    /// What it is called; the title of the episode when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 128))]
    pub title: Option<String>,
}

/// `podcast:block`: `true` for all services, or one service.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
pub enum Block {
    /// All of them.
    All(#[serde(serialize_with = "yes_or_no")] bool),
    /// One service.
    Service {
        /// Its name in the list of services, such as `spotify`.
        id: String,
        /// Is it to leave the show out?
        #[serde(default = "yes", serialize_with = "yes_or_no")]
        block: bool,
    },
}

fn yes() -> bool {
    true
}

fn yes_or_no<S: serde::Serializer>(truth: &bool, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(if *truth { "yes" } else { "no" })
}
