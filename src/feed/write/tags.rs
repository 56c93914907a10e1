//! Makes elements of typed tags by the vocabulary: what is an attribute becomes one, what is an element a child, and what
//! is neither is the text.

use rss::extension::{Extension, ExtensionMap};
use serde::Serialize;
use serde_json::{Map, Value as Json};

use super::{MAX_VALUE, plain};
use crate::vocabulary::{Form, Named};

/// The elements that `tags` makes in `parent`: one for each field, or as many as its list has.
pub(super) fn elements(parent: &str, tags: &impl Serialize) -> Vec<Extension> {
    // Texts, numbers and lists always serialize.
    match serde_json::to_value(tags).unwrap_or_default() {
        Json::Object(fields) => fields.iter().flat_map(|(key, value)| children(parent, key, value)).collect(),
        _ => Vec::new(),
    }
}

/// The elements that the field `key` makes in `parent`; none when it is no element there.
fn children(parent: &str, key: &str, value: &Json) -> Vec<Extension> {
    if value.is_null() {
        return Vec::new();
    }
    let Some(named) = Named::of(parent, key) else { return Vec::new() };
    match value {
        Json::Array(list) => list.iter().map(|one| named.element(one)).collect(),
        one => vec![named.element(one)],
    }
}

impl Named {
    fn element(&self, value: &Json) -> Extension {
        let mut element = Extension { name: self.name.clone(), ..Extension::default() };
        match value {
            Json::Object(fields) => self.fill(&mut element, fields),
            value => element.value = self.text(value),
        }
        if self.name == "guid" {
            element.attrs.insert("isPermaLink".into(), "false".into());
        }
        element
    }

    fn fill(&self, element: &mut Extension, fields: &Map<String, Json>) {
        for (key, value) in fields {
            if let Some(name) = self.attribute(key) {
                element.attrs.extend(scalar(value).map(|value| (name, plain(&value, usize::MAX))));
                continue;
            }
            if Named::of(&self.name, key).is_none() {
                element.value = self.text(value);
                continue;
            }
            for child in children(&self.name, key, value) {
                let local = child.name.rsplit(':').next().unwrap_or_default().to_owned();
                element.children.entry(local).or_default().push(child);
            }
        }
    }

    fn text(&self, value: &Json) -> Option<String> {
        let text = scalar(value)?;
        let text = match self.entry.text.form {
            Form::Html => text,
            _ => plain(&text, self.entry.text.max.unwrap_or(MAX_VALUE)),
        };
        Some(text).filter(|text| !text.is_empty())
    }
}

/// A value as the text of an attribute or an element.
fn scalar(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Bool(truth) => Some(truth.to_string()),
        // Whole numbers without a fraction: `30`, not `30.0`.
        Json::Number(number) if number.is_f64() => number.as_f64().map(|number| number.to_string()),
        Json::Number(number) => Some(number.to_string()),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}

/// Elements by prefix and name, each kind in the order in which it was added.
#[derive(Default)]
pub(super) struct Elements(pub(super) ExtensionMap);

impl Elements {
    pub(super) fn extend(&mut self, elements: impl IntoIterator<Item = Extension>) {
        for element in elements {
            let Some((prefix, name)) = element.name.split_once(':') else { continue };
            let (prefix, name) = (prefix.to_owned(), name.to_owned());
            self.0.entry(prefix).or_default().entry(name).or_default().push(element);
        }
    }
}
