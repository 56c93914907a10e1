//! `language-untold`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// A feed that is no podcast does not say its language.
    ///
    /// ## Why it matters
    /// Readers that speak, translate or sort by language have to guess. For podcasts the language is required, and its
    /// absence has a rule of its own.
    ///
    /// ## Example
    /// `<channel>` without `<language>` and without `<dc:language>`.
    "language-untold", Feed, Info, fix: None, check: Feed(check),
    sources: ["RSS Best Practices Profile"],
    w3c: ["MissingDCLanguage"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(channel) = feed.channel.filter(|_| !feed.is_podcast()) else { return };
    let is_told = |ns| channel.child(ns, "language").is_some();
    let roots = feed.document.root().into_iter().chain([channel]);
    let is_marked = roots.flat_map(|root| root.attributes()).any(|attribute| attribute.qualified() == "xml:lang");
    if !is_told(Ns::Rss) && !is_told(Ns::Dc) && !is_marked {
        found.push(feed.found(&RULE, channel.tag(), "the feed does not say its language").help("add <language>"));
    }
}
