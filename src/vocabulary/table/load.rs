//! Reads the tables, once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use foldhash::HashMap;
use serde::Deserialize;

use super::{Element, Value};
use crate::feed::read::Ns;

/// All tables.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// By namespace and name; one entry for each group of parents.
    elements: HashMap<Ns, HashMap<String, Vec<Element>>>,
    /// By the name of the parent: what must or should stand in it.
    needed: HashMap<String, Vec<(Ns, String)>>,
    documents: HashMap<Ns, String>,
}

/// One file of `schemas/`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    /// Customary prefix; empty for RSS itself.
    prefix: String,
    /// Where the namespace is specified.
    document: String,
    /// Lists of words that several values share.
    #[serde(default)]
    lists: BTreeMap<String, Vec<String>>,
    element: Vec<Element>,
}

/// The tables by the names of their files.
macro_rules! tables {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../../schemas/", $name, ".toml")))),+]
    };
}

static FILES: &[(&str, &str)] = tables![
    "rss",
    "itunes",
    "podcast",
    "atom",
    "content",
    "dc",
    "dcterms",
    "psc",
    "spotify",
    "media",
    "googleplay",
    "sy",
    "slash",
    "wfw",
    "fh",
    "thr",
    "geo",
    "georss",
    "icbm",
    "blogChannel",
    "creativeCommons",
    "rawvoice",
    "admin",
    "cc",
    "trackback",
];

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let mut vocabulary = Vocabulary::default();
    for (_, text) in FILES {
        // A test holds every table to its shape; a broken one would only make the linter quiet.
        if let Ok(table) = toml::from_str::<Table>(text) {
            vocabulary.add(table);
        }
    }
    vocabulary
});

/// The vocabulary of feeds.
pub fn vocabulary() -> &'static Vocabulary {
    &VOCABULARY
}

/// What may stand in an item may stand in a live item too (podcast namespace, `liveItem`).
const LIVE_ITEM: &str = "podcast:liveItem";

impl Vocabulary {
    /// The element `name` of `ns` in `parent`, which is a name with its customary prefix; `""` for the root.
    pub fn element(&self, parent: &str, ns: Ns, name: &str) -> Option<&Element> {
        self.named(ns, name).iter().find(|element| element.parents.iter().any(|one| one == parent))
    }

    /// The element `name` of `ns`, for every place where it may stand.
    pub fn named(&self, ns: Ns, name: &str) -> &[Element] {
        self.elements.get(&ns).and_then(|names| names.get(name)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Is there a table for the namespace?
    pub fn knows(&self, ns: Ns) -> bool {
        self.elements.contains_key(&ns)
    }

    /// The names of the elements of `ns`.
    pub fn names(&self, ns: Ns) -> impl Iterator<Item = &str> {
        self.elements.get(&ns).into_iter().flat_map(HashMap::keys).map(String::as_str)
    }

    /// The elements that must or should stand in `parent`.
    pub fn needed(&self, parent: &str) -> impl Iterator<Item = (Ns, &Element)> {
        let names = self.needed.get(parent).map(Vec::as_slice).unwrap_or_default();
        names.iter().filter_map(move |(ns, name)| Some((*ns, self.element(parent, *ns, name)?)))
    }

    /// Where `element` of `ns` is specified.
    pub fn document<'a>(&'a self, ns: Ns, element: &'a Element) -> &'a str {
        element.document.as_deref().or_else(|| self.documents.get(&ns).map(String::as_str)).unwrap_or_default()
    }

    fn add(&mut self, table: Table) {
        let ns = if table.prefix.is_empty() { Ns::Rss } else { Ns::of_prefix(&table.prefix).unwrap_or(Ns::Other) };
        let names = self.elements.entry(ns).or_default();
        for mut element in table.element {
            if element.parents.iter().any(|parent| parent == "item") {
                element.parents.push(LIVE_ITEM.to_owned());
            }
            fill(&mut element.text, &table.lists);
            element.attributes.values_mut().for_each(|value| fill(value, &table.lists));
            if element.need != super::Need::Optional {
                for parent in &element.parents {
                    self.needed.entry(parent.clone()).or_default().push((ns, element.name.clone()));
                }
            }
            names.entry(element.name.clone()).or_default().push(element);
        }
        self.documents.insert(ns, table.document);
    }
}

/// Puts the words of a named list where it is asked for.
fn fill(value: &mut Value, lists: &BTreeMap<String, Vec<String>>) {
    if let Some(name) = value.list.take() {
        value.one_of = lists.get(&name).cloned().unwrap_or_default();
    }
}

#[cfg(test)]
pub(super) fn faults() -> Vec<String> {
    let mut faults = Vec::new();
    for (file, text) in FILES {
        match toml::from_str::<Table>(text) {
            Err(error) => faults.push(format!("{file}.toml: {error}")),
            Ok(table) => {
                let values = table.element.iter().flat_map(|one| one.attributes.values().chain([&one.text]));
                let unknown =
                    values.filter_map(|value| value.list.as_ref()).filter(|name| !table.lists.contains_key(*name));
                faults.extend(unknown.map(|name| format!("{file}.toml: there is no list {name}")));
            }
        }
    }
    faults
}

#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = (Ns, &'static Element)> {
    vocabulary().elements.iter().flat_map(|(ns, names)| names.values().flatten().map(|element| (*ns, element)))
}
