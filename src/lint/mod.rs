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

use std::path::Path;

use rayon::prelude::*;

use crate::compile;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::normalize::Compiled;
use crate::record::{Files, Wanted};
use crate::show::Show;
use crate::source::SourceFile;
use context::{EpisodeContext, ShowContext};
use rule::Check;
use settings::Settings;

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
    found.extend(check_some(show, &episodes, &is_wanted));
    build::check(show, &episodes, &is_wanted, &mut found);
    let config = SourceFile::read(&show.root, Path::new(crate::config::CONFIG_NAME)).ok();
    found.retain(|one| one.place.as_ref().is_none_or(|place| wanted(&place.file)));
    let sources = episodes.iter().flat_map(sources).chain(&config).filter(|source| wanted(source.path()));
    let mut judged = settings.judge(waiver::apply(sources, found, waiver::asked_of_show));
    sort(&mut judged);
    Ok(judged)
}

/// Runs all rules; levels and waivers do not count yet.
pub fn check(show: &Show, episodes: &[Compiled]) -> Diagnostics {
    check_some(show, episodes, &|_| true)
}

/// Runs all rules, those on single episodes where they are wanted.
fn check_some(show: &Show, episodes: &[Compiled], wanted: Wanted<'_>) -> Diagnostics {
    let context = ShowContext { show, episodes, wanted };
    let mut found: Diagnostics = (0..episodes.len())
        .into_par_iter()
        .filter_map(|index| EpisodeContext::new(&context, index))
        .filter(|episode| wanted(&episode.record().files))
        .flat_map_iter(|episode| {
            let mut found = Diagnostics::new();
            for rule in registry::rules() {
                if let Check::Episode(check) = rule.check {
                    check(&episode, &mut found);
                }
            }
            rules::chapters::sidecar::check(&episode, &mut found);
            found
        })
        .collect();
    let of_show: Vec<fn(&ShowContext<'_>, &mut Diagnostics)> = registry::rules()
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
