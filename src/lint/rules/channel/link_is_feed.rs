//! `link-is-feed`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// `link` of the channel leads to the feed.
    ///
    /// ## Why it matters
    /// It is the website of the show, for people.
    ///
    /// ## Example
    /// `<link>https://a.example/feed.xml</link>`
    "link-is-feed", Feed, Info, fix: None, check: Feed(check),
    sources: ["PSP-1, <link>"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let Some(link) = feed.channel.and_then(|channel| channel.child(Ns::Rss, "link")) else { return };
    let own = feed.links("self").find_map(|own| own.attribute("href"));
    let is_own = own.is_some_and(|own| !link.text().is_empty() && own.value().trim() == link.text());
    let is_xml = [".xml", ".rss", ".atom"].iter().any(|ending| link.text().ends_with(ending));
    if is_own || is_xml {
        found.push(feed.found(&RULE, link.text_span(), "this is the address of the feed, not of a page for people"));
    }
}
