//! A guid as `[feed] guid` says it.

use super::meaning::{Atom, Choice, Known};
use crate::config::Template;
use crate::init::survey::said;
use crate::notes::front_matter::Key;

impl Known<'_> {
    /// Where the site is served.
    pub(super) fn base(&self) -> Option<String> {
        Some(self.link?.as_str().trim_end_matches('/').to_owned())
    }

    /// What `choice` says, as `[feed] guid` does.
    pub(super) fn template(&self, choice: &Choice) -> Option<String> {
        let mut made = String::new();
        for atom in choice {
            match atom {
                Atom::Text(text) => made.push_str(&plain(text)?),
                Atom::Word(word) => made.push_str(word),
                Atom::Name => made.push_str(self.name()?),
                Atom::Key(key, width) => made.push_str(&self.word(key, *width, &made)?),
                Atom::Page => made = self.page(&made, false)?,
                Atom::PageOfHost => made = self.page(&made, true)?,
                Atom::Id => {
                    let (folder, _) = self.path_of_page()?.trim_end_matches('/').rsplit_once('/')?;
                    let folder = if self.states_pages { return None } else { folder };
                    let head = made.trim_end_matches('/');
                    made = format!("{head}{folder}/{{file}}");
                }
            }
        }
        let made = made.trim().to_owned();
        let is_one = made.contains('{') && !made.contains(char::is_whitespace) && made.parse::<Template>().is_ok();
        let is_page = !self.states_pages && self.episode_link == Some(made.as_str());
        is_one.then(|| if is_page { "{page}".into() } else { made })
    }

    /// The key whose value the template of `choice` calls the stated guid.
    pub(super) fn stated_in(&self, choice: &Choice) -> Option<String> {
        choice.iter().find_map(|atom| match atom {
            Atom::Key(key, width) if self.word(key, *width, "")? == "{guid}" => Some(key.clone()),
            _ => None,
        })
    }

    /// The page below the site, from its first slash on.
    fn path_of_page(&self) -> Option<&str> {
        let base = self.link?.as_str().trim_end_matches('/');
        self.episode_link?.strip_prefix(base).filter(|path| path.starts_with('/'))
    }

    /// The page behind `head`, which is an address or nothing.
    fn page(&self, head: &str, of_host: bool) -> Option<String> {
        let base = self.base()?;
        let own = if of_host { host_of(&base)? } else { base.clone() };
        if head.trim_end_matches('/') == own {
            let is_known = self.episode_link.is_some() || self.states_pages;
            return is_known.then(|| "{page}".to_owned());
        }
        // Elsewhere, or without an address: what states its page itself says too much.
        if self.states_pages {
            return None;
        }
        let path = self.path_of_page()?;
        let between = if of_host { base.strip_prefix(&own)? } else { "" };
        Some(format!("{}{between}{path}", head.trim_end_matches('/')))
    }

    /// What stands for the last part of the address of a page.
    fn name(&self) -> Option<&'static str> {
        let Some(link) = self.episode_link else { return Some("{file}") };
        let last = link.trim_end_matches('/').rsplit('/').next()?;
        ["{file}", "{id}", "{name}", "{slug}"].into_iter().find(|word| last.starts_with(word)).or(Some("{file}"))
    }

    /// The word of a template for what front matter says under `key`, behind `head`.
    fn word(&self, key: &str, width: usize, head: &str) -> Option<String> {
        let is_called = |wanted: Key| self.names.of(wanted).any(|name| name.eq_ignore_ascii_case(key));
        let values: Vec<String> = self
            .pages
            .iter()
            .filter_map(|page| {
                let field = page.front_matter.as_ref()?.at(key)?;
                said(field.file(&page.file), &field.node)
            })
            .collect();
        let all = |is_one: &dyn Fn(&String) -> bool| values.iter().all(is_one);
        if is_called(Key::Number) || is_called(Key::Season) {
            let is_plain = |text: &String| text.bytes().all(|byte| byte.is_ascii_digit());
            let longest = values.iter().map(String::len).max()?;
            let is_bare = all(&|text| is_plain(text) && !text.starts_with('0'));
            let is_padded = all(&|text| is_plain(text) && text.len() == longest);
            let width = match (is_bare, is_padded) {
                (true, _) => width,
                (false, true) => width.max(longest),
                _ => return None,
            };
            let word = if is_called(Key::Number) { "number" } else { "season" };
            return Some(if width > 1 { format!("{{{word}:0{width}}}") } else { format!("{{{word}}}") });
        }
        if width > 0 {
            return None;
        }
        if is_called(Key::Slug) && values.len() == self.pages.len() && all(&|text| !text.contains('/')) {
            return Some("{slug}".into());
        }
        // Folders and names as they stand there.
        let is_path = all(&|text| !text.contains("://") && !text.starts_with('/'));
        if is_called(Key::Audio) && head.starts_with("http") && head.ends_with('/') && is_path {
            return Some("{audio}".into());
        }
        // An address would escape it.
        (!head.starts_with("http")).then(|| "{guid}".into())
    }
}

/// A text without braces, which mean something in templates.
fn plain(text: &str) -> Option<String> {
    (!text.contains(['{', '}', '\n'])).then(|| text.to_owned())
}

/// Scheme and host of an address.
pub(super) fn host_of(base: &str) -> Option<String> {
    let (scheme, rest) = base.split_once("://")?;
    Some(format!("{scheme}://{}", rest.split('/').next()?))
}
