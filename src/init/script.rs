//! Facts that a script of a site states in so many words.

use std::sync::LazyLock;

use regex::Regex;

use crate::notes::front_matter::{Field, Node, Value};
use crate::source::{SourceFile, Span};

/// `title: 'Rye'`, `SITE_TITLE = "Rye"`. Plugins have names and options of their own, so that only these words count.
static CONSTANT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r#"\b(?P<name>(?i:site|podcast|show)_?[A-Za-z_]*|(?i:title|description|author|site|url|language|lang|locale|email|copyright|image|cover))["']?\s*[:=]\s*(?:'(?P<single>[^'\n]*)'|"(?P<double>[^"\n]*)"|`(?P<template>[^`$]*)`)"#,
    )
    .ok()
});

/// The texts that the script gives names, the first of each name.
pub(super) fn constants(file: &SourceFile) -> Vec<Field> {
    let Some(pattern) = CONSTANT.as_ref() else { return Vec::new() };
    let mut fields: Vec<Field> = Vec::new();
    for found in pattern.captures_iter(file.text()) {
        let value = ["single", "double", "template"].into_iter().find_map(|group| found.name(group));
        let (Some(name), Some(value)) = (found.name("name"), value) else { continue };
        if fields.iter().any(|field| field.key == name.as_str()) {
            continue;
        }
        fields.push(Field {
            key: name.as_str().to_owned(),
            key_span: Span::from(name.range()),
            node: Node { value: Value::Text(value.as_str().to_owned()), span: Span::from(value.range()) },
        });
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_of_all_quotes() {
        let file = SourceFile::new(
            "consts.ts",
            "export const SITE_TITLE = 'Rye';\nexport default defineConfig({ site: \"https://rye.example\", plugins: [p({ name: 'x' })] });\n\
             const a = { title: `All rye`, description: `${x}` };",
        );
        let found: Vec<_> = constants(&file)
            .into_iter()
            .map(|field| match field.node.value {
                Value::Text(text) => format!("{}={text}", field.key),
                _ => String::new(),
            })
            .collect();
        assert_eq!(found, ["SITE_TITLE=Rye", "site=https://rye.example", "title=All rye"]);
    }
}
