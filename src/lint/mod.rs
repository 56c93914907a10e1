//! The linter: rules over what reading and normalisation found.
//!
//! It parses nothing and looks for nothing again: parsers have reported what they could not read, normalisers have
//! collected the evidence, and a rule compares. A rule is one file in [`rules`]; [`registry`] lists them.

pub mod baseline;
mod build;
pub mod built;
pub mod context;
pub mod feed;
pub mod feed_item;
mod feed_text;
pub mod fix;
mod habit;
mod html_tags;
pub mod isolated;
pub mod registry;
pub mod rule;
pub mod rules;
pub mod settings;
mod waiver;

#[cfg(test)]
pub(crate) mod feed_testing;
#[cfg(test)]
pub(crate) mod testing;

use std::collections::BTreeSet;
use std::path::Path;

use rayon::iter::Either;
use rayon::prelude::*;

use crate::compile;
use crate::config::Level;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::normalize::{Compiled, Others};
use crate::record::{Files, Wanted};
use crate::show::{Show, listed};
use crate::source::SourceFile;
use context::{EpisodeContext, ShowContext};
use rule::{Check, Rule};
use settings::Settings;
use waiver::Waived;

/// So many rules are asked of an episode at a time.
const RULES_AT_A_TIME: usize = 8;

/// Reads a whole show and judges it. What comes back is sorted by place and judged by `settings`: levels, waivers.
///
/// `found` are the findings that reading the config has made already.
///
/// # Errors
/// A diagnostic when the files of the show cannot be listed.
pub fn show(show: &Show, settings: &Settings, found: Diagnostics) -> Result<Diagnostics, Diagnostic> {
    files_of_show(show, settings, found, |_| true)
}

/// The same for some files of the show: chapters are looked for, and rules on single episodes asked, only where a file is
/// `wanted`; of the others is read what facts that cross episodes need.
///
/// # Errors
/// A diagnostic when the files of the show cannot be listed.
pub fn files_of_show(
    show: &Show,
    settings: &Settings,
    mut found: Diagnostics,
    wanted: impl Fn(&Path) -> bool + Sync,
) -> Result<Diagnostics, Diagnostic> {
    let is_wanted = |files: &Files| files.all().any(|path| wanted(path));
    let episodes = compile::compile_some(show, &is_wanted, &mut found)?;
    let config = SourceFile::read(&show.root, Path::new(crate::config::CONFIG_NAME)).ok();
    let sources = episodes.iter().flat_map(sources).chain(&config).filter(|source| wanted(source.path()));
    let waived = Waived::read(sources);
    let asked = Asked::new(settings, &waived);
    found.extend(check(show, &episodes, &is_wanted, &asked));
    build::check(show, &episodes, &is_wanted, &mut found);
    found.retain(|one| one.place.as_ref().is_none_or(|place| wanted(&place.file)));
    fix::as_written(&mut found, episodes.iter().flat_map(self::sources));
    let is_asked = |rule: &Rule| waiver::asked_of_show(rule) && asked.holds(rule);
    let mut judged = settings.judge(waived.apply(found, is_asked));
    listed::place(show, &mut judged);
    sort(&mut judged);
    // To give back all that was read takes a while, and nobody needs to wait for it.
    rayon::spawn(move || drop(episodes));
    Ok(judged)
}

/// Runs the rules that may count, those on single episodes where they are wanted; levels and waivers do not count yet.
fn check(show: &Show, episodes: &[Compiled], wanted: Wanted<'_>, asked: &Asked<'_>) -> Diagnostics {
    let chosen: Vec<&Rule> = registry::rules().filter(|rule| asked.holds(rule)).collect();
    let mut found = check_episodes(&ShowContext::new(show, episodes, wanted), &chosen);
    let of_show = chosen.iter().filter_map(|rule| match rule.check {
        Check::Show(check) => Some(check),
        _ => None,
    });
    let (told, ask): (Vec<_>, Vec<_>) = of_show.collect::<Vec<_>>().into_par_iter().partition_map(|check| {
        match check_show(&ShowContext::new(show, episodes, wanted), check) {
            Some(found) => Either::Left(found),
            None => Either::Right(check),
        }
    });
    found.extend(told.into_iter().flatten());
    if ask.is_empty() {
        return found;
    }
    match compile::skim(show, wanted, Others::Noted, &mut Diagnostics::new()) {
        Ok(all) => {
            let told = ask.into_par_iter().filter_map(|check| check_show(&ShowContext::new(show, &all, wanted), check));
            found.par_extend(told.flatten());
        }
        Err(fault) => found.push(fault),
    }
    found
}

type CheckShow = fn(&ShowContext<'_>, &mut Diagnostics);

/// What a rule on the show says, unless it asks for episodes that are not read.
fn check_show(show: &ShowContext<'_>, check: CheckShow) -> Option<Diagnostics> {
    let mut found = Diagnostics::new();
    check(show, &mut found);
    (!show.asks_for_all()).then_some(found)
}

/// What the rules on single episodes say of the wanted ones.
fn check_episodes(show: &ShowContext<'_>, chosen: &[&Rule]) -> Diagnostics {
    let of_episodes: Vec<fn(&EpisodeContext<'_>, &mut Diagnostics)> = chosen
        .iter()
        .filter_map(|rule| match rule.check {
            Check::Episode(check) => Some(check),
            _ => None,
        })
        .chain([rules::chapters::sidecar::check as _])
        .collect();
    let wanted = (0..show.episodes.len())
        .into_par_iter()
        .filter_map(|index| EpisodeContext::new(show, index))
        .filter(|episode| (show.wanted)(&episode.record().files));
    // One episode alone is shared among processors, too.
    let found = wanted.flat_map(|episode| {
        of_episodes.par_iter().with_min_len(RULES_AT_A_TIME).flat_map_iter(move |check| {
            let mut found = Diagnostics::new();
            check(&episode, &mut found);
            found
        })
    });
    found.collect()
}

/// The rules that are asked: not those that are off, some of which look at every word of a show.
struct Asked<'a> {
    settings: &'a Settings,
    /// Those that somebody waives; he wants to know whether that is still needed.
    waived: BTreeSet<String>,
}

impl<'a> Asked<'a> {
    fn new(settings: &'a Settings, waived: &Waived<'_>) -> Self {
        Self { settings, waived: waived.rules() }
    }

    fn holds(&self, rule: &Rule) -> bool {
        // Rules that are on also look for those of their family.
        let is_on = rule.level != Level::Off || matches!(rule.check, Check::Reading | Check::Family(_));
        is_on || self.settings.may_count(rule) || self.waived.contains(rule.name)
    }
}

/// The text files of an episode.
fn sources(episode: &Compiled) -> impl Iterator<Item = &SourceFile> {
    episode.notes.iter().map(|(file, _)| file).chain(episode.transcripts.iter().map(|(file, _)| file))
}

/// By file, line and column, the worst first where they share a place: the order never depends on chance.
fn sort(diagnostics: &mut Diagnostics) {
    fn place(one: &Diagnostic) -> Option<(&std::path::Path, usize, usize)> {
        one.place.as_ref().map(|place| (place.file.as_path(), place.start, place.end))
    }
    diagnostics.sort_by(|a, b| {
        place(a)
            .cmp(&place(b))
            .then_with(|| b.severity.cmp(&a.severity))
            .then_with(|| a.rule.cmp(b.rule))
            .then_with(|| a.message.cmp(&b.message))
    });
    diagnostics.dedup();
}
