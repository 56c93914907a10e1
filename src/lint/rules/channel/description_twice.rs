//! `description-twice`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// An item has several elements with its text.
    ///
    /// ## Why it matters
    /// Apps choose one of them, and not all the same.
    ///
    /// ## Example
    /// `<content:encoded>` and `<atom:content>`
    "description-twice", Item, Info, fix: None, check: Feed(check),
    sources: ["RSS Best Practices Profile"],
    w3c: ["DuplicateDescriptionSemantics"]
}

/// Elements that hold the whole text of an item.
const TEXTS: &[(Ns, &str)] = &[
    (Ns::Content, "encoded"),
    (Ns::Xhtml, "body"),
    (Ns::Xhtml, "div"),
    (Ns::Atom, "content"),
    (Ns::Atom, "summary"),
    (Ns::Dc, "description"),
];

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    for item in &feed.episodes {
        let texts = TEXTS.iter().filter_map(|(ns, name)| item.element.child(*ns, name));
        let described = item.element.child(Ns::Rss, "description");
        // description beside content:encoded is what podcasts do: a short text and a long one.
        for other in texts
            .filter(|text| text.ns() != Ns::Content && text.attribute("src").is_none())
            .filter(|_| described.is_some())
        {
            found.push(feed.found(
                &RULE,
                other.tag(),
                format!("<{}> says the same as <description>", other.qualified()),
            ));
        }
    }
}
