//! Categories of Apple Podcasts (`itunes:category`).

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};

use super::Fault;
use crate::vocabulary::categories::APPLE;
use crate::words::{nearest, shown};

/// A category, and its subcategory where there is one: `Technology`, `News > Tech News`.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema)]
#[schemars(with = "String", inline, extend("format" = "apple-category"))]
pub struct Category {
    /// Name of the category.
    pub name: String,
    /// Name of the subcategory.
    pub subcategory: Option<String>,
}

impl Category {
    /// Compares with Apple's list. Any text is a category of RSS, so a foreign one is doubtful, not wrong.
    pub(super) fn check(text: &str) -> Result<(), Fault> {
        let Ok(category) = text.parse::<Self>();
        let written = category.to_string();
        let names = APPLE.names();
        if names.contains(&written) {
            return Ok(());
        }
        if let Some(today) = APPLE.renamed.get(&written) {
            let message = format!("Apple gave up the category `{written}` in 2019");
            return Err(Fault::warning("category-obsolete", message, format!("`{today}` comes nearest today")));
        }
        let last = |name: &str| name.rsplit(" > ").next().unwrap_or_default().to_owned();
        let meant = nearest(&written, names.iter().map(String::as_str)).map(str::to_owned).or_else(|| {
            let sub = last(&written);
            names.iter().find(|name| nearest(&sub, [last(name).as_str()]).is_some()).cloned()
        });
        let help = meant.map_or_else(
            || "write it as in Apple's list, such as `Technology` or `News > Tech News`".to_owned(),
            |name| format!("did you mean `{name}`?"),
        );
        Err(Fault::warning("category-unknown", format!("Apple has no category {}", shown(&written)), help))
    }
}

impl FromStr for Category {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(match text.split_once('>') {
            Some((name, sub)) => Self { name: name.trim().to_owned(), subcategory: Some(sub.trim().to_owned()) },
            None => Self { name: text.trim().to_owned(), subcategory: None },
        })
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.subcategory {
            Some(sub) => write!(f, "{} > {sub}", self.name),
            None => f.write_str(&self.name),
        }
    }
}

impl<'de> Deserialize<'de> for Category {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Ok(category) = String::deserialize(deserializer)?.parse();
        Ok(category)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        Category::check(text).map_or_else(|fault| fault.to_string(), |()| "fine".into())
    }

    #[test]
    fn the_list_is_whole() {
        assert_eq!(APPLE.categories.len(), 19);
        assert_eq!(APPLE.categories.values().map(Vec::len).sum::<usize>(), 91);
    }

    #[test]
    fn old_names_lead_to_names_of_today() {
        for (old, new) in &APPLE.renamed {
            assert_eq!(said(new), "fine", "{old}");
            assert!(said(old).starts_with("Apple gave up"), "{old}");
        }
    }

    #[test]
    fn categories_are_compared_with_the_list() {
        assert_eq!(said("News>Tech News"), "fine");
        assert_eq!(said("Kids & family"), "Apple has no category `Kids & family`; did you mean `Kids & Family`?");
        assert_eq!(said("Tech News"), "Apple has no category `Tech News`; did you mean `News > Tech News`?");
        assert_eq!(
            said("Gardening for cats"),
            "Apple has no category `Gardening for cats`; write it as in Apple's list, such as `Technology` or \
             `News > Tech News`"
        );
    }
}
