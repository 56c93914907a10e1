//! `html-address-broken`

use crate::diagnostic::Diagnostics;
use crate::lint::feed::FeedContext;
use crate::lint::html_tags::attributes::Attribute;
use crate::lint::rule::rule;
use crate::lint::rules::feed::values::urls::password;
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
        for Attribute { tag, name, value } in text.odd_addresses() {
            if let Some(Fault { kind, message, help, .. }) = fault(value.trim()) {
                let message = match value.trim() {
                    "" => format!("`{name}` is empty"),
                    address => format!("{} in `{name}` {message}", shown(address)),
                };
                let rule = if kind == Kind::UrlPassword { &password::RULE } else { &RULE };
                let mut diagnostic = feed.found(rule, text.span_of(&tag), message);
                diagnostic.help = help;
                found.push(diagnostic);
            }
        }
    }
}

const TOLD: [Kind; 5] = [Kind::Url, Kind::UrlEmpty, Kind::UrlScheme, Kind::UrlLocal, Kind::UrlPassword];

/// What keeps people from getting there; spaces and umlauts do not, browsers mend them.
fn fault(address: &str) -> Option<Fault> {
    if address.starts_with(['“', '”', '„', '‘', '’', '«', '″']) {
        let fault = Fault::new(Kind::Url, "stands in typographic quotes, which belong to it then");
        return Some(fault.help("write it between straight ones, `\"`"));
    }
    url::check(address).filter(|fault| TOLD.contains(&fault.kind))
}
