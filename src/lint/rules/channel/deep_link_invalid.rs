//! `deep-link-invalid`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use url::Url;

rule! {
    /// A Podlove deep link is no address to which a time can be added.
    ///
    /// ## Why it matters
    /// Apps add `#t=…` to share a moment; behind a relative address or one with a fragment that leads nowhere.
    ///
    /// ## Example
    /// `<atom:link rel="http://podlove.org/deep-link" href="/player"/>`
    "deep-link-invalid", Item, Warning, fix: None, check: Feed(check),
    sources: ["Podlove Deep Linking 1.1"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let links = feed.episodes.iter().flat_map(|item| item.element.children_named(Ns::Atom, "link"));
    for link in links.filter(|link| link.attribute("rel").is_some_and(|rel| is_deep(rel.value()))) {
        let Some(href) = link.attribute("href") else { continue };
        if let Some(fault) = fault(href.value().trim()) {
            found.push(feed.found(&RULE, href.value_span(), format!("the base of deep links {fault}")));
        }
    }
}

fn is_deep(rel: &str) -> bool {
    let rel = rel.trim();
    rel.strip_prefix("http").map(|rest| rest.strip_prefix('s').unwrap_or(rest)).is_some_and(|rest| {
        rest.strip_prefix("://podlove.org/deep-link").is_some_and(|rest| rest.is_empty() || rest == "/")
    })
}

fn fault(address: &str) -> Option<&'static str> {
    match Url::parse(address) {
        Ok(url) if !matches!(url.scheme(), "http" | "https") => Some("is no address of the web"),
        Ok(url) if url.fragment().is_some_and(|fragment| !fragment.is_empty()) => Some("has a fragment already"),
        Ok(_) => None,
        Err(_) => Some("is no whole address"),
    }
}
