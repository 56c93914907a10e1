//! Where sites that are built by programs put the page of an episode: told from the files that stand for many pages
//! (`pages/episodes/[slug].astro`), from the folders of notes, and from patterns in settings.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::paths;
use super::site::{Generator, Site};
use super::survey::{Page, Survey};
use crate::notes::front_matter::{Key, KeyNames, Value};
use crate::show::{FileName, is_in_bundle, page_folder};
use crate::source::SourceFile;

/// Folders whose files are the pages of a site, the longer names first.
const ROOTS: [&str; 6] = ["src/pages", "src/routes", "src/app", "pages", "routes", "app"];

/// The page of an episode below the root of the site, for the `pages` that lie in `section`.
pub(super) fn of(root: &Path, survey: &Survey, site: &Site, pages: &[&Page], section: &Path) -> Option<String> {
    let word = word(pages)?;
    let name = section.file_name().unwrap_or_default().to_string_lossy();
    let below = |roots: &[&str]| {
        let stripped = roots.iter().find_map(|root| section.strip_prefix(root).ok()).unwrap_or(section);
        stripped.to_string_lossy().replace('\\', "/")
    };
    let all_bundles = pages.iter().all(|page| is_in_bundle(&page.path));
    let slash =
        if site.at_any_case("trailingSlash").is_some_and(|word| word == "never" || word == "false") { "" } else { "/" };
    // Folders in it are part of addresses that no template can say.
    let is_flat = pages.iter().all(|page| page_folder(&page.path) == section);
    match site.generator {
        Generator::Nuxt | Generator::Gatsby | Generator::Lume if !is_flat => None,
        Generator::Astro => {
            let route = written_route(survey, &name).or_else(|| routed_folder(section))?;
            Some(format!("{route}/{word}{slash}"))
        }
        Generator::Next => Some(format!("{}/{word}", written_route(survey, &name).or_else(|| routed_folder(section))?)),
        Generator::MkDocs => blog_post(site, section).or_else(|| Some(format!("{}/{word}/", below(&["docs"])))),
        Generator::VitePress => {
            let end = if site.at_any_case("cleanUrls").is_some_and(|word| word == "true") { "" } else { ".html" };
            Some(format!("{}/{word}{end}", below(&["docs", "src"])))
        }
        Generator::Quarto if all_bundles => Some(format!("{}/{word}/", below(&[]))),
        Generator::Quarto => Some(format!("{}/{word}.html", below(&[]))),
        Generator::Docusaurus => {
            let has_slug = |page: &&&Page| page.front_matter.as_ref().is_some_and(|matter| matter.at("slug").is_some());
            let is_dated = |page: &&&Page| FileName::read(&page.path, "").date.is_some();
            let folder = route_base(root, &name).unwrap_or_else(|| below(&[]));
            let folder = folder.as_str();
            if pages.iter().filter(has_slug).count() == pages.len() {
                Some(format!("{folder}/{{file}}"))
            } else if pages.iter().filter(is_dated).count() == pages.len() {
                Some(format!("{folder}/{{year}}/{{month}}/{{day}}/{{file}}"))
            } else {
                Some(format!("{folder}/{word}"))
            }
        }
        Generator::Nuxt => {
            let word = if pages.iter().any(|page| paths::is_ordered(&page.path)) { "{name}" } else { word };
            Some(format!("{}/{word}", same_route(survey, &name).unwrap_or_else(|| paths::nuxt(section))))
        }
        Generator::Gatsby => match same_route(survey, &name) {
            Some(folder) => Some(format!("{folder}/{word}")),
            None => Some(format!("{}/{word}{slash}", paths::gatsby(root, section)?)),
        },
        Generator::Middleman => paths::middleman(root, is_flat.then_some(section)),
        Generator::Lume => {
            // A day before an underscore is no part of the address.
            let is_dated =
                |page: &&Page| page.path.file_stem().is_some_and(|stem| stem.to_string_lossy().contains('_'));
            let word = if word == "{id}" && pages.iter().all(is_dated) { "{file}" } else { word };
            Some(format!("{}/{word}/", below(&["src"])))
        }
        Generator::Other => Some(format!("{}/{word}", episode_route(survey, &name)?)),
        // A day before the name is no part of the address.
        Generator::Cobalt if is_flat => Some(format!("{}/{{file}}.html", below(&[]))),
        Generator::Nikola => nikola(root, section, is_flat),
        Generator::Pelican => pelican(&site.at_any_case("ARTICLE_URL").unwrap_or_else(|| "{slug}.html".into())),
        _ => None,
    }
}

