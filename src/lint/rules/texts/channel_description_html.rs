//! `channel-description-html`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::rule::rule;

rule! {
    /// The description of the show holds HTML.
    ///
    /// ## Why it matters
    /// RSS allows HTML in the descriptions of items alone. Apple shows it, other directories show its tags.
    ///
    /// ## Example
    /// `<channel><description>All about &lt;b&gt;rye&lt;/b&gt;</description>`
    "channel-description-html", Feed, Info, fix: None, check: Feed(check),
    sources: ["RSS 2.0, <description>; W3C feed validator"],
    w3c: ["ContainsHTML"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let of_channel = feed.texts.html.iter().filter(|text| {
        text.element.is(Ns::Rss, "description")
            && text.element.parent().is_some_and(|parent| parent.is(Ns::Rss, "channel"))
    });
    for text in of_channel {
        if let Some(tag) = text.tags().find(|tag| tag.is_html()) {
            let message = format!("the description of the show holds the tag <{}>", tag.name);
            found.push(feed.found(&RULE, text.span_of(&tag), message).help("plain text is shown alike everywhere"));
        }
    }
}
