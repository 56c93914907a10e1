//! Feeds: what a rule may look at, and the run of all rules over one feed.

use std::collections::HashSet;
use std::path::Path;

use chrono::{DateTime, FixedOffset, Utc};
use rayon::prelude::*;

use super::feed_item::Item;
use super::feed_text::Texts;
use super::registry;
use super::rule::{Check, Rule};
use super::rules::{beside, online, texts};
use super::settings::Settings;
use super::waiver::{self, Waived};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::feed::compare::Comparison;
use crate::feed::read::{self, Document, Element, Ns};
use crate::net::Client;
use crate::source::{SourceFile, Span};
use crate::vocabulary::values::date;

/// A feed, and what the rules ask of it again and again.
pub struct FeedContext<'a> {
    /// The tree.
    pub document: &'a Document<'a>,
    /// The channel, where there is one.
    pub channel: Option<Element<'a>>,
    /// The items in the order of the feed.
    pub items: Vec<Element<'a>>,
    /// The items, read; one in the middle of which the file ends is left out.
    pub episodes: Vec<Item<'a>>,
    /// The texts that people read.
    pub(in crate::lint) texts: Texts<'a>,
    /// What counts as now; a date after it lies in the future.
    pub now: DateTime<Utc>,
    /// What has changed since the state of the feed that subscribers know, where that was given.
    pub against: Option<Comparison<'a>>,
}

impl<'a> FeedContext<'a> {
    /// What the rules that are `asked` ask of `document`.
    fn new(document: &'a Document<'a>, now: DateTime<Utc>, asked: Asked<'_>) -> Self {
        let items: Vec<Element<'a>> = document.items().collect();
        let whole = || items.par_iter().copied().filter(|item| !item.is_cut_off());
        // No others read texts.
        let reads_texts = texts::RULES.iter().any(|rule| asked(rule));
        let texts = || if reads_texts { Texts::of(document) } else { Texts::default() };
        let (texts, episodes) = rayon::join(texts, || whole().map(Item::new).collect());
        Self { document, channel: document.channel(), items, episodes, texts, now, against: None }
    }

    /// Does the feed carry a podcast? Apple asks nothing of a blog with a sound here and there.
    pub fn is_podcast(&self) -> bool {
        let podcasting = |ns| matches!(ns, Ns::Itunes | Ns::Podcast);
        let heard = self.episodes.iter().filter(|item| item.enclosure.is_some()).count();
        let mostly = heard > 0 && 2 * heard >= self.items.len();
        mostly || self.document.bindings().iter().any(|binding| podcasting(binding.ns) && binding.used)
    }

    /// The guids of items and live items.
    pub fn guids(&self) -> impl Iterator<Item = Element<'a>> {
        let live = self.channel.into_iter().flat_map(|channel| channel.children_named(Ns::Podcast, "liveItem"));
        let items = self.episodes.iter().map(|item| item.element).chain(live);
        items.filter_map(|item| item.child(Ns::Rss, "guid"))
    }

    /// The guids that are addresses of pages as far as readers know: those that do not say `isPermaLink="false"`.
    pub fn permalinks(&self) -> impl Iterator<Item = Element<'a>> {
        let is_no_link = |guid: &Element<'a>| {
            guid.attribute("isPermaLink").is_some_and(|flag| flag.value().trim().eq_ignore_ascii_case("false"))
        };
        self.guids().filter(move |guid| !guid.text().is_empty() && !is_no_link(guid))
    }

    /// The `atom:link` elements of the channel with a relation.
    pub fn links(&self, rel: &str) -> impl Iterator<Item = Element<'a>> {
        self.channel.into_iter().flat_map(move |channel| channel.links(rel))
    }

    /// All dates of publication with their places: those of the channel and of the items.
    pub fn dates(&self) -> impl Iterator<Item = (DateTime<FixedOffset>, Span)> {
        let of_channel = ["pubDate", "lastBuildDate"].into_iter().filter_map(|name| {
            let element = self.channel?.child(Ns::Rss, name)?;
            Some((date::read(&element.text())?.at, element.text_span()))
        });
        of_channel.chain(self.episodes.iter().filter_map(|item| Some((item.published?, item.place_of("pubDate")))))
    }

    /// A finding of `rule` at `span`.
    pub fn found(&self, rule: &Rule, span: Span, message: impl Into<String>) -> Diagnostic {
        rule.at(self.document.place(span), message)
    }
}

/// What a feed is compared with.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The state of it that subscribers know, with all its pages.
    pub old: &'a SourceFile,
    /// The feed that is judged with its further pages, where it has any.
    pub whole: Option<&'a SourceFile>,
}

impl<'a> From<&'a SourceFile> for Known<'a> {
    fn from(old: &'a SourceFile) -> Self {
        Self { old, whole: None }
    }
}

/// Judges the feed in `bytes`, reported as `path`, also against what is `known` of it.
pub fn judge(
    path: &Path,
    bytes: Vec<u8>,
    known: Option<Known<'_>>,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Diagnostics {
    judge_online(path, bytes, known, settings, now, None)
}

