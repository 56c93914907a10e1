//! `html-address-broken`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::vocabulary::values::{Fault, Kind, url};
use crate::words::shown;

rule! {
    /// A link or picture in the notes leads nowhere.
    ///
    /// ## What it does
    /// Finds addresses without a host, of a scheme that nobody registered, of one computer or a private network, and links
    /// whose address is empty.
    ///
    /// ## Why it matters
    /// Listeners tap and nothing opens.
    ///
    /// ## Example
    /// `<a href="htps://a.example/rye">rye</a>`, `<a href="https://">rye</a>`
    "html-address-broken", Item, Warning, fix: None, check: Feed(check),
    sources: ["RFC 3986", "practice: issues of real shows, such as syntaxfm/website #335"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for text in &feed.texts.html {
        for tag in text.starts_of(&["a", "img", "audio", "video", "source"]) {
            let Some((name, address)) = tag.address() else { continue };
            if let Some(Fault { message, help, .. }) = fault(address.trim()) {
                let message = match address.trim() {
                    "" => format!("`{name}` is empty"),
                    address => format!("{} in `{name}` {message}", shown(address)),
                };
                let mut diagnostic = feed.found(&RULE, text.span_of(&tag), message);
                diagnostic.help = help;
                found.push(diagnostic);
            }
        }
    }
}

/// What keeps people from getting there; spaces and umlauts do not, browsers mend them.
fn fault(address: &str) -> Option<Fault> {
    if is_ordinary(address) {
        return None;
    }
    url::check(address)
        .filter(|fault| matches!(fault.kind, Kind::Url | Kind::UrlEmpty | Kind::UrlScheme | Kind::UrlLocal))
}

/// Nearly all addresses are; the others are worth a closer look.
fn is_ordinary(address: &str) -> bool {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let (above, top) = host.rsplit_once('.').unwrap_or_default();
    let is_label = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    above.split('.').all(is_label) && top.bytes().all(|b| b.is_ascii_alphabetic()) && !top.is_empty() && top != "local"
}
