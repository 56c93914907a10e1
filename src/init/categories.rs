//! The categories that the settings of a site mean.

use super::ranked::best;
use super::settings::{field, some};
use super::site::{Setting, Site};
use crate::notes::front_matter::{Node, Value};
use crate::vocabulary::categories::APPLE;

/// The categories; a site with one may state its subcategory beside it.
pub(super) fn of(site: &Site) -> Vec<String> {
    let names = [
        "categories",
        "category",
        "topcategory",
        "maincategory",
        "primarycategory",
        "category1",
        "kategorie",
        "categoria",
        "categorie",
        "categories1",
    ];
    let mut categories = best(site, &names, |setting| some(named(site, setting))).unwrap_or_default();
    // A category with its subcategory says the category, too.
    let whole = categories.clone();
    categories.retain(|one| !whole.iter().any(|other| other.starts_with(&format!("{one} > "))));
    let names = ["subcategory", "subcategories", "firstsub", "secondarycategory"];
    let inner = || best(site, &names, |setting| site.said(setting));
    match categories.as_slice() {
        [one] if !one.contains('>') => {
            let whole = inner().and_then(|inner| meant(&format!("{one} > {inner}")));
            whole.map_or(categories, |whole| vec![whole])
        }
        _ => categories,
    }
}

/// The categories of Apple that a setting names: texts, tables with a name, tables in them.
fn named(site: &Site, setting: &Setting) -> Vec<String> {
    let Some(file) = site.file(setting) else { return Vec::new() };
    let mut found: Vec<String> = Vec::new();
    let mut add = |name: &str| {
        if let Some(name) = meant(name)
            && !found.contains(&name)
        {
            found.push(name);
        }
    };
    for item in setting.node.items() {
        let said = |node: &Node| super::survey::said(file, node);
        let subs = |node: &Node| match &node.value {
            Value::List(items) => items.iter().filter_map(said).collect(),
            _ => said(node).into_iter().collect::<Vec<_>>(),
        };
        let mut add_each = |name: &str, subs: Vec<String>| match subs.as_slice() {
            [] => add(name),
            subs => subs.iter().for_each(|sub| add(&format!("{name} > {sub}"))),
        };
        match (said(item), field(item, &["name", "text", "category", "title", "main"]).and_then(said)) {
            (Some(text), _) => add_each(&text, Vec::new()),
            (None, Some(name)) => {
                let inner = field(item, &["subcategories", "subcategory", "sub", "categories", "children"]);
                add_each(&name, inner.map(subs).unwrap_or_default());
            }
            // `Technology: [Podcasting]`
            (None, None) => {
                if let Value::Map(fields) = &item.value {
                    fields.iter().for_each(|entry| add_each(&entry.key, subs(&entry.node)));
                }
            }
        }
    }
    found
}

/// The category of Apple that is meant.
pub(super) fn meant(text: &str) -> Option<String> {
    let parts: Vec<String> = text
        .split(['>', '/', ':', '|'])
        .map(|part| part.trim().replace("&amp;", "&"))
        .filter(|part| !part.is_empty())
        .collect();
    let written = parts.join(" > ");
    let names = APPLE.names();
    let exact = |wanted: &str| names.iter().find(|name| name.eq_ignore_ascii_case(wanted)).cloned();
    let renamed = |wanted: &str| {
        APPLE.renamed.iter().find(|(old, _)| old.eq_ignore_ascii_case(wanted)).map(|(_, new)| new.clone())
    };
    let alone = || {
        names
            .iter()
            .find(|name| name.rsplit(" > ").next().is_some_and(|last| last.eq_ignore_ascii_case(&written)))
            .cloned()
    };
    let head = || parts.first().filter(|_| parts.len() > 1).and_then(|head| exact(head));
    exact(&written).or_else(|| renamed(&written)).or_else(alone).or_else(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_of_apple_in_all_forms() {
        for (text, wanted) in [
            ("Technology", Some("Technology")),
            ("technology", Some("Technology")),
            ("Tech News", Some("News > Tech News")),
            ("News / Tech News", Some("News > Tech News")),
            ("Technology > Podcasting", Some("Technology")),
            ("bread", None),
        ] {
            assert_eq!(meant(text).as_deref(), wanted, "{text}");
        }
    }
}
