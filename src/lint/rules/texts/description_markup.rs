//! `description-markup`

use crate::diagnostic::Diagnostics;
use crate::feed::read::Ns;
use crate::lint::feed::FeedContext;
use crate::lint::html_tags::is_html;
use crate::lint::rule::rule;

rule! {
    /// The HTML of the notes is not escaped.
    ///
    /// ## Why it matters
    /// It stands in the feed as elements of XML: most readers drop them, and show the text without its words in between.
    ///
    /// ## Example
    /// `<description><p>Rye</p></description>`
    "description-markup", Item, Warning, fix: None, check: Feed(check),
    sources: ["Apple, A Podcaster's Guide to RSS, <description>"]
}

fn check(feed: &FeedContext<'_>, found: &mut Diagnostics) {
    let texts = [(Ns::Rss, "description"), (Ns::Content, "encoded"), (Ns::Itunes, "summary")];
    for element in feed.document.elements_named(texts) {
        if let Some(child) = element.children().find(|child| is_html(child.local())) {
            let message = format!("<{}> is no element of RSS here", child.qualified());
            found.push(feed.found(&RULE, child.tag(), message).help("put the notes into <![CDATA[…]]>"));
        }
    }
}
