//! What the types cannot say: lengths, and keys that must agree with each other.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};
use validator::{Validate, ValidationError, ValidationErrors, ValidationErrorsKind};

use super::document::{Document, Step};
use super::{Config, Host};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::words::shown;

/// Checks the whole of `config`, which was read from `document`.
pub(super) fn check(config: &Config, document: &Document<'_>) -> Diagnostics {
    let mut diagnostics = Vec::new();
    if let Err(errors) = config.validate() {
        report(&errors, &mut Vec::new(), &|path| document.place(path), &mut diagnostics);
    }
    let sponsors = config.sponsors.iter().map(|sponsor| (&sponsor.name, sponsor.aliases.as_slice()));
    shared_names("sponsors", sponsors, document, &mut diagnostics);
    let hosts = config.hosts.iter().map(|host| (&host.name, host.aliases.as_slice()));
    shared_names("hosts", hosts, document, &mut diagnostics);
    diagnostics
}

/// What is wrong with `value`, as that of `key` in a `T`; all of it stands at `place`.
///
/// # Errors
/// When a `T` cannot hold it.
pub(crate) fn of_key<T: DeserializeOwned + Validate>(
    key: &str,
    value: &Json,
    place: &Place,
) -> serde_json::Result<Diagnostics> {
    let keys = Map::from_iter([(key.to_owned(), value.clone())]);
    let mut found = Diagnostics::new();
    if let Err(errors) = serde_json::from_value::<T>(keys.into())?.validate() {
        report(&errors, &mut Vec::new(), &|_| place.clone(), &mut found);
    }
    Ok(found)
}

/// A host whose last episode comes before the first.
pub(super) fn range_of_host(host: &Host) -> Result<(), ValidationError> {
    match (host.from, host.until) {
        (Some(from), Some(until)) if from > until => {
            let message = format!("{} comes with episode {from} and leaves with episode {until}", shown(&host.name));
            Err(ValidationError::new("host-range-reversed").with_message(Cow::Owned(message)))
        }
        _ => Ok(()),
    }
}

/// Turns the findings of `validator` below `path` into diagnostics at their places.
fn report(
    errors: &ValidationErrors,
    path: &mut Vec<Step>,
    place: &dyn Fn(&[Step]) -> Place,
    diagnostics: &mut Diagnostics,
) {
    for (field, kind) in errors.errors() {
        path.push(Step::Key(field.as_ref().to_owned()));
        match kind {
            ValidationErrorsKind::Struct(inner) => report(inner, path, place, diagnostics),
            ValidationErrorsKind::List(elements) => {
                for (index, inner) in elements {
                    path.push(Step::Index(*index));
                    report(inner, path, place, diagnostics);
                    path.pop();
                }
            }
            ValidationErrorsKind::Field(faults) => {
                let found = faults.iter().map(|fault| finding(field, fault).at(place(path)));
                diagnostics.extend(found);
            }
        }
        path.pop();
    }
}

fn finding(field: &str, fault: &ValidationError) -> Diagnostic {
    let limit = |name: &str| fault.params.get(name).and_then(serde_json::Value::as_u64);
    let length = fault.params.get("value").map_or(0, length_of);
    match (fault.code.as_ref(), limit("max")) {
        ("length", Some(max)) if length > max => {
            let message = format!("`{field}` has {length} characters, {max} are shown");
            Diagnostic::warning("text-too-long", message).help(format!("shorten it to {max} characters"))
        }
        ("length", _) => Diagnostic::error("value-empty", format!("`{field}` is empty")).help("fill it in"),
        ("host-range-reversed", _) => {
            let message = fault.message.as_deref().unwrap_or("the last episode comes before the first").to_owned();
            Diagnostic::error("host-range-reversed", message).help("`from` is the first episode, `until` the last")
        }
        ("hour", _) => {
            let message = format!("`{field}` names an hour that no day has");
            Diagnostic::error("config-value-type", message).help("write whole numbers from 0 to 23")
        }
        ("range", _) => Diagnostic::error("config-value-type", format!("`{field}` cannot be negative"))
            .help("write it in seconds, from 0"),
        (code, _) => Diagnostic::error("config-value-type", format!("`{field}` breaks the rule {code}")),
    }
}

fn length_of(value: &serde_json::Value) -> u64 {
    let length = match value {
        serde_json::Value::String(text) => text.chars().count(),
        serde_json::Value::Array(list) => list.len(),
        _ => 0,
    };
    length as u64
}

/// Reports names and aliases that two entries of the list `key` share: nobody can tell who is meant.
fn shared_names<'a>(
    key: &str,
    entries: impl Iterator<Item = (&'a String, &'a [String])>,
    document: &Document<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut seen: HashMap<String, (usize, Vec<Step>)> = HashMap::new();
    for (index, (name, aliases)) in entries.enumerate() {
        let path = |rest: &[Step]| [&[Step::Key(key.to_owned()), Step::Index(index)], rest].concat();
        let alias_path = |at| path(&[Step::Key("aliases".to_owned()), Step::Index(at)]);
        let aliases = aliases.iter().enumerate().map(|(at, alias)| (alias, alias_path(at)));
        for (text, here) in std::iter::once((name, path(&[Step::Key("name".to_owned())]))).chain(aliases) {
            match seen.get(&text.to_lowercase()) {
                Some((owner, first)) if *owner != index => diagnostics.push(
                    Diagnostic::error("name-shared", format!("two {key} are called {}", shown(text)))
                        .at(document.place(&here))
                        .related(document.place(first), "the other one")
                        .help("leave the name to one of them, or write both in full"),
                ),
                Some(_) => {}
                None => drop(seen.insert(text.to_lowercase(), (index, here))),
            }
        }
    }
}
