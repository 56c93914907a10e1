//! Categories of Apple Podcasts (`itunes:category`), of today and of former times.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

const LIST: &str = include_str!("../../schemas/apple_categories.toml");

/// Apple's list, and what older names have become.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Apple {
    /// Categories with their subcategories.
    pub(crate) categories: BTreeMap<String, Vec<String>>,
    /// What former names, `Category` or `Category > Subcategory`, are called today.
    pub(crate) renamed: BTreeMap<String, String>,
    /// Former names without successor.
    former: BTreeMap<String, Vec<String>>,
}

pub(crate) static APPLE: LazyLock<Apple> = LazyLock::new(|| toml::from_str(LIST).unwrap_or_default());

impl Apple {
    /// Every category in the form `News` or `News > Tech News`.
    pub(crate) fn names(&self) -> Vec<String> {
        let below = |(name, subs): (&String, &Vec<String>)| {
            let name = name.clone();
            let subs: Vec<String> = subs.iter().map(|sub| format!("{name} > {sub}")).collect();
            std::iter::once(name).chain(subs)
        };
        self.categories.iter().flat_map(below).collect()
    }

    /// The subcategories of a category of today.
    pub(crate) fn below(&self, category: &str) -> &[String] {
        self.categories.get(category).map(Vec::as_slice).unwrap_or_default()
    }

    /// The categories that have a subcategory of that name.
    pub(crate) fn parents<'a>(&'a self, subcategory: &'a str) -> impl Iterator<Item = &'a str> {
        self.categories
            .iter()
            .filter(move |(_, subs)| subs.iter().any(|sub| sub == subcategory))
            .map(|(name, _)| name.as_str())
    }

    /// Was it a category once, and is none today?
    pub(crate) fn was_category(&self, name: &str) -> bool {
        !self.categories.contains_key(name) && (self.former.contains_key(name) || self.renamed.contains_key(name))
    }

    /// Was it a subcategory once, and is none today?
    pub(crate) fn was_subcategory(&self, category: &str, name: &str) -> bool {
        let once = self.former.get(category).is_some_and(|subs| subs.iter().any(|sub| sub == name));
        once || self.renamed.contains_key(&format!("{category} > {name}"))
    }
}
