//! A build judges its own feed: one that the linter calls an error is not written.
//!
//! Findings stand where the sources say what is wrong, as near as a feed tells: at the key of the show, at the line of the
//! notes. Where they say nothing, they stand in the feed.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use rayon::prelude::*;

use super::feed;
use super::settings::{Choice, Settings};
use crate::config::Config;
use crate::config::tree::snake;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Related, Severity};
use crate::feed::read::{self, Document, Element, Ns};
use crate::normalize::Compiled;
use crate::publish::{self, Content, Plan};
use crate::record::Fact;
use crate::source::{SourceFile, Span};

/// Facts that are missing, of which a build warns, and the rule that calls the same an error in a feed. A show without
/// them can be built: nothing in its feed is wrong. `[lint] rules` may ask for more.
const WARNED_OF: &[(&str, &str)] = &[
    ("enclosure-length-unknown", "enclosure-length-zero"),
    ("episode-without-audio", "enclosure-missing"),
    ("show-description-missing", "channel-description-missing"),
    ("show-link-missing", "channel-link-missing"),
    ("notes-missing", "description-missing"),
    ("show-category-missing", "channel-category-missing"),
    ("show-cover-missing", "channel-image-missing"),
];

/// The errors in the feeds of `plan`, which was made of `episodes`; `[lint]` of the config counts.
pub fn errors(plan: &Plan, config: &Config, episodes: &[Compiled], now: DateTime<Utc>) -> Diagnostics {
    let settings = match Settings::new(&config.lint, &Choice::default()) {
        Ok(settings) => settings,
        Err(fault) => return vec![fault.at(config.place("lint"))],
    };
    let feeds = plan.outputs.iter().filter(|output| plan.feeds.contains(&output.path));
    let files: Vec<&SourceFile> = feeds
        .filter_map(|output| match &output.content {
            Content::Text(file) => Some(file),
            Content::Copy(_) | Content::Link(_) => None,
        })
        .collect();
    let sources = Sources { plan, config, episodes };
    let found: Vec<Diagnostics> = files.par_iter().map(|file| sources.judge(file, &settings, now)).collect();
    // A page says the same of the show as the first one.
    let mut told = HashSet::new();
    let key =
        |one: &Diagnostic| (one.rule, one.message.clone(), one.place.as_ref().map(|at| (at.file.clone(), at.start)));
    found.into_iter().flatten().filter(|one| told.insert(key(one))).collect()
}

/// What the feeds were made of.
struct Sources<'a> {
    plan: &'a Plan,
    config: &'a Config,
    episodes: &'a [Compiled],
}

impl Sources<'_> {
    fn judge(&self, file: &SourceFile, settings: &Settings, now: DateTime<Utc>) -> Diagnostics {
        // Most rules, among them those that read every word, only warn.
        let found = feed::check_by(&|rule| settings.may_be_error(rule), file, None, now);
        let found = settings.judge(found);
        let counts = |one: &Diagnostic| one.severity == Severity::Error && !self.is_warned_of(one.rule);
        let errors: Diagnostics = found.into_iter().filter(counts).collect();
        if errors.is_empty() {
            return errors;
        }
        let document = read::read(file, &mut Diagnostics::new());
        errors.into_iter().map(|one| self.at_source(one, &document)).collect()
    }

    /// Has the build warned of it already, without anybody asking for more?
    fn is_warned_of(&self, rule: &str) -> bool {
        let warnings = WARNED_OF.iter().filter(|(_, of_feed)| *of_feed == rule).map(|(of_build, _)| *of_build);
        let said = |warning: &str| self.plan.diagnostics.iter().any(|one| one.rule == warning);
        !self.config.lint.rules.contains_key(rule) && warnings.into_iter().any(said)
    }

    /// The same finding where the sources say it; the place in the feed stands beside.
    fn at_source(&self, mut found: Diagnostic, document: &Document<'_>) -> Diagnostic {
        // A fix of the feed is none of its sources.
        found.fix = None;
        let Some(at) = found.place.clone() else { return found };
        let Some(source) = self.source(Span::new(at.start, at.end), document) else { return found };
        found.place = Some(source);
        found.related.push(Related { place: at, message: "in the feed that would be written".into() });
        found
    }

    fn source(&self, span: Span, document: &Document<'_>) -> Option<Place> {
        let inside = |element: &Element<'_>| element.span().start <= span.start && span.end <= element.span().end;
        if let Some(item) = document.items().find(inside) {
            let guid = item.child(Ns::Rss, "guid")?.text().into_owned();
            let id = self.plan.ledger.id_of(&guid)?;
            let compiled = self.episodes.iter().find(|compiled| compiled.record.id == id)?;
            let Some(element) = item.children().find(inside) else { return publish::place(compiled, Fact::Title) };
            let stated = stated(compiled, element.local());
            return stated.or_else(|| publish::place(compiled, fact(element.ns(), element.local())));
        }
        let element = document.channel()?.children().find(inside);
        Some(
            self.config
                .place(&format!("show.{}", element.map_or_else(|| "title".into(), |element| key(element.local())))),
        )
    }
}

/// Where the front matter states the element `name` in so many words.
fn stated(compiled: &Compiled, name: &str) -> Option<Place> {
    let readings = compiled.record.evidence.get(&Fact::Elements)?;
    let key = snake(name);
    let named =
        |how: &str| how.rsplit(' ').next().is_some_and(|last| last == key || last.strip_suffix('s') == Some(&key));
    let reading = readings.iter().find(|reading| named(&reading.how))?;
    let (file, _) = compiled.notes.as_ref()?;
    Some(file.place(reading.span?))
}

/// The fact that an element of an item tells.
fn fact(ns: Ns, name: &str) -> Fact {
    match (ns, name) {
        (Ns::Rss | Ns::Itunes, "title") => Fact::Title,
        (Ns::Rss, "pubDate") => Fact::Published,
        (Ns::Rss, "enclosure") => Fact::Audio,
        (Ns::Rss, "guid") => Fact::Guid,
        (Ns::Rss, "link") => Fact::Link,
        (Ns::Rss, "category") => Fact::Tags,
        (Ns::Itunes, "image") => Fact::Image,
        (Ns::Itunes, "duration") => Fact::Duration,
        (Ns::Itunes, "explicit") => Fact::Explicit,
        (Ns::Itunes, "episodeType") => Fact::Type,
        (_, "season") => Fact::Season,
        (_, "episode") => Fact::Number,
        (_, "chapters") => Fact::Chapters,
        (Ns::Podcast, "person") => Fact::Guests,
        (Ns::Podcast, _) => Fact::Elements,
        _ => Fact::Title,
    }
}

/// The key of `[show]` that an element of the channel is made of.
fn key(name: &str) -> String {
    if name == "category" { "categories".into() } else { snake(name) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::registry;

    #[test]
    fn warnings_of_a_build_stand_for_rules_that_there_are() {
        for (of_build, of_feed) in WARNED_OF {
            assert!(registry::find(of_build).is_some() && registry::find(of_feed).is_some(), "{of_build}, {of_feed}");
        }
    }
}
