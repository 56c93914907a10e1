//! `podwright init`: a config for the show that is there, or a small show where there is none; and `podwright new`: the notes
//! of its next episode.
//!
//! ```text
//! survey    the files of the folder: pages with front matter, data
//! site      which generator made a site of it, and all its settings
//! episodes  which pages are episodes, and the patterns that find them (folders: which page of several is the notes)
//! keys      what their front matter calls the facts           (candidates, shape: told by the form of the values)
//! people    the data files that know the slugs of hosts, guests and sponsors
//! settings  what they say about the show                      (ranked: which of several means it)
//! facts     the same from all sources in one                  (feed: what a published feed says)
//! default   what the site states for all episodes at once
//! links     where the site puts the pages of episodes, and where the audio is served
//! feed_template   what the template of the site's feed says of both
//! guid      what the feed of the site calls its episodes
//! route     … told from the files of its programs     (pages: from what episodes say under any key)
//! others    several shows, or transcripts alone
//! text      podwright.toml
//! next      the next episode                              (name of the file, skeleton of the text)
//! ```
//!
//! Nothing here is about a certain show. What a show does otherwise than others ends in its config, where people can
//! read and change it.

mod candidates;
mod categories;
mod default;
mod episodes;
mod facts;
mod feed;
mod feed_template;
mod folders;
mod fresh;
mod guid;
mod ini;
mod keys;
mod links;
mod media_base;
mod name;
mod next;
mod order;
mod others;
mod pages;
mod paths;
mod people;
mod ranked;
mod readme;
mod route;
mod script;
mod settings;
mod shape;
mod site;
mod skeleton;
mod survey;
mod text;
mod transcripts;
mod translated;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use crate::config::{self, CONFIG_NAME};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::feed::read::Document;
use crate::ledger::LEDGER_NAME;
use crate::normalize::{Compiled, titles_number};
use crate::notes::front_matter::{Key, KeyNames};
use crate::show::{Show, is_in_bundle};
use crate::source::SourceFile;
use crate::{compile, lint};
use facts::Facts;
use site::Site;
use survey::Survey;
use text::Draft;

pub use feed::beside as feed_beside;
pub use next::next;
pub use site::Generator;

/// A file to write, relative to the folder of the show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Where.
    pub path: PathBuf,
    /// What is in it.
    pub text: String,
}

