//! What the value of a guid is made of, and how `[feed] guid` says the same.

use std::collections::BTreeMap;

use url::Url;

use super::expression::Expression;
use crate::init::feed_template::of_settings;
use crate::init::site::{Generator, Site};
use crate::init::survey::{Page, said};
use crate::notes::front_matter::KeyNames;

/// What is known of the show.
pub(super) struct Known<'a> {
    pub(super) site: &'a Site,
    pub(super) pages: &'a [&'a Page],
    pub(super) names: &'a KeyNames,
    /// Where the site is served.
    pub(super) link: Option<&'a Url>,
    /// The page of an episode, as `[feed] episode_link` has it.
    pub(super) episode_link: Option<&'a str>,
    /// Do pages state their own addresses, all of them below `link`?
    pub(super) states_pages: bool,
    /// Are the episodes entries of data, so that nothing else names them?
    pub(super) listed: bool,
}

/// What an episode is called.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Meaning {
    /// Keys of the front matter that say it.
    pub(super) keys: Vec<String>,
    /// How it is put together for episodes that have none of them.
    pub(super) template: Option<String>,
}

/// A part of a guid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Atom {
    Text(String),
    /// The page of the episode below the address of the site.
    Page,
    /// The same below its host.
    PageOfHost,
    /// What Jekyll calls a page: the folder of its address and its name.
    Id,
    /// The last part of the address of the page.
    Name,
    /// A word of a template.
    Word(&'static str),
    /// What front matter says, with that many digits at least.
    Key(String, usize),
}

/// One of the ways to write it.
pub(super) type Choice = Vec<Atom>;

/// More ways than anybody writes.
const MOST: usize = 12;

/// Names that stand for names that stand for names … end here.
const DEEPEST: usize = 16;

/// What `value` means, where `variables` stand for what they do; none where nobody can say.
pub(super) fn of(value: &Expression, variables: &BTreeMap<String, Expression>, known: &Known<'_>) -> Option<Meaning> {
    let reader = Reader { variables, known };
    let mut meaning = Meaning::default();
    let mut templates: Vec<String> = Vec::new();
    for choice in reader.choices(value, 0)? {
        match choice.as_slice() {
            [Atom::Key(key, 0)] if !meaning.keys.contains(key) => meaning.keys.push(key.clone()),
            [Atom::Key(_, 0)] => {}
            _ => {
                let template = known.template(&choice)?;
                if template.contains("{guid}") {
                    meaning.keys.extend(known.stated_in(&choice));
                }
                if !templates.contains(&template) {
                    templates.push(template);
                }
            }
        }
    }
    meaning.template = templates.pop();
    // What stands in a longer guid is none by itself.
    let is_part = meaning.template.as_ref().is_some_and(|template| template.contains("{guid}"));
    if is_part && meaning.keys.len() != 1 {
        return None;
    }
    (templates.is_empty() && meaning != Meaning::default()).then_some(meaning)
}

pub(super) struct Reader<'a> {
    variables: &'a BTreeMap<String, Expression>,
    pub(super) known: &'a Known<'a>,
}

/// Tables that hold the front matter of a page, in the languages of generators.
const TABLES: [&str; 13] = [
    "data",
    "Params",
    "params",
    "extra",
    "frontmatter",
    "frontMatter",
    "attributes",
    "metadata",
    "meta",
    "fields",
    "fm",
    "page",
    "node",
];

