//! `html-link-http`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::html_tags::names::Elements;
use crate::lint::rule::rule;

rule! {
    /// A link in the notes is not encrypted.
    ///
    /// ## Why it matters
    /// Spotify makes only https: links ones that can be followed.
    ///
    /// ## Example
    /// `<a href="http://a.example/">`
    "html-link-http", Item, Info, fix: None, check: Feed(check),
    sources: ["Spotify, Formatting your show notes (as tabulated)"],
    profiles: [Spotify]
}

const LINK: Elements = Elements::of(&["a"]);

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for text in &feed.texts.html {
        let links = text.notable(|one| one.is_of(LINK) && one.is_called(&["href"]));
        let mut links = links.filter(|link| is_http(link.value)).map(|link| link.tag);
        let Some(first) = links.next() else { continue };
        let message = match links.count() {
            0 => "Spotify does not let people follow a link with http:".to_owned(),
            more => format!("Spotify does not let people follow the {} links with http:", more + 1),
        };
        found.push(feed.found(&RULE, text.span_of(&first), message).help("most sites answer to https://, too"));
    }
}

fn is_http(address: &str) -> bool {
    address.trim().get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http://"))
}
