//! What the feed of the site so far calls its episodes: apps know these by their `<guid>`, and one that changes is an episode that
//! every subscriber gets again.
//!
//! ```text
//! stated      where templates and scripts say it          (scripts: those of JavaScript, Python, Ruby)
//! expression  where a value comes from                    (tokens; markup: what stands around it in a template)
//! meaning     what it is made of                          (filters: what functions make of it)
//! made        how `[feed] guid` says the same
//! ```

mod expression;
mod filters;
mod made;
mod markup;
mod meaning;
mod scripts;
mod stated;
mod tokens;

use std::path::{Path, PathBuf};

use url::Url;

use super::feed_template::{self, MOST_FILES};
use super::keys::Mapping;
use super::site::{Generator, Site};
use super::survey::{Page, Survey};
use crate::diagnostic::Place;
use crate::notes::front_matter::{Key, KeyNames};
use crate::source::{SourceFile, Span};
use meaning::{Known, Meaning};

/// The guids of episodes that have none in the ledger.
#[derive(Debug, Default)]
pub(super) struct Guids {
    /// Keys of the front matter that hold them; none where they are what they would be anyway.
    keys: Option<Vec<String>>,
    /// `[feed] guid`.
    pub(super) template: Option<String>,
    /// `[feed] guid_is_permalink`.
    pub(super) is_permalink: bool,
    /// Where the site says it in a way that only its program can follow.
    pub(super) unknown: Option<Place>,
}

/// What is known of the show by now.
pub(super) struct Show<'a> {
    pub(super) root: &'a Path,
    pub(super) survey: &'a Survey,
    pub(super) site: &'a Site,
    pub(super) pages: &'a [&'a Page],
    pub(super) link: Option<&'a Url>,
    pub(super) episode_link: Option<&'a str>,
    /// Are the episodes entries of data?
    pub(super) listed: bool,
}

/// Finds what the site calls its episodes.
pub(super) fn of(show: &Show<'_>, mapping: &Mapping) -> Guids {
    let names = KeyNames::new(&mapping.sources());
    let Some(pages_stated) = states_pages(show, &names) else {
        // Their pages are elsewhere, and none of the site.
        return Guids::default();
    };
    let known = Known {
        site: show.site,
        pages: show.pages,
        names: &names,
        link: show.link,
        episode_link: show.episode_link,
        states_pages: pages_stated,
        listed: show.listed,
    };
    let Some((file, stated)) = best(show, stated::of) else { return without(show, pages_stated) };
    let Some(Meaning { keys, template }) = meaning::of(&stated.value, &stated.names, &known) else {
        let place = file.place(Span::new(stated.at, stated.at));
        return Guids { unknown: Some(place), ..Guids::default() };
    };
    let is_permalink = stated.permalink
        && template.as_ref().is_some_and(|made| made.starts_with("http") || made.starts_with("{page}"));
    Guids { keys: Some(keys), template, is_permalink, unknown: None }
}

/// Do pages state their addresses? None where these are not of the site.
fn states_pages(show: &Show<'_>, names: &KeyNames) -> Option<bool> {
    let host = show.link.and_then(|link| link.host_str()).unwrap_or_default();
    let stated = show.pages.iter().filter_map(|page| {
        let node = page.front_matter.as_ref()?.get(Key::Link, names)?;
        super::survey::said(&page.file, node)
    });
    let mut states = false;
    for link in stated {
        let is_elsewhere = link.parse::<Url>().is_ok_and(|url| url.host_str() != Some(host));
        if is_elsewhere {
            return None;
        }
        states = true;
    }
    Some(states)
}

/// Where the feed of the site has the audio that pages name by its file: the address before it.
pub(super) fn media_base(show: &Show<'_>, mapping: &Mapping) -> Option<String> {
    let names = KeyNames::new(&mapping.sources());
    let known = Known {
        site: show.site,
        pages: show.pages,
        names: &names,
        link: show.link,
        episode_link: None,
        states_pages: false,
        listed: show.listed,
    };
    let (_, enclosure) = best(show, stated::enclosure)?;
    let template = meaning::of(&enclosure.value, &enclosure.names, &known)?.template?;
    template.strip_suffix("/{audio}").map(str::to_owned)
}

/// The guids where nothing writes any: apps know the items of a feed without by the addresses of their audio.
fn without(show: &Show<'_>, states_pages: bool) -> Guids {
    let is_feed = |file: &SourceFile| {
        rank(file) == Some(0) && file.text().contains("<item") && file.text().contains("<enclosure")
    };
    if texts(show, feed_template::files(show.root, show.survey)).any(|file| is_feed(&file)) {
        return Guids { template: Some("{enclosure}".into()), ..Guids::default() };
    }
    of_generator(show, states_pages)
}

