//! What the settings of a site say about its show.

use oxilangtag::LanguageTag;
use url::Url;

use super::site::{Setting, Site};
use super::{categories, shape};
use crate::config;
use crate::diagnostic::Diagnostics;
use crate::notes::front_matter::values::{self, PersonEntry};
use crate::notes::front_matter::{Node, Value};
use crate::words::folded;

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

/// Tables that speak of the show; those at the head before the site at large.
const OF_SHOW: [&str; 7] = ["podcast", "itunes", "show", "channel", "rss", "feed", "podcasting"];
const OF_SITE: [&str; 25] = [
    "sitemap",
    "website",
    "project",
    "",
    "params",
    "site",
    "metadata",
    "meta",
    "settings",
    "config",
    "global",
    "info",
    "extra",
    "author",
    "owner",
    "package",
    "languages",
    "sitemetadata",
    "siteconfig",
    "metas",
    "siteinfo",
    "sitedata",
    "themeconfig",
    "attributes",
    "data",
];

impl Facts {
    /// What the settings of `site` say.
    pub(super) fn of(site: &Site) -> Self {
        // What a program fills in is nothing yet.
        let is_said = |text: &String| !text.contains("${") && !text.contains("{{");
        let text = |names: &[&str]| best(site, names, |setting| site.said(setting).filter(is_said));
        let pages = [
            "url",
            "baseurl",
            "siteurl",
            "link",
            "homepage",
            "homepageurl",
            "website",
            "site",
            "domain",
            "hostname",
            "location",
            "sitio",
            "webseite",
        ];
        let of_show = |setting: &Setting| address(&site.said(setting).filter(|_| !is_of_service(&setting.path))?);
        let link = best(site, &pages, of_show);
        let link = link.map(|link| below(link, site));
        let resolved = |stated: String| match &link {
            _ if shape::is_address(&stated) => Some(stated),
            Some(link) => link.join(&stated).ok().map(String::from),
            None => None,
        };
        // `Ada Crumb <ada@loaf.example>`
        let in_brackets = |text: &str| match text.split_once('<') {
            Some((_, address)) => address.trim_end_matches('>').trim().to_owned(),
            None => text.to_owned(),
        };
        let email = |text: String| Some(text).filter(|text| text.contains('@') && !text.contains(' '));
        let address_like =
            |names: &[&str]| best(site, names, |setting| site.said(setting).filter(|text| is_place(text)));
        Self {
            title: best(
                site,
                &["title", "sitetitle", "sitename", "name", "titel", "titre", "titulo", "titolo"],
                |setting| site.said(setting).filter(|text| is_said(text) && setting.path != "package.name"),
            ),
            description: text(&[
                "description",
                "summary",
                "subtitle",
                "tagline",
                "about",
                "beschreibung",
                "descripcion",
                "descricao",
                "descrizione",
            ])
            .or_else(|| of_head(site)),
            language: text(&[
                "language",
                "languagecode",
                "lang",
                "locale",
                "defaultcontentlanguage",
                "defaultlanguage",
                "defaultlang",
                "defaultlocale",
                "sprache",
                "langue",
                "idioma",
                "lingua",
            ])
            .or_else(|| PLACES_OF_LANGUAGE.iter().find_map(|path| site.at_any_case(path)))
            .and_then(|tag| language(&tag)),
            author: best(
                site,
                &["author", "authorname", "artist", "autor", "auteur", "autore", "autorin"],
                |setting| person(site, setting),
            )
            .or_else(|| {
                best(site, &["authors", "autoren", "auteurs", "autores", "author"], |setting| people(site, setting))
            }),
            owner: (
                best(site, &["owner", "ownername"], |setting| person(site, setting)),
                best(
                    site,
                    &["owneremail", "email", "authoremail", "contact", "courriel", "correo", "mail", "owner"],
                    |setting| email(in_brackets(&site.said(setting)?)),
                ),
            ),
            categories: categories::of(site),
            explicit: best(site, &["explicit"], |setting| truth(&site.said(setting)?)),
            serial: best(site, &["type", "showtype"], |setting| site.said(setting))
                .is_some_and(|kind| kind.eq_ignore_ascii_case("serial")),
            image: best(
                site,
                &[
                    "image",
                    "cover",
                    "coverart",
                    "artwork",
                    "coverimage",
                    "logo",
                    "imageurl",
                    "imagepath",
                    "feedimage",
                    "coverimageurl",
                    "coverurl",
                    "albumart",
                    "albumarturl",
                    "art",
                    "bild",
                    "imagen",
                    "titelbild",
                    "copertina",
                    "pochette",
                    "portada",
                    "capa",
                    "images",
                    "ogimage",
                ],
                |setting| picture(site, setting),
            ),
            copyright: text(&["copyright", "copyrightnotice", "podcastcopyright", "rights"])
                .map(|text| html_escape::decode_html_entities(&text).into_owned())
                .filter(|text| text.len() <= 255),
            timezone: text(&["timezone"]).filter(|zone| zone.parse::<chrono_tz::Tz>().is_ok()),
            feed_url: address_like(&["feedurl", "rssurl", "feed", "rss", "podcastfeed", "rssfeed"])
                .and_then(resolved)
                .and_then(|url| url.parse().ok()),
            guid: best(site, &["guid", "podcastguid"], |setting| site.said(setting))
                .filter(|guid| uuid::Uuid::parse_str(guid).is_ok()),
            media_base: address_like(&MEDIA_BASES),
            prefix: address_like(&[
                "prefix",
                "trackingprefix",
                "enclosureprefix",
                "statsprefix",
                "analyticsprefix",
                "measurementprefix",
            ])
            .filter(|prefix| shape::is_address(prefix)),
            hosts: hosts(site),
            link,
        }
    }

