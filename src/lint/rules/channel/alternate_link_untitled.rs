//! `alternate-link-untitled`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// A link to another form of the feed does not tell which one.
    ///
    /// ## Why it matters
    /// Apps offer the choice between MP3 and AAC by title and type; without them it is a guess.
    ///
    /// ## Example
    /// `<atom:link rel="alternate" href="https://a.example/opus.xml"/>`
    "alternate-link-untitled", Feed, Info, fix: None, check: Feed(check),
    sources: ["Podlove Alternate Feeds 1.0"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for link in feed.links("alternate") {
        let value = |name| link.attribute(name).map_or("", |own| own.value().trim());
        // A page for people is no other form of the feed.
        let is_page = value("type").starts_with("text/html");
        let missing: Vec<&str> = ["title", "type"].into_iter().filter(|name| value(name).is_empty()).collect();
        if !is_page && !missing.is_empty() {
            let message = format!("the other form of the feed has no {}", missing.join(" and no "));
            found.push(feed.found(&RULE, link.tag(), message));
        }
    }
}
