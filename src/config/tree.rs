//! Values with their places, whatever language they were written in: what a schema is compared with.

use serde_json::{Map, Value as Json};
use toml::Spanned;
use toml::de::DeValue;

use crate::notes::front_matter::{Node, Value};
use crate::source::Span;

/// A value with the bytes it was read from.
#[derive(Debug, Clone)]
pub(crate) struct Tree {
    /// The value.
    pub content: Content,
    /// Its bytes.
    pub span: Span,
}

/// What a [`Tree`] holds.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    /// Text.
    Text(String),
    /// A whole number, as written, and its value where that is no monster.
    Integer(String, Option<i128>),
    /// A number with a fraction.
    Float(String),
    /// `true`, `false`.
    Bool(bool),
    /// A day of TOML.
    Day(String),
    /// A time of TOML.
    Time(String),
    /// A list.
    List(Vec<Tree>),
    /// A table.
    Table(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The key.
    pub key: String,
    /// Its bytes.
    pub span: Span,
    /// The value.
    pub value: Tree,
}

impl Tree {
    /// The value as JSON; numbers that JSON has not are text.
    pub(crate) fn json(&self) -> Json {
        match &self.content {
            Content::Text(text) | Content::Day(text) | Content::Time(text) => text.clone().into(),
            Content::Integer(text, number) => {
                let number = number.and_then(|number| i64::try_from(number).ok());
                number.map_or_else(|| text.clone().into(), Json::from)
            }
            Content::Float(text) => text.parse::<f64>().map_or_else(|_| text.clone().into(), Json::from),
            Content::Bool(truth) => (*truth).into(),
            Content::List(list) => list.iter().map(Self::json).collect(),
            Content::Table(entries) => {
                entries.iter().map(|entry| (entry.key.clone(), entry.value.json())).collect::<Map<_, _>>().into()
            }
        }
    }
}

impl From<&Spanned<DeValue<'_>>> for Tree {
    fn from(value: &Spanned<DeValue<'_>>) -> Self {
        let content = match value.get_ref() {
            DeValue::String(text) => Content::Text(text.to_string()),
            DeValue::Integer(number) => {
                Content::Integer(number.to_string(), i128::from_str_radix(number.as_str(), number.radix()).ok())
            }
            DeValue::Float(number) => Content::Float(number.to_string()),
            DeValue::Boolean(truth) => Content::Bool(*truth),
            DeValue::Datetime(date) if date.date.is_some() && date.time.is_none() && date.offset.is_none() => {
                Content::Day(date.to_string())
            }
            DeValue::Datetime(date) => Content::Time(date.to_string()),
            DeValue::Array(array) => Content::List(array.iter().map(Self::from).collect()),
            DeValue::Table(table) => Content::Table(
                table
                    .iter()
                    .map(|(key, value)| Entry {
                        key: key.get_ref().to_string(),
                        span: key.span().into(),
                        value: value.into(),
                    })
                    .collect(),
            ),
        };
        Self { content, span: value.span().into() }
    }
}

impl Tree {
    /// A value of front matter; none for an empty one. Keys are read in any of the ways in which people join words.
    pub(crate) fn of_node(node: &Node) -> Option<Self> {
        let content = match &node.value {
            Value::Null => return None,
            Value::Text(text) => Content::Text(text.clone()),
            Value::Integer(number) => Content::Integer(number.to_string(), Some((*number).into())),
            Value::Float(number) => Content::Float(number.to_string()),
            Value::Bool(truth) => Content::Bool(*truth),
            Value::List(list) => Content::List(list.iter().filter_map(Self::of_node).collect()),
            Value::Map(fields) => Content::Table(
                fields
                    .iter()
                    .filter_map(|field| {
                        let value = Self::of_node(&field.node)?;
                        Some(Entry { key: snake(&field.key), span: field.key_span, value })
                    })
                    .collect(),
            ),
        };
        Some(Self { content, span: node.span })
    }
}

/// `feedGuid` and `feed-guid` as `feed_guid`.
pub(crate) fn snake(key: &str) -> String {
    let mut name = String::with_capacity(key.len() + 2);
    for c in key.chars() {
        match c {
            '-' => name.push('_'),
            c if c.is_uppercase() && !name.is_empty() => {
                name.push('_');
                name.extend(c.to_lowercase());
            }
            c => name.extend(c.to_lowercase()),
        }
    }
    name
}
