//! What a site states for all its episodes at once: `defaults` of Jekyll, `cascade` of Hugo.

use std::path::Path;

use super::keys::Mapping;
use super::shape;
use super::site::Site;
use super::survey::{Page, Survey, said};
use crate::notes::front_matter::{Field, Key, KeyNames, Node, Value};
use crate::source::SourceFile;

/// Keys that no two episodes share, and those that have their own place in the config.
const OF_ONE: [Key; 12] = [
    Key::Title,
    Key::Number,
    Key::Date,
    Key::Recorded,
    Key::Audio,
    Key::Length,
    Key::Duration,
    Key::Guid,
    Key::Link,
    Key::Slug,
    Key::Hosts,
    Key::Tags,
];

/// Canonical keys with their values as TOML, for `[sources.defaults]`.
pub(super) fn values(survey: &Survey, site: &Site, pages: &[&Page], mapping: &Mapping) -> Vec<(Key, String)> {
    let names = KeyNames::new(&mapping.sources());
    let mut found: Vec<(Key, String)> = Vec::new();
    for (file, fields) in jekyll(site, pages).into_iter().chain(hugo(survey, site, pages)) {
        for field in fields {
            let Some(key) = Key::all().find(|key| names.of(*key).any(|name| name == field.key)) else { continue };
            let is_open =
                |page: &&Page| page.front_matter.as_ref().is_none_or(|matter| matter.get(key, &names).is_none());
            let is_wanted = !OF_ONE.contains(&key) && shape::fits(key, file, &field.node) && pages.iter().any(is_open);
            let Some(value) = toml(file, &field.node).filter(|_| is_wanted) else { continue };
            found.retain(|(known, _)| *known != key);
            found.push((key, value));
        }
    }
    found.sort();
    found
}

/// What Jekyll hands down to all `pages` under `key`, by the narrowest scope.
pub(super) fn of_all(site: &Site, pages: &[&Page], key: &str) -> Option<String> {
    let scopes = jekyll(site, pages).into_iter().rev();
    scopes.into_iter().find_map(|(file, fields)| said(file, &fields.iter().find(|field| field.key == key)?.node))
}

/// The values of the scopes that all pages lie in, the widest scope first.
fn jekyll<'a>(site: &'a Site, pages: &[&Page]) -> Vec<(&'a SourceFile, &'a [Field])> {
    let lists = site.settings.iter().filter(|setting| setting.path == "defaults");
    let mut scoped = Vec::new();
    for setting in lists {
        let (Some(file), Value::List(items)) = (site.file(setting), &setting.node.value) else { continue };
        for item in items {
            let (Some(values), scope) = (table(item, "values"), table(item, "scope").unwrap_or_default()) else {
                continue;
            };
            let text =
                |key: &str| scope.iter().find(|field| field.key == key).and_then(|field| said(file, &field.node));
            let (path, kind) = (text("path").unwrap_or_default(), text("type"));
            let holds = |page: &&Page| {
                kind.as_ref().is_none_or(|kind| collection(&page.path) == *kind)
                    && page.path.starts_with(path.trim_matches('/'))
            };
            if pages.iter().all(holds) {
                scoped.push(((path.len(), kind.is_some()), (file, values)));
            }
        }
    }
    scoped.sort_by_key(|(width, _)| *width);
    scoped.into_iter().map(|(_, values)| values).collect()
}

/// `_episodes/1.md` is of the collection `episodes`, in whatever folder all collections lie.
pub(super) fn collection(page: &Path) -> String {
    let folder = page.iter().nth(marked(page).unwrap_or_default()).unwrap_or_default();
    folder.to_string_lossy().trim_start_matches('_').to_owned()
}

/// How many folders lie above that of the collection, which Jekyll knows by its mark.
pub(super) fn marked(page: &Path) -> Option<usize> {
    page.iter().position(|part| part.as_encoded_bytes().starts_with(b"_"))
}

/// What the lists above the pages and the settings hand down.
fn hugo<'a>(survey: &'a Survey, site: &'a Site, pages: &[&Page]) -> Vec<(&'a SourceFile, &'a [Field])> {
    let of_site = site.settings.iter().filter(|setting| setting.path == "cascade");
    let of_site = of_site.filter_map(|setting| Some((site.file(setting)?, &setting.node)));
    let of_lists = survey
        .lists_above(pages)
        .filter_map(|list| Some((&list.file, &list.front_matter.as_ref()?.at("cascade")?.node)));
    let mut found = Vec::new();
    for (file, node) in of_site.chain(of_lists) {
        for table_node in node.items() {
            let Value::Map(fields) = &table_node.value else { continue };
            // What is aimed at some pages only may not be aimed at these.
            if !fields.iter().any(|field| ["_target", "target"].contains(&field.key.as_str())) {
                found.push((file, fields.as_slice()));
                found.extend(table(table_node, "params").map(|fields| (file, fields)));
            }
        }
    }
    found
}

fn table<'a>(node: &'a Node, key: &str) -> Option<&'a [Field]> {
    let Value::Map(fields) = &node.value else { return None };
    match &fields.iter().find(|field| field.key == key)?.node.value {
        Value::Map(inner) => Some(inner),
        _ => None,
    }
}

/// A value on one line of TOML.
fn toml(file: &SourceFile, node: &Node) -> Option<String> {
    match &node.value {
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Integer(number) => Some(number.to_string()),
        Value::List(items) => {
            let items: Option<Vec<String>> = items.iter().map(|item| toml(file, item)).collect();
            Some(format!("[{}]", items?.join(", ")))
        }
        _ => said(file, node).map(|text| super::text::quoted(&text)),
    }
}
