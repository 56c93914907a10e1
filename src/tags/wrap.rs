//! Forms that are easier to write than the elements they become.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::RemoteItem;

/// One, or a list of them: a value of its own in the JSON Schema.
pub(super) struct Some<T>(std::marker::PhantomData<T>);

impl<T: JsonSchema> JsonSchema for Some<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Some{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        // What is written is always a list.
        if generator.contract().is_serialize() {
            return json_schema!({ "type": "array", "items": one });
        }
        json_schema!({ "anyOf": [{ "type": "array", "items": one }, one] })
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMore<T> {
    More(Vec<T>),
    One(T),
}

/// Reads one, or a list of them.
pub(super) fn some<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    Ok(match OneOrMore::deserialize(deserializer)? {
        OneOrMore::More(list) => list,
        OneOrMore::One(one) => vec![one],
    })
}

/// An element that holds nothing but items of other feeds.
#[derive(Serialize)]
struct Holder<'a> {
    remote_item: &'a [RemoteItem],
}

pub(super) fn remote_items<S: Serializer>(items: &[RemoteItem], serializer: S) -> Result<S::Ok, S::Error> {
    Holder { remote_item: items }.serialize(serializer)
}

/// The item of `podcast:publisher` is always of the medium `publisher`.
pub(super) fn publisher<S: Serializer>(item: &Option<RemoteItem>, serializer: S) -> Result<S::Ok, S::Error> {
    let medium = |item: &RemoteItem| RemoteItem { medium: Option::Some("publisher".into()), ..item.clone() };
    remote_items(item.iter().map(medium).collect::<Vec<_>>().as_slice(), serializer)
}

#[derive(Serialize)]
struct Podping {
    uses_podping: bool,
}

pub(super) fn podping<S: Serializer>(uses: &Option<bool>, serializer: S) -> Result<S::Ok, S::Error> {
    uses.map(|uses_podping| Podping { uses_podping }).serialize(serializer)
}

#[derive(Serialize)]
struct Images<'a> {
    srcset: &'a str,
}

pub(super) fn srcset<S: Serializer>(srcset: &Option<String>, serializer: S) -> Result<S::Ok, S::Error> {
    srcset.as_deref().map(|srcset| Images { srcset }).serialize(serializer)
}
