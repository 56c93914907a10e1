//! Keys with dots, as Publish has them: `audio.url` is what a table `audio` says under `url`.

use super::{Field, Node, Value};

/// Deeper paths are no keys.
const DEEPEST: usize = 4;

/// `fields` with tables for the keys with dots; each value keeps its place.
pub(super) fn nested(fields: Vec<Field>) -> Vec<Field> {
    if !fields.iter().any(|field| is_path(&field.key)) {
        return fields;
    }
    let mut made: Vec<Field> = Vec::new();
    for field in fields {
        match is_path(&field.key) {
            true => put(&mut made, field, 0),
            false => made.push(field),
        }
    }
    made
}

fn is_path(key: &str) -> bool {
    let is_word = |part: &str| {
        part.starts_with(|first: char| first.is_ascii_alphabetic())
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
    };
    key.contains('.') && key.split('.').all(is_word)
}

fn put(fields: &mut Vec<Field>, field: Field, depth: usize) {
    let Some((head, rest)) = field.key.split_once('.').filter(|_| depth < DEEPEST) else {
        fields.push(field);
        return;
    };
    let (head, rest) = (head.to_owned(), rest.to_owned());
    let at = fields.iter().position(|one| one.key == head);
    match at.and_then(|at| fields.get_mut(at)) {
        Some(Field { node: Node { value: Value::Map(inner), .. }, .. }) => {
            put(inner, Field { key: rest, ..field }, depth + 1);
        }
        // The table has a value of its own.
        Some(_) => fields.push(field),
        None => {
            let (key_span, span, elsewhere) = (field.key_span, field.node.span, field.elsewhere.clone());
            let mut inner = Vec::new();
            put(&mut inner, Field { key: rest, ..field }, depth + 1);
            fields.push(Field { key: head, key_span, node: Node { value: Value::Map(inner), span }, elsewhere });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::notes::front_matter;
    use crate::source::SourceFile;

    #[test]
    fn keys_with_dots_are_tables() {
        let text = "---\naudio.url: https://cdn.example/1.mp3\naudio.size: 7\nv1.0: x\na: b\na.c: d\n---\n";
        let (matter, _) = front_matter::parse(&SourceFile::new("1.md", text), &mut Vec::new());
        let matter = matter.unwrap();
        let keys: Vec<&str> = matter.fields.iter().map(|field| field.key.as_str()).collect();
        assert_eq!(keys, ["audio", "v1.0", "a", "a.c"]);
        assert!(matter.at("audio.url").is_some() && matter.at("audio.size").is_some());
    }
}
