//! Elements of a feed that take more than one value, as config and front matter state them.
//!
//! Every type is named like its element, every field like an attribute, a child or, where it is neither, the text of the
//! element; `feed::write` makes elements of them by the vocabulary and needs to know no type. Whether a value is right
//! (a place on Earth, a rule of recurrence) is the vocabulary's to say, too: the linter reads what was written.

mod about;
mod links;
mod live;
mod media;
mod payment;
mod people;
mod wrap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use validator::Validate;

pub use about::{Block, License, Soundbite, Txt, UpdateFrequency};
pub use links::{ContentLink, Funding, RemoteItem};
pub use live::{LiveEnclosure, LiveItem, LiveStatus};
pub use media::{AlternateEnclosure, Image, Integrity, Source, Trailer};
pub use payment::{Value, ValueRecipient, ValueTimeSplit};
pub use people::{Chat, Location, Person, SocialInteract};

/// `podcast:` elements of the channel, keys of `[show]`. Where a tag may come more than once, one table or a list of them
/// is read.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema, Validate)]
#[serde(default)]
pub struct ShowTags {
    /// `podcast:license`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<License>,
    /// `podcast:funding`.
    #[serde(deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<Funding>")]
    #[validate(nested)]
    pub funding: Vec<Funding>,
    /// `podcast:value`.
    #[serde(deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<Value>")]
    #[validate(nested)]
    pub value: Vec<Value>,
    /// `podcast:txt`.
    #[serde(deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<Txt>")]
    #[validate(nested)]
    pub txt: Vec<Txt>,
    /// `podcast:updateFrequency`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[validate(nested)]
    pub update_frequency: Option<UpdateFrequency>,
    /// `podcast:person`: who works for the show beside its hosts.
    #[serde(deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<Person>")]
    #[validate(nested)]
    pub person: Vec<Person>,
    /// `podcast:location`.
    #[serde(deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<Location>")]
    #[validate(nested)]
    pub location: Vec<Location>,
    /// `podcast:trailer`; the trailers among the episodes when left out.
    #[serde(deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<Trailer>")]
    #[validate(nested)]
    pub trailer: Vec<Trailer>,
    /// `podcast:block`: `true` for all services, or by service; `itunes:block` when it is for all.
    #[serde(deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<Block>")]
    pub block: Vec<Block>,
    /// `podcast:remoteItem`, for lists of episodes or shows of others.
    #[serde(deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<RemoteItem>")]
    pub remote_item: Vec<RemoteItem>,
    /// `podcast:podroll`: shows that this one recommends.
    #[serde(
        deserialize_with = "wrap::some",
        serialize_with = "wrap::remote_items",
        skip_serializing_if = "Vec::is_empty"
    )]
    #[schemars(with = "wrap::Some<RemoteItem>")]
    pub podroll: Vec<RemoteItem>,
    /// `podcast:publisher`: the feed of the publisher.
    #[serde(serialize_with = "wrap::publisher", skip_serializing_if = "Option::is_none")]
    pub publisher: Option<RemoteItem>,
    /// `podcast:podping`: are changes of the feed announced by podping?
    #[serde(serialize_with = "wrap::podping", skip_serializing_if = "Option::is_none")]
    pub podping: Option<bool>,
    /// `podcast:chat`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chat: Option<Chat>,
    /// `podcast:socialInteract`.
    #[serde(deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<SocialInteract>")]
    pub social_interact: Vec<SocialInteract>,
    /// `podcast:image`: the cover art in other shapes and sizes.
    #[serde(rename(serialize = "image"), deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<Image>")]
    #[validate(nested)]
    pub images: Vec<Image>,
    /// `podcast:images`, which apps of yesterday read: addresses with widths, such as `https://example.org/a.jpg 600w`.
    #[serde(rename(serialize = "images"), serialize_with = "wrap::srcset", skip_serializing_if = "Option::is_none")]
    pub srcset: Option<String>,
    /// `podcast:liveItem`.
    #[serde(deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<LiveItem>")]
    #[validate(nested)]
    pub live_item: Vec<LiveItem>,
}

/// `podcast:` elements of an item, keys of front matter. Where a tag may come more than once, one table or a list of them
/// is read.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema, Validate)]
#[serde(default, deny_unknown_fields)]
pub struct EpisodeTags {
    /// `podcast:soundbite`.
    #[serde(deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<Soundbite>")]
    #[validate(nested)]
    pub soundbite: Vec<Soundbite>,
    /// `podcast:person`: who took part beside hosts and guests.
    #[serde(deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<Person>")]
    #[validate(nested)]
    pub person: Vec<Person>,
    /// `podcast:location`.
    #[serde(deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<Location>")]
    #[validate(nested)]
    pub location: Vec<Location>,
    /// `podcast:license`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license: Option<License>,
    /// `podcast:alternateEnclosure`: the episode in other formats.
    #[serde(deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<AlternateEnclosure>")]
    #[validate(nested)]
    pub alternate_enclosure: Vec<AlternateEnclosure>,
    /// `podcast:value`, instead of the show's.
    #[serde(deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<Value>")]
    #[validate(nested)]
    pub value: Vec<Value>,
    /// `podcast:funding`.
    #[serde(deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<Funding>")]
    #[validate(nested)]
    pub funding: Vec<Funding>,
    /// `podcast:image`: pictures of the episode in other shapes and sizes.
    #[serde(rename(serialize = "image"), deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<Image>")]
    #[validate(nested)]
    pub images: Vec<Image>,
    /// `podcast:images`, which apps of yesterday read: addresses with widths.
    #[serde(rename(serialize = "images"), serialize_with = "wrap::srcset", skip_serializing_if = "Option::is_none")]
    pub srcset: Option<String>,
    /// `podcast:contentLink`: where else to hear or see it.
    #[serde(deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<ContentLink>")]
    #[validate(nested)]
    pub content_link: Vec<ContentLink>,
    /// `podcast:socialInteract`: where people talk about it.
    #[serde(deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<SocialInteract>")]
    pub social_interact: Vec<SocialInteract>,
    /// `podcast:txt`.
    #[serde(deserialize_with = "wrap::some", skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "wrap::Some<Txt>")]
    #[validate(nested)]
    pub txt: Vec<Txt>,
    /// `podcast:chat`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chat: Option<Chat>,
}

impl EpisodeTags {
    /// Is nothing stated?
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
