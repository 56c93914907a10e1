//! Front matter of any bytes: no panic, and every span lies on characters of the file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use podwright::notes::front_matter::{Field, Key, KeyNames, Node, Value, parse, values};
use podwright::source::SourceFile;

fuzz_target!(|text: &str| {
    let file = SourceFile::new("notes.md", text);
    let mut diagnostics = Vec::new();
    let (front_matter, body) = parse(&file, &mut diagnostics);
    assert!(text.is_char_boundary(body));
    for place in diagnostics.iter().filter_map(|found| found.place.as_ref()) {
        assert!(text.get(place.start..place.end).is_some());
    }
    let Some(front_matter) = front_matter else { return };
    check_fields(text, &front_matter.fields);
    let names = KeyNames::default();
    for node in Key::all().filter_map(|key| front_matter.get(key, &names)) {
        read(&file, node);
    }
});

fn check_fields(text: &str, fields: &[Field]) {
    for field in fields {
        assert!(text.get(field.key_span.start..field.key_span.end).is_some());
        check_node(text, &field.node);
    }
}

fn check_node(text: &str, node: &Node) {
    assert!(text.get(node.span.start..node.span.end).is_some());
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| check_node(text, item)),
        Value::Map(fields) => check_fields(text, fields),
        _ => {}
    }
}

fn read(file: &SourceFile, node: &Node) {
    let mut diagnostics = Vec::new();
    let _ = values::text(file, node);
    let _ = values::number(file, node);
    let _ = values::boolean(file, node);
    let _ = values::length(file, node);
    let _ = values::duration(file, node);
    let _ = values::date(file, node, chrono_tz::Tz::UTC, || None);
    values::tags(file, node, &mut diagnostics);
    values::people(file, node, &mut diagnostics);
}