/// What `init` would write, and what it found.
#[derive(Debug, Default)]
pub struct Proposal {
    /// The files, the config first.
    pub files: Vec<NewFile>,
    /// What made the site, for a show that is there already.
    pub adopted: Option<Generator>,
    /// How many episodes the config finds.
    pub episodes: usize,
    /// How many of them the feed knows, where one was given.
    pub known: usize,
    /// Titles of items of the feed that no episode is.
    pub strangers: Vec<String>,
    /// How many pages are there that seem to be no episodes, where a new show begins.
    pub overlooked: usize,
    /// The folders of shows that state their facts for themselves, where there are several.
    pub shows: Vec<PathBuf>,
    /// How many transcripts are there, where a new show begins.
    pub transcripts: usize,
    /// Languages of pages that are not read, with how many there are, where a new show begins.
    pub unread: Vec<(&'static str, usize)>,
    /// Where the site says what subscribers know episodes by, in a way that only its program can follow.
    pub unknown_guids: Option<Place>,
    /// Keys of `[show]` that nobody states, so that they hold a placeholder.
    pub placeholders: Vec<&'static str>,
}

/// Looks at the folder `root` and proposes what to write; nothing is written. `feed` is what subscribers have so far.
pub fn propose(root: &Path, feed: Option<&Document<'_>>, now: DateTime<Utc>) -> Proposal {
    let survey = Survey::of(root);
    let site = Site::of(root, &survey);
    let published = feed.map(feed::facts).unwrap_or_default();
    let found = episodes::find(&survey);
    if found.pages.is_empty() {
        let (overlooked, unread) = (survey.pages.len(), survey.unread());
        let transcripts = others::transcripts(&survey);
        return Proposal { overlooked, unread, transcripts, ..fresh::propose(root, published, now) };
    }
    let shows = others::shows(&survey, &found.pages);
    let mut draft = adopt(root, &survey, &site, found, published);
    let mut proposal = Proposal { adopted: Some(site.generator), shows, ..Proposal::default() };
    let (mut show, mut errors) = trial(root, &draft);
    draft.title_numbers = show.as_ref().is_some_and(|(_, episodes)| titles_number(episodes));
    if draft.title_numbers {
        (show, errors) = trial(root, &draft);
    }
    draft.tolerated = errors;
    if let Some((show, episodes)) = show {
        proposal.episodes = episodes.len();
        if let Some(feed) = feed {
            let matches = feed::Matches::of(feed, &episodes);
            proposal.known = matches.entries.len();
            proposal.strangers.clone_from(&matches.strangers);
            if !draft.mapping.own.contains_key(&Key::Link) {
                draft.episode_link = draft.episode_link.take().or_else(|| matches.episode_link.clone());
            }
            draft.facts.prefix = matches.prefix.as_ref().map(ToString::to_string).or(draft.facts.prefix.take());
            let ledger = matches.ledger(&draft.facts);
            if let Ok(text) = ledger.to_toml() {
                proposal.files.push(NewFile { path: LEDGER_NAME.into(), text });
            }
        }
        drop(show);
    }
    proposal.placeholders = draft.placeholders();
    proposal.unknown_guids = draft.guids.unknown.take();
    proposal.files.insert(0, NewFile { path: CONFIG_NAME.into(), text: draft.text() });
    proposal.files.push(fresh::hooks());
    proposal
}

fn adopt(root: &Path, survey: &Survey, site: &Site, found: episodes::Episodes<'_>, published: Facts) -> Draft {
    let mut mapping = keys::infer(&found.pages);
    if site.generator == Generator::Hugo {
        order::publication(&found.pages, &mut mapping);
    }
    order::numbers(&found.pages, &mut mapping);
    if let Some(slug) = pages::in_slugs(&found.pages, site.generator, &KeyNames::new(&mapping.sources())) {
        mapping.own.entry(Key::Link).or_insert_with(|| vec![slug]);
    }
    let sources = mapping.sources();
    let mut of_site = match above(root) {
        Some(above) => settings::facts(&above).overridden_by(settings::facts(site)),
        None => settings::facts(site),
    };
    if let Some(section) = Site::of_section(survey, &found.pages) {
        of_site = of_site.with_section(&section);
    }
    let of_template = feed_template::read(root, survey, site);
    of_site = of_site.with_template(of_template.facts);
    let of_readme = readme::facts(root, &survey.listed);
    of_site.link = of_site.link.or_else(|| links::of_host(root));
    // A feed may call another page the page of the show; what the site serves is below its own.
    let published_link = published.link.clone();
    of_site.link = of_site.link.or_else(|| if published_link.is_none() { of_readme.link } else { None });
    let site_link = of_site.link.clone().or(published_link);
    let mut facts = of_site.overridden_by(published);
    let of_people = (&[Key::Hosts, Key::Guests, Key::Author, Key::Person][..], facts.hosts.as_slice());
    let people = people::files(root, survey, &found.pages, &sources, of_people);
    let sponsors = people::files(root, survey, &found.pages, &sources, (&[Key::Sponsors], &[]));
    facts.hosts = people::in_full(root, &facts.hosts, &people);
    let called = people::in_settings(root, site, (&found.pages, &sources), &people);
    let defaults = default::values(survey, site, &found.pages, &mapping);
    let of_episodes = keys::shared(&found.pages, &sources, Key::Author);
    let of_all =
        defaults.iter().find(|(key, _)| *key == Key::Author).map(|(_, name)| name.trim_matches('"').to_owned());
    let names_hosts = || {
        let names = KeyNames::new(&sources);
        let states =
            |page: &&survey::Page| page.front_matter.as_ref().is_some_and(|it| it.get(Key::Hosts, &names).is_some());
        found.pages.iter().any(states)
    };
    if facts.hosts.is_empty() && facts.author.is_none() && called.is_empty() && !names_hosts() {
        facts.hosts = of_readme.hosts;
    }
    if facts.hosts.is_empty() {
        // Those whom the settings know are hosts of the config, whose names are the author anyway.
        let of_hosts = || people::in_all(root, &found.pages, &sources, &people).filter(|_| called.is_empty());
        facts.author = facts.author.or(of_all).or(of_episodes).or_else(|| facts.owner.0.clone()).or_else(of_hosts);
    }
    facts.author = facts.author.map(|name| people::full_name(root, name, &people));
    facts.owner.0 = facts.owner.0.or_else(|| facts.author.clone());
    facts.title = facts.title.or(of_readme.title).or_else(|| name_of(root));
    facts.description = facts.description.or(of_readme.description);
    facts.image = facts.image.and_then(|image| links::image(root, site, site_link.as_ref(), &image));
    facts.image = facts.image.or(of_readme.image).or_else(|| links::cover(root, survey));
    // Where programs look for a picture by its name alone, nobody else knows.
    for image in facts.hosts.iter_mut().filter_map(|host| host.image.as_mut()).filter(|image| image.contains('/')) {
        *image = links::image(root, site, site_link.as_ref(), image).unwrap_or_default();
    }
    let is_unnamed = !found.name_audio() && links::holds_audio(survey);
    let audio_in_notes = !found.name_audio() && !is_unnamed && episodes::play_audio(&found.pages);
    let found_bundles = found.pages.iter().any(|page| is_in_bundle(&page.path));
    let mut episode_link = links::episode_link(root, survey, site, &found, &sources, site_link.as_ref());
    if !survey.listed.is_empty()
        && let Some(link) = &site_link
        && let Some((page, key)) = route::of_entries(survey, site, &found.pages, &survey.listed)
    {
        episode_link = Some(format!("{}/{page}", link.as_str().trim_end_matches('/')));
        if let Some(key) = key {
            // What names the page goes on to be what else it is.
            if KeyNames::default().of(Key::Guid).any(|name| name == key) {
                mapping.own.entry(Key::Guid).or_insert_with(|| vec![key.clone()]);
            }
            mapping.own.entry(Key::Slug).or_insert_with(|| vec![key]);
        }
    }
    if !mapping.own.contains_key(&Key::Link) {
        episode_link = episode_link.or(of_template.episode_link);
    }
    if episode_link.is_none()
        && !mapping.own.contains_key(&Key::Link)
        && let Some(name) = pages::stated(&found.pages, site_link.as_ref())
    {
        mapping.own.insert(Key::Link, vec![name]);
    }
    let show = guid::Show {
        root,
        survey,
        site,
        pages: &found.pages,
        link: site_link.as_ref(),
        episode_link: episode_link.as_deref(),
        listed: !found.listed.is_empty(),
    };
    let of_feed = || guid::media_base(&show, &mapping);
    let base = facts.media_base.as_deref();
    let media = (site_link.as_ref(), base);
    let enclosure = links::enclosure(root, survey, site, &found.pages, &sources, media, &of_feed);
    let guids = guid::of(&show, &mapping);
    guids.map_keys(&mut mapping, &found.pages);
    let file_names = order::file_names(&found.pages, &mapping, is_unnamed);
    Draft {
        about: format!("A show that podwright found in {}.", site.generator.name()),
        enclosure,
        episode_link,
        guids,
        facts: facts.fit_for_config(),
        transcripts: episodes::counted_together(links::transcripts(survey, &found)),
        audio: match found.name_audio() && !links::audio_is_here(survey, &found.pages, &sources) {
            true => Vec::new(),
            false => episodes::counted_together(links::audio(survey)),
        },
        template: links::template(root, survey, &found.pages),
        notes: found.patterns,
        listed: found.listed,
        exclude: found.exclude,
        only_with_audio: found.only_with_audio,
        beside: links::beside(survey, &found.pages),
        defaults,
        called,
        file_names,
        mapping,
        transcript_headings: transcripts::headings(&found.pages),
        audio_in_notes,
        title_numbers: false,
        hides_bundles: found_bundles && !site.generator.serves_bundles(),
        people,
        sponsors,
        served: site.served.clone(),
        feed_path: links::feed_path(root, site),
        tolerated: Vec::new(),
    }
}

/// The site whose settings lie above `root`, in the same repository: episodes may have a folder of their own.
fn above(root: &Path) -> Option<Site> {
    let root = std::path::absolute(root).ok()?;
    let is_repository = |folder: &Path| folder.join(".git").exists();
    if is_repository(&root) || !root.ancestors().any(is_repository) {
        return None;
    }
    let mut folders: Vec<&Path> = root.ancestors().skip(1).collect();
    folders.truncate(folders.iter().position(|folder| is_repository(folder))? + 1);
    folders.into_iter().map(|folder| Site::of(folder, &Survey::default())).find(|site| !site.settings.is_empty())
}

/// The name of the folder, for a show whose title nobody states.
fn name_of(root: &Path) -> Option<String> {
    let name = std::path::absolute(root).ok()?.file_name()?.to_string_lossy().replace(['-', '_'], " ");
    let words = name.split_whitespace().map(|word| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    });
    Some(words.collect::<Vec<_>>().join(" ")).filter(|name| !name.is_empty())
}

