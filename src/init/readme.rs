//! What the readme of a repository says about the show, where nothing else does.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use regex::Regex;
use url::Url;

use super::survey::is_called_list;
use crate::artwork;
use crate::diagnostic::Diagnostics;
use crate::normalize::one_by_one;
use crate::notes::front_matter::values::{PersonEntry, Reading};
use crate::notes::{self, LineKind, NoteLine};
use crate::show::is_markdown;
use crate::source::{SourceFile, Span};

/// A heading longer than this is no name, in characters.
const LONGEST_TITLE: usize = 60;

/// What it says.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// The first heading.
    pub(super) title: Option<String>,
    /// The first paragraph below it that is no more than words.
    pub(super) description: Option<String>,
    /// The address that stands alone on a line, or behind a word such as `Website`.
    pub(super) link: Option<Url>,
    /// Who presents the show: `hosted by Ada Crumb and Bo Oven`.
    pub(super) hosts: Vec<PersonEntry>,
    /// A picture of the repository that is called like a cover.
    pub(super) image: Option<String>,
}

static HOSTED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)\b(?:hosted|presented|moderated) by (?P<names>[^.;:!?()\n]{3,120})").ok());

/// The hosts that the words of a paragraph name, with the pages that links in it lead to.
fn hosts(lines: &[&NoteLine]) -> Vec<PersonEntry> {
    let text = lines.iter().map(|line| line.inline.text.trim()).collect::<Vec<_>>().join(" ");
    let Some(names) = HOSTED.as_ref().and_then(|hosted| hosted.captures(&text)?.name("names").map(|it| it.as_str()))
    else {
        return Vec::new();
    };
    let names = names.split(" about ").next().unwrap_or(names).split(" on ").next().unwrap_or(names);
    let value = PersonEntry { name: names.trim().to_owned(), ..PersonEntry::default() };
    let people = one_by_one(Reading { value, span: Span::new(0, 0) }).into_iter().map(|one| one.value);
    let is_name = |person: &PersonEntry| {
        let words: Vec<&str> = person.name.split_whitespace().collect();
        (2..5).contains(&words.len())
            && words.iter().all(|word| word.starts_with(char::is_alphabetic))
            && person.name.starts_with(char::is_uppercase)
    };
    let page = |name: &str| {
        let mut links = lines.iter().flat_map(|line| line.inline.links.iter().map(move |link| (line, link)));
        let found = links.find(|(line, link)| line.inline.text.get(link.text.start..link.text.end) == Some(name));
        found.map(|(_, link)| link.url.clone())
    };
    people.filter(is_name).map(|person| PersonEntry { url: page(&person.name), ..person }).collect()
}

/// The picture that the readme shows, where it is called like a cover and lies in `root`.
fn cover(root: &Path, lines: &[NoteLine]) -> Option<String> {
    const NAMES: [&str; 4] = ["cover", "artwork", "logo", "art"];
    let mut images = lines.iter().flat_map(|line| line.inline.images()).map(|image| image.url.trim_start_matches("./"));
    let is_cover = |path: &&str| {
        let stem = Path::new(path).file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
        NAMES.iter().any(|name| stem.contains(name)) && artwork::is_picture(path) && root.join(path).is_file()
    };
    images.find(is_cover).map(str::to_owned)
}

