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

use rayon::prelude::*;

use crate::compile;
use crate::config::Level;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::normalize::Compiled;
use crate::record::{Files, Wanted};
use crate::show::Show;
use crate::source::SourceFile;
use context::{EpisodeContext, ShowContext};
use rule::{Check, Rule};
use settings::Settings;
use waiver::Waived;

/// Reads a whole show and judges it. What comes back is sorted by place and judged by `settings`: levels, waivers.
///
/// `found` are the findings that reading the config has made already.
///
/// # Errors
/// A diagnostic when the files of the show cannot be listed.
pub fn show(show: &Show, settings: &Settings, found: Diagnostics) -> Result<Diagnostics, Diagnostic> {
    files_of_show(show, settings, found, |_| true)
}

/// The same for some files of the show: all of it is read, for facts that cross episodes, but chapters are looked for,
/// and rules on single episodes asked, only where a file is `wanted`.
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
    let is_asked = |rule: &Rule| waiver::asked_of_show(rule) && asked.holds(rule);
    let mut judged = settings.judge(waived.apply(found, is_asked));
    sort(&mut judged);
    // To give back all that was read takes a while, and nobody needs to wait for it.
    rayon::spawn(move || drop(episodes));
    Ok(judged)
}

/// Runs the rules that may count, those on single episodes where they are wanted; levels and waivers do not count yet.
fn check(show: &Show, episodes: &[Compiled], wanted: Wanted<'_>, asked: &Asked<'_>) -> Diagnostics {
    let context = ShowContext { show, episodes, wanted };
    let chosen: Vec<&Rule> = registry::rules().filter(|rule| asked.holds(rule)).collect();
    let mut found: Diagnostics = (0..episodes.len())
        .into_par_iter()
        .filter_map(|index| EpisodeContext::new(&context, index))
        .filter(|episode| wanted(&episode.record().files))
        .flat_map_iter(|episode| {
            let mut found = Diagnostics::new();
            for rule in &chosen {
                if let Check::Episode(check) = rule.check {
                    check(&episode, &mut found);
                }
            }
            rules::chapters::sidecar::check(&episode, &mut found);
            found
        })
        .collect();
    let of_show: Vec<fn(&ShowContext<'_>, &mut Diagnostics)> = chosen
        .iter()
        .filter_map(|rule| match rule.check {
            Check::Show(check) => Some(check),
            _ => None,
        })
        .collect();
    found.par_extend(of_show.into_par_iter().flat_map_iter(|check| {
        let mut found = Diagnostics::new();
        check(&context, &mut found);
        found
    }));
    found
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
        let is_on = rule.level != Level::Off || matches!(rule.check, Check::Reading | Check::Family);
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