/// The same, and by what servers say of the files that the feed names, where a client may ask them.
pub fn judge_online(
    path: &Path,
    bytes: Vec<u8>,
    known: Option<Known<'_>>,
    settings: &Settings,
    now: DateTime<Utc>,
    client: Option<&Client>,
) -> Diagnostics {
    let mut found = Diagnostics::new();
    let file = read::decode(path, bytes, &mut found).file;
    let document = read::read(&file, &mut found);
    found.extend(by_rules(&document, known, now, &|_| true));
    found.extend(beside::check(&document, path));
    found.extend(client.map(|client| online::check(&document, client)).unwrap_or_default());
    settings.judge(Waived::read([&file].into_iter()).apply(found, waiver::asked_of_file))
}

/// Judges a feed by all rules, without a look at the files beside it; levels and waivers do not count yet.
pub fn check(file: &SourceFile, known: Option<Known<'_>>, now: DateTime<Utc>) -> Diagnostics {
    check_by(&|_| true, file, known, now)
}

/// The same by rules that are `asked`; others may be told, too.
pub(super) fn check_by(
    asked: Asked<'_>,
    file: &SourceFile,
    known: Option<Known<'_>>,
    now: DateTime<Utc>,
) -> Diagnostics {
    let mut found = Diagnostics::new();
    let document = read::read(file, &mut found);
    found.extend(by_rules(&document, known, now, asked));
    found
}

/// Which rules are asked.
type Asked<'a> = &'a (dyn Fn(&Rule) -> bool + Sync);

/// Rules run side by side; their findings stand in the order of the registry.
fn by_rules(document: &Document<'_>, known: Option<Known<'_>>, now: DateTime<Utc>, asked: Asked<'_>) -> Diagnostics {
    // What is wrong with the old feed is past.
    let read = |file| read::read(file, &mut Diagnostics::new());
    let old = known.map(|known| read(known.old));
    let whole = known.and_then(|known| known.whole).map(read);
    let mut context = FeedContext::new(document, now, asked);
    context.against = old.as_ref().map(|old| match &whole {
        Some(whole) => Comparison::of_first_page(old, document, whole),
        None => Comparison::new(old, document),
    });
    let asked_of: HashSet<&str> = registry::rules()
        .filter(|rule| asked(rule))
        .map(|rule| if let Check::Family(whose) = rule.check { whose } else { rule.name })
        .collect();
    let checks: Vec<_> = registry::rules()
        .filter(|rule| asked_of.contains(rule.name))
        .filter_map(|rule| match rule.check {
            Check::Feed(check) => Some(check),
            _ => None,
        })
        .collect();
    // One at a time: some have more to do than a hundred others.
    checks
        .into_par_iter()
        .with_max_len(1)
        .flat_map_iter(|check| {
            let mut found = Diagnostics::new();
            check(&context, &mut found);
            found
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;

    /// The feeds in a folder of what is kept beside the project, and in those below it.
    fn feeds(folder: &Path) -> Vec<std::path::PathBuf> {
        let entries = folder.read_dir().into_iter().flatten().flatten().map(|entry| entry.path());
        let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
        let here = files.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "xml"));
        here.chain(folders.iter().flat_map(|folder| feeds(folder))).collect()
    }

    #[test]
    fn rules_that_only_warn_are_not_needed_for_errors() {
        let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
        let files: Vec<_> =
            ["w3c-cases", "corpus/feeds"].iter().flat_map(|folder| feeds(&shared.join(folder))).collect();
        if files.is_empty() {
            eprintln!("skipped: the feeds in {} are not here", shared.display());
        }
        let settings = Settings::default();
        let errors = |found| {
            let found = settings.judge(found).into_iter();
            found.filter(|one| one.severity == Severity::Error).collect::<Diagnostics>()
        };
        files.par_iter().for_each(|path| {
            let Ok(text) = std::fs::read_to_string(path) else { return };
            let (file, now) = (SourceFile::new("feed.xml", text), DateTime::UNIX_EPOCH);
            let some = check_by(&|rule| settings.may_be_error(rule), &file, None, now);
            assert_eq!(errors(some), errors(check(&file, None, now)), "{}", path.display());
        });
    }

    #[test]
    fn what_a_file_that_ends_too_early_lacks_is_not_told() {
        let feed = "<rss version=\"2.0\"><channel><title>Rye</title><item><title>One</title><enclosure url=\"https://a";
        let found = check(&SourceFile::new("feed.xml", feed), None, DateTime::UNIX_EPOCH);
        let told = |rule: &str| found.iter().any(|one| one.rule == rule);
        assert!(told("xml-truncated"), "{found:?}");
        for rule in ["pubdate-missing", "guid-missing", "enclosure-length-missing", "channel-link-missing"] {
            assert!(!told(rule), "{rule}: {found:?}");
        }
    }
}