    /// With what the page above the episodes of a network says: it wins where it speaks of a podcast, else it completes.
    pub(super) fn with_section(self, section: &Site) -> Self {
        let link = self.link.clone();
        let of_section = Self { link: None, hosts: Vec::new(), ..Self::of(section) };
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

const MEDIA_BASES: [&str; 27] = [
    "episodeurlbase",
    "episodebaseurl",
    "enclosurebase",
    "enclosurebaseurl",
    "mediaurlbase",
    "audiourlbase",
    "mediaurl",
    "mediabase",
    "mediabaseurl",
    "mediaprefix",
    "mediahost",
    "podcasthost",
    "podcastbaseurl",
    "audiourl",
    "audiobase",
    "audiobaseurl",
    "audioprefix",
    "audiohost",
    "mp3url",
    "mp3base",
    "cdn",
    "cdnurl",
    "downloadurl",
    "fileurl",
    "filesurl",
    "storageurl",
    "bucketurl",
];

/// The description in the list of `meta` of a page's head: `{ name: 'description', content: '…' }`.
fn of_head(site: &Site) -> Option<String> {
    let list = site.settings.iter().find(|setting| setting.path == "app.head.meta")?;
    let file = site.file(list)?;
    let said = |entry: &Node, name: &str| super::survey::said(file, field(entry, &[name])?);
    let mut entries = list.node.items().iter();
    entries.find(|entry| said(entry, "name").as_deref() == Some("description")).and_then(|entry| said(entry, "content"))
}

/// Where generators state the language of their pages, apart from all else.
const PLACES_OF_LANGUAGE: [&str; 5] =
    ["i18n.defaultLocale", "config.i18n.defaultLocale", "theme.language", "app.head.htmlAttrs.lang", "docs.lang"];

/// The hosts of the show; what Jekyll and Hugo put into all pages counts, too.
fn hosts(site: &Site) -> Vec<PersonEntry> {
    const NAMES: [&str; 5] = ["hosts", "host", "cohosts", "presenters", "presenter"];
    let read = |setting: &Setting| {
        let people = values::people(site.file(setting)?, &setting.node, &mut Diagnostics::new());
        // `podcastHost: https://media.example` is a machine.
        let people = people.into_iter().map(|one| one.value).filter(|one| !shape::is_address(&one.name));
        some(people.collect::<Vec<_>>())
    };
    let of_all_pages = || {
        let mut settings = site.settings.iter();
        settings.find_map(|setting| {
            let name = ["defaults.values.", "cascade.", "cascade.params."]
                .iter()
                .find_map(|table| NAMES.iter().find(|name| setting.path == format!("{table}{name}")));
            name.and_then(|_| read(setting))
        })
    };
    best(site, &NAMES, read).or_else(of_all_pages).unwrap_or_default()
}

pub(super) fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}

/// The value that stands under the best of `names`: in a table about the show before one about the site, near the root
/// before far from it.
pub(super) fn best<T>(site: &Site, names: &[&str], read: impl Fn(&Setting) -> Option<T>) -> Option<T> {
    let ranked = site.settings.iter().filter_map(|setting| {
        let rank = rank(&setting.path, names)?;
        Some((rank, read(setting)?))
    });
    ranked.min_by_key(|(rank, _)| *rank).map(|(_, value)| value)
}

/// Of the show or of the site, which of the names, how deep.
fn rank(path: &str, names: &[&str]) -> Option<(bool, bool, usize, usize)> {
    let parts: Vec<String> = path.split('.').map(folded).collect();
    let (last, tables) = parts.split_last()?;
    let is_language = |table: &str| table.len() == 2 || table.is_empty();
    if !tables
        .iter()
        .all(|table| OF_SHOW.contains(&table.as_str()) || OF_SITE.contains(&table.as_str()) || is_language(table))
    {
        return None;
    }
    // `owner.email` is the `owneremail`, `feed.url` the `feedurl`, `podcast_title` the title of the podcast.
    let is_last = |names: &[&str]| tables.last().is_some_and(|table| names.contains(&table.as_str()));
    let in_person = is_last(&["owner", "author"]);
    let joined = tables.last().filter(|_| in_person || is_last(&["feed", "rss"]));
    let joined = joined.map(|table| format!("{table}{last}"));
    let strip = |name: &str| {
        let rest = OF_SHOW.iter().find_map(|prefix| name.strip_prefix(prefix));
        rest.filter(|rest| !rest.is_empty()).map(str::to_owned)
    };
    let stripped = strip(last).map(|rest| strip(&rest).unwrap_or(rest));
    let place = |name: &str| names.iter().position(|known| *known == name);
    let of_show = tables.iter().any(|table| OF_SHOW.contains(&table.as_str()));
    let found = match joined.as_deref().and_then(place) {
        Some(at) => Some((at, of_show)),
        None if in_person => None,
        None => {
            let of_site = || Some((place(last.strip_prefix("site").or_else(|| last.strip_prefix("blog"))?)?, of_show));
            place(last).map(|at| (at, of_show)).or_else(|| Some((place(stripped.as_deref()?)?, true))).or_else(of_site)
        }
    };
    // The manifest of the programs is about these.
    let is_manifest = tables.first().is_some_and(|table| table == "package");
    found.map(|(at, of_show)| (is_manifest, !of_show, at, tables.len()))
}

/// Does the setting lead to a feed, a directory of podcasts or audio rather than to the page of the show: `rss_url`, `feed.url`,
/// `itunes_url`, `podcast_base_url`?
fn is_of_service(path: &str) -> bool {
    let path = folded(path);
    if path.ends_with("podcastbaseurl") {
        return true;
    }
    ["rss", "feed", "itunes", "apple"].iter().any(|service| {
        let Some((_, behind)) = path.rsplit_once(service) else { return false };
        ["url", "link", "href", "feedurl", "podcasturl"].contains(&behind)
    })
}

fn address(text: &str) -> Option<Url> {
    let text = text.trim();
    let whole =
        if text.contains("://") { text.to_owned() } else { format!("https://{}", text.trim_start_matches('/')) };
    let mut url = Url::parse(&whole).ok().filter(|url| {
        matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|host| host.contains('.'))
    })?;
    if !url.path().ends_with('/') && !url.path().rsplit('/').next().is_some_and(|last| last.contains('.')) {
        url.set_path(&format!("{}/", url.path()));
    }
    Some(url)
}

