//! What a build writes: the feed, chapters, transcripts, the ledger.
//!
//! [`plan`] decides everything and writes nothing; [`Plan::write`] replaces files one by one, the feed last, so that it
//! never names a file that is not there yet. Everything lies in the folder of the feed:
//!
//! ```text
//! feed.xml             [feed] path; feed-2.xml … with [feed] page_size, and the paths of [[feed.variants]]
//! chapters/<id>.json   JSON chapters of every episode that has chapters
//! transcripts/<id>.vtt the best transcript with times in the formats of [feed] transcripts (an .html where none has)
//! images/…, audio/…    files of the show that the feed or notes in it name, under the path they have in the show; those that already
//!                      lie in the folder of the feed stay where they are
//! ```
//!
//! An output never takes the place of a source of the show.

mod claim;
mod date;
mod dialect;
mod episode;
mod feeds;
mod files;
mod links;
mod marks;
mod online;
mod references;
mod renamed;
mod site;
mod tally;
mod transcripts;
mod variables;

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset, Utc};
use rayon::prelude::*;
use url::Url;

use crate::audio::{AudioFacts, Construction, Tags};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::feed::write::{self, Feed, Item};
use crate::ledger::{Entry, LEDGER_NAME, Ledger, Remembered};
use crate::normalize::{AudioFlaw, Compiled};
use crate::record::{Fact, Wanted};
use crate::show::Show;
use crate::source::{SourceFile, pointed_size};
use claim::Claim;
use episode::Made;
use references::Pages;
use site::Site;
use tally::Tally;

pub use files::{Destination, Difference, DifferenceKind, Staged, read_ledger};
pub use online::{Learned, learn};

/// One file to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Path relative to the folder of the feed.
    pub path: PathBuf,
    /// What is in it.
    pub content: Content,
}

/// What an output holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// This text, under the path at which it is written.
    Text(SourceFile),
    /// A copy of this file of the show.
    Copy(PathBuf),
    /// The same file once more, where the file system has links, else a copy: audio is large.
    Link(PathBuf),
}

impl Output {
    fn text(path: PathBuf, text: String) -> Self {
        let content = Content::Text(SourceFile::new(path.clone(), text));
        Self { path, content }
    }
}

/// All that a build would do.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The files, the feed last.
    pub outputs: Vec<Output>,
    /// The ledger after the build.
    pub ledger: Ledger,
    /// What is to say about it; no build should be made while it holds an error.
    pub diagnostics: Diagnostics,
    /// How many episodes the feed has.
    pub items: usize,
    /// File name of the feed.
    pub feed_name: PathBuf,
    /// The outputs that are feeds: pages, variants, the feed itself.
    pub feeds: Vec<PathBuf>,
    /// Id and date of the episode that is held back and due next.
    pub next_due: Option<(String, DateTime<FixedOffset>)>,
    /// The sources of the show, which no output may replace.
    sources: Vec<PathBuf>,
    /// Those that lie in the folder of the feed, relative to it.
    sources_in_folder: BTreeSet<PathBuf>,
    /// What tells feeds of this show from others.
    marks: files::Marks,
}

/// Decides what a build writes. `now` tells which episodes are due; nothing else depends on the time.
pub fn plan(show_root: &Path, config: &Config, episodes: &[Compiled], ledger: &Ledger, now: DateTime<Utc>) -> Plan {
    plan_some(show_root, config, episodes, ledger, now, &Scope { wanted: &|_| true, purpose: Purpose::Build })
}

/// What a build would say, of episodes no more than of those that are `wanted`; those that are held back are judged, too.
pub fn findings(
    show: &Show,
    episodes: &[Compiled],
    ledger: &Ledger,
    now: DateTime<Utc>,
    wanted: Wanted<'_>,
) -> Diagnostics {
    plan_some(&show.root, &show.config, episodes, ledger, now, &Scope { wanted, purpose: Purpose::Findings })
        .diagnostics
}

/// So few episodes are made at a time by one processor: some have far longer notes than others.
const SHARE: usize = 4;

/// Which episodes become items, and what for.
struct Scope<'a> {
    wanted: Wanted<'a>,
    purpose: Purpose,
}

/// What a plan is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// To be written.
    Build,
    /// To hear what would be said: of episodes that are held back, too, and without their texts, which say nothing.
    Findings,
}