/// The page of an entry of the data in `files`, below the root of the site, by the one file that stands for all of them
/// (`episodes/[id].astro`), and the key that it names the page by, where that is none that says so anyway.
pub(super) fn of_entries(
    survey: &Survey,
    site: &Site,
    pages: &[&Page],
    files: &[PathBuf],
) -> Option<(String, Option<String>)> {
    let stems: Vec<String> =
        files.iter().filter_map(|file| Some(single(&file.file_stem()?.to_string_lossy()))).collect();
    let is_of_episodes = |folder: &str| {
        let name = single(folder);
        ["episode", "podcast", "show"].contains(&name.as_str()) || stems.contains(&name)
    };
    let route = |path: &PathBuf| {
        let path = path.to_string_lossy().replace('\\', "/");
        let below = ROOTS.iter().find_map(|root| path.strip_prefix(&format!("{root}/")))?;
        let (folder, rest) = below.split_once("/[")?;
        let key = rest.split_once(']')?.0.trim_start_matches('.');
        let parts: Vec<&str> = folder.split('/').filter(|part| !part.starts_with('(')).collect();
        (is_of_episodes(folder) && !folder.contains('[')).then(|| (parts.join("/"), key.to_owned()))
    };
    let found: BTreeSet<(String, String)> = survey.others.iter().filter_map(route).collect();
    let (folder, key) = found.iter().next().filter(|_| found.len() == 1)?;
    let says = |page: &&&Page| {
        let field = page.front_matter.as_ref().and_then(|matter| matter.at(key));
        field.is_some_and(|field| matches!(&field.node.value, Value::Text(text) if !text.trim().is_empty()))
    };
    if pages.iter().filter(says).count() < pages.len() {
        return None;
    }
    let is_number = KeyNames::default().of(Key::Number).any(|name| name == key);
    let word = if is_number { "{number}" } else { "{slug}" };
    let slash =
        if site.generator == Generator::Astro && site.at_any_case("trailingSlash").is_none_or(|word| word != "never") {
            "/"
        } else {
            ""
        };
    Some((format!("{folder}/{word}{slash}"), (!is_number && key != "slug").then(|| key.clone())))
}

/// The page of a post of the blog that Material for MkDocs makes of the folder `section`, where its settings leave dates as
/// they are.
fn blog_post(site: &Site, section: &Path) -> Option<String> {
    const PLUGINS: [&str; 2] = ["blog", "material/blog"];
    let is_blog = |name: &str| PLUGINS.contains(&name);
    let plugins = site.settings.iter().find(|one| one.path == "plugins")?.node.items();
    let options = plugins.iter().find_map(|plugin| match &plugin.value {
        Value::Text(name) => is_blog(name).then_some([].as_slice()),
        Value::Map(fields) => fields.iter().find(|one| is_blog(&one.key)).map(|one| match &one.node.value {
            Value::Map(options) => options.as_slice(),
            _ => &[],
        }),
        _ => None,
    })?;
    let said = |key: &str| match &options.iter().find(|one| one.key == key)?.node.value {
        Value::Text(text) => Some(text.trim_matches('/')),
        _ => None,
    };
    let blog = said("blog_dir").unwrap_or("blog");
    let folder = if blog == "." { String::new() } else { format!("{blog}/") };
    let posts = said("post_dir").unwrap_or("{blog}/posts").replace("{blog}/", &folder);
    if section.strip_prefix("docs").ok()? != Path::new(&posts) {
        return None;
    }
    let date = match said("post_url_date_format").unwrap_or("yyyy/MM/dd") {
        "yyyy/MM/dd" => "{year}/{month}/{day}",
        "yyyy/MM" => "{year}/{month}",
        "yyyy-MM-dd" => "{year}-{month}-{day}",
        "yyyy" => "{year}",
        _ => return None,
    };
    let form = said("post_url_format").unwrap_or("{date}/{slug}");
    (!form.contains("{categories}")).then(|| format!("{folder}{}/", form.replace("{date}", date)))
}

