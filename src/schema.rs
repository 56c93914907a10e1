//! JSON Schemas of what people write and programs read: config, records, diagnostics.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::record::Episode;

/// The schemas by the names that `podwright schema` knows; each is checked in as `schemas/NAME.schema.json`.
pub fn all() -> [(&'static str, Value); 3] {
    [("config", config()), ("episode", episode()), ("diagnostic", diagnostic())]
}

/// Schema of `podwright.toml`.
pub fn config() -> Value {
    input::<Config>()
}

/// Schema of what people write.
pub(crate) fn input<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value()
}

/// Schema of one line of `podwright normalize --format jsonl`.
pub fn episode() -> Value {
    output::<Episode>()
}

/// Schema of one line of `podwright lint --format jsonl`.
pub fn diagnostic() -> Value {
    output::<Diagnostic>()
}

fn output<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>().to_value()
}