/// A plan with the items of some episodes; what they claim is settled among all.
fn plan_some(
    show_root: &Path,
    config: &Config,
    episodes: &[Compiled],
    ledger: &Ledger,
    now: DateTime<Utc>,
    scope: &Scope<'_>,
) -> Plan {
    let mut plan = Plan { ledger: ledger.clone(), ..Plan::default() };
    let site = match Site::new(show_root, config, episodes, &mut plan.diagnostics) {
        Ok(site) => site,
        Err(fault) => {
            plan.diagnostics.push(fault);
            return plan;
        }
    };
    plan.ledger.podcast_guid = claim::podcast_guid(config, ledger, &mut plan.diagnostics);
    let mut claims = claim::claims(config, episodes, ledger, &mut plan.diagnostics);
    date::decide(config, &mut claims, now, &mut plan.diagnostics);
    let next_due = claims.iter().filter(|claim| held_back(claim, now).is_some());
    let next_due = next_due.min_by_key(|claim| claim.published);
    plan.next_due = next_due.and_then(|claim| Some((claim.record().id.clone(), claim.published?)));
    let judges_all = scope.purpose == Purpose::Findings;
    claims.retain(|claim| is_wanted_still(claim, now, &mut plan.diagnostics) || judges_all);
    claims.retain(|claim| is_due(claim, now, &mut plan.diagnostics) || judges_all);
    claims.retain(|claim| can_be_heard(claim) || judges_all);
    claim::decide_guids(config, &mut claims, plan.ledger.podcast_guid, &site, &mut plan.diagnostics);
    if scope.purpose == Purpose::Build {
        claim::report_made_up(config, &claims, ledger, now, &mut plan.diagnostics);
    }

    let context = episode::Context { config, site: &site, pages: &Pages::new(&claims, config), purpose: scope.purpose };
    let wanted = claims.par_iter().with_max_len(SHARE).filter(|claim| (scope.wanted)(&claim.record().files));
    let made: Vec<(&Claim<'_>, Made<'_>)> = wanted.map(|claim| (claim, episode::make(claim, &context))).collect();
    let (image, cover) = site.cover(config, &mut plan.diagnostics);
    plan.outputs.extend(cover);
    let items = plan.collect(made);
    let (guid, address) = (plan.ledger.podcast_guid, config.feed.url.clone());
    let moved = config.show.new_feed_url.clone();
    let feed = Feed { config, title: None, address, pages: Vec::new(), guid, image, moved, items };
    plan.finish(feed, &site, scope.purpose);
    plan
}

impl Plan {
    /// Takes over what was made of the episodes: outputs, findings, ledger entries; the items come back.
    fn collect<'a>(&mut self, made: Vec<(&Claim<'a>, Made<'a>)>) -> Vec<Item<'a>> {
        let mut tally = Tally::default();
        let mut items = Vec::with_capacity(made.len());
        let mut addresses: HashMap<Url, &str> = HashMap::new();
        for (claim, made) in made {
            if !claim.compiled.flawed {
                tally.add(claim, &made.lacks);
            }
            self.diagnostics.extend(made.diagnostics);
            self.outputs.extend(made.outputs);
            if let Some(former) = &claim.former_id {
                self.ledger.episodes.remove(former);
            }
            if let Some(enclosure) = &made.item.enclosure
                && let Some(other) = addresses.insert(enclosure.url.clone(), &claim.record().id)
                && !claim.states_address()
            {
                self.diagnostics.push(enclosure_shared(other, claim, &enclosure.url));
            }
            self.ledger.episodes.insert(claim.record().id.clone(), entry(&made.item, claim));
            items.push(made.item);
        }
        self.diagnostics.extend(tally.diagnostics());
        write::newest_first(&mut items);
        items
    }

    fn finish(&mut self, feed: Feed<'_>, site: &Site<'_>, purpose: Purpose) {
        self.items = feed.items.len();
        self.feed_name = site.feed_name();
        self.marks = files::Marks::of(feed.config);
        let mut documents = feeds::documents(feed, site, &mut self.diagnostics);
        if purpose == Purpose::Findings {
            documents.clear();
        }
        let written: Vec<_> = documents.par_iter().map(|(path, feed)| (path, write::write(feed))).collect();
        for (path, written) in written {
            match written {
                Ok(xml) => {
                    self.feeds.push(path.clone());
                    self.outputs.push(Output::text(path.clone(), xml));
                }
                Err(error) => {
                    self.diagnostics
                        .push(Diagnostic::error("feed-not-written", format!("the feed cannot be written: {error}")));
                }
            }
        }
        // Two episodes may show the same picture.
        let mut seen = BTreeSet::new();
        self.outputs.retain(|output| seen.insert(output.path.clone()));
        let pointers = self.outputs.iter().filter_map(|output| match &output.content {
            Content::Copy(from) if pointed_size(from).is_some() => Some(site::pointer_served(site.in_show(from))),
            _ => None,
        });
        self.diagnostics.extend(pointers);
        self.sources = site.source_files();
        self.sources_in_folder = site.sources_in_folder();
    }
}

/// A show may publish a recording twice and say so; an address that was put together says nothing.
fn enclosure_shared(other: &str, claim: &Claim<'_>, url: &Url) -> Diagnostic {
    let message = format!("the episodes {other} and {} would have the same audio, {url}", claim.record().id);
    let help = "give each a number of its own, or state `audio` in the front matter of one";
    at(Diagnostic::error("enclosure-shared", message).help(help), claim.compiled, Fact::Number)
}