/// Reads the readme in `root`, or the first of the files that list the episodes.
pub(super) fn facts(root: &Path, listed: &[PathBuf]) -> Facts {
    let readmes = ["README.md", "readme.md", "Readme.md"].iter().map(Path::new);
    let lists = listed.iter().map(PathBuf::as_path).filter(|path| is_markdown(path));
    let file = readmes.chain(lists).find_map(|path| SourceFile::read(root, path).ok());
    let Some(file) = file else { return Facts::default() };
    let link = file.text().lines().find_map(link).or_else(|| file.text().lines().find_map(home_of_feed));
    let notes = notes::parse(&file, &[], &mut Diagnostics::new());
    let heading = notes.lines.iter().position(|line| line.line.kind == LineKind::Heading(1));
    let Some(heading) = heading else { return Facts { link, ..Facts::default() } };
    let title = notes.lines.get(heading).map(|line| without_list(line.inline.text.trim()));
    let below = notes.lines.iter().skip(heading + 1).skip_while(|line| line.inline.text.trim().is_empty());
    let paragraph = below.take_while(|line| line.line.kind == LineKind::Text && !line.inline.text.trim().is_empty());
    let paragraph: Vec<&NoteLine> = paragraph.collect();
    let lines: Vec<&str> = paragraph.iter().map(|line| line.inline.text.trim()).collect();
    let text = lines.join(" ");
    // Badges and remarks for programmers are no description.
    let describes = text.split_whitespace().count() > 2 && !text.contains("](") && text.ends_with(['.', '!', '?']);
    let is_name = |title: &String| !title.is_empty() && title.chars().count() <= LONGEST_TITLE && !title.contains('/');
    let (hosts, image) = (hosts(&paragraph), cover(root, &notes.lines));
    Facts { title: title.filter(is_name), description: Some(text).filter(|_| describes), link, hosts, image }
}

/// A heading without the part that says that episodes are listed below: `Loaf Talk: all episodes`.
fn without_list(heading: &str) -> String {
    let marks = [": ", " – ", " — ", " - ", " | "];
    let Some(mark) = marks.into_iter().find(|mark| heading.contains(mark)) else {
        return if is_called_list(heading) { String::new() } else { heading.to_owned() };
    };
    let is_name = |part: &&str| !part.split(' ').any(is_called_list);
    heading.split(mark).filter(is_name).collect::<Vec<_>>().join(mark)
}

/// The site that a line leads to which says where to listen: `Listen at <https://loaf.example>`, `[RSS](https://loaf.example/feed.xml)`.
fn home_of_feed(line: &str) -> Option<Url> {
    const WORDS: [&str; 5] = ["listen", "subscribe", "website", "rss", "feed"];
    const OTHERS: [&str; 14] = [
        "github",
        "gitlab",
        "codeberg",
        "apple.com",
        "spotify.com",
        "youtube",
        "google",
        "overcast",
        "pca.st",
        "anchor.fm",
        "feeds.",
        "feed.",
        "rss.",
        "shields.io",
    ];
    let small = line.to_lowercase();
    if !small.contains("http") || !WORDS.iter().any(|word| small.contains(word)) {
        return None;
    }
    let ends = |c: char| c.is_whitespace() || "()<>[]\"'`,".contains(c);
    let mut words = line.split(ends).filter(|word| word.starts_with("http"));
    let url = words.find_map(|word| {
        let url = Url::parse(word.trim_end_matches('.')).ok()?;
        let host = url.host_str()?.to_owned();
        let is_other = OTHERS.iter().any(|other| host.starts_with(other) || host.contains(other));
        let path = url.path();
        let leads_home = path == "/" || path.ends_with(".xml") || path.ends_with(".rss") || path.ends_with("/feed");
        (leads_home && !is_other).then_some(url)
    })?;
    url.join("/").ok()
}

/// The address of the show on a line that says nothing else.
fn link(line: &str) -> Option<Url> {
    const LABELS: [&str; 8] = ["website", "site", "web", "homepage", "home", "show", "podcast", "url"];
    const FORGES: [&str; 4] = ["github.com", "gitlab.com", "codeberg.org", "bitbucket.org"];
    let bare = |text: &str| text.trim_matches(|c: char| c.is_whitespace() || "*_<>-:".contains(c)).to_owned();
    let (label, address) = match line.split_once(": ") {
        Some((label, address)) => (bare(label).to_lowercase(), bare(address)),
        None => (String::new(), bare(line)),
    };
    let url = Url::parse(&address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let is_of_show = label.is_empty() || LABELS.contains(&label.as_str());
    let is_forge = FORGES.iter().any(|forge| url.host_str() == Some(forge));
    (is_of_show && !is_forge && !address.contains(char::is_whitespace)).then_some(url)
}
