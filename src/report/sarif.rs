//! SARIF 2.1.0 (OASIS), which code scanning of GitHub and others read.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::gitlab::Fingerprints;
use crate::diagnostic::{Diagnostic, Fix, Place, Severity};
use crate::lint::registry;
use crate::source::Library;

/// What a path may hold in an address.
const IN_PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Prints one run.
///
/// # Errors
/// When `out` cannot be written.
pub(super) fn print(out: &mut dyn Write, found: &[Diagnostic], library: Library<'_>) -> io::Result<()> {
    let mut prints = Fingerprints::new(library);
    let results: Vec<Value> = found.iter().map(|one| result(one, prints.of(one))).collect();
    let names: BTreeSet<&str> = found.iter().map(|one| one.rule).collect();
    let rules: Vec<Value> = names.into_iter().map(rule).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "podwright",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

fn rule(name: &str) -> Value {
    let rule = registry::find(name);
    let summary = rule.map_or(name, |rule| rule.summary());
    let page = rule.map_or_else(String::new, |rule| rule.markdown());
    json!({"id": name, "shortDescription": {"text": summary}, "help": {"text": page, "markdown": page}})
}

fn result(one: &Diagnostic, fingerprint: String) -> Value {
    let level = match one.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    };
    let text = match &one.help {
        Some(help) => format!("{}: {help}", one.message),
        None => one.message.clone(),
    };
    let mut result = json!({
        "ruleId": one.rule,
        "level": level,
        "message": {"text": text},
        "locations": one.place.iter().map(location).collect::<Vec<_>>(),
        "partialFingerprints": {"podwright/v1": fingerprint},
    });
    if let Some(fields) = result.as_object_mut() {
        if !one.related.is_empty() {
            let related = one.related.iter().map(|related| {
                let mut location = location(&related.place);
                if let Some(fields) = location.as_object_mut() {
                    fields.insert("message".into(), json!({"text": related.message}));
                }
                location
            });
            fields.insert("relatedLocations".into(), related.collect());
        }
        if let (Some(fix), Some(place)) = (&one.fix, &one.place) {
            fields.insert("fixes".into(), json!([changes(fix, place)]));
        }
    }
    result
}

fn location(place: &Place) -> Value {
    json!({"physicalLocation": {
        "artifactLocation": {"uri": address(&place.file)},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    }})
}

fn changes(fix: &Fix, place: &Place) -> Value {
    let replacements = fix.edits.iter().map(|edit| {
        json!({
            "deletedRegion": {"byteOffset": edit.start, "byteLength": edit.end.saturating_sub(edit.start)},
            "insertedContent": {"text": edit.text},
        })
    });
    json!({"artifactChanges": [{
        "artifactLocation": {"uri": address(&place.file)},
        "replacements": replacements.collect::<Vec<_>>(),
    }]})
}

/// Paths are relative references, with forward slashes.
fn address(path: &Path) -> String {
    utf8_percent_encode(&path.to_string_lossy().replace('\\', "/"), IN_PATH).to_string()
}
