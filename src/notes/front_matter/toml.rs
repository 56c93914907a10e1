//! TOML front matter.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::parsed::{Broken, Fields, Parsed, too_deep};
use super::{Field, MAX_DEPTH, Node, Value};
use crate::source::Span;
use crate::toml_text::{self, TomlFault};

/// Reads `text`, which begins at byte `base` of its file. A key that comes twice is broken TOML.
pub(super) fn parse(text: &str, base: usize) -> Result<Parsed, Broken> {
    let table = toml_text::parse(text).map_err(|TomlFault { span, message }| {
        Broken::new(span.shifted(base), message, "write `key = \"text\"`, one a line; see https://toml.io")
    })?;
    let reader = Reader { text, base };
    let span = Span::from(table.span()).shifted(base);
    let node = Node { value: Value::Map(reader.fields(table.get_ref(), 0)?), span };
    Ok(Parsed { node, duplicates: Vec::new() })
}

struct Reader<'a> {
    text: &'a str,
    base: usize,
}

impl Reader<'_> {
    fn fields(&self, table: &DeTable<'_>, depth: usize) -> Result<Vec<Field>, Broken> {
        let mut fields = Fields::default();
        for (key, value) in table {
            let key_span = Span::from(key.span()).shifted(self.base);
            let field = Field::new(key.get_ref().to_string(), key_span, self.node(value, depth + 1)?);
            fields.insert(field, &mut Vec::new());
        }
        Ok(fields.into_list())
    }

    fn node(&self, value: &Spanned<DeValue<'_>>, depth: usize) -> Result<Node, Broken> {
        let span = Span::from(value.span()).shifted(self.base);
        if depth > MAX_DEPTH {
            return Err(too_deep(span));
        }
        let as_written = || self.text.get(value.span()).unwrap_or_default();
        let value = match value.get_ref() {
            DeValue::String(text) => Value::Text(text.to_string()),
            DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix())
                .map_or_else(|_| Value::Text(as_written().to_owned()), Value::Integer),
            DeValue::Float(float) => {
                float.as_str().parse().map_or_else(|_| Value::Text(as_written().to_owned()), Value::Float)
            }
            DeValue::Boolean(truth) => Value::Bool(*truth),
            DeValue::Datetime(_) => Value::Text(as_written().trim().to_owned()),
            DeValue::Array(array) => {
                Value::List(array.iter().map(|element| self.node(element, depth + 1)).collect::<Result<_, _>>()?)
            }
            DeValue::Table(table) => Value::Map(self.fields(table, depth)?),
        };
        Ok(Node { value, span })
    }
}
