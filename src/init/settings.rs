//! What the settings of a site say about its show.

use url::Url;

use super::facts::{Facts, language, truth};
use super::ranked::best;
use super::site::{Setting, Site};
use super::{categories, shape};
use crate::diagnostic::Diagnostics;
use crate::notes::front_matter::values::{self, PersonEntry};
use crate::notes::front_matter::{Node, Value};
use crate::words::folded;

// What the facts are called, in languages that people write settings in, the surer names first.
const PAGES: [&str; 13] = [
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
const TITLES: [&str; 8] = ["title", "sitetitle", "sitename", "name", "titel", "titre", "titulo", "titolo"];
const DESCRIPTIONS: [&str; 9] = [
    "description",
    "summary",
    "subtitle",
    "tagline",
    "about",
    "beschreibung",
    "descripcion",
    "descricao",
    "descrizione",
];
const LANGUAGES: [&str; 12] = [
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
];
const AUTHORS: [&str; 7] = ["author", "authorname", "artist", "autor", "auteur", "autore", "autorin"];
const LISTS_OF_AUTHORS: [&str; 5] = ["authors", "autoren", "auteurs", "autores", "author"];
const OWNERS: [&str; 2] = ["owner", "ownername"];
const EMAILS: [&str; 8] = ["owneremail", "email", "authoremail", "contact", "courriel", "correo", "mail", "owner"];
const IMAGES: [&str; 23] = [
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
];
const FEEDS: [&str; 6] = ["feedurl", "rssurl", "feed", "rss", "podcastfeed", "rssfeed"];
const PREFIXES: [&str; 6] =
    ["prefix", "trackingprefix", "enclosureprefix", "statsprefix", "analyticsprefix", "measurementprefix"];
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

/// What the settings of `site` say.
pub(super) fn facts(site: &Site) -> Facts {
    // What a program fills in is nothing yet.
    let is_said = |text: &String| !text.contains("${") && !text.contains("{{");
    let text = |names: &[&str]| best(site, names, |setting| site.said(setting).filter(is_said));
    let of_show = |setting: &Setting| address(&site.said(setting).filter(|_| !is_of_service(&setting.path))?);
    let link = best(site, &PAGES, of_show);
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
    let address_like = |names: &[&str]| best(site, names, |setting| site.said(setting).filter(|text| is_place(text)));
    Facts {
        title: best(site, &TITLES, |setting| {
            site.said(setting).filter(|text| is_said(text) && setting.path != "package.name")
        }),
        description: text(&DESCRIPTIONS).or_else(|| of_head(site)),
        language: text(&LANGUAGES)
            .or_else(|| PLACES_OF_LANGUAGE.iter().find_map(|path| site.at_any_case(path)))
            .and_then(|tag| language(&tag)),
        author: best(site, &AUTHORS, |setting| person(site, setting))
            .or_else(|| best(site, &LISTS_OF_AUTHORS, |setting| people(site, setting))),
        owner: (
            best(site, &OWNERS, |setting| person(site, setting)),
            best(site, &EMAILS, |setting| email(in_brackets(&site.said(setting)?))),
        ),
        categories: categories::of(site),
        explicit: best(site, &["explicit"], |setting| truth(&site.said(setting)?)),
        serial: best(site, &["type", "showtype"], |setting| site.said(setting))
            .is_some_and(|kind| kind.eq_ignore_ascii_case("serial")),
        image: best(site, &IMAGES, |setting| picture(site, setting)),
        copyright: text(&["copyright", "copyrightnotice", "podcastcopyright", "rights"])
            .map(|text| html_escape::decode_html_entities(&text).into_owned())
            .filter(|text| text.len() <= 255),
        timezone: text(&["timezone"]).filter(|zone| zone.parse::<chrono_tz::Tz>().is_ok()),
        feed_url: address_like(&FEEDS).and_then(resolved).and_then(|url| url.parse().ok()),
        guid: best(site, &["guid", "podcastguid"], |setting| site.said(setting))
            .filter(|guid| uuid::Uuid::parse_str(guid).is_ok()),
        media_base: address_like(&MEDIA_BASES),
        prefix: address_like(&PREFIXES).filter(|prefix| shape::is_address(prefix)),
        hosts: hosts(site),
        link,
    }
}

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
        super::facts(&Site::of(root.path(), &Survey::of(root.path())))
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
