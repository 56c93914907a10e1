//! Which episode of the ledger an episode of the sources is, and which guid it bears.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use url::Url;
use uuid::Uuid;

use super::site::{Site, web_address};
use super::{at, ledger_place, renamed};
use crate::config::{Config, Template, Word};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::feed::identity;
use crate::feed::words::{Addresses, Words};
use crate::ledger::{Entry, LEDGER_NAME, Ledger};
use crate::normalize::{AudioFlaw, Compiled};
use crate::record::{Episode, Fact};

/// The first episodes of a new show are no older than this when it is first built.
const NEW_SHOW: TimeDelta = TimeDelta::days(30);

/// Fewer old episodes may have lain in a drawer.
const FEWEST_OLD: usize = 3;

/// An episode of the sources, with what subscribers know of it.
pub(super) struct Claim<'a> {
    pub(super) compiled: &'a Compiled,
    /// Its entry in the ledger.
    pub(super) given: Option<&'a Entry>,
    /// The id it had there, when files were renamed.
    pub(super) former_id: Option<String>,
    /// Decided by [`date::decide`](super::date::decide).
    pub(super) published: Option<DateTime<FixedOffset>>,
    /// Decided by [`decide_guids`].
    pub(super) guid: String,
    /// Is the guid the address of a page (`isPermaLink`)? Decided with it.
    pub(super) permalink: bool,
}

impl<'a> Claim<'a> {
    pub(super) fn record(&self) -> &'a Episode {
        &self.compiled.record
    }

    /// Do the notes themselves say where the audio is served?
    pub(super) fn states_address(&self) -> bool {
        self.record().audio.as_ref().is_some_and(|audio| web_address(&audio.location).is_some())
    }

    /// Is the file that listeners would get no audio, or not whole? Where the notes state another address, they get that.
    pub(super) fn has_broken_audio(&self) -> bool {
        matches!(self.compiled.audio_flaw, Some(AudioFlaw::Broken(_))) && !self.states_address()
    }

    /// The page of the episode on the web.
    pub(super) fn page(&self, config: &Config) -> Option<Url> {
        let stated = self.record().link.clone();
        stated.or_else(|| self.words().address(config.feed.episode_link.as_ref()?))
    }

    pub(super) fn words(&self) -> Words<'a> {
        Words { episode: self.record(), published: self.published, addresses: Addresses::default() }
    }

    /// What `template` makes the guid.
    fn described_guid(&self, template: &Template, config: &Config, site: &Site<'_>) -> Option<String> {
        let page = if template.names(Word::Page) { self.page(config) } else { None };
        let enclosure = if template.names(Word::Enclosure) { self.audio_address(config, site) } else { None };
        let addresses = Addresses { page: page.as_ref(), enclosure: enclosure.as_ref() };
        Words { addresses, ..self.words() }.text(template)
    }

    /// The address of the audio: the one that the notes state, else the one `[feed] enclosure` describes, else that of the file in
    /// the repository.
    fn audio_address(&self, config: &Config, site: &Site<'_>) -> Option<Url> {
        let stated = self.record().audio.as_ref().map_or("", |audio| audio.location.trim());
        let described = || self.words().address(config.feed.enclosure.as_ref()?);
        let file = || match stated {
            "" => site.address_of_file(self.record().files.audio.as_deref()?),
            location => site.address_of_file(Path::new(location)),
        };
        web_address(stated).or_else(described).or_else(file)
    }
}

/// The show's `podcast:guid`: stated, else the one that was given, else the one its address has.
pub(super) fn podcast_guid(config: &Config, ledger: &Ledger, diagnostics: &mut Diagnostics) -> Option<Uuid> {
    if let (Some(stated), Some(given)) = (config.show.guid, ledger.podcast_guid)
        && stated != given
    {
        let message = format!("[show] guid is {stated}, but the show was published as {given}");
        let help = "a show keeps its guid for life, wherever its feed moves (Podcasting 2.0)";
        diagnostics.push(Diagnostic::warning("ledger-podcast-guid-differs", message).at(ledger_place()).help(help));
    }
    let derived = || config.feed.url.as_ref().map(identity::podcast_guid);
    config.show.guid.or(ledger.podcast_guid).or_else(derived)
}

