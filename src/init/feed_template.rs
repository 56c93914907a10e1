//! What the template of a site's feed says: `feed.xml` of Jekyll, `layouts/podcast/rss.xml` of Hugo, `feed.njk` of Eleventy. The
//! categories, the author and the cover often stand nowhere else.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use ignore::WalkBuilder;
use regex::{Captures, Regex};

use super::facts::Facts;
use super::feed;
use super::site::Site;
use super::survey::Survey;
use crate::config::Template;
use crate::diagnostic::Diagnostics;
use crate::feed::read::{self, Ns};
use crate::source::SourceFile;

/// Folders of templates that hold no sources.
const FOLDERS: [&str; 5] = ["layouts", "_layouts", "_includes", "src/_includes", "themes"];

/// More templates than that are of no show.
pub(super) const MOST_FILES: usize = 400;

/// Stands for what only the generator knows. No text holds it: it is no character.
const UNKNOWN: char = '\u{FFFF}';

/// `{{ site.title | escape }}`, `{{- .Site.Params.author -}}`, `{% for … %}`, `<%= … %>`.
static MARKUP: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?s)\{\{-?\s*(?P<value>.*?)\s*-?\}\}|\{%.*?%\}|\{#.*?#\}|<%=\s*(?P<ruby>.*?)\s*-?%>|<%.*?%>|\$[A-Za-z][^$\s]*\$").ok()
});

/// What a template says of the show and of the pages of its episodes.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) facts: Facts,
    /// Address of the page of an episode, as `[feed] episode_link` has it.
    pub(super) episode_link: Option<String>,
}

/// Reads the template of the feed in `root` that says most.
pub(super) fn read(root: &Path, survey: &Survey, site: &Site) -> Found {
    let texts = files(root, survey).take(MOST_FILES).filter_map(|path| SourceFile::read(root, &path).ok());
    let template =
        texts.filter(|file| is_template(file.text())).max_by_key(|file| file.text().matches("itunes:").count());
    template.map(|file| said(&file, site)).unwrap_or_default()
}

/// Files that may be templates.
pub(super) fn files<'a>(root: &'a Path, survey: &'a Survey) -> impl Iterator<Item = PathBuf> + 'a {
    survey.others.iter().filter(|path| is_called_so(path)).cloned().chain(below_folders(root))
}

fn is_called_so(path: &Path) -> bool {
    const KINDS: [&str; 16] = [
        "xml", "rss", "njk", "liquid", "hbs", "html", "erb", "builder", "ejs", "haml", "slim", "jinja", "j2", "tera",
        "twig", "mustache",
    ];
    path.extension().is_some_and(|kind| KINDS.iter().any(|one| kind == *one))
}

fn below_folders(root: &Path) -> impl Iterator<Item = PathBuf> {
    let folders = FOLDERS.iter().map(|folder| root.join(folder)).filter(|folder| folder.is_dir());
    let files = folders.flat_map(|folder| WalkBuilder::new(folder).require_git(false).build().filter_map(Result::ok));
    let files =
        files.take(MOST_FILES * 4).filter_map(move |entry| entry.path().strip_prefix(root).map(Path::to_owned).ok());
    files.filter(|path| is_called_so(path))
}

fn is_template(text: &str) -> bool {
    text.contains("<enclosure")
        && text.contains("<itunes:")
        && ["{{", "{%", "<%", "$for("].iter().any(|mark| text.contains(mark))
}

fn said(file: &SourceFile, site: &Site) -> Found {
    let Some(markup) = MARKUP.as_ref() else { return Found::default() };
    let text = without_head(file.text());
    let filled = markup.replace_all(text, |found: &Captures<'_>| {
        let word = found.name("value").or_else(|| found.name("ruby"));
        word.map_or_else(String::new, |word| match of_settings(word.as_str(), site) {
            Some(text) => html_escape::encode_safe(&text).into_owned(),
            None => word_of_episode(word.as_str()).unwrap_or_else(|| UNKNOWN.to_string()),
        })
    });
    let filled = SourceFile::new(file.path(), filled.trim_start());
    let document = read::read(&filled, &mut Diagnostics::new());
    let is_known = |text: &String| !text.contains([UNKNOWN, '{']) && !text.trim().is_empty();
    let facts = feed::facts(&document);
    let facts = Facts {
        title: facts.title.filter(is_known),
        link: facts.link.filter(|url| is_known(&url.to_string()) && !url.as_str().contains("%EF%BF%BF")),
        description: facts.description.filter(is_known),
        author: facts.author.filter(is_known),
        owner: (facts.owner.0.filter(is_known), facts.owner.1.filter(is_known)),
        image: facts.image.filter(|url| is_known(url) && !url.contains("%EF%BF%BF")),
        copyright: facts.copyright.filter(is_known),
        categories: facts.categories.into_iter().filter(|name| is_known(name)).collect(),
        // Where the feed of the site lies is no place for another.
        feed_url: None,
        ..facts
    };
    let link = document.items().next().and_then(|item| Some(item.child(Ns::Rss, "link")?.text().trim().to_owned()));
    let is_page = |link: &String| {
        let is_one = ["{slug}", "{number}", "{file}"].iter().any(|word| link.contains(word));
        is_one && !link.contains(UNKNOWN) && link.starts_with("http") && link.parse::<Template>().is_ok()
    };
    Found { facts, episode_link: link.filter(is_page) }
}

/// The template without the front matter that Jekyll and Eleventy want.
fn without_head(text: &str) -> &str {
    let behind = text.strip_prefix("---").and_then(|rest| rest.split_once("\n---"));
    behind.map_or(text, |(_, body)| body)
}

/// What the settings of the site say under the name that the template asks for.
pub(super) fn of_settings(word: &str, site: &Site) -> Option<String> {
    let name = word.split('|').next()?.trim().trim_matches(['"', '\'']);
    if name.contains(char::is_whitespace) {
        return None;
    }
    let plain = name.trim_start_matches(['$', '.']);
    let tails = ["site.data.", "Site.Params.", "Site.", "site.", "metadata.", "config.", "data."];
    let without = tails.iter().find_map(|head| plain.strip_prefix(head));
    let params = plain.strip_prefix("Site.Params.").map(|rest| format!("params.{rest}"));
    let paths = params.into_iter().chain([plain.to_owned()]).chain(without.map(str::to_owned));
    let is_alias = |path: &String| path.eq_ignore_ascii_case("BaseURL");
    paths.into_iter().find_map(|path| {
        let said = site.at_any_case(&path)?;
        Some(if is_alias(&path) { said.trim_end_matches('/').to_owned() + "/" } else { said })
    })
}

/// The word of a template of ours for what an episode says: `{{ episode.slug }}`.
fn word_of_episode(word: &str) -> Option<String> {
    let mut steps = word.split('|').map(str::trim);
    let name = steps.next()?.rsplit('.').next()?.to_lowercase();
    let makes_slug = steps.any(|step| step.starts_with("slug"));
    let word = match name.as_str() {
        "slug" | "fileslug" => "{slug}",
        "title" if makes_slug => "{slug}",
        "number" | "episode_number" | "episodenumber" | "episode" => "{number}",
        _ => return None,
    };
    Some(word.into())
}
