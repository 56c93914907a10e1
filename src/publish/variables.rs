//! What the variables of templates in notes stand for.

use super::claim::Claim;
use super::dialect::Known;
use super::references::Lookup;
use crate::notes::front_matter::Value;

/// What the config knows of the site, and front matter of the page.
pub(super) struct Variables<'v, 'a> {
    pub(super) lookup: &'v Lookup<'v>,
    pub(super) claim: &'v Claim<'a>,
}

/// Names under which templates know what front matter says.
const OF_PAGE: [&str; 7] = ["page", "post", "episode", "this", "frontmatter", "$frontmatter", "props.frontmatter"];

impl Known for Variables<'_, '_> {
    fn value(&self, name: &str) -> Option<String> {
        match name.rsplit_once('.') {
            Some(("site", key)) => self.of_site(key),
            Some((table, key)) if OF_PAGE.contains(&table) => self.of_page(key),
            Some(_) => None,
            None => self.stated(name),
        }
    }

    fn page(&self, name: &str) -> Option<String> {
        self.lookup.page_named(name)
    }

    fn picture(&self, name: &str) -> Option<String> {
        self.lookup.picture_named(name)
    }
}

impl Variables<'_, '_> {
    fn of_site(&self, key: &str) -> Option<String> {
        let show = &self.lookup.config.show;
        match key {
            "url" => Some(show.link.as_ref()?.origin().ascii_serialization()),
            "baseurl" | "base_url" | "baseUrl" => Some(show.link.as_ref()?.path().trim_end_matches('/').to_owned()),
            "title" | "name" => Some(show.title.clone()),
            "description" => show.description.clone(),
            "author" => show.author.clone(),
            _ => None,
        }
    }

    fn of_page(&self, key: &str) -> Option<String> {
        match key {
            "url" | "permalink" => Some(self.lookup.page?.path().to_owned()),
            "title" => self.claim.record().title.clone(),
            _ => self.stated(key),
        }
    }

    /// What the front matter says under `key`.
    fn stated(&self, key: &str) -> Option<String> {
        let (file, notes) = self.claim.compiled.notes.as_ref()?;
        let field = notes.front_matter.as_ref()?.at(key)?;
        match &field.node.value {
            Value::Text(text) => Some(text.trim().to_owned()),
            Value::Integer(_) | Value::Float(_) => Some(field.file(file).slice(field.node.span).trim().to_owned()),
            _ => None,
        }
    }
}