/// The episodes that are no drafts, each with its entry in the ledger: found by id, else by the guid the notes
/// state, else by what files keep when they are renamed.
pub(super) fn claims<'a>(
    config: &Config,
    episodes: &'a [Compiled],
    ledger: &'a Ledger,
    diagnostics: &mut Diagnostics,
) -> Vec<Claim<'a>> {
    let mut ids = HashSet::new();
    let mut unique = Vec::with_capacity(episodes.len());
    for compiled in episodes {
        if ids.insert(compiled.record.id.as_str()) {
            unique.push(compiled);
        } else {
            let message = format!("a second episode is called {}", compiled.record.id);
            let diagnostic = Diagnostic::error("episode-duplicate", message).help("rename one of the files");
            diagnostics.push(at(diagnostic, compiled, Fact::Number));
        }
    }
    let renamed: HashMap<&str, &str> = ledger
        .episodes
        .iter()
        .filter(|(id, _)| !ids.contains(id.as_str()))
        .map(|(id, entry)| (entry.guid.as_str(), id.as_str()))
        .collect();
    let mut claims: Vec<Claim<'a>> = unique
        .into_iter()
        .filter(|compiled| !compiled.record.draft)
        .map(|compiled| claim(compiled, ledger, &renamed))
        .collect();
    renamed::recognise(&mut claims, &ids, ledger, diagnostics);
    // That there are no episodes at all is told once.
    if !episodes.is_empty() {
        report_vanished(config, episodes, &claims, ledger, diagnostics);
    }
    claims
}

fn claim<'a>(compiled: &'a Compiled, ledger: &'a Ledger, renamed: &HashMap<&str, &str>) -> Claim<'a> {
    let record = &compiled.record;
    let by_id = ledger.episodes.get(&record.id);
    let former_id = match by_id {
        Some(_) => None,
        None => record.guid.as_deref().and_then(|guid| renamed.get(guid.trim()).copied()),
    };
    Claim {
        compiled,
        given: by_id.or_else(|| ledger.episodes.get(former_id?)),
        former_id: former_id.map(str::to_owned),
        published: None,
        guid: String::new(),
        permalink: false,
    }
}