/// Jekyll states host and folder apart: `url` and `baseurl`.
fn below(link: Url, site: &Site) -> Url {
    let base = site
        .settings
        .iter()
        .find(|setting| ["baseurl", "root", "base"].iter().any(|name| setting.path.eq_ignore_ascii_case(name)))
        .and_then(|setting| site.said(setting));
    match base.filter(|base| base.starts_with('/') && base.len() > 1 && link.path() == "/") {
        Some(base) => link.join(&format!("{}/", base.trim_end_matches('/'))).unwrap_or(link),
        None => link,
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

/// An address, or a path from the root of the site.
fn is_place(text: &str) -> bool {
    shape::is_address(text) || (text.starts_with('/') && !text.contains(char::is_whitespace))
}

pub(super) fn field<'a>(node: &'a Node, names: &[&str]) -> Option<&'a Node> {
    let Value::Map(fields) = &node.value else { return None };
    names.iter().find_map(|name| fields.iter().find(|field| folded(&field.key) == *name)).map(|field| &field.node)
}

fn person(site: &Site, setting: &Setting) -> Option<String> {
    let name = field(&setting.node, &["name", "title"]).map_or(&setting.node, |name| name);
    let said = super::survey::said(site.file(setting)?, name)?;
    let said = said.split(" <").next().unwrap_or_default().trim().to_owned();
    (!shape::is_address(&said) && !said.contains('@')).then_some(said)
}