type Trial = (Option<(Show, Vec<Compiled>)>, Vec<(String, usize)>);

/// Reads the show with the config as drafted, and counts the faults of its sources that would stop a build, or make every
/// lint fail.
fn trial(root: &Path, draft: &Draft) -> Trial {
    let file = SourceFile::new(CONFIG_NAME, draft.text());
    let Some(config) = config::parse(&file, &mut Diagnostics::new()) else { return (None, Vec::new()) };
    let show = Show { root: root.into(), config };
    let mut found = Diagnostics::new();
    let episodes = compile::compile(&show, &mut found).unwrap_or_default();
    let mut errors: BTreeMap<String, usize> = BTreeMap::new();
    let of_sources = |one: &&Diagnostic| one.severity == Severity::Error && lint::registry::find(one.rule).is_some();
    for fault in found.iter().filter(of_sources) {
        *errors.entry(fault.rule.to_owned()).or_default() += 1;
    }
    let repeated = repeated_numbers(&episodes);
    if repeated > 0 {
        errors.insert("number-duplicate".into(), repeated);
    }
    (Some((show, episodes)), errors.into_iter().collect())
}

/// How many episodes have the number of another: folders may count for themselves.
fn repeated_numbers(episodes: &[Compiled]) -> usize {
    let mut seen = BTreeSet::new();
    let numbers = episodes.iter().filter_map(|episode| Some((episode.record.season, episode.record.number?)));
    numbers.filter(|number| !seen.insert(*number)).count()
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It was written.
    Written,
    /// Something with its name was there, and is as it was.
    Kept,
}

impl Proposal {
    /// Writes the files that are not there yet below `root`, and says what became of each.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn write(&self, root: &Path) -> Result<Vec<(&Path, Fate)>, Diagnostic> {
        self.files.iter().map(|file| Ok((file.path.as_path(), write_new(root, file)?))).collect()
    }
}

/// Writes a file unless something has its name.
pub(crate) fn write_new(root: &Path, file: &NewFile) -> Result<Fate, Diagnostic> {
    use std::io::Write;
    let path = root.join(&file.path);
    let failed = |error: std::io::Error| {
        Diagnostic::error("output-not-written", format!("cannot write {}: {error}", path.display())).in_file(&file.path)
    };
    if path.symlink_metadata().is_ok() {
        return Ok(Fate::Kept);
    }
    fs::create_dir_all(path.parent().unwrap_or(root)).map_err(failed)?;
    match fs::OpenOptions::new().write(true).create_new(true).open(&path) {
        Ok(mut opened) => opened.write_all(file.text.as_bytes()).map(|()| Fate::Written).map_err(failed),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(Fate::Kept),
        Err(error) => Err(failed(error)),
    }
}