/// Names the episodes that subscribers have and the sources lack.
fn report_vanished(
    config: &Config,
    episodes: &[Compiled],
    claims: &[Claim<'_>],
    ledger: &Ledger,
    diagnostics: &mut Diagnostics,
) {
    let drafts: HashSet<&str> =
        episodes.iter().filter(|episode| episode.record.draft).map(|episode| episode.record.id.as_str()).collect();
    let claimed: HashSet<&str> =
        claims.iter().map(|claim| claim.former_id.as_deref().unwrap_or(&claim.record().id)).collect();
    for (id, entry) in ledger.episodes.iter().filter(|(id, _)| !claimed.contains(id.as_str())) {
        let title = entry.title.as_deref().unwrap_or(&config.show.title);
        if drafts.contains(id.as_str()) {
            let message = format!("episode {id} ({title}) was published, but is a draft now: subscribers lose it");
            let help = "publish it again; if it is to go, delete its table from the ledger";
            diagnostics.push(Diagnostic::warning("ledger-episode-missing", message).at(ledger_place()).help(help));
            continue;
        }
        let message = format!("episode {id} ({title}) was published, but none of its files is here any more");
        let help = format!(
            "bring its files back; if they were renamed, state `guid: {}` in the front matter; if it is to go, delete its \
             table from the ledger",
            entry.guid
        );
        diagnostics.push(Diagnostic::warning("ledger-episode-missing", message).at(ledger_place()).help(help));
    }
}

/// Gives every episode its guid: the one it was published with, else the one its notes state, else the one `[feed] guid`
/// describes, else a UUID made of the show's guid and the id.
pub(super) fn decide_guids(
    config: &Config,
    claims: &mut [Claim<'_>],
    show: Option<Uuid>,
    site: &Site<'_>,
    diagnostics: &mut Diagnostics,
) {
    let show = show.unwrap_or_else(|| identity::provisional_guid(&config.show.title));
    let mut bearers: HashMap<String, String> = HashMap::new();
    for claim in claims {
        (claim.guid, claim.permalink) = guid(config, claim, (show, site), diagnostics);
        let id = claim.record().id.clone();
        if let Some(other) = bearers.insert(claim.guid.clone(), id.clone()) {
            let message = format!("the episodes {other} and {id} have the same guid, {}", claim.guid);
            let help = "apps show only one of them; give the newer one a guid of its own";
            diagnostics.push(at(Diagnostic::error("guid-duplicate", message).help(help), claim.compiled, Fact::Guid));
        }
    }
}

/// Tells that episodes which apps may have for long get guids made up just now. Once they stand in the ledger it is too late.
pub(super) fn report_made_up(
    config: &Config,
    claims: &[Claim<'_>],
    ledger: &Ledger,
    now: DateTime<Utc>,
    diagnostics: &mut Diagnostics,
) {
    if config.feed.guid.is_some() || !ledger.episodes.is_empty() {
        return;
    }
    let states_none = |claim: &&Claim<'_>| claim.record().guid.as_deref().is_none_or(|guid| guid.trim().is_empty());
    let dates = claims.iter().filter(states_none).filter_map(|claim| claim.published);
    let old: Vec<_> = dates.filter(|date| *date < now - NEW_SHOW).collect();
    let Some(oldest) = old.iter().min().filter(|_| old.len() >= FEWEST_OLD) else { return };
    let message = format!(
        "{} episodes since {} get new guids: {LEDGER_NAME} knows no episode yet",
        old.len(),
        oldest.format("%Y-%m-%d")
    );
    let help = format!(
        "if apps know them by others, everybody would download them again: delete {LEDGER_NAME} and let `podwright init \
         --from-feed FEED` take the guids of the present feed; if not, commit {LEDGER_NAME}"
    );
    diagnostics.push(Diagnostic::warning("ledger-guids-new", message).help(help));
}

/// The guid, and whether it is the address of a page.
fn guid(
    config: &Config,
    claim: &Claim<'_>,
    (show, site): (Uuid, &Site<'_>),
    diagnostics: &mut Diagnostics,
) -> (String, bool) {
    let record = claim.record();
    let template = config.feed.guid.as_ref().filter(|template| template.names(Word::Guid));
    let stated = match template {
        Some(template) => claim.described_guid(template, config, site),
        None => record.guid.as_deref().map(str::trim).filter(|guid| !guid.is_empty()).map(str::to_owned),
    };
    if let Some(given) = claim.given {
        if let Some(stated) = stated.filter(|stated| *stated != given.guid) {
            let message =
                format!("the notes state the guid {stated}, but subscribers know the episode by {}", given.guid);
            let help =
                "a guid never changes, or every app downloads the episode again; state the published one or none";
            diagnostics.push(at(
                Diagnostic::warning("ledger-guid-differs", message).help(help),
                claim.compiled,
                Fact::Guid,
            ));
        }
        return (given.guid.clone(), given.permalink);
    }
    if let Some(stated) = stated {
        return (stated, false);
    }
    if let Some(template) = &config.feed.guid {
        if let Some(guid) = claim.described_guid(template, config, site) {
            let permalink = config.feed.guid_is_permalink && web_address(&guid).is_some();
            return (guid, permalink);
        }
        let message = format!("episode {} lacks a word of [feed] guid, `{template}`, so its guid is a UUID", record.id);
        let help = "let the template name only what every episode has, such as {id}";
        diagnostics.push(at(Diagnostic::warning("guid-template", message).help(help), claim.compiled, Fact::Guid));
    }
    (identity::episode_guid(show, &record.id), false)
}
