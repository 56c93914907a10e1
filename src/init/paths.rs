//! Addresses that generators make of the paths of notes, with what their settings say in code.

use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

use super::site::Site;
use crate::show::unordered;
use crate::source::SourceFile;

/// Does Nuxt drop the beginning of this name?
pub(super) fn is_ordered(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| unordered(&stem.to_string_lossy()) != stem.to_string_lossy())
}

/// The folder of notes of Nuxt below the root of the site.
pub(super) fn nuxt(section: &Path) -> String {
    let below = section.strip_prefix("content").unwrap_or(section);
    let parts: Vec<String> =
        below.components().map(|part| unordered(&part.as_os_str().to_string_lossy()).to_owned()).collect();
    parts.join("/")
}

/// The folder of notes of Hugo below its content, of one language, and what stands before the addresses of that language.
pub(super) fn hugo<'a>(site: &Site, section: &'a Path) -> (&'a Path, String) {
    let main = site.at_any_case("defaultContentLanguage").unwrap_or_else(|| "en".into());
    let in_subfolder = site.at_any_case("defaultContentLanguageInSubdir").is_some_and(|word| word == "true");
    let folders = site.settings.iter().filter_map(|one| {
        let language = one
            .path
            .strip_prefix("languages.")?
            .split_once('.')
            .filter(|(_, key)| key.eq_ignore_ascii_case("contentDir"))?
            .0;
        Some((language, site.said(one)?))
    });
    let mut of_languages =
        folders.filter_map(|(language, folder)| Some((language, section.strip_prefix(folder).ok()?)));
    match of_languages.next() {
        Some((language, below)) if language == main && !in_subfolder => (below, String::new()),
        Some((language, below)) => (below, format!("{language}/")),
        None => (section.strip_prefix("content").unwrap_or(section), String::new()),
    }
}

/// The folder of pages that Gatsby makes of files (`createFilePath`): their path below the folder that the settings name,
/// behind what the script puts before it.
pub(super) fn gatsby(root: &Path, section: &Path) -> Option<String> {
    static SOURCE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r#"path:\s*[`"'](?:\$\{__dirname\}/|\./)?(?P<path>[^`"'$]+)[`"']"#).ok());
    static PREFIX: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"`/?(?P<prefix>[\w/-]*)\$\{").ok());
    let text = |names: &[&str]| {
        let file = names.iter().find_map(|name| SourceFile::read(root, Path::new(name)).ok());
        file.map(|file| file.text().to_owned())
    };
    let script = text(&["gatsby-node.js", "gatsby-node.ts", "gatsby-node.mjs"])?;
    script.contains("createFilePath").then_some(())?;
    let settings = text(&["gatsby-config.js", "gatsby-config.ts", "gatsby-config.mjs"])?;
    let folders = SOURCE.as_ref()?.captures_iter(&settings).filter_map(|found| found.name("path"));
    let below = folders.filter_map(|folder| section.strip_prefix(folder.as_str().trim_end_matches('/')).ok());
    let below = below.min_by_key(|below| below.components().count())?;
    let prefix = PREFIX.as_ref()?.captures(&script).and_then(|found| found.name("prefix"));
    let parts =
        [prefix.map_or("", |prefix| prefix.as_str()).trim_matches('/'), &below.to_string_lossy()].map(str::to_owned);
    Some(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/"))
}

