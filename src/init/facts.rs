//! What is known of a show before it has a config: what a feed states of its channel.

use oxilangtag::LanguageTag;
use url::Url;

use super::settings;
use super::site::Site;
use crate::config;
use crate::notes::front_matter::values::PersonEntry;

/// The channel of a feed, as far as somebody states it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) title: Option<String>,
    pub(super) link: Option<Url>,
    pub(super) description: Option<String>,
    pub(super) language: Option<String>,
    pub(super) author: Option<String>,
    pub(super) owner: (Option<String>, Option<String>),
    pub(super) categories: Vec<String>,
    pub(super) explicit: Option<bool>,
    pub(super) serial: bool,
    /// An address, or a path of the site.
    pub(super) image: Option<String>,
    pub(super) copyright: Option<String>,
    pub(super) timezone: Option<String>,
    pub(super) feed_url: Option<Url>,
    pub(super) guid: Option<String>,
    /// Where the audio is served, when front matter names only files.
    pub(super) media_base: Option<String>,
    /// What stands before the addresses of audio.
    pub(super) prefix: Option<String>,
    /// Who presents every episode, as the site calls them.
    pub(super) hosts: Vec<PersonEntry>,
}

impl Facts {
    /// With what the page above the episodes of a network says: it wins where it speaks of a podcast, else it completes.
    pub(super) fn with_section(self, section: &Site) -> Self {
        let link = self.link.clone();
        let of_section = Self { link: None, hosts: Vec::new(), ..settings::facts(section) };
        let Self { explicit, author, language, categories, image, .. } = &of_section;
        let weak = [author.is_some(), language.is_some(), !categories.is_empty(), image.is_some()]
            .iter()
            .filter(|it| **it)
            .count();
        let is_podcast = explicit.is_some() || of_section.owner.1.is_some() || of_section.guid.is_some() || weak > 1;
        if is_podcast {
            return Self { link, ..self.overridden_by(of_section) };
        }
        let title = self.title.clone();
        let completed = of_section.overridden_by(self);
        Self { title, ..completed }
    }

    /// With what the template of the site's feed says: it wins where it speaks of the podcast alone, else it completes.
    pub(super) fn with_template(self, template: Self) -> Self {
        let template = Self {
            title: self.title.clone().or(template.title),
            link: self.link.clone().or(template.link),
            description: self.description.clone().or(template.description),
            copyright: self.copyright.clone().or(template.copyright),
            ..template
        };
        self.overridden_by(template)
    }

    /// Without what `podwright.toml` cannot hold: people write `ada@` as well.
    pub(super) fn fit_for_config(self) -> Self {
        fn fit(format: &str, said: Option<String>) -> Option<String> {
            said.filter(|said| config::accepts(format, said))
        }
        let of_web = |url: &Url| config::accepts("uri", url.as_str());
        Self {
            link: self.link.filter(of_web),
            description: fit("description", self.description),
            language: fit("language-tag", self.language),
            owner: (self.owner.0, fit("email", self.owner.1)),
            image: fit("image", self.image),
            timezone: fit("timezone", self.timezone),
            feed_url: self.feed_url.filter(of_web),
            prefix: fit("uri", self.prefix),
            ..self
        }
    }

    /// What `other` states wins; the rest stays.
    pub(super) fn overridden_by(self, other: Self) -> Self {
        let Self { title, link, description, language, author, owner, categories, explicit, serial, image, .. } = other;
        Self {
            title: title.or(self.title),
            link: link.or(self.link),
            description: description.or(self.description),
            language: language.or(self.language),
            author: author.or(self.author),
            owner: (owner.0.or(self.owner.0), owner.1.or(self.owner.1)),
            categories: if categories.is_empty() { self.categories } else { categories },
            explicit: explicit.or(self.explicit),
            serial: serial || self.serial,
            image: image.or(self.image),
            copyright: other.copyright.or(self.copyright),
            timezone: other.timezone.or(self.timezone),
            feed_url: other.feed_url.or(self.feed_url),
            guid: other.guid.or(self.guid),
            media_base: other.media_base.or(self.media_base),
            prefix: other.prefix.or(self.prefix),
            hosts: if other.hosts.is_empty() { self.hosts } else { other.hosts },
        }
    }
}

/// A tag as BCP 47 has it, of `en_US`, `en-us` or `de`.
pub(super) fn language(text: &str) -> Option<String> {
    let tag = text.split('.').next().unwrap_or_default().replace('_', "-");
    (tag.len() >= 2
        && tag.split('-').next().is_some_and(|primary| primary.len() <= 3)
        && LanguageTag::parse(tag.as_str()).is_ok())
    .then_some(tag)
}

pub(super) fn truth(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "true" | "yes" | "explicit" => Some(true),
        "false" | "no" | "clean" => Some(false),
        _ => None,
    }
}
