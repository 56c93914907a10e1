//! `name-is-address`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::vocabulary::values::{contact, url};
use crate::words::shown;

rule! {
    /// Where a name belongs stands an address.
    ///
    /// ## What it does
    /// Finds e-mail and web addresses alone in `itunes:author`, `itunes:name` and `podcast:person`.
    ///
    /// ## Why it matters
    /// Apps show it as the name of who made the show, and find nobody by it.
    ///
    /// ## Example
    /// ```xml
    /// <itunes:author>ada@bread.example</itunes:author>
    /// ```
    /// Use instead:
    /// ```xml
    /// <itunes:author>Ada Crumb</itunes:author>
    /// ```
    "name-is-address", Feed, Info, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <itunes:author>", "podcast-namespace docs/tags/person.md"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let names = [(Ns::Itunes, "author"), (Ns::Itunes, "name"), (Ns::Podcast, "person")];
    for element in feed.document.elements_named(names) {
        let name = element.text();
        let what = match &*name {
            web if url::is_web(web) => "a web address",
            mail if mail.contains('@') && contact::email(mail).is_none() => "an e-mail address",
            _ => continue,
        };
        let message = format!("{} in <{}> is {what}, not a name", shown(&name), element.qualified());
        found.push(feed.found(&RULE, element.text_span(), message).help("write the name"));
    }
}