/// The page of an article of Middleman, or of any of its pages where it has no blog.
pub(super) fn middleman(root: &Path, section: Option<&Path>) -> Option<String> {
    static SETTING: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r#"(?m)^\s*\w+\.(?P<name>permalink|prefix)\s*=\s*["'](?P<value>[^"']+)["']"#).ok());
    let settings = SourceFile::read(root, Path::new("config.rb")).ok()?;
    let code: String =
        settings.text().lines().filter(|line| !line.trim_start().starts_with('#')).collect::<Vec<_>>().join("\n");
    let stated = |wanted: &str| {
        let mut found = SETTING.as_ref()?.captures_iter(&code);
        found
            .find(|found| found.name("name").is_some_and(|name| name.as_str() == wanted))?
            .name("value")
            .map(|value| value.as_str().to_owned())
    };
    let pattern = if code.contains("activate :blog") {
        let pattern = stated("permalink").unwrap_or_else(|| "{year}/{month}/{day}/{title}.html".into());
        format!("{}/{pattern}", stated("prefix").unwrap_or_default())
    } else {
        let section = section?;
        format!("{}/{{title}}.html", section.strip_prefix("source").unwrap_or(section).to_string_lossy())
    };
    let words = Regex::new(r":(title|year|month|day)\b").ok()?;
    let pattern = words.replace_all(&pattern, "{$1}").replace("{title}", "{file}").replace("//", "/");
    let is_known =
        ["{file}", "{year}", "{month}", "{day}"].iter().fold(pattern.clone(), |rest, word| rest.replace(word, ""));
    let is_folder = code.contains("activate :directory_indexes");
    let pattern = if is_folder { pattern.replace(".html", "/") } else { pattern };
    (!is_known.contains(['{', ':'])).then_some(pattern)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(root.path().join(name), text).unwrap();
        }
        root
    }

    #[test]
    fn order_is_no_part_of_addresses_of_nuxt() {
        assert_eq!(nuxt(Path::new("content/2.episodes/season-1")), "episodes/season-1");
        assert!(is_ordered(Path::new("content/1.rye.md")));
        for name in ["content/2024.md", "content/1-rye.md", "content/rye.md"] {
            assert!(!is_ordered(Path::new(name)), "{name}");
        }
    }

    #[test]
    fn pages_of_gatsby_lie_where_their_files_do() {
        let config = "module.exports = {plugins: [{resolve: 'gatsby-source-filesystem', options: {path: `${__dirname}/content/blog`, name: 'blog'}},\n\
                      {resolve: 'gatsby-source-filesystem', options: {path: `${__dirname}/src/images`}}]}";
        let address = |node: &str, section: &str| {
            let root = site(&[("gatsby-config.js", config), ("gatsby-node.js", node)]);
            gatsby(root.path(), Path::new(section))
        };
        let made = "const value = createFilePath({ node, getNode })\ncreatePage({ path: post.fields.slug })";
        assert_eq!(address(made, "content/blog").as_deref(), Some(""));
        assert_eq!(address(made, "content/blog/shows").as_deref(), Some("shows"));
        assert_eq!(address(made, "content/else"), None);
        let below = "const slug = createFilePath({ node })\ncreateNodeField({ value: `/listen${slug}` })";
        assert_eq!(address(below, "content/blog").as_deref(), Some("listen"));
        assert_eq!(address("createPage({ path: node.frontmatter.path })", "content/blog"), None);
    }

    #[test]
    fn articles_of_middleman() {
        let address = |config: &str| middleman(site(&[("config.rb", config)]).path(), Some(Path::new("source/shows")));
        assert_eq!(address("activate :blog\n").as_deref(), Some("/{year}/{month}/{day}/{file}.html"));
        let own = "activate :blog do |blog|\n  blog.prefix = \"cast\"\n  # blog.permalink = \"x\"\n  blog.permalink = '{year}/{title}.html'\nend\n";
        assert_eq!(address(own).as_deref(), Some("cast/{year}/{file}.html"));
        let folders = format!("{own}activate :directory_indexes\n");
        assert_eq!(address(&folders).as_deref(), Some("cast/{year}/{file}/"));
        assert_eq!(
            address("activate :blog do |b|\n b.permalink = ':year/:title.html'\nend").as_deref(),
            Some("/{year}/{file}.html")
        );
        assert_eq!(address("activate :blog do |b|\n b.permalink = '{category}/{title}.html'\nend"), None);
        assert_eq!(address("set :layout, :page\n").as_deref(), Some("shows/{file}.html"));
    }
}