/// The page of a post of Nikola: below the place that `POSTS` has for its folder, a folder of its own unless the settings say otherwise.
fn nikola(root: &Path, section: &Path, is_flat: bool) -> Option<String> {
    static POSTS: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r#"\(\s*["'](?P<glob>[^"'\n]+)["']\s*,\s*["'](?P<place>[^"'\n]*)["']"#).ok());
    let conf = SourceFile::read(root, Path::new("conf.py")).ok()?;
    let text = conf.text();
    let folder = section.to_string_lossy().replace('\\', "/");
    let part = |found: &Captures<'_>, name| found.name(name).map_or_else(String::new, |part| part.as_str().to_owned());
    let is_of_folder =
        |found: &Captures<'_>| part(found, "glob").rsplit_once('/').map_or("", |(above, _)| above) == folder;
    let found = POSTS.as_ref()?.captures_iter(text).find(is_of_folder)?;
    let place = part(&found, "place").trim_matches('/').to_owned();
    // It is the default of newer versions, and written into the settings of older ones.
    let is_plain = text.lines().any(|line| {
        line.split_once('=')
            .is_some_and(|(key, value)| key.trim() == "PRETTY_URLS" && value.trim_start().starts_with("False"))
    });
    let end = if is_plain { ".html" } else { "/" };
    is_flat.then(|| format!("{place}/{{file}}{end}"))
}

/// What a plugin of Docusaurus has in the place of the folder that it reads (`routeBasePath`).
fn route_base(root: &Path, folder: &str) -> Option<String> {
    let files = ["docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs"];
    let text = files.iter().find_map(|name| SourceFile::read(root, Path::new(name)).ok())?;
    let text = text.text();
    let folder = regex::escape(folder);
    let reads = format!(r#"path:\s*['"](?:\./)?{folder}/?['"]"#);
    let base = r#"routeBasePath:\s*['"]/?(?P<base>[^'"]*)['"]"#;
    let patterns = [
        format!(r"{reads}[^{{}}]*{base}"),
        format!(r"{base}[^{{}}]*{reads}"),
        format!(r"\b{folder}:\s*\{{[^{{}}]*{base}"),
    ];
    let found = patterns.iter().find_map(|pattern| Regex::new(pattern).ok()?.captures(text)?.name("base"));
    found.map(|base| base.as_str().trim_matches('/').to_owned())
}

/// What stands for the name of the notes, dates included, which these sites keep.
fn word(pages: &[&Page]) -> Option<&'static str> {
    let names: Vec<FileName> = pages.iter().map(|page| FileName::read(&page.path, "")).collect();
    match names.iter().any(|name| name.date.is_some()) {
        false => Some("{file}"),
        true if names.iter().all(|name| name.number.is_none()) => Some("{id}"),
        true => None,
    }
}

/// The folder of a file that stands for many pages: the one called like the section, else the only one of episodes.
fn written_route(survey: &Survey, section: &str) -> Option<String> {
    let routes = routes(survey);
    episode_route(survey, section).or_else(|| root_route(survey, routes.iter().all(|route| is_of_taxonomy(route))))
}

/// The same, in a folder.
fn episode_route(survey: &Survey, section: &str) -> Option<String> {
    let of_episodes = || {
        let is_one = |route: &String| ["episode", "podcast", "show"].contains(&single(route).as_str());
        let mut found = routes(survey).into_iter().filter(is_one);
        found.next().filter(|_| found.next().is_none())
    };
    same_route(survey, section).or_else(of_episodes)
}

/// Lists of pages, by what these have in common.
fn is_of_taxonomy(route: &str) -> bool {
    const KINDS: [&str; 9] = ["tag", "topic", "category", "categorie", "author", "guest", "host", "people", "page"];
    KINDS.contains(&single(route).as_str())
}

/// The root, where a file there stands for episodes by its name, or is the `only` one that stands for many pages.
fn root_route(survey: &Survey, only: bool) -> Option<String> {
    let roots = survey.others.iter().filter_map(|path| {
        let path = path.to_string_lossy().replace('\\', "/");
        let below = ROOTS.iter().find_map(|root| path.strip_prefix(&format!("{root}/")))?;
        below.strip_prefix('[')?.split_once(']').map(|(name, _)| name.to_lowercase())
    });
    let is_of_episodes = |name: &String| ["episode", "podcast", "show"].iter().any(|word| name.contains(word));
    let roots: BTreeSet<String> = roots.collect();
    (roots.iter().any(is_of_episodes) || (only && roots.len() == 1)).then(String::new)
}

