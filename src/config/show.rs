//! `[show]`: the channel of the feed, and the tags that need more than one value.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de};
use url::Url;
use uuid::Uuid;
use validator::Validate;

use super::Category;

/// The media of `podcast:medium` (podcast namespace, docs/tags/medium.md): each has a list form, `mixed` is a list.
pub(crate) const MEDIA: [&str; 19] = [
    "podcast",
    "music",
    "video",
    "film",
    "audiobook",
    "newsletter",
    "blog",
    "publisher",
    "course",
    "mixed",
    "podcastL",
    "musicL",
    "videoL",
    "filmL",
    "audiobookL",
    "newsletterL",
    "blogL",
    "publisherL",
    "courseL",
];

/// `[show]`: the channel of the feed. Keys are named like the RSS, itunes or podcast element they become.
#[derive(Debug, Clone, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Show {
    /// Name of the show (`title`).
    #[validate(length(min = 1, max = 255))]
    pub title: String,
    /// Web page (`link`).
    pub link: Option<Url>,
    /// What the show is about (`description`), Markdown allowed, 4000 bytes at most.
    #[schemars(extend("format" = "description"))]
    pub description: Option<String>,
    /// Language tag (`language`), such as `en-us`.
    #[serde(default = "default_language")]
    #[schemars(extend("format" = "language-tag"))]
    pub language: String,
    /// Group or person (`itunes:author`); the hosts when left out.
    #[validate(length(max = 255))]
    pub author: Option<String>,
    /// `itunes:owner`.
    #[validate(nested)]
    pub owner: Option<Owner>,
    /// Apple categories, the first counts: `Technology`, `News > Tech News`.
    #[serde(default)]
    pub categories: Vec<Category>,
    /// `itunes:explicit`.
    #[serde(default)]
    pub explicit: bool,
    /// Cover art: a URL, or a file of the show (JPEG or PNG, square, 1400 to 3000 pixels).
    #[schemars(extend("format" = "image"))]
    pub image: Option<String>,
    /// `itunes:type`.
    #[serde(default, rename = "type")]
    pub kind: ShowType,
    /// IANA name of the zone for dates that name none; UTC when left out.
    #[schemars(with = "Option<String>", extend("format" = "timezone"))]
    pub timezone: Option<chrono_tz::Tz>,
    /// Day of the first episode.
    #[serde(default, deserialize_with = "local_date")]
    pub first_published: Option<NaiveDate>,
    /// `podcast:guid`; derived from the feed URL when left out.
    pub guid: Option<Uuid>,
    /// `copyright`.
    #[validate(length(max = 255))]
    pub copyright: Option<String>,
    /// `podcast:license`.
    pub license: Option<License>,
    /// `podcast:locked`.
    pub locked: Option<bool>,
    /// `podcast:medium`, one of the words of the podcast namespace.
    #[schemars(extend("enum" = MEDIA))]
    pub medium: Option<String>,
    /// `podcast:funding`.
    #[serde(default)]
    #[validate(nested)]
    pub funding: Vec<Funding>,
    /// `podcast:value`.
    #[validate(nested)]
    pub value: Option<PaymentSplit>,
    /// `podcast:txt`.
    #[serde(default)]
    #[validate(nested)]
    pub txt: Vec<Txt>,
    /// `podcast:updateFrequency`.
    pub update_frequency: Option<UpdateFrequency>,
}

fn default_language() -> String {
    "en".into()
}

/// A day as TOML writes it (`2016-11-07`), or the same as text.
fn local_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    let value = toml::Value::deserialize(deserializer)?;
    let text = value.as_str().map(str::to_owned).unwrap_or_else(|| value.to_string());
    text.parse().map(Some).map_err(|_| de::Error::custom("not a day such as 2016-11-07"))
}

/// `itunes:type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ShowType {
    /// Newest first, each episode stands alone.
    #[default]
    Episodic,
    /// Oldest first, in order.
    Serial,
}

/// `itunes:owner`: a public role address.
#[derive(Debug, Clone, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Owner {
    /// `itunes:name`.
    #[validate(length(max = 255))]
    pub name: Option<String>,
    /// `itunes:email`.
    #[schemars(extend("format" = "email"))]
    pub email: String,
}

/// `podcast:license`: an identifier, and a URL where it is a licence of one's own.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
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

/// `podcast:funding`.
#[derive(Debug, Clone, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Funding {
    /// Where to give.
    pub url: Url,
    /// What apps print on the button, 128 characters at most.
    #[validate(length(max = 128))]
    pub title: String,
}

/// `podcast:txt`.
#[derive(Debug, Clone, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Txt {
    /// What it is for, such as `applepodcastsverify`.
    #[validate(length(max = 128))]
    pub purpose: Option<String>,
    /// The text.
    #[validate(length(min = 1, max = 4000))]
    pub value: String,
}

/// `podcast:updateFrequency`.
#[derive(Debug, Clone, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct UpdateFrequency {
    /// For people: `Every Tuesday`.
    #[validate(length(min = 1, max = 128))]
    pub text: String,
    /// Recurrence rule of RFC 5545.
    pub rrule: Option<String>,
    /// Is the show over?
    #[serde(default)]
    pub complete: bool,
}

/// `podcast:value`: how listeners can pay.
#[derive(Debug, Clone, Deserialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PaymentSplit {
    /// The network, such as `lightning`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The transport, such as `keysend`.
    #[validate(length(min = 1))]
    pub method: String,
    /// Suggested amount for one minute, in the unit of the network.
    pub suggested: Option<f64>,
    /// Who gets it.
    #[validate(nested, length(min = 1))]
    pub recipients: Vec<PaymentRecipient>,
}

/// `podcast:valueRecipient`.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct PaymentRecipient {
    /// Who it is.
    pub name: Option<String>,
    /// What the address is, such as `node`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Where the payment goes.
    #[validate(length(min = 1))]
    pub address: String,
    /// Name of a record that goes with the payment.
    pub custom_key: Option<String>,
    /// Value of that record.
    pub custom_value: Option<String>,
    /// Share of the payment, relative to the shares of the other recipients.
    pub split: u32,
    /// Is the share taken off before the others are counted?
    #[serde(default)]
    pub fee: bool,
}
