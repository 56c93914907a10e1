//! `address-http`

use crate::diagnostic::Diagnostics;
use crate::diagnostic::Fix;
use crate::feed::read::{Element, Ns};
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;
use crate::source::Span;

rule! {
    /// An address of the feed is not encrypted.
    ///
    /// ## Why it matters
    /// Phones block plain http: or warn of it; most hosts serve https: at the same address.
    ///
    /// ## Example
    /// `http://a.example/7.mp3`
    "address-http", Item, Info, fix: Unsafe, check: Feed(check),
    sources: ["Google, Podcast guidelines; Apple, App Transport Security"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let of_channel = feed.channel.into_iter().flat_map(addresses);
    for address in of_channel.chain(feed.episodes.iter().flat_map(|item| addresses(item.element))) {
        let (value, span) = address;
        let Some(rest) = value.trim().strip_prefix("http://") else { continue };
        let start = span.start + feed.document.file().slice(span).find("http://").unwrap_or_default();
        found.push(
            feed.found(&RULE, span, format!("{rest} is asked for without encryption"))
                .fix(Fix::doubtful(Span::new(start, start + "http".len()), "https")),
        );
    }
}

/// The addresses that apps open by themselves or offer to people.
fn addresses(parent: Element<'_>) -> impl Iterator<Item = (String, Span)> {
    let attribute = |ns, name, attribute: &'static str| {
        let value = parent.child(ns, name)?.attribute(attribute)?;
        Some((value.value().to_owned(), value.value_span()))
    };
    let text = |name| parent.child(Ns::Rss, name).map(|child| (child.text().into_owned(), child.text_span()));
    let found = [
        attribute(Ns::Rss, "enclosure", "url"),
        attribute(Ns::Itunes, "image", "href"),
        attribute(Ns::Atom, "link", "href"),
        text("link"),
    ];
    found.into_iter().flatten()
}