/// What the built-in feeds of generators say, of those that write enclosures or are the base of themes that do.
fn of_generator(show: &Show<'_>, states_pages: bool) -> Guids {
    let has_page = show.episode_link.is_some() || states_pages;
    // What these write themselves has no enclosures: the feed is of the theme, which is not here.
    let is_of_theme = |path: &str| path == "theme" || path.starts_with("module.imports");
    let is_known = match show.site.generator {
        Generator::Nikola => true,
        Generator::Hugo | Generator::Zola => show.site.settings.iter().any(|one| is_of_theme(&one.path)),
        _ => false,
    };
    let template = (has_page && is_known && !show.listed).then(|| "{page}".to_owned());
    Guids { is_permalink: template.is_some(), template, ..Guids::default() }
}

/// The file that says what is `asked` of it, the feed of the show before others.
fn best(
    show: &Show<'_>,
    asked: impl Fn(&SourceFile) -> Option<stated::Stated>,
) -> Option<(SourceFile, stated::Stated)> {
    let scripts = show.survey.others.iter().filter(|path| is_script(path)).cloned();
    let templates = feed_template::files(show.root, show.survey);
    let found = texts(show, templates).chain(texts(show, scripts)).filter_map(|file| {
        let rank = rank(&file)?;
        let stated = asked(&file)?;
        Some((rank, file, stated))
    });
    // Of several feeds the one for podcasts, and of these the first.
    let best = found.min_by(|left, right| (left.0, left.1.path()).cmp(&(right.0, right.1.path())));
    best.map(|(_, file, stated)| (file, stated))
}

/// What `paths` hold.
fn texts<'a>(show: &'a Show<'a>, paths: impl Iterator<Item = PathBuf> + 'a) -> impl Iterator<Item = SourceFile> + 'a {
    paths.take(MOST_FILES).filter_map(|path| SourceFile::read(show.root, &path).ok())
}

/// How sure it is that `file` writes the feed of the show; the smaller the surer, none where it writes something else.
fn rank(file: &SourceFile) -> Option<usize> {
    let text = file.text();
    let is_ruby =
        file.path().extension().is_some_and(|kind| ["builder", "haml", "slim"].iter().any(|one| kind == *one));
    let marks = ["{{", "{%", "<%", "$for("];
    let is_markup = marks.iter().any(|mark| text.contains(mark)) || is_ruby || is_script(file.path());
    let has = |word: &str| text.contains(word);
    match (has("enclosure"), has("itunes") || has("podcast")) {
        _ if !is_markup => None,
        (true, true) => Some(0),
        (true, false) => Some(1),
        (false, true) => Some(2),
        // The feed of a blog.
        (false, false) => None,
    }
}

fn is_script(path: &Path) -> bool {
    const KINDS: [&str; 9] = ["js", "mjs", "cjs", "ts", "mts", "tsx", "jsx", "py", "rb"];
    path.extension().is_some_and(|kind| KINDS.iter().any(|one| kind == *one))
}

impl Guids {
    /// Has the keys read that hold the guids, and no others.
    pub(super) fn map_keys(&self, mapping: &mut Mapping, pages: &[&Page]) {
        let Some(keys) = &self.keys else { return };
        let names = KeyNames::new(&mapping.sources());
        let is_stated = |name: &&str| {
            pages.iter().any(|page| page.front_matter.as_ref().is_some_and(|matter| matter.at(name).is_some()))
        };
        let read: Vec<String> = names.of(Key::Guid).filter(is_stated).map(str::to_owned).collect();
        if read == *keys {
            return;
        }
        let usual = KeyNames::default();
        mapping.own.remove(&Key::Guid);
        for key in keys {
            // What names the page or the number goes on to be that.
            for other in Key::all().filter(|other| *other != Key::Guid && usual.of(*other).any(|name| name == key)) {
                let own = mapping.own.entry(other).or_default();
                if !own.contains(key) {
                    own.push(key.clone());
                }
            }
            mapping.others.remove(key);
        }
        if !keys.is_empty() {
            mapping.own.insert(Key::Guid, keys.clone());
        }
        for name in read.into_iter().filter(|name| !keys.contains(name) && usual.of(Key::Guid).any(|one| one == name)) {
            let is_claimed = mapping.own.values().flatten().any(|own| *own == name);
            if !is_claimed {
                mapping.others.insert(name);
            }
        }
    }
}