/// What the ledger keeps of an item.
fn entry(item: &Item<'_>, claim: &Claim<'_>) -> Entry {
    Entry {
        title: item.episode.title.clone(),
        guid: item.guid.clone(),
        permalink: item.permalink,
        published: item.published,
        enclosure: item.enclosure.clone(),
        audio: remembered(claim),
    }
}

/// What is to be remembered of the audio: what was read just now, else what was known.
fn remembered(claim: &Claim<'_>) -> Option<Remembered> {
    let known = || claim.given.and_then(|entry| entry.audio.clone());
    let Some(facts) = &claim.compiled.audio else { return known() };
    let path = claim.record().files.audio.as_deref().map(|path| path.to_string_lossy().into_owned());
    let location = claim.compiled.audio_remembered.clone().or(path)?;
    // Tags are not remembered.
    let facts = AudioFacts { construction: Construction::default(), tags: Tags::default(), ..facts.clone() };
    Some(Remembered { location, facts })
}

/// The date until which an episode is held back.
fn held_back(claim: &Claim<'_>, now: DateTime<Utc>) -> Option<DateTime<FixedOffset>> {
    // What subscribers have is not taken from them.
    let given = claim.given.and_then(|entry| entry.published);
    claim.published.filter(|date| *date > now && given != Some(*date))
}

/// Is the date not reached on which the notes take the episode back?
fn is_wanted_still(claim: &Claim<'_>, now: DateTime<Utc>, diagnostics: &mut Diagnostics) -> bool {
    let Some(date) = claim.record().expires.filter(|date| *date <= now) else { return true };
    let message = format!("episode {} is left out since {}", claim.record().id, date.format("%Y-%m-%d %H:%M %:z"));
    let told = Diagnostic::new("episode-expired", Severity::Info, message);
    diagnostics.push(at(told.help("`expires` says so"), claim.compiled, Fact::Expires));
    false
}

fn is_due(claim: &Claim<'_>, now: DateTime<Utc>, diagnostics: &mut Diagnostics) -> bool {
    let Some(date) = held_back(claim, now) else { return true };
    let message = format!("episode {} is held back until {}", claim.record().id, date.format("%Y-%m-%d %H:%M %:z"));
    diagnostics.push(at(
        Diagnostic::new("episode-held-back", Severity::Info, message),
        claim.compiled,
        Fact::Published,
    ));
    false
}

/// Can the episode be heard, or do subscribers have it as it was? That it cannot is told where its file is read.
fn can_be_heard(claim: &Claim<'_>) -> bool {
    !claim.has_broken_audio() || claim.given.is_some()
}

/// What a build of `plan` says of faults in `found` that it can bear: a recording that is broken or missing stops its episode,
/// not the others. A new one is held back, one that subscribers have stays in the feed as they know it.
pub fn bear(found: &mut Diagnostics, episodes: &[Compiled], plan: &Plan) {
    for one in found.iter_mut().filter(|one| one.severity == Severity::Error) {
        let is_its =
            |episode: &&Compiled| matches!(&episode.audio_flaw, Some(AudioFlaw::Broken(place)) if *place == one.place);
        let breaks = AudioFlaw::BREAKING.contains(&one.rule);
        if one.rule == "audio-without-duration" {
            one.severity = Severity::Warning;
        } else if let Some(episode) = episodes.iter().find(is_its).filter(|_| breaks) {
            let id = &episode.record.id;
            let kept = match plan.ledger.episodes.get(id) {
                Some(_) => format!("episode {id} stays in the feed as it was published"),
                None => format!("episode {id} is held back"),
            };
            one.severity = Severity::Warning;
            one.message = format!("{}; {kept}", one.message);
        }
    }
}

/// Puts a finding where `fact` was read, else on the notes.
fn at(diagnostic: Diagnostic, compiled: &Compiled, fact: Fact) -> Diagnostic {
    match place(compiled, fact) {
        Some(place) => diagnostic.at(place),
        None => diagnostic,
    }
}

/// Where `fact` was read, else the notes or another file of the episode.
pub(crate) fn place(compiled: &Compiled, fact: Fact) -> Option<Place> {
    let notes = compiled.notes.as_ref().map(|(file, _)| file);
    let evidence = compiled.record.evidence.get(&fact).and_then(|list| list.first());
    let read = evidence.and_then(|evidence| Some(compiled.source(&evidence.file)?.place(evidence.span?)));
    let files = &compiled.record.files;
    let first = || files.notes.iter().chain(&files.transcripts).chain(&files.audio).next().map(PathBuf::as_path);
    read.or_else(|| first().or(notes.map(SourceFile::path)).map(Place::file))
}

/// The ledger as a whole.
fn ledger_place() -> Place {
    Place::file(Path::new(LEDGER_NAME))
}

#[cfg(test)]
mod tests;
