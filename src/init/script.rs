//! Facts that a script of a site states in so many words.

use std::sync::LazyLock;

use regex::Regex;

use crate::normalize::site::public;
use crate::notes::front_matter::{self, Field, Node, Value};
use crate::source::{SourceFile, Span};

/// `title: 'Rye'`, `SITE_TITLE = "Rye"`. Plugins have names and options of their own, so that only these words count.
static CONSTANT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let words = "title|tagline|subtitle|description|author|author_?name|owner_?name|owner_?email|site|site_?url|hostname|url|language|lang\
                 |default_?lang|locale|timezone|email|copyright|image|image_?url|cover|category1?|subcategory|explicit|article_url|clean_?urls\
                 |trailing_?slash|feed_?url|location|base";
    // A name is that of the show where it is that of an object `site` or `podcast`.
    let named = r"(?:site|siteConfig|podcast|show|siteMetadata)\s*[:=]\s*\{\s*(?P<first>name)";
    let value = r#"u?\[?(?:process\.env\.\w+\s*(?:\|\||\?\?)\s*)?(?:new URL\()?\s*(?:'(?P<single>[^'\n]*)'|"(?P<double>[^"\n]*)"|`(?P<template>[^`$]*)`|(?P<truth>true|false|True|False)\b)"#;
    Regex::new(&format!(
        r#"\b(?:{named}|(?P<name>(?i:site|podcast|show|blog)_?[A-Za-z_]*|(?i:{words})))["']?\s*[:=]\s*{value}"#
    ))
    .ok()
});

/// `podcast: {`, `const site: Site = {`
static OBJECT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"\b(?P<name>podcast|show|channel|siteMetadata|siteConfig|site|config)(?:\s*:\s*[\w.]+)?\s*[:=]\s*(?P<object>\{)")
        .ok()
});

/// `image: coverArt`
static NAMED_PICTURE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"\b(?:image|cover|coverArt|coverImage|artwork|logo)\s*[:=]\s*(?P<name>[A-Za-z_$][A-Za-z0-9_$]*)\s*[,;}\n]",
    )
    .ok()
});

/// `import coverArt from "./assets/cover.png"`
static IMPORT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"\bimport\s+(?P<name>[A-Za-z_$][A-Za-z0-9_$]*)\s+from\s+["'](?P<path>\.{1,2}/[^"'\n]+)["']"#).ok()
});

/// The cover that the script imports from a file beside it, by its path from the root.
pub(super) fn imported_cover(file: &SourceFile) -> Option<Field> {
    let text = file.text();
    let used = NAMED_PICTURE.as_ref()?.captures(text)?.name("name")?;
    let import = IMPORT.as_ref()?.captures_iter(text).find(|import| &import["name"] == used.as_str())?;
    let path = file.path().parent()?.join(import.name("path")?.as_str());
    let path = public(&path)?.to_string_lossy().replace('\\', "/");
    let span = Span::from(used.range());
    Some(Field::new("podcast_image", span, Node { value: Value::Text(path), span }))
}

/// The objects about the show that the script gives names, the first of each name.
fn objects(file: &SourceFile) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for found in OBJECT.iter().flat_map(|pattern| pattern.captures_iter(file.text())) {
        let (Some(name), Some(object)) = (found.name("name"), found.name("object")) else { continue };
        if !fields.iter().any(|field| field.key == name.as_str())
            && let Some(node) = front_matter::object_at(file, object.start())
        {
            fields.push(Field::new(name.as_str(), Span::from(name.range()), node));
        }
    }
    fields
}

/// The texts that the script gives names, the first of each name, and what its objects about the show hold.
pub(super) fn constants(file: &SourceFile) -> Vec<Field> {
    let Some(pattern) = CONSTANT.as_ref() else { return Vec::new() };
    let mut fields: Vec<Field> = objects(file);
    for found in pattern.captures_iter(file.text()) {
        let value = ["single", "double", "template", "truth"].into_iter().find_map(|group| found.name(group));
        let (Some(name), Some(value)) = (found.name("name").or_else(|| found.name("first")), value) else { continue };
        if fields.iter().any(|field| field.key == name.as_str()) {
            continue;
        }
        let node = Node { value: Value::Text(value.as_str().to_owned()), span: Span::from(value.range()) };
        fields.push(Field::new(name.as_str(), Span::from(name.range()), node));
    }
    fields
}

/// `site_name: Rye`, at the beginning of a line.
static LINE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"(?m)^(?P<name>[A-Za-z_]+):[ \t]+["']?(?P<value>[^"'\s#&*!|>\[{][^"'\n#]*?)["']?[ \t\r]*$"#).ok()
});

/// The texts that lines of a file give names.
pub(super) fn lines(file: &SourceFile) -> Vec<Field> {
    let found = LINE.iter().flat_map(|pattern| pattern.captures_iter(file.text()));
    let field = |found: regex::Captures<'_>| {
        let (name, value) = (found.name("name")?, found.name("value")?);
        let node = Node { value: Value::Text(value.as_str().to_owned()), span: Span::from(value.range()) };
        Some(Field::new(name.as_str(), Span::from(name.range()), node))
    };
    found.filter_map(field).collect()
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

    #[test]
    fn lines_of_what_is_no_yaml() {
        let file = SourceFile::new(
            "mkdocs.yml",
            "site_name: Rye Talk\nsite_url: 'https://rye.example/'\nnav:\n  - a: b\nx: !!python/name:y\n",
        );
        let found: Vec<_> = lines(&file).into_iter().map(|field| field.key).collect();
        assert_eq!(found, ["site_name", "site_url"]);
    }

    #[test]
    fn settings_of_python_and_objects_of_a_site() {
        let file = SourceFile::new(
            "conf.py",
            "SITENAME = 'Rye'\nPODCAST_FEED_EXPLICIT = False\nPODCAST_FEED_CATEGORY = ['Arts', 'Food']\nPLUGINS = ['x']\n\
             export const site = { name: 'Oats' }\nplugins: [{ name: 'y' }]\n",
        );
        let found: Vec<_> = constants(&file).into_iter().map(|field| field.key).collect();
        assert_eq!(found, ["site", "SITENAME", "PODCAST_FEED_EXPLICIT", "PODCAST_FEED_CATEGORY", "name"]);
    }
}