impl Reader<'_> {
    /// The ways to write it; none of them where it is never written.
    pub(super) fn choices(&self, value: &Expression, depth: usize) -> Option<Vec<Choice>> {
        if depth > DEEPEST {
            return None;
        }
        let found = match value {
            Expression::Text(text) => vec![vec![Atom::Text(text.clone())]],
            Expression::Path(path) => self.path(path, depth)?,
            Expression::Call(name, arguments) => self.call(name, arguments, depth)?,
            Expression::Either(values) => {
                let mut found: Vec<Choice> = Vec::new();
                for value in values {
                    let of_value = self.choices(value, depth + 1)?;
                    found.extend(of_value);
                }
                found
            }
            Expression::Join(values) => self.joined(values, depth)?,
            Expression::Unknown => return None,
        };
        (found.len() <= MOST).then_some(found)
    }

    /// Every way of the one before every way of the next.
    pub(super) fn joined(&self, values: &[Expression], depth: usize) -> Option<Vec<Choice>> {
        let mut found: Vec<Choice> = vec![Vec::new()];
        for value in values {
            let next = self.choices(value, depth + 1)?;
            if next.is_empty() || found.len() * next.len() > MOST {
                return None;
            }
            let both = |head: &Choice| {
                next.iter().map(|tail| head.iter().chain(tail).cloned().collect::<Choice>()).collect::<Vec<_>>()
            };
            found = found.iter().flat_map(both).collect();
        }
        Some(found)
    }

    fn path(&self, path: &[String], depth: usize) -> Option<Vec<Choice>> {
        let one = |atom: Atom| Some(vec![vec![atom]]);
        let first = path.first()?;
        if let Some(value) = self.variables.get(first.as_str()) {
            return match (value, path.len()) {
                (_, 1) => self.choices(value, depth + 1),
                (Expression::Path(table), _) if table.first() != Some(first) => {
                    let whole: Vec<String> = table.iter().chain(path.get(1..)?).cloned().collect();
                    if depth > DEEPEST { None } else { self.path(&whole, depth + 1) }
                }
                // What a function makes of the entry is no other entry.
                _ => self.of_entry(path),
            };
        }
        if let Some(text) = self.of_site(path) {
            return one(Atom::Text(text));
        }
        self.of_entry(path)
    }

    /// What the settings say, or where the site is served.
    fn of_site(&self, path: &[String]) -> Option<String> {
        let names = path.join(".");
        let address = || Some(self.known.link?.as_str().trim_end_matches('/').to_owned());
        const OF_BASE: [&str; 8] = [
            "context.site",
            "Astro.site",
            "import.meta.env.SITE",
            "site",
            "siteUrl",
            "SITE_URL",
            "context.site.href",
            "context.site.origin",
        ];
        const OF_SITE: [&str; 13] = [
            "site",
            "Site",
            "config",
            "metadata",
            "podcast",
            "show",
            "settings",
            "meta",
            "data",
            "siteMetadata",
            "siteConfig",
            "hexo",
            "web",
        ];
        let is_of_site = path.len() == 1 || path.first().is_some_and(|first| OF_SITE.contains(&first.as_str()));
        let stated = if is_of_site { of_settings(&names, self.known.site) } else { None };
        // Only what is an address or a part of one stands in guids.
        let stated = stated.filter(|text| !text.contains(char::is_whitespace));
        let unset = || (names == "site.baseurl" && self.known.site.generator == Generator::Jekyll).then(String::new);
        let of_base = || if OF_BASE.contains(&names.as_str()) { address() } else { None };
        let is_url = || ["site.url", "metadata.url", "podcast.siteUrl", "Site.BaseURL"].contains(&names.as_str());
        stated.or_else(unset).or_else(of_base).or_else(|| if is_url() { address() } else { None })
    }

    /// What the generator or the front matter says of the episode.
    fn of_entry(&self, path: &[String]) -> Option<Vec<Choice>> {
        let one = |atom: Atom| Some(vec![vec![atom]]);
        let is_table = |part: &String| TABLES.contains(&part.as_str());
        // The name of the entry stands before what it is asked, but not in Go.
        let known = ["Permalink", "RelPermalink", "Params", "File", "Slug"];
        let begins_within =
            path.first().is_some_and(|first| known.contains(&first.as_str()) || (is_table(first) && path.len() > 1));
        let mut parts = if begins_within || path.len() < 2 { path } else { path.get(1..)? };
        let mut in_table = false;
        while parts.len() > 1 && parts.first().is_some_and(is_table) {
            in_table |= parts.first().is_some_and(|first| first != "node");
            parts = parts.get(1..)?;
        }
        let name = parts.join(".");
        let key = self.stated_key(&name);
        // What `createFilePath` made of the file.
        if self.known.site.generator == Generator::Gatsby && path.ends_with(&["fields".into(), "slug".into()]) {
            return one(Atom::Page);
        }
        let generator = self.known.site.generator;
        if !in_table && !self.known.listed {
            match (name.as_str(), generator) {
                ("Permalink" | "absolute_url", _)
                | ("permalink", Generator::Zola | Generator::Hexo | Generator::Nikola) => {
                    return Some(vec![vec![Atom::Text(self.known.base()?), Atom::Page]]);
                }
                ("RelPermalink" | "relative_url", _) | ("path", Generator::Zola) => return one(Atom::PageOfHost),
                ("url", Generator::Jekyll | Generator::Bridgetown) => return one(Atom::Page),
                ("url", Generator::Eleventy | Generator::Middleman | Generator::Lume) => return one(Atom::PageOfHost),
                ("id", Generator::Jekyll) => return one(Atom::Id),
                ("fileSlug" | "File.ContentBaseName" | "File.TranslationBaseName" | "File.BaseFileName", _) => {
                    return one(Atom::Name);
                }
                ("slug" | "id", Generator::Astro | Generator::Nuxt) => return one(Atom::Name),
                ("slug", Generator::Jekyll | Generator::Zola) | ("Slug", Generator::Hugo) => return one(Atom::Name),
                _ => {}
            }
        }
        if let Some(key) = key {
            return one(Atom::Key(key, 0));
        }
        // What no page states is never written, if it is a name of guids at all.
        let usual = ["guid", "uuid", "id", "episode_guid", "episode_id", "permalink"];
        let last = parts.last().map_or("", String::as_str);
        let is_optional =
            usual.iter().any(|name| last.eq_ignore_ascii_case(name)) || last.to_lowercase().contains("guid");
        if is_optional && (in_table || generator == Generator::Jekyll || last.to_lowercase().contains("guid")) {
            return Some(Vec::new());
        }
        None
    }

    /// The path under which pages state `name`, as they write it.
    fn stated_key(&self, name: &str) -> Option<String> {
        self.known.pages.iter().find_map(|page| {
            let front_matter = page.front_matter.as_ref()?;
            if front_matter.at(name).is_some_and(|field| said(field.file(&page.file), &field.node).is_some()) {
                return Some(name.to_owned());
            }
            // Hugo makes the names small.
            let field = front_matter.fields.iter().find(|field| field.key.eq_ignore_ascii_case(name))?;
            said(field.file(&page.file), &field.node)?;
            Some(field.key.clone())
        })
    }
}
