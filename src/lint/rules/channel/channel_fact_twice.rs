//! `channel-fact-twice`

use crate::diagnostic::Diagnostics;
use crate::feed::read::{Element, Ns};
use crate::lint::feed::FeedContext;
use crate::lint::rule::Rule;
use crate::lint::rule::rule;

rule! {
    /// Two elements of the channel say the same.
    ///
    /// ## Why it matters
    /// Readers take the one or the other; when only one is changed, they contradict each other.
    ///
    /// ## Example
    /// `<copyright>` and `<dc:rights>`
    "channel-fact-twice", Feed, Info, fix: None, check: Feed(check),
    sources: ["RSS Best Practices Profile"],
    w3c: ["DuplicateSemantics"]
}

/// The element of RSS, and the one that says the same.
const SAME: &[(Ns, &str, Ns, &str)] = &[
    (Ns::Rss, "copyright", Ns::Dc, "rights"),
    (Ns::Rss, "managingEditor", Ns::Dc, "creator"),
    (Ns::Rss, "webMaster", Ns::Dc, "publisher"),
    (Ns::Rss, "pubDate", Ns::Dc, "date"),
    (Ns::Rss, "lastBuildDate", Ns::DcTerms, "modified"),
    (Ns::Rss, "language", Ns::Dc, "language"),
    (Ns::Rss, "generator", Ns::Admin, "generatorAgent"),
    (Ns::Rss, "webMaster", Ns::Admin, "errorReportsTo"),
    (Ns::Rss, "title", Ns::Dc, "title"),
    (Ns::Rss, "description", Ns::Dc, "description"),
    (Ns::Rss, "category", Ns::Dc, "subject"),
    (Ns::CreativeCommons, "license", Ns::Cc, "license"),
];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(channel) = feed.channel else { return };
    twice(feed, &RULE, channel, SAME, found);
}

/// Tells each pair of `same` of which both stand in `parent`.
pub(super) fn twice(
    feed: &FeedContext<'_>,
    rule: &Rule,
    parent: Element<'_>,
    same: &[(Ns, &str, Ns, &str)],
    found: &mut Diagnostics,
) {
    for (ns, name, other_ns, other_name) in same {
        let (Some(one), Some(other)) = (parent.child(*ns, name), parent.child(*other_ns, other_name)) else { continue };
        let message = format!("<{}> says the same as <{}>", other.qualified(), one.qualified());
        found.push(
            feed.found(rule, other.span(), message)
                .related(feed.document.place(one.span()), "the element of RSS")
                .help("keep one of them"),
        );
    }
}
