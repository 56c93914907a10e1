//! The linter: rules over what reading and normalisation found.
//!
//! It parses nothing and looks for nothing again: parsers have reported what they could not read, normalisers have
//! collected the evidence, and a rule compares. A rule is one file in [`rules`]; [`registry`] lists them.

pub mod baseline;
pub mod context;
pub mod feed;
pub mod feed_item;
pub mod fix;
mod habit;
pub mod isolated;
mod pictures;
pub mod registry;
pub mod rule;
pub mod rules;
pub mod settings;
mod waiver;

#[cfg(test)]
pub(crate) mod feed_testing;
#[cfg(test)]
pub(crate) mod testing;

use rayon::prelude::*;

use crate::compile;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::normalize::Compiled;
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
pub fn show(show: &Show, settings: &Settings, mut found: Diagnostics) -> Result<Diagnostics, Diagnostic> {
    let episodes = compile::compile(show, &mut found)?;
    found.extend(check(show, &episodes));
    let config = SourceFile::read(&show.root, std::path::Path::new(crate::config::CONFIG_NAME)).ok();
    let sources = episodes.iter().flat_map(sources).chain(&config);
    let mut judged = settings.judge(waiver::apply(sources, found, waiver::asked_of_show));
    sort(&mut judged);
    Ok(judged)
}

/// Runs all rules; levels and waivers do not count yet.
pub fn check(show: &Show, episodes: &[Compiled]) -> Diagnostics {
    let context = ShowContext { show, episodes };
    let mut found: Diagnostics = (0..episodes.len())
        .into_par_iter()
        .flat_map_iter(|index| {
            let mut found = Diagnostics::new();
            if let Some(episode) = EpisodeContext::new(&context, index) {
                for rule in registry::rules() {
                    if let Check::Episode(check) = rule.check {
                        check(&episode, &mut found);
                    }
                }
                rules::chapters::sidecar::check(&episode, &mut found);
            }
            found
        })
        .collect();
    found.extend(pictures::check(&context));
    for rule in registry::rules() {
        if let Check::Show(check) = rule.check {
            check(&context, &mut found);
        }
    }
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
