//! `enclosure-url-scheme`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::vocabulary::values::url;

rule! {
    /// An enclosure is on no web server.
    ///
    /// ## Why it matters
    /// Apps fetch episodes by http: and https: alone; a file: is on the disk of whoever made the feed.
    ///
    /// ## Example
    /// `<enclosure url="file:///home/ada/7.mp3" …/>`
    "enclosure-url-scheme", Item, Error, fix: None, check: Feed(check),
    sources: ["RSS 2.0, <enclosure>"],
    w3c: ["InvalidURLAttribute"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for url in feed.episodes.iter().filter_map(|item| item.enclosure?.attribute("url")) {
        let Some((scheme, rest)) = url.value().trim().split_once(':') else { continue };
        let of_the_web = ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
        let without_host = ["data", "ipfs", "magnet", "mailto", "tag", "tel", "urn"];
        let is_scheme = rest.starts_with("//") || without_host.iter().any(|known| scheme.eq_ignore_ascii_case(known));
        // A scheme that nobody registered is told as such.
        let is_known = url::is_registered(scheme);
        if !of_the_web && is_scheme && is_known {
            let message = format!("apps do not fetch episodes by {scheme}:");
            found.push(feed.found(&RULE, url.value_span(), message).help("serve it with https:"));
        }
    }
}