/// The one that is called like the section.
fn same_route(survey: &Survey, section: &str) -> Option<String> {
    routes(survey).into_iter().find(|route| single(route) == single(section))
}

/// The last part of a path, as it is called when it is one.
fn single(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).trim_end_matches('s').to_lowercase()
}

fn routes(survey: &Survey) -> Vec<String> {
    let route = |path: &PathBuf| {
        let path = path.to_string_lossy().replace('\\', "/");
        let below = ROOTS.iter().find_map(|root| path.strip_prefix(&format!("{root}/")))?;
        let (folder, _) = below.split_once("/[")?;
        // Groups in brackets are no part of addresses.
        let parts: Vec<&str> = folder.split('/').filter(|part| !part.starts_with('(')).collect();
        (!folder.contains('[')).then(|| parts.join("/"))
    };
    let mut routes: Vec<String> = survey.others.iter().filter_map(route).collect();
    routes.dedup();
    routes
}

/// The address of notes that are pages themselves.
fn routed_folder(section: &Path) -> Option<String> {
    let below = ROOTS.iter().find_map(|root| section.strip_prefix(root).ok())?;
    Some(below.to_string_lossy().replace('\\', "/"))
}

/// `posts/{date:%Y}/{slug}/`
fn pelican(pattern: &str) -> Option<String> {
    let template = pattern.replace("{date:%Y}", "{year}").replace("{date:%m}", "{month}").replace("{date:%d}", "{day}");
    let known = template.replace("{slug}", "").replace("{year}", "").replace("{month}", "").replace("{day}", "");
    (!known.contains('{')).then(|| template.trim_end_matches("index.html").to_owned())
}

/// The template of an address in data of a folder: `/e/{{ page.fileSlug }}/`.
pub(super) fn of_data(pages: &[&Page]) -> Option<String> {
    static WORD: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"\{\{-?\s*(?P<path>[A-Za-z_.]+)(?P<filters>[^}]*)-?\}\}").ok());
    let stated = pages.iter().find_map(|page| {
        let matter = page.front_matter.as_ref()?;
        match &matter.at("permalink")?.node.value {
            Value::Text(text) if text.contains("{{") => Some(text.clone()),
            _ => None,
        }
    })?;
    let mut is_known = true;
    let template = WORD.as_ref()?.replace_all(&stated, |found: &Captures<'_>| {
        let path = found.name("path").map_or("", |path| path.as_str());
        let last = path.rsplit('.').next().unwrap_or(path).to_lowercase();
        match last.as_str() {
            "fileslug" => "{file}",
            "slug" => "{slug}",
            "title" if found.name("filters").is_some_and(|filters| filters.as_str().contains("slug")) => "{slug}",
            "number" | "episode" | "episodenumber" => "{number}",
            "season" | "seasonnumber" => "{season}",
            _ => {
                is_known = false;
                ""
            }
        }
        .to_owned()
    });
    (is_known && !template.contains("{%")).then(|| template.trim_end_matches("index.html").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_stand_for_many_pages() {
        let survey = |paths: &[&str]| Survey { others: paths.iter().map(Into::into).collect(), ..Survey::default() };
        let astro = survey(&["src/pages/blog/[...slug].astro", "src/pages/episodes/[...slug].astro"]);
        assert_eq!(written_route(&astro, "episodes").as_deref(), Some("episodes"));
        assert_eq!(written_route(&astro, "shownotes").as_deref(), Some("episodes"));
        let next = survey(&["src/app/(site)/podcast/[slug]/page.tsx"]);
        assert_eq!(written_route(&next, "episodes").as_deref(), Some("podcast"));
        assert_eq!(written_route(&survey(&["src/pages/tags/[tag].astro"]), "episodes"), None);
        let at_root = survey(&["src/pages/[episode].astro", "src/pages/tags/[tag].astro"]);
        assert_eq!(written_route(&at_root, "episodes").as_deref(), Some(""));
        assert_eq!(written_route(&survey(&["src/pages/[...slug].astro"]), "notes").as_deref(), Some(""));
        let of_others = survey(&["src/pages/[...slug].astro", "src/pages/blog/[post].astro"]);
        assert_eq!(written_route(&of_others, "episodes"), None);
    }

    #[test]
    fn patterns_of_pelican() {
        assert_eq!(pelican("posts/{date:%Y}/{slug}/").as_deref(), Some("posts/{year}/{slug}/"));
        assert_eq!(pelican("{category}/{slug}.html"), None);
    }
}