/// Everybody whom a list names.
fn people(site: &Site, setting: &Setting) -> Option<String> {
    let Value::List(_) = &setting.node.value else { return None };
    let people = values::people(site.file(setting)?, &setting.node, &mut Diagnostics::new());
    some(people.into_iter().map(|one| one.value.name).collect::<Vec<_>>()).map(|names| names.join(", "))
}

fn picture(site: &Site, setting: &Setting) -> Option<String> {
    let one = setting.node.items().first()?;
    let node = field(one, &["url", "src", "href", "path"]).map_or(one, |node| node);
    // What no app takes as a cover is the logo of the site.
    let is_cover =
        |text: &String| !["svg", "ico", "gif", "webp"].iter().any(|kind| text.ends_with(&format!(".{kind}")));
    let said = super::survey::said(site.file(setting)?, node).filter(|text| text.contains('.') && !text.contains(' '));
    said.filter(is_cover).filter(|text| shape::is_address(text) || site.may_hold(text))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::init::survey::Survey;

    fn facts(files: &[(&str, &str)]) -> Facts {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Facts::of(&Site::of(root.path(), &Survey::of(root.path())))
    }

    #[test]
    fn what_a_config_cannot_hold_is_left_out() {
        let said = facts(&[("_config.yml", "title: Rye\nemail: ada@\n")]);
        assert_eq!(said.owner.1.as_deref(), Some("ada@"));
        assert_eq!(said.fit_for_config().owner.1, None);
    }

    #[test]
    fn jekyll_states_host_and_folder_apart() {
        let facts = facts(&[(
            "_config.yml",
            "title: Loaf Talk\nemail: loaf@example.org\nurl: https://loaf.example\nbaseurl: /pod\nlang: en_US\nlogo: /img/cover.jpg\n\
             author: {name: Ada Crumb}\ncollections: {episodes: {title: No}}\n",
        )]);
        assert_eq!(facts.title.as_deref(), Some("Loaf Talk"));
        assert_eq!(facts.link.unwrap().as_str(), "https://loaf.example/pod/");
        assert_eq!((facts.language.as_deref(), facts.author.as_deref()), (Some("en-US"), Some("Ada Crumb")));
        assert_eq!(
            (facts.owner.1.as_deref(), facts.image.as_deref()),
            (Some("loaf@example.org"), Some("/img/cover.jpg"))
        );
    }

    #[test]
    fn the_podcast_goes_before_the_site() {
        let facts = facts(&[
            (
                "hugo.toml",
                "baseURL = \"https://loaf.example\"\ntitle = \"Site\"\n[params]\ndescription = \"Of the site\"\n[params.podcast]\ntitle = \"Loaf\"\n\
             explicit = \"no\"\ncategories = [\"technology\", \"News:Tech News\", \"bread\"]\n[params.podcast.owner]\nname = \"Ada\"\nemail = \"a@b.example\"\n",
            ),
            ("content/x.md", ""),
        ]);
        assert_eq!((facts.title.as_deref(), facts.description.as_deref()), (Some("Loaf"), Some("Of the site")));
        assert_eq!(
            (facts.explicit, facts.categories),
            (Some(false), vec!["Technology".to_owned(), "News > Tech News".into()])
        );
        assert_eq!(facts.owner, (Some("Ada".into()), Some("a@b.example".into())));
    }

    #[test]
    fn scripts_that_hold_values() {
        let facts = facts(&[
            (".eleventy.js", "module.exports = function (c) { return {} }"),
            (
                "src/_data/site.js",
                "// the site\nmodule.exports = {\n  title: 'Loaf', url: \"https://loaf.example/\", // here\n};\n",
            ),
        ]);
        assert_eq!(
            (facts.title.as_deref(), facts.link.map(String::from).as_deref()),
            (Some("Loaf"), Some("https://loaf.example/"))
        );
    }
}
