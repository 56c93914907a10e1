//! Feeds: what a rule may look at, and the run of all rules over one feed.

use std::path::Path;

use chrono::{DateTime, Utc};

use super::rule::{Check, Rule};
use super::rules::beside;
use super::settings::Settings;
use super::{registry, waiver};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::feed::compare::Comparison;
use crate::feed::read::{self, Document, Element};
use crate::source::{SourceFile, Span};

/// A feed, and what the rules ask of it again and again.
pub struct FeedContext<'a> {
    /// The tree.
    pub document: &'a Document<'a>,
    /// The channel, where there is one.
    pub channel: Option<Element<'a>>,
    /// The items in the order of the feed.
    pub items: Vec<Element<'a>>,
    /// What counts as now; a date after it lies in the future.
    pub now: DateTime<Utc>,
    /// What has changed since the state of the feed that subscribers know, where that was given.
    pub against: Option<Comparison<'a>>,
}

impl<'a> FeedContext<'a> {
    /// What the rules ask of `document`.
    pub fn new(document: &'a Document<'a>, now: DateTime<Utc>) -> Self {
        Self { document, channel: document.channel(), items: document.items().collect(), now, against: None }
    }

    /// A finding of `rule` at `span`.
    pub fn found(&self, rule: &Rule, span: Span, message: impl Into<String>) -> Diagnostic {
        rule.at(self.document.place(span), message)
    }
}

/// Judges the feed in `bytes`, reported as `path`, also against the state of it in `old`.
pub fn judge(
    path: &Path,
    bytes: Vec<u8>,
    old: Option<&SourceFile>,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Diagnostics {
    let mut found = Diagnostics::new();
    let file = read::decode(path, bytes, &mut found).file;
    let document = read::read(&file, &mut found);
    found.extend(by_rules(&document, old, now));
    found.extend(beside::check(&document, path));
    waiver::apply([&file].into_iter(), settings.judge(found))
}

/// Judges a feed by all rules, without a look at the files beside it; levels and waivers do not count yet.
pub fn check(file: &SourceFile, old: Option<&SourceFile>, now: DateTime<Utc>) -> Diagnostics {
    let mut found = Diagnostics::new();
    let document = read::read(file, &mut found);
    found.extend(by_rules(&document, old, now));
    found
}

fn by_rules(document: &Document<'_>, old: Option<&SourceFile>, now: DateTime<Utc>) -> Diagnostics {
    let mut found = Diagnostics::new();
    // What is wrong with the old feed is past.
    let old = old.map(|old| read::read(old, &mut Diagnostics::new()));
    let mut context = FeedContext::new(document, now);
    context.against = old.as_ref().map(|old| Comparison::new(old, document));
    for rule in registry::rules() {
        if let Check::Feed(check) = rule.check {
            check(&context, &mut found);
        }
    }
    found
}
